"""What is said of others when a goal was moved."""

import datetime
from typing import Any

from itplanner.domain.change import Change, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Dependency, Goal
from itplanner.domain.rules.touching import needed_by, needs, out_of_order, touched
from itplanner.domain.verbs.rescheduling import Move, rescheduling
from tests.builders import goal, plan_of, step


def row(number: int, due: str, **values: Any) -> Goal:
    return goal(
        number,
        **{
            "start": datetime.date(2026, 7, 1),
            "due": datetime.date.fromisoformat(due),
            "status": "active",
            **values,
        },
    )


PLAN = plan_of(
    row(1, "2029-06-30", horizon=3),
    row(2, "2027-03-31", parent=1, year=2027),
    row(3, "2027-06-30", parent=1, year=2027),
    row(4, "2026-12-31", horizon=3, parent=5),
    row(5, "2027-03-31", horizon=5),
    row(6, "2026-08-31", status="done"),
    Dependency(id=1, goal=3, needs=2),
    Dependency(id=2, goal=2, needs=4),
    Dependency(id=3, goal=6, needs=2),
    step(1, goal=3, due=datetime.date(2027, 5, 31)),
    step(2, goal=3, due=datetime.date(2027, 6, 30)),
)


def told(number: int, months: int, plan: Plan = PLAN, *, end: bool = False) -> list[str]:
    ref = Ref("goal", number)
    change = rescheduling(plan, Move((ref,), months, end))
    assert isinstance(change, Change)
    return touched(plan, plan.apply(change), [ref])


def test_a_goal_knows_what_it_needs_and_what_needs_it() -> None:
    assert [each.id for each in needs(PLAN, PLAN[Goal].rows[2])] == [4]
    assert [each.id for each in needed_by(PLAN, PLAN[Goal].rows[2])] == [3, 6]
    assert not out_of_order(PLAN[Goal].rows[2], PLAN[Goal].rows[6])


def test_a_goal_that_ends_after_one_that_needs_it_is_told_and_so_is_its_new_year() -> None:
    assert told(2, 6) == [
        "G2 now ends after G3, which needs it",
        "G2 is now due in FY2028",
    ]


def test_a_goal_that_ends_before_what_it_needs_is_told() -> None:
    assert told(2, -6) == ["G2 now ends before G4, which it needs"]


def test_what_was_out_of_order_before_is_no_news() -> None:
    change = rescheduling(PLAN, Move((Ref("goal", 2),), 6))
    assert isinstance(change, Change)
    assert told(2, 3, PLAN.apply(change)) == []


def test_steps_left_behind_by_an_end_are_counted() -> None:
    assert told(3, -1, end=True) == ["1 step of G3 is due after it ends"]
    assert told(3, -3, end=True) == [
        "2 steps of G3 are due after it ends",
    ]


def test_goals_that_now_end_together_are_told() -> None:
    assert told(4, 3) == ["G4 now ends on the same day as G5 above it"]
    assert told(5, -3, end=True) == ["G4 now ends on the same day as G5 above it"]


def test_a_move_that_touches_nothing_says_nothing() -> None:
    assert told(1, 3) == []
