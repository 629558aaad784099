"""Many changes in one transaction: each its own revision, all of them stored or none."""

from pathlib import Path

import pytest

from itplanner.domain.change import Edit
from itplanner.domain.records import Step
from itplanner.errors import ChangedOutside
from tests.store.desk import AREA, LONG, YEAR, Desk, by_hand, records_of


def test_a_batch_stores_each_change_by_itself_and_all_at_once(ann: Desk, ben: Desk) -> None:
    with ann.store.batch():
        ann.set(YEAR, "title", "Three sites")
        ann.add(Step(id=-1, goal=2, text="Order"))
        assert ben.follow() == []

    assert [each.revision.number for each in ben.follow()] == [2, 3]
    assert ben.store.verify().ok


def test_a_batch_that_fails_stores_nothing(ann: Desk, ben: Desk, path: Path) -> None:
    def interrupted() -> None:
        with ann.store.batch():
            ann.set(YEAR, "title", "Three sites")
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()

    assert ben.follow() == []
    assert records_of(path)[YEAR] == ben[YEAR]


def test_a_refused_change_in_a_batch_leaves_the_others(ann: Desk, ben: Desk, path: Path) -> None:
    with by_hand(path) as db:
        db.execute("UPDATE goal SET note = 'By hand' WHERE id = 2")
    with ann.store.batch():
        ann.set(YEAR, "title", "Three sites")
        with pytest.raises(ChangedOutside):
            ann.do(Edit("area", 1, "name", "Network", "Net"), Edit("goal", 2, "note", "", "Mine"))
        ann.set(LONG, "title", "Every site")

    assert [each.revision.number for each in ben.follow()] == [2, 3]
    assert (ben[YEAR].title, ben[LONG].title, ben[AREA].name) == ("Three sites", "Every site", "Network")
    assert records_of(path)[AREA] == ben[AREA]
