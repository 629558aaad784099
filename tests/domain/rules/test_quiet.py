"""For how long nothing has moved on a goal, and when that is too long."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from itplanner.domain.records import Project, ProjectBaseline, Record
from itplanner.domain.rules.quiet import quiet_days
from tests.builders import TODAY, goal, kpi, measure, plan_of, reading, step

DAY = datetime.timedelta(days=1)


def ago(days: int) -> datetime.date:
    return TODAY - days * DAY


def quiet(changed: Mapping[int, int], *records: Record, **values: Any) -> int | None:
    row = goal(1, **{"status": "active", **values})
    return quiet_days(
        plan_of(row, *records), row, TODAY, {number: ago(days) for number, days in changed.items()}
    )


def test_only_what_is_worked_on_can_be_stale() -> None:
    assert quiet({1: 200}) == 200
    assert quiet({1: 200}, status="proposed") is None
    assert quiet({1: 200}, status="deferred") is None
    assert quiet({}) is None


def test_nothing_is_stale_before_it_has_been_going_on_for_so_long() -> None:
    assert quiet({1: 200}, start=ago(90)) is None
    assert quiet({1: 200}, start=ago(91)) == 91
    assert quiet({1: 200}, start=ago(-30)) is None


@pytest.mark.parametrize(
    ("cadence", "last", "expected"),
    [
        ("monthly", 91, 91),
        ("quarterly", 136, None),
        ("quarterly", 137, 137),
        ("yearly", 540, None),
        ("yearly", 548, 548),
    ],
)
def test_what_follows_a_kpi_may_rest_for_one_and_a_half_of_its_cadences(
    cadence: Any, last: int, expected: int | None
) -> None:
    follows = (kpi(cadence=cadence), measure(kpi=1))
    assert quiet({1: 900}, *follows, reading(kpi=1, value=1, date=ago(last))) == expected


def test_the_readings_of_its_kpi_move_it() -> None:
    assert quiet({1: 200}, kpi(), measure(kpi=1), reading(kpi=1, value=1, date=ago(20))) is None


def test_a_kpi_that_computes_itself_moves_it_each_month() -> None:
    late = (
        Project(id=1, name="Mail", status="running"),
        ProjectBaseline(id=1, project=1, number=1, end=ago(300)),
    )
    follows = (kpi(formula="projects_on_time"), measure(kpi=1))
    assert quiet({1: 200}, *follows, *late) is None
    assert quiet({1: 200}, *follows) == 200


def test_a_goal_that_is_computed_from_those_below_it_moves_with_them() -> None:
    below = (goal(2, parent=1, horizon=3), goal(3, parent=2))
    assert quiet({1: 200, 2: 150, 3: 120}, *below, horizon=5) == 120
    assert quiet({1: 200, 2: 150, 3: 5}, *below, horizon=5) is None
    assert quiet({1: 200, 2: 5}, *below, step(), horizon=5) == 200
    assert quiet({1: 200, 2: 5}, *below, measure(), horizon=5) == 200
