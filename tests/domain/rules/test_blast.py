"""What hangs on a record, added up, and what would become of it."""

import datetime
from typing import Any

from itplanner.domain.change import Change, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Alignment, BusinessGoal, Dependency, Goal, GoalKPI, Person, Record
from itplanner.domain.rules.blast import Totals, consequences, goals_on, totals
from itplanner.domain.verbs.goals import ending
from itplanner.domain.verbs.rescheduling import Move, rescheduling
from tests.builders import TODAY, goal, kpi, measure, plan_of, reading, step

YEAR: dict[str, Any] = {
    "start": datetime.date(2026, 7, 1),
    "due": datetime.date(2027, 6, 30),
    "year": 2027,
    "status": "active",
}
THREE: dict[str, Any] = {**YEAR, "due": datetime.date(2029, 6, 30), "year": None, "horizon": 3}


def serves(number: int, of: int, strength: Any = "primary") -> Alignment:
    return Alignment(id=number, goal=of, business_goal=1, strength=strength)


def dropped(plan: Plan, number: int) -> list[str]:
    change = ending(plan, [Ref("goal", number)], "cancelled", "Not now", TODAY)
    assert isinstance(change, Change)
    return consequences(plan, plan.apply(change), plan[Goal].rows[number], TODAY)


def some() -> tuple[Record, ...]:
    return (
        Person(id=1, name="Ann"),
        BusinessGoal(id=1, title="Grow"),
        kpi(1),
        kpi(2),
        goal(1, **THREE, owner=1, need=100),
        goal(2, **YEAR, parent=1, effort_hours=60, need=250),
        goal(3, **{**YEAR, "status": "cancelled"}, parent=1, effort_hours=9, need=9),
        goal(4, **YEAR, parent=1),
        step(1, goal=2),
        step(2, goal=2, done=True),
        step(3, goal=4, effort_hours=8),
        step(4, goal=2, effort_hours=50),
        serves(1, 1),
        serves(2, 2, "secondary"),
        GoalKPI(id=1, goal=2, kpi=1),
        measure(1, goal=4, kpi=2),
    )


def test_what_hangs_on_a_goal_is_added_up_with_the_open_goals_below_it() -> None:
    plan = plan_of(*some())
    assert totals(plan, Ref("goal", 1)) == Totals(3, 3, 68, 350, 2, 1)
    assert totals(plan, Ref("goal", 2)) == Totals(1, 2, 60, 250, 1, 1)
    assert totals(plan, Ref("goal", 3)) == Totals(0, 0, 0, 0, 0, 0)


def test_any_other_record_counts_by_the_goals_that_lead_to_it() -> None:
    plan = plan_of(*some())
    assert totals(plan, Ref("person", 1)) == totals(plan, Ref("goal", 1))
    assert totals(plan, Ref("area", 1)) == totals(plan, Ref("goal", 1))
    assert [each.id for each in goals_on(plan, Ref("kpi", 1))] == [2]
    assert [each.id for each in goals_on(plan, Ref("kpi", 2))] == [4]
    assert [each.id for each in goals_on(plan, Ref("business_goal", 1))] == [1, 2]
    assert [each.id for each in goals_on(plan, Ref("step", 3))] == [4]
    assert goals_on(plan, Ref("goal", 99)) == []


def test_a_dropped_goal_leaves_holes_and_shows_who_loses() -> None:
    rows = (goal(1, **THREE), goal(2, **YEAR, parent=1), BusinessGoal(id=1, title="Grow"), serves(1, 2))
    assert dropped(plan_of(*rows), 2) == [
        "BG1 is no longer covered: no open goal serves it first of all",
        "G1 has no annual goal in FY2027",
    ]
    more = (*rows, goal(3, **YEAR, parent=1), serves(2, 3), goal(4, **YEAR), serves(3, 4, "secondary"))
    assert dropped(plan_of(*more), 2) == ["BG1 keeps 1 of the 2 goals that serve it first of all"]
    assert dropped(plan_of(*more), 4) == []


def test_a_business_goal_that_ended_loses_nothing() -> None:
    ended = BusinessGoal(id=1, title="Grow", valid_to=TODAY - datetime.timedelta(1))
    assert dropped(plan_of(goal(1, **YEAR), ended, serves(1, 1)), 1) == []


def test_progress_that_rises_only_because_a_goal_is_gone_is_said_to() -> None:
    rows: list[Record] = [goal(1, **THREE)]
    for number, value in ((2, 50), (3, 100)):
        rows += [goal(number, **YEAR, parent=1), measure(number, goal=number)]
        rows.append(reading(number, measure=number, value=value))
    plan = plan_of(*rows)
    assert dropped(plan, 2) == ["G1 shows 100% instead of 75%, only because a goal below it is gone"]
    assert dropped(plan, 3) == ["G1 shows 50% instead of 75%"]


def test_progress_that_shows_the_same_is_not_told() -> None:
    rows = (goal(1, **THREE), goal(2, **YEAR, parent=1, weight=1), goal(3, **YEAR, parent=1))
    half = (measure(3, goal=3), reading(3, measure=3, value=50), measure(2, goal=2))
    assert dropped(plan_of(*rows, *half, reading(2, measure=2, value=60)), 2) == []


def test_what_stays_below_a_dropped_goal_and_what_waits_for_it_is_named() -> None:
    rows = (
        goal(1, **THREE),
        goal(2, **YEAR, parent=1),
        goal(3, **YEAR, parent=1),
        goal(4, **YEAR),
        Dependency(id=1, goal=4, needs=1),
        kpi(1),
        GoalKPI(id=1, goal=1, kpi=1),
    )
    assert dropped(plan_of(*rows), 1) == [
        "G2 and G3 stay below it, without an open goal above",
        "G4 needs it, and would wait in vain",
        "No open goal works on K1 any more",
    ]
    over = (goal(5, **{**YEAR, "status": "done"}, parent=1), goal(6, **{**YEAR, "status": "cancelled"}))
    waits = Dependency(id=2, goal=6, needs=1)
    assert dropped(plan_of(*rows, *over, waits), 1) == dropped(plan_of(*rows), 1)
    kept = (*rows, GoalKPI(id=2, goal=4, kpi=1))
    assert dropped(plan_of(*kept), 1)[2:] == []


def test_a_goal_that_slips_out_of_the_year_leaves_a_hole() -> None:
    hole = goal(3, **THREE)
    plan = plan_of(goal(1, **THREE), goal(2, **YEAR, parent=1), hole)
    change = rescheduling(plan, Move((Ref("goal", 2),), 12))
    assert isinstance(change, Change)
    after = plan.apply(change)
    assert consequences(plan, after, plan[Goal].rows[2], TODAY) == ["G1 has no annual goal in FY2027"]
