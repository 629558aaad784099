"""Goals that go up in another one."""

import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given

from itplanner.domain.change import Change, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.problems import added_problems
from itplanner.domain.records import Goal, Record, Step
from itplanner.domain.verbs.merging import merging
from itplanner.domain.wrong import Wrong
from tests.builders import SEEDS, TODAY, goal, plan_of, random_valid_plan, step

DUE = datetime.date(2027, 6, 30)


def active(number: int, **values: Any) -> Goal:
    return goal(number, **{"status": "active", "year": 2027, **values})


def merged(plan: Plan, *goals: int, into: int) -> tuple[Plan, str]:
    change = merging(plan, [Ref("goal", number) for number in goals], Ref("goal", into), TODAY)
    assert isinstance(change, Change)
    assert not added_problems(plan, plan.apply(change), change.touched)
    return plan.apply(change), change.sentence


def test_open_steps_go_over_and_what_is_done_stays() -> None:
    steps = (step(1), step(2, done=True, done_on=TODAY), step(3))
    after, said = merged(plan_of(active(1), active(2), *steps), 1, into=2)
    assert [after[Step].rows[number].goal for number in (1, 2, 3)] == [2, 1, 2]
    row = after[Goal].rows[1]
    assert (row.status, row.merged_into, row.end_reason) == ("cancelled", 2, "Merged into G2")
    assert said == "G1 merged into G2, with 2 open steps"


def test_open_goals_below_go_over_where_they_fit() -> None:
    rows: tuple[Record, ...] = (
        active(1, horizon=5),
        active(2, horizon=3, due=DUE),
        active(3, parent=1, due=DUE),
        active(4, parent=1, due=DUE + datetime.timedelta(1)),
        active(5, parent=1, horizon=3),
        active(6, parent=1, status="cancelled"),
    )
    after, said = merged(plan_of(*rows), 1, into=2)
    assert [after[Goal].rows[number].parent for number in (3, 4, 5, 6)] == [2, 1, 1, 1]
    assert said == "G1 merged into G2, with 1 goal below"


def test_a_goal_that_goes_up_in_one_below_it_leaves_that_under_the_one_above() -> None:
    rows = (active(1, horizon=10), active(2, horizon=5, parent=1), active(3, horizon=3, parent=2))
    after, said = merged(plan_of(*rows), 2, into=3)
    assert after[Goal].rows[3].parent == 1
    assert said == "G2 merged into G3"


def test_several_go_up_in_one() -> None:
    after, said = merged(plan_of(active(1), active(2), active(3), step(1), step(2, goal=2)), 1, 2, into=3)
    assert {each.goal for each in after[Step]} == {3}
    assert said == "G1, G2 merged into G3, with 2 open steps"
    assert merged(plan_of(active(1), active(2)), 1, into=2)[1] == "G1 merged into G2"


@pytest.mark.parametrize("into", [1, 2, 9])
def test_only_another_open_goal_takes_one_over(into: int) -> None:
    plan = plan_of(active(1), active(2, status="done"))
    assert merging(plan, [Ref("goal", 1)], Ref("goal", into), TODAY) == Wrong(
        f"Goals can be merged only into another open one, not into G{into}."
    )


def test_what_is_over_already_is_not_merged() -> None:
    plan = plan_of(active(1, status="done"), active(2))
    assert isinstance(merging(plan, [Ref("goal", 1)], Ref("goal", 2), TODAY), Wrong)


@given(SEEDS)
def test_no_merge_adds_a_problem_and_each_is_taken_back_whole(seed: int) -> None:
    random = Random(seed)
    plan = random_valid_plan(random, 40)
    numbers = list(plan[Goal].rows) or [1]
    goals = {Ref("goal", random.choice(numbers)) for _ in range(2)}
    change = merging(plan, sorted(goals), Ref("goal", random.choice(numbers)), TODAY)
    if isinstance(change, Change):
        after = plan.apply(change)
        assert not added_problems(plan, after, change.touched)
        assert after.apply(change.inverse("back"))[Goal].rows == plan[Goal].rows
