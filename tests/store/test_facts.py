"""Facts beside the plan: stored with their batch or not at all, counted by the batches that are present."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.spend import Spend
from itplanner.domain.records import Area, Batch, fields
from itplanner.errors import ChangedOutside, Conflict
from itplanner.store.facts import KEPT, Beside, Rows
from tests.store.desk import Desk, started


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "plan.itplan"
    started(path)
    desk = Desk(path)
    yield desk
    desk.store.close()


def incident(number: str, **values: Any) -> Incident:
    return Incident(**{"number": number, "detected": 1_000_000, **values})


def rows(*facts: Incident | Spend) -> Rows:
    return [
        (place, *(getattr(fact, name) for name in fields(type(fact))))
        for place, fact in enumerate(facts, start=2)
    ]


def brought(desk: Desk, *facts: Incident) -> int:
    """Store a batch of incidents; return its number."""
    change = Change.of([added(Batch(id=-1, facts="incidents", file="desk.csv"))], "Imported incidents")
    desk.plan, recorded = desk.store.commit(
        desk.plan, change, by=desk.actor, at=desk.at, beside=Beside({-1: rows(*facts)})
    )
    assert recorded is not None
    return recorded.change.edits[0].id


def numbers(desk: Desk, *batches: int) -> list[tuple[Any, ...]]:
    with desk.store.fact_rows("incidents", batches, "number", "restored") as found:
        return [tuple(row) for row in found]


def test_facts_come_back_as_they_were_brought(desk: Desk) -> None:
    whole = incident("IM1", service="ERP", priority="1", restored=1_003_600, pending=0.5, reopened=True)
    batch = brought(desk, whole, incident("IM2"))

    with desk.store.fact_rows("incidents", [batch]) as found:
        first, second = list(found)
    assert Incident(**dict(zip(fields(Incident), first, strict=True))) == whole
    assert second[0] == "IM2"


def test_of_one_key_the_latest_batch_counts_and_the_one_before_when_that_is_undone(desk: Desk) -> None:
    first = brought(desk, incident("IM1"), incident("IM2"))
    second = brought(desk, incident("IM2", restored=1_000_060))

    assert numbers(desk, first, second) == [("IM1", None), ("IM2", 1_000_060)]
    assert numbers(desk, first) == [("IM1", None), ("IM2", None)]
    assert numbers(desk, second) == [("IM2", 1_000_060)]
    assert numbers(desk) == []


def test_rows_without_a_key_all_count(desk: Desk) -> None:
    day = desk.at.date()
    for _time in range(2):
        change = Change.of([added(Batch(id=-1, facts="spend"))], "Imported spend")
        beside = Beside({-1: rows(Spend(date=day, amount=100), Spend(date=day, amount=100, document="RE1"))})
        desk.plan, _ = desk.store.commit(desk.plan, change, by=desk.actor, at=desk.at, beside=beside)

    with desk.store.fact_rows("spend", [1, 2], "amount", "document") as found:
        assert sorted(tuple(row) for row in found) == [(100, ""), (100, ""), (100, "RE1")]


def test_undoing_a_batch_keeps_its_rows_for_doing_it_again(desk: Desk) -> None:
    batch = brought(desk, incident("IM1"))
    desk.undo(desk.plan.revision)

    assert desk.plan.find(Ref("batch", batch)) is None
    assert numbers(desk, batch) == [("IM1", None)]


def test_several_batches_of_one_change_keep_their_rows_apart(desk: Desk) -> None:
    edits = [added(Batch(id=number, facts="incidents", file=f"{-number}.csv")) for number in (-3, -7)]
    beside = Beside({-3: rows(incident("IM3")), -7: rows(incident("IM7"))})
    desk.plan, _ = desk.store.commit(
        desk.plan, Change.of(edits, "Two"), by=desk.actor, at=desk.at, beside=beside
    )

    files = {row.file: row.id for row in desk.plan[Batch]}
    assert numbers(desk, files["3.csv"]) == [("IM3", None)]
    assert numbers(desk, files["7.csv"]) == [("IM7", None)]


def test_nothing_is_stored_when_the_rows_break_off(desk: Desk) -> None:
    def breaking() -> Iterator[Sequence[Any]]:
        yield from rows(incident("IM1"))
        raise KeyboardInterrupt

    change = Change.of([added(Batch(id=-1, facts="incidents"))], "Imported")
    with pytest.raises(KeyboardInterrupt):
        desk.store.commit(desk.plan, change, by=desk.actor, at=desk.at, beside=Beside({-1: breaking()}))

    assert len(desk.store.load()[Batch]) == 0
    assert numbers(desk, 1) == []
    assert brought(desk, incident("IM2")) == 1


def test_a_conflict_stores_no_rows(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "plan.itplan", "ben")
    other.set(Ref("area", 1), "name", "Networks")
    other.store.close()
    mine = desk.plan.find(Ref("area", 1))
    assert isinstance(mine, Area)
    edits = [added(Batch(id=-1, facts="incidents"))]
    edits.append(Edit("area", 1, "name", mine.name, "Net"))
    with pytest.raises(Conflict):
        desk.store.commit(
            desk.plan,
            Change.of(edits, "Both"),
            by=desk.actor,
            at=desk.at,
            beside=Beside({-1: rows(incident("IM1"))}),
        )
    assert numbers(desk, 1) == []


def test_a_summary_is_kept_under_its_key_and_old_ones_go(desk: Desk) -> None:
    assert desk.store.summary("a") is None
    desk.store.keep_summary("a", "one")
    desk.store.keep_summary("a", "two")
    assert desk.store.summary("a") == "two"
    for place in range(KEPT):
        desk.store.keep_summary(f"b{place}", "text")
    assert desk.store.summary("a") is None
    assert desk.store.summary(f"b{KEPT - 1}") == "text"


def test_sealed_content_is_kept_as_it_was_stored_and_nothing_else_is_taken_for_it(desk: Desk) -> None:
    change = Change.of([added(Area(id=-1, name="Cloud"))], "Added")
    named = sha256(b"content").hexdigest()
    beside = Beside(sealed={named: b"content", "ab" * 32: b"content"})
    desk.store.commit(desk.plan, change, by=desk.actor, at=desk.at, beside=beside)

    assert desk.store.sealed(named) == b"content"
    assert desk.store.sealed("ab" * 32) is None
    assert desk.store.sealed("cd" * 32) is None


def test_a_summary_that_cannot_be_kept_leaves_the_one_that_was(desk: Desk) -> None:
    desk.store.keep_summary("a", "one")
    with desk.store._reading.use() as db:
        refusing = "BEFORE INSERT ON main.summary BEGIN SELECT RAISE(ABORT, 'no'); END"
        db.execute(f"CREATE TEMP TRIGGER full {refusing}")
        with pytest.raises(ChangedOutside):
            desk.store.keep_summary("a", "two")
        assert not db.in_transaction
        db.execute("DROP TRIGGER full")
    assert desk.store.summary("a") == "one"
