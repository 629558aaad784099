"""What a monthly round asks, in which order, and what counts as answered."""

import datetime
from collections.abc import Collection
from datetime import date
from typing import Any

import pytest

from itplanner.domain.plan import Plan
from itplanner.domain.records import Area
from itplanner.domain.rules.round import Item, round_items
from tests.builders import NETWORK, goal, kpi, measure, plan_of, reading, step

NOV_30 = date(2026, 11, 30)
NOV_29 = date(2026, 11, 29)


def active(number: int = 1, **values: Any) -> Any:
    return goal(number, **{"status": "active", "year": 2027, **values})


def codes(
    plan: Plan, today: date = NOV_30, begun: date | None = None, asked: Collection[str] = ()
) -> list[str]:
    return [item.code for item in round_items(plan, today, begun or today, asked)]


def only(plan: Plan, today: date = NOV_30, begun: date | None = None) -> Item:
    (item,) = round_items(plan, today, begun or today)
    return item


def test_kpis_come_first_then_goals_in_the_order_of_areas_and_of_the_checklist() -> None:
    areas = (NETWORK, Area(id=2, name="First", rank="0"))
    plan = plan_of(*areas, kpi(2), kpi(1), active(1), active(2, area=2), active(3, rank="0"))
    assert codes(plan) == ["K1", "K2", "G2", "G3", "G1"]


@pytest.mark.parametrize(
    ("last", "today", "due"),
    [
        (date(2026, 10, 31), NOV_30, True),
        (date(2026, 10, 31), NOV_29, False),
        (date(2026, 11, 12), NOV_30, False),
        (date(2026, 9, 30), NOV_29, True),
    ],
)
def test_a_kpi_is_asked_once_its_period_is_over_and_has_no_reading(
    last: date, today: date, due: bool
) -> None:
    plan = plan_of(kpi(1), reading(1, kpi=1, date=last, value=70))
    assert codes(plan, today) == (["K1"] if due else [])


def test_a_reading_of_a_kpi_has_the_last_day_of_its_period() -> None:
    plan = plan_of(kpi(1), reading(1, kpi=1, date=date(2026, 9, 30), value=70))
    assert only(plan, NOV_29).on == date(2026, 10, 31)


def test_a_kpi_that_was_asked_stays_with_what_was_recorded() -> None:
    earlier, now = (
        reading(number, kpi=1, date=day, value=70)
        for number, day in enumerate((date(2026, 10, 31), NOV_30), 1)
    )
    (item,) = round_items(plan_of(kpi(1), earlier, now), NOV_30, NOV_30, ["K1"])
    assert (item.recorded, item.readings, item.last) == (now, (earlier,), now)


def test_a_goal_is_asked_while_it_is_active_and_stands_in_the_working_year() -> None:
    others = (active(2, status="proposed"), active(3, status="done"), active(4, year=2028))
    assert codes(plan_of(active(1), *others)) == ["G1"]


def test_a_goal_that_follows_a_kpi_is_answered_with_it() -> None:
    follower = active(1)
    plan = plan_of(kpi(1), follower, measure(1, kpi=1), step(1))
    item = only(plan)
    assert (item.code, item.followers) == ("K1", (follower,))


def test_a_measure_is_answered_by_a_reading_since_the_round_began() -> None:
    before, since = (
        reading(number, measure=1, date=day, value=70) for number, day in enumerate((NOV_29, NOV_30), 1)
    )
    plan = plan_of(active(1), measure(1), before)
    item = only(plan)
    assert (item.on, item.readings, item.recorded) == (NOV_30, (before,), None)
    answered = only(plan_of(active(1), measure(1), before, since), date(2026, 12, 1), NOV_30)
    assert (answered.on, answered.readings, answered.recorded) == (NOV_30, (before,), since)


def test_a_goal_without_measure_has_its_open_steps_in_order() -> None:
    plan = plan_of(active(1), step(1, done=True), step(2), step(3, rank="0"))
    item = only(plan)
    assert (item.series, [each.id for each in item.steps]) == (None, [3, 2])


@pytest.mark.parametrize(
    ("values", "last", "due"),
    [
        ({}, date(2026, 6, 30), True),
        ({}, date(2026, 7, 1), False),
        ({"start": date(2026, 10, 1)}, date(2026, 6, 30), False),
    ],
)
def test_a_longer_goal_is_asked_by_quarter(values: dict[str, datetime.date], last: date, due: bool) -> None:
    row = active(1, horizon=3, year=None, **values)
    plan = plan_of(row, measure(1), reading(1, measure=1, date=last, value=3))
    assert codes(plan) == (["G1"] if due else [])
    assert codes(plan, asked=["G1"]) == ["G1"]


def test_a_longer_goal_without_a_measure_of_its_own_is_never_asked() -> None:
    assert codes(plan_of(active(1, horizon=3, year=None), step(1))) == []
