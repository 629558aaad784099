"""How groups of goals are doing: worst colour, mean progress, how many."""

import datetime

import pytest

from itplanner.domain.records import BASIS, Area, Goal
from itplanner.domain.rules.areas import tops
from itplanner.domain.rules.health import Health, by_area_and_horizon, health
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.state import state
from itplanner.domain.rules.status import Colour, worst
from tests.builders import NETWORK, TODAY, goal, plan_of, step

LATE = TODAY - datetime.timedelta(days=1)


def healthy(*goals: Goal) -> Health | None:
    plan = plan_of(*goals, step(1, goal=1, done=True), step(2, goal=1), step(3, goal=2))
    return health(goals, lambda row: state(plan, row, TODAY), lambda row: progress(plan, row).share)


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        (("green", "red", "amber"), "red"),
        (("green", "amber", "grey"), "amber"),
        (("grey", "green"), "green"),
        (("grey", "grey"), "grey"),
        ((), "grey"),
    ],
)
def test_the_worst_colour_counts_and_grey_only_alone(colours: tuple[Colour, ...], expected: Colour) -> None:
    assert worst(colours) == expected


def test_it_is_the_worst_status_the_mean_progress_and_the_number_of_goals() -> None:
    late = goal(1, status="active", due=LATE)
    assert healthy(late, goal(2, status="active"), goal(3, status="done")) == Health("red", 0.5, 3)


def test_the_mean_goes_by_weight() -> None:
    assert healthy(goal(1, weight=3 * BASIS), goal(2)) == Health("grey", 0.375, 2)


def test_cancelled_and_deferred_goals_do_not_count() -> None:
    assert healthy(goal(1), goal(2, status="cancelled"), goal(3, status="deferred")) == Health("grey", 0.5, 1)
    assert healthy(goal(1, status="cancelled")) is None


def test_goals_stand_by_the_area_at_the_top_and_by_horizon_the_annual_ones_of_a_year() -> None:
    lan = Area(id=2, name="LAN", parent=1)
    goals = [goal(1, year=2027), goal(2, year=2027, area=2), goal(3, year=2026), goal(4, area=2, horizon=5)]
    plan = plan_of(NETWORK, lan, *goals)
    found = by_area_and_horizon(plan, 2027, tops(plan))
    assert {key: [each.id for each in group] for key, group in found.items()} == {(1, 1): [1, 2], (1, 5): [4]}
