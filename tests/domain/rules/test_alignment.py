"""Which goals serve nothing, what nobody serves, and where efforts scatter."""

import datetime
from typing import Any

import pytest

from itplanner.domain.plan import Plan
from itplanner.domain.records import Alignment, Area, BusinessGoal, Goal
from itplanner.domain.rules.alignment import (
    Share,
    coverage,
    holds,
    idle_areas,
    in_force,
    orphans,
    scattered,
    served_by,
    serving,
    unaligned,
    uncovered,
)
from tests.builders import NETWORK, TODAY, goal, plan_of

DAY = datetime.timedelta(1)


def wanted(number: int = 1, **values: Any) -> BusinessGoal:
    return BusinessGoal(id=number, title=f"Business goal {number}", **values)


def serves(number: int, of: int, business_goal: int = 1, strength: Any = "primary") -> Alignment:
    return Alignment(id=number, goal=of, business_goal=business_goal, strength=strength)


def codes(plan: Plan) -> list[str]:
    return [each.code for each in uncovered(plan, TODAY)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
    ],
)
def test_a_business_goal_holds_from_its_first_to_its_last_day(
    first: datetime.date | None, last: datetime.date | None, expected: bool
) -> None:
    row = wanted(valid_from=first, valid_to=last)
    assert holds(row, TODAY) is expected
    assert bool(in_force(plan_of(row), TODAY)) is expected


def test_a_business_goal_is_covered_by_an_open_goal_that_serves_it_first_of_all() -> None:
    both = (wanted(1), wanted(2))
    assert codes(plan_of(*both, goal(1), serves(1, 1))) == ["BG2"]
    assert codes(plan_of(*both, goal(1), serves(1, 1), serves(2, 1, 2, "secondary"))) == ["BG2"]
    assert coverage(plan_of(*both, goal(1), serves(1, 1)), TODAY) == Share(1, 2)
    for status in ("done", "cancelled", "deferred"):
        assert codes(plan_of(*both, goal(1, status=status), serves(1, 1))) == ["BG1", "BG2"]


def test_a_business_goal_that_ended_neither_counts_nor_is_missed() -> None:
    plan = plan_of(wanted(1, valid_to=TODAY - DAY), wanted(2), goal(1), serves(1, 1, 2))
    assert (codes(plan), coverage(plan, TODAY)) == ([], Share(1, 1))
    assert coverage(plan_of(), TODAY) == Share(0, 0)


def test_goals_that_serve_stand_as_in_the_cascade() -> None:
    rows = (goal(1), goal(2, horizon=10), goal(3), serves(1, 1), serves(2, 2), serves(3, 3, 1, "secondary"))
    plan = plan_of(wanted(), *rows)
    assert [each.id for each in served_by(plan, wanted(), "primary")] == [2, 1]
    assert [each.id for each in served_by(plan, wanted(), "secondary")] == [3]


def test_an_orphan_has_neither_a_goal_above_it_nor_a_business_goal() -> None:
    plan = plan_of(
        wanted(),
        goal(1),
        goal(2, horizon=3),
        goal(3, parent=2),
        goal(4),
        serves(1, 4),
        goal(5, status="cancelled"),
    )
    assert [each.id for each in orphans(plan, TODAY)] == [2, 1]


def test_a_link_to_a_business_goal_that_ended_is_none() -> None:
    both = (wanted(1, valid_to=TODAY - DAY), wanted(2))
    rows = plan_of(*both, goal(1), goal(2), goal(3), serves(1, 1), serves(2, 3, 2))
    assert [unaligned(rows, each, TODAY) for each in rows[Goal]] == [True, True, False]
    assert [each.id for each in orphans(rows, TODAY)] == [1, 2]


@pytest.mark.parametrize(("goals", "expected"), [(5, False), (6, True)])
def test_more_than_five_annual_goals_scatter_a_business_goal(goals: int, expected: bool) -> None:
    numbers = range(1, goals + 1)
    rows = [*(goal(number, year=2027) for number in numbers), *(serves(number, number) for number in numbers)]
    other = [goal(90, year=2027, status="cancelled"), serves(90, 90), goal(91, year=2028), serves(91, 91)]
    long = [goal(92, horizon=3), serves(92, 92), goal(93, year=2027), serves(93, 93, 1, "secondary")]
    assert scattered(plan_of(wanted(), *rows, *other, *long), wanted(), 2027) is expected


def test_an_area_without_annual_goals_is_found_but_not_for_what_a_sub_area_does() -> None:
    areas = (NETWORK, Area(id=2, name="Clients"), Area(id=3, name="Printers", parent=2), Area(id=4, name="X"))
    plan = plan_of(*areas, goal(1, area=3, year=2027), goal(2, area=1, year=2028), goal(3, area=1, horizon=3))
    assert [area.name for area in idle_areas(plan, 2027)] == ["Network", "X"]
    half = plan_of(*areas, goal(1, area=2, year=2027))
    assert [area.name for area in idle_areas(half, 2027)] == ["Network", "Printers", "X"]
    gone = plan_of(*areas, goal(1, area=3, year=2027, status="deferred"))
    assert [area.name for area in idle_areas(gone, 2027)] == ["Network", "Clients", "X"]


def test_a_business_goal_is_served_by_the_years_goals_with_a_main_link() -> None:
    wanted = BusinessGoal(id=1, title="Grow")
    rows = [goal(1, year=2027), goal(2, year=2027), goal(3, year=2026), goal(4, year=2027, horizon=3)]
    links = [Alignment(id=number, goal=number, business_goal=1) for number in (1, 3, 4)]
    second = Alignment(id=5, goal=2, business_goal=1, strength="secondary")
    plan = plan_of(wanted, *rows, *links, second)
    assert [each.id for each in serving(plan, wanted, 2027)] == [1]
