"""Steps are ticked, goals closed and ended."""

import datetime

import pytest

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.dates import full_day
from itplanner.domain.records import Goal, Step
from itplanner.domain.verbs.goals import carrying, closing, ending, ticking
from itplanner.domain.wrong import Wrong
from tests.builders import TODAY, goal, plan_of, step

D = datetime.date
GOAL = Ref("goal", 1)


def made(outcome: Change | Wrong) -> Change:
    assert isinstance(outcome, Change), outcome
    return outcome


def test_ticking_a_step_says_which() -> None:
    plan = plan_of(goal(1), step(1, text="Order the lines"))
    change = made(ticking(plan, [Ref("step", 1)], done=True, today=TODAY))
    assert change.sentence == "Step done: Order the lines"
    assert plan.apply(change)[Step].get(1) == step(1, text="Order the lines", done=True, done_on=TODAY)
    opened = ticking(plan.apply(change), [Ref("step", 1)], done=False, today=TODAY)
    assert made(opened).sentence == "Step open again: Order the lines"


def test_several_steps_are_ticked_as_one_change() -> None:
    plan = plan_of(goal(1), step(1), step(2, done=True, done_on=D(2026, 1, 1)))
    change = made(ticking(plan, [Ref("step", 1), Ref("step", 2)], done=True, today=TODAY))
    assert {(each.id, each.field) for each in change} == {(1, "done"), (1, "done_on")}
    assert change.sentence == "ST1, ST2: done → yes"


def test_an_active_goal_without_open_steps_is_closed() -> None:
    plan = plan_of(goal(1, status="active"), step(1, done=True))
    change = made(closing(plan, [GOAL], TODAY))
    assert change.edits == (Edit("goal", 1, "status", "active", "done"),)
    assert change.sentence == "G1 closed: Goal 1"


def test_a_goal_with_open_steps_is_closed_only_with_a_reason() -> None:
    plan = plan_of(goal(1, status="active"), step(1), step(2))
    assert closing(plan, [GOAL], TODAY) == Wrong(
        "G1 can't be closed yet: 2 steps are open. Tick them, or say why in Ended because (end_reason)."
    )
    change = made(closing(plan, [GOAL], TODAY, "Not needed any more"))
    assert {each.field for each in change} == {"status", "end_reason"}


@pytest.mark.parametrize("steps", [[], [step(1)]])
def test_a_proposed_goal_is_not_closed(steps: list[Step]) -> None:
    assert closing(plan_of(goal(1), *steps), [GOAL], TODAY, "Because") == Wrong(
        "G1 is proposed; from there it can become active or cancelled or deferred."
    )


@pytest.mark.parametrize(("ref", "code"), [(GOAL, "G1"), (Ref("step", 2), "ST2")])
def test_what_is_no_goal_is_neither_closed_nor_carried_over(ref: Ref, code: str) -> None:
    plan = plan_of(goal(2, status="active"), step(2, goal=2, done=True))
    refusal = Wrong(f"There is no goal {code} in the plan.")
    assert closing(plan, [Ref("goal", 2), ref], TODAY) == refusal
    assert carrying(plan, [Ref("goal", 2), ref], None, "Late", TODAY) == refusal


def test_goals_are_closed_together_as_one_change() -> None:
    plan = plan_of(goal(1, status="active"), goal(2, status="active"))
    change = made(closing(plan, [GOAL, Ref("goal", 2)], TODAY))
    assert change.sentence == "G1, G2 closed"
    assert {row.status for row in plan.apply(change)[Goal]} == {"done"}


def test_one_goal_with_open_steps_keeps_the_others_open() -> None:
    plan = plan_of(goal(1, status="active"), goal(2, status="active"), step(1, goal=2))
    assert closing(plan, [GOAL, Ref("goal", 2)], TODAY) == Wrong(
        "G2 can't be closed yet: 1 step is open. Tick them, or say why in Ended because (end_reason)."
    )


def test_goals_end_together_with_one_reason() -> None:
    plan = plan_of(goal(1), goal(2, status="active"))
    change = made(ending(plan, [GOAL, Ref("goal", 2)], "deferred", "No money", TODAY))
    assert change.sentence == "G1, G2 deferred: No money"
    assert {row.status for row in plan.apply(change)[Goal]} == {"deferred"}
    assert isinstance(ending(plan, [GOAL], "cancelled", " ", TODAY), Wrong)


def test_a_goal_rests_until_a_day_that_is_still_to_come() -> None:
    plan = plan_of(goal(1, status="active"))
    tomorrow = TODAY + datetime.timedelta(1)
    change = made(ending(plan, [GOAL], "deferred", "No money", TODAY, tomorrow))
    assert plan.apply(change)[Goal].rows[1].wake_on == tomorrow
    assert change.sentence == f"G1 deferred until {full_day(tomorrow)}: No money"
    refusal = ending(plan, [GOAL], "deferred", "No money", TODAY, TODAY)
    assert refusal == Wrong(f"{full_day(TODAY)} isn't still to come. Name a later day")
