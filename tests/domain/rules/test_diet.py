"""Which goals little speaks for, and how full the people are who own them."""

import datetime
from typing import Any

import pytest

from itplanner.domain.plan import Plan
from itplanner.domain.records import Alignment, BusinessGoal, Goal, Person
from itplanner.domain.rules.diet import LACKS, Fat, diet
from itplanner.domain.rules.load import Load, hours, loads
from itplanner.domain.rules.state import unfunded
from tests.builders import TODAY, goal, plan_of, step, waiver

ANN, BEN = Person(id=1, name="Ann", capacity_hours=10), Person(id=2, name="Ben")
GROW = BusinessGoal(id=1, title="Grow")
OLD = TODAY - datetime.timedelta(100)


def sound(number: int, **values: Any) -> Goal:
    """Return a goal that nothing speaks against once it serves business goal 1."""
    return goal(number, **{"owner": 1, "need": 100, "status": "active", **values})


def serves(number: int, business_goal: int = 1) -> Alignment:
    return Alignment(id=number, goal=number, business_goal=business_goal)


def plan(*goals: Goal, served: tuple[int, ...] = ()) -> Plan:
    return plan_of(ANN, BEN, GROW, *goals, *(serves(number) for number in served))


@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        ({}, ()),
        ({"owner": None}, ("ownerless",)),
        ({"need": None}, ("unfunded",)),
        ({"need": None, "no_cost_reason": "Own hours"}, ()),
        ({"need": 0, "no_cost_reason": " "}, ("unfunded",)),
        ({"owner": None, "need": None}, ("ownerless", "unfunded")),
        ({"owner": None, "status": "proposed"}, ("ownerless",)),
        ({"owner": None, "status": "done"}, ()),
        ({"owner": None, "status": "deferred"}, ()),
    ],
)
def test_each_thing_that_a_goal_lacks_speaks_against_it(
    values: dict[str, Any], lacks: tuple[str, ...]
) -> None:
    found = diet(plan(sound(1, **values), served=(1,)), TODAY, {})
    assert [fat.lacks for fat in found] == ([lacks] if lacks else [])


def test_what_a_person_lets_stand_speaks_against_a_goal_again_when_the_waiver_ends() -> None:
    until = TODAY + datetime.timedelta(30)
    rows = plan_of(
        ANN, GROW, sound(1, need=None), waiver(1, expires=until), waiver(2, rule="B001", expires=TODAY)
    )
    assert diet(rows, TODAY, {}) == []
    assert [fat.lacks for fat in diet(rows, until, {})] == [("unfunded",)]
    later = until + datetime.timedelta(1)
    assert [fat.lacks for fat in diet(rows, later, {})] == [("unfunded", "unaligned")]


def test_a_goal_on_which_nothing_moves_says_for_how_long() -> None:
    rows = plan(sound(1), sound(2), served=(1, 2))
    assert diet(rows, TODAY, {1: OLD, 2: TODAY}) == [Fat(1, ("stale",), 100)]


def test_those_that_lack_the_most_stand_first_and_else_the_longest() -> None:
    rows = plan(sound(1), sound(2, need=None), sound(3, horizon=5), sound(4, owner=None, need=None))
    assert [fat.goal for fat in diet(rows, TODAY, {4: OLD})] == [4, 2, 3, 1]
    assert diet(rows, TODAY, {4: OLD})[0].lacks == LACKS


def test_money_that_is_asked_for_or_not_needed_counts_as_funded() -> None:
    assert unfunded(goal(1))
    assert not unfunded(goal(1, need=1))
    assert not unfunded(goal(1, no_cost_reason="Own hours"))


def test_a_goal_takes_its_hours_or_those_of_its_steps_done_or_not() -> None:
    steps = (
        step(1, effort_hours=8),
        step(2, effort_hours=5, owner=2),
        step(3, effort_hours=9, done=True),
        step(4),
    )
    assert hours(plan_of(goal(1, effort_hours=60), *steps), goal(1, effort_hours=60)) == 60
    assert hours(plan_of(goal(1), *steps), goal(1)) == 22
    assert hours(plan_of(goal(1), *steps), goal(1), 1) == 17
    assert hours(plan_of(goal(1), step(4)), goal(1)) is None
    assert hours(plan_of(goal(1), step(2, effort_hours=5, owner=2)), goal(1), 1) is None


def test_the_load_counts_a_years_open_annual_goals_and_the_fullest_come_first() -> None:
    rows = plan(
        sound(1, owner=2, year=2027, effort_hours=30),
        sound(2, year=2027, effort_hours=100),
        sound(3, year=2027, effort_hours=21),
        sound(4, year=2028, effort_hours=9),
        sound(5, year=2027, effort_hours=9, status="done"),
        sound(6, horizon=3, year=2027, effort_hours=9),
    )
    ann, ben = loads(rows, 2027)
    assert (ann, ben) == (Load(1, 2, 121, 120), Load(2, 1, 30, None))
    assert (ann.over, ben.over, ben.share) == (True, False, None)
    none = plan_of(
        Person(id=1, name="Ann", capacity_hours=0),
        BEN,
        goal(9, owner=2, year=2027, effort_hours=900),
        *rows[Goal],
    )
    assert [(load.person, load.over) for load in loads(none, 2027)] == [(1, True), (2, False)]
    assert [load.person for load in loads(rows, 2028)] == [1]
    assert loads(rows, 2028)[0].share == 9 / 120
