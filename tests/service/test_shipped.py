"""The plans that come with the program."""

import datetime
from pathlib import Path

import pytest

from itplanner.domain.history import Actor
from itplanner.domain.problems import problems
from itplanner.domain.records import KPI, Area, Goal, Organisation, Reading
from itplanner.domain.shapes import SHAPE
from itplanner.errors import BadInput, Exists
from itplanner.service import shipped
from itplanner.service.when import When
from itplanner.store.store import Store

ANN = Actor("ann")
WHEN = When(datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC), datetime.date(2026, 11, 23))


def test_the_starter_takes_the_organisation_and_puts_its_goals_into_its_years(tmp_path: Path) -> None:
    settings = {"name": "Acme", "currency": "chf", "fiscal_start": "July", "year": "FY2028"}
    shipped.create(tmp_path / "plan.db", "starter", ANN, WHEN, settings=settings)
    with Store.open(tmp_path / "plan.db") as store:
        plan, revisions = store.load(), store.revisions()
    (acme,) = plan[Organisation]
    assert (acme.name, acme.currency, acme.fiscal_start, acme.year) == ("Acme", "CHF", 7, 2028)
    assert len(plan[KPI]) == 8
    assert len([area for area in plan[Area] if area.parent is None]) == 5
    assert {(goal.start.month, goal.start.day) for goal in plan[Goal] if goal.start} == {(7, 1)}
    assert {(goal.due.month, goal.due.day) for goal in plan[Goal] if goal.due} == {(6, 30)}
    assert problems(plan) == frozenset()
    assert {(each.actor.login, each.at) for each in revisions} == {("ann", WHEN.at)}


def test_an_empty_plan_has_nothing_but_the_organisation_with_the_present_year(tmp_path: Path) -> None:
    shipped.create(tmp_path / "plan.db", "empty", ANN, WHEN, settings={"fiscal_start": "7"})
    with Store.open(tmp_path / "plan.db") as store:
        plan = store.load()
    assert list(plan.tables) == ["organisation"]
    assert [each.year for each in plan[Organisation]] == [2027]


def test_settings_that_cannot_be_are_told_and_make_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no currency"):
        shipped.create(tmp_path / "plan.db", "starter", ANN, WHEN, settings={"currency": "Euro"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "plan.db").write_text("mine")
    with pytest.raises(Exists):
        shipped.create(tmp_path / "plan.db", "empty", ANN, WHEN)
    assert (tmp_path / "plan.db").read_text() == "mine"


@pytest.mark.parametrize("today", ["2026-11-23", "2027-02-28"])
def test_the_demo_ends_lately_whatever_day_it_is(tmp_path: Path, today: str) -> None:
    path = shipped.demo(tmp_path, datetime.date.fromisoformat(today))
    with Store.open(path) as store:
        plan, revisions = store.load(), store.revisions()
        assert store.verify().ok
    last = revisions[-1].at.date()
    assert 0 <= (datetime.date.fromisoformat(today) - last).days <= 31
    assert max(reading.date for reading in plan[Reading]) <= last
    assert problems(plan) == frozenset()


def test_a_second_demo_is_a_copy_of_its_own_of_the_same_build(tmp_path: Path) -> None:
    today = datetime.date(2026, 11, 23)
    first, second = shipped.demo(tmp_path, today), shipped.demo(tmp_path, today)
    assert first != second
    assert first.read_bytes() == second.read_bytes()
    assert len(list((tmp_path / "demo").glob("*.db"))) == 1
    assert first.stat().st_mode & 0o777 == 0o600


def test_a_demo_of_another_shape_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = datetime.date(2026, 11, 23)
    shipped.demo(tmp_path, today)
    monkeypatch.setattr(shipped, "SHAPE", SHAPE + 1)
    shipped.demo(tmp_path, today)
    assert len(list((tmp_path / "demo").glob("*.db"))) == 2
