"""Which fiscal years a long goal has work in, and where its holes are."""

import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given

from itplanner.domain.change import Change, added
from itplanner.domain.plan import Plan
from itplanner.domain.problems import added_problems
from itplanner.domain.records import Goal, Record, Support
from itplanner.domain.rules.coverage import (
    Hole,
    covered,
    holes,
    holes_of,
    missing,
    required,
    stretch,
    this_year,
    years_of,
)
from itplanner.domain.rules.years import calendar
from tests.builders import ACME, SEEDS, TODAY, goal, plan_of, random_valid_plan


def lasting(number: int, horizon: int, first: int, last: int, **values: Any) -> Goal:
    """Return a goal from the first day of a fiscal year to the last of another."""
    dates = {"start": datetime.date(first - 1, 7, 1), "due": datetime.date(last, 6, 30)}
    return goal(number, **{"horizon": horizon, "status": "active", **dates, **values})


def found(*records: Record) -> list[tuple[int, int]]:
    """Return the holes of goal 1 among some records."""
    plan = plan_of(*records)
    return [(hole.first, hole.last) for hole in holes_of(plan, plan[Goal].rows[1], TODAY)]


@pytest.mark.parametrize(
    ("horizon", "below", "expected"),
    [
        (10, (), [(2027, 2031)]),
        (10, ((5, 2027, 2031),), []),
        (10, ((3, 2027, 2029), (3, 2030, 2032)), []),
        (10, ((3, 2027, 2028), (3, 2030, 2030)), [(2029, 2029), (2031, 2031)]),
        (10, ((1, 2027, 2027),), [(2027, 2031)]),
        (5, (), [(2027, 2029)]),
        (5, ((3, 2027, 2028),), [(2029, 2029)]),
        (5, ((1, 2027, 2027),), [(2027, 2029)]),
        (3, (), [(2027, 2027)]),
        (3, ((1, 2027, 2027),), []),
        (3, ((1, 2028, 2028),), [(2027, 2027)]),
        (1, (), []),
    ],
)
def test_a_goal_needs_shorter_ones_in_each_of_its_next_years(
    horizon: int, below: tuple[tuple[int, int, int], ...], expected: list[tuple[int, int]]
) -> None:
    top = lasting(1, horizon, 2027, 2026 + horizon)
    children = (lasting(number, *each, parent=1) for number, each in enumerate(below, start=2))
    assert found(top, *children) == expected


def test_only_years_of_its_own_life_count() -> None:
    assert found(lasting(1, 10, 2018, 2028)) == [(2027, 2028)]
    assert found(lasting(1, 10, 2029, 2038)) == [(2029, 2031)]
    assert found(lasting(1, 5, 2033, 2037)) == []


def test_a_goal_that_is_over_or_has_no_end_needs_nothing() -> None:
    for status in ("done", "cancelled", "deferred"):
        assert found(lasting(1, 5, 2027, 2031, status=status)) == []
    assert found(lasting(1, 5, 2027, 2031, status="proposed")) == [(2027, 2029)]
    assert found(lasting(1, 5, 2027, 2031, due=None)) == []


def test_given_up_work_covers_nothing_and_finished_work_does() -> None:
    top = lasting(1, 3, 2027, 2029)
    assert found(top, lasting(2, 1, 2027, 2027, parent=1, status="cancelled")) == [(2027, 2027)]
    assert found(top, lasting(2, 1, 2027, 2027, parent=1, status="deferred")) == [(2027, 2027)]
    assert found(top, lasting(2, 1, 2027, 2027, parent=1, status="done")) == []


def test_work_further_below_and_work_that_supports_it_count() -> None:
    top, middle = lasting(1, 10, 2027, 2036), lasting(2, 5, 2027, 2028, parent=1)
    assert found(top, middle, lasting(3, 3, 2029, 2031, parent=2)) == []
    support = Support(id=1, goal=2, supported=1)
    assert found(top, lasting(2, 5, 2027, 2031), support) == []
    assert found(top, lasting(2, 5, 2027, 2028), support, lasting(3, 3, 2029, 2031, parent=2)) == []


def test_where_one_date_is_missing_work_is_as_long_as_its_horizon() -> None:
    july = calendar(plan_of())
    day = datetime.date(2028, 6, 30)
    assert years_of(goal(horizon=3, due=day), july) == range(2026, 2029)
    assert years_of(goal(horizon=3, start=day), july) == range(2028, 2031)
    assert list(years_of(goal(horizon=3), july)) == []
    assert years_of(goal(year=2027), july) == range(2027, 2028)


def test_the_parents_of_a_damaged_plan_may_form_a_circle() -> None:
    assert found(lasting(1, 5, 2027, 2031, parent=2), lasting(2, 3, 2027, 2027, parent=1)) == [(2028, 2029)]
    assert found(lasting(1, 10, 2027, 2036, parent=2), lasting(2, 5, 2027, 2031, parent=1)) == []
    support = (Support(id=1, goal=2, supported=1), Support(id=2, goal=1, supported=2))
    assert found(lasting(1, 5, 2027, 2031), lasting(2, 3, 2027, 2027), *support) == [(2028, 2029)]


def test_next_years_are_counted_from_the_working_year_but_never_from_one_that_is_over() -> None:
    assert this_year(plan_of(), TODAY) == 2027
    assert this_year(plan_of(), datetime.date(2029, 1, 1)) == 2029
    ahead = Plan.of([type(ACME)(id=1, name="Acme", currency="EUR", fiscal_start=7, year=2028)])
    assert this_year(ahead, TODAY) == 2028


@pytest.mark.parametrize(
    ("horizon", "years", "filled", "due"),
    [
        (10, (2030, 2031), 3, "2032-06-30"),
        (10, (2029, 2031), 3, "2031-06-30"),
        (10, (2028, 2031), 5, "2032-06-30"),
        (10, (2027, 2031), 5, "2031-06-30"),
        (5, (2029, 2029), 3, "2031-06-30"),
        (5, (2031, 2031), 3, "2031-06-30"),
        (3, (2027, 2027), 1, "2027-06-30"),
    ],
)
def test_what_fills_a_hole_is_long_enough_and_ends_no_later(
    horizon: int, years: tuple[int, int], filled: int, due: str
) -> None:
    top = lasting(1, horizon, 2027, 2026 + horizon)
    hole = Hole(1, *years)
    assert missing(top, hole) == filled
    start = datetime.date(years[0] - 1, 7, 1)
    assert stretch(plan_of(top), top, hole) == (start, datetime.date.fromisoformat(due))


def test_what_fills_a_hole_lies_inside_the_goal_above() -> None:
    start, due = datetime.date(2026, 9, 1), datetime.date(2029, 3, 31)
    top = goal(1, horizon=5, start=start, due=due)
    assert stretch(plan_of(top), top, Hole(1, 2027, 2029)) == (start, due)


@given(SEEDS)
def test_a_hole_is_filled_by_what_it_asks_for_and_nothing_speaks_against_it(seed: int) -> None:
    plan = random_valid_plan(Random(seed), 30)
    for hole in holes(plan, TODAY):
        top = plan[Goal].rows[hole.goal]
        start, due = stretch(plan, top, hole)
        new = goal(99, area=top.area, horizon=missing(top, hole), parent=top.id, start=start, due=due)
        change = Change.of([added(new)], "Fill it")
        after = plan.apply(change)
        assert not added_problems(plan, after, change.touched)
        assert hole not in holes_of(after, top, TODAY)
        assert hole.first in covered(after, top, calendar(after))
        assert hole.first in required(top, calendar(after), this_year(after, TODAY))
