"""A goal's status goes the allowed ways, each with what it needs."""

from itertools import product
from typing import get_args

import pytest

from itplanner.domain.records.goal import Status
from itplanner.domain.rules.transitions import ALLOWED, open_steps, transition
from itplanner.domain.wrong import Wrong
from tests.builders import goal, plan_of, step

STATUSES: tuple[Status, ...] = get_args(Status)

WAYS: dict[tuple[Status, Status], bool] = {
    ("proposed", "active"): False,
    ("proposed", "deferred"): True,
    ("proposed", "cancelled"): True,
    ("active", "deferred"): True,
    ("active", "cancelled"): True,
    ("active", "done"): False,
    ("deferred", "proposed"): False,
    ("done", "active"): True,
    ("cancelled", "proposed"): True,
}
"""Every way that GLOSSARY section 7 allows, and whether it takes a reason."""


@pytest.mark.parametrize(("old", "new"), product(STATUSES, STATUSES))
def test_every_pair_of_statuses(old: Status, new: Status) -> None:
    row = goal(1, status=old)
    with_reason = transition(plan_of(row), row, new, "Because")
    without = transition(plan_of(row), row, new, " ")
    if old == new:
        assert with_reason is without is None
    elif (old, new) in WAYS:
        assert with_reason is None
        assert (without is not None) is WAYS[old, new]
    else:
        assert isinstance(with_reason, Wrong)
        assert with_reason.message.startswith(f"G1 is {old}; from there it can become ")
        assert all(way in with_reason.message for way in ALLOWED[old])


def test_a_missing_reason_says_where_it_goes() -> None:
    row = goal(1, status="active")
    assert transition(plan_of(row), row, "cancelled", "") == Wrong(
        "G1 becomes cancelled only with a reason. Say why in Ended because (end_reason)."
    )


@pytest.mark.parametrize(("count", "words"), [(1, "1 step is open"), (3, "3 steps are open")])
def test_a_goal_with_open_steps_is_done_only_with_a_reason(count: int, words: str) -> None:
    row = goal(1, status="active")
    plan = plan_of(row, step(9, done=True), *(step(number) for number in range(1, count + 1)))
    refusal = transition(plan, row, "done", "")
    assert refusal == Wrong(
        f"G1 can't be closed yet: {words}. Tick them, or say why in Ended because (end_reason)."
    )
    assert transition(plan, row, "done", "Not needed") is None


def test_open_steps_stand_in_their_order() -> None:
    row = goal(1)
    steps = [step(1, rank="B"), step(2, rank="A"), step(3, done=True), step(4, rank="B"), step(5, goal=2)]
    assert [each.id for each in open_steps(plan_of(row, *steps), row)] == [2, 1, 4]
