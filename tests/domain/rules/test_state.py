"""Where a goal stands today follows from its status, its dates and its progress."""

import datetime
from typing import Any

import pytest

from itplanner.domain.records import Person, Step
from itplanner.domain.rules.state import Standing, State, goal_colour, ownerless, state, step_late, step_owner
from tests.builders import TODAY, goal, plan_of, step

DAY = datetime.timedelta(days=1)


def on(days: int) -> datetime.date:
    return TODAY + days * DAY


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"status": "done", "due": on(-9)}, State("done")),
        ({"status": "deferred", "due": on(-9)}, State("deferred")),
        ({"status": "cancelled"}, State("cancelled")),
        ({"status": "active", "due": on(-9)}, State("late", 9)),
        ({"status": "proposed", "due": on(-1)}, State("late", 1)),
        ({"status": "proposed", "due": on(5)}, State("proposed")),
        ({"status": "active", "due": on(0)}, State("soon", 0)),
        ({"status": "active", "due": on(14)}, State("soon", -14)),
        ({"status": "active", "due": on(15)}, State("on_track")),
        ({"status": "active"}, State("on_track")),
        ({"status": "active", "start": on(-9), "due": on(91)}, State("on_track")),
        ({"status": "active", "start": on(-11), "due": on(89)}, State("behind")),
        ({"status": "active", "start": on(-10), "due": on(90)}, State("on_track")),
    ],
)
def test_a_goal_stands_where_its_dates_and_progress_put_it(values: dict[str, Any], expected: State) -> None:
    row = goal(1, **values)
    assert state(plan_of(row), row, TODAY) == expected


def test_a_goal_that_keeps_up_with_time_is_on_track() -> None:
    row = goal(1, status="active", start=on(-50), due=on(50))
    steps: list[Step] = [step(1, done=True), step(2)]
    assert state(plan_of(row, *steps), row, TODAY).standing == "on_track"
    assert state(plan_of(row, step(2)), row, TODAY).standing == "behind"


@pytest.mark.parametrize(
    ("standing", "is_open"),
    [("late", True), ("proposed", True), ("on_track", True), ("done", False), ("deferred", False)],
)
def test_what_is_ended_is_not_open(standing: Any, is_open: bool) -> None:
    assert State(standing).open is is_open


@pytest.mark.parametrize(
    ("values", "late"),
    [({"due": on(-1)}, True), ({"due": on(0)}, False), ({"due": on(-1), "done": True}, False), ({}, False)],
)
def test_a_step_is_late_from_the_day_after(values: dict[str, Any], late: bool) -> None:
    assert step_late(step(1, **values), TODAY) is late


@pytest.mark.parametrize(
    ("owner", "left", "nobody"),
    [(None, None, True), (9, None, True), (1, None, False), (1, on(-1), True), (1, on(0), False)],
)
def test_nobody_owns_a_goal_whose_owner_has_left(
    owner: int | None, left: datetime.date | None, nobody: bool
) -> None:
    row = goal(1, owner=owner)
    assert ownerless(plan_of(row, Person(id=1, name="Ann", left=left)), row, TODAY) is nobody


@pytest.mark.parametrize(
    ("own", "goals", "expected"), [(2, 1, 2), (None, 1, 1), (None, None, None), (2, None, 2)]
)
def test_a_step_is_done_by_its_owner_else_by_the_goals(
    own: int | None, goals: int | None, expected: int | None
) -> None:
    plan = plan_of(goal(1, owner=goals))
    assert step_owner(plan, step(1, owner=own)) == expected
    assert step_owner(plan_of(), step(1, owner=own)) == own


@pytest.mark.parametrize(
    ("standing", "colour"),
    [
        ("late", "red"),
        ("behind", "amber"),
        ("soon", "amber"),
        ("on_track", "green"),
        ("done", "green"),
        ("proposed", "grey"),
        ("deferred", "grey"),
        ("cancelled", "grey"),
    ],
)
def test_the_colour_follows_the_standing_and_what_rests_is_grey(standing: Standing, colour: str) -> None:
    assert goal_colour(State(standing)) == colour
