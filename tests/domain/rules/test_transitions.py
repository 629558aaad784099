"""A goal's status goes the allowed ways, each with what it needs."""

from itertools import product
from typing import get_args

import pytest

from itplanner.domain.records import replaced
from itplanner.domain.records.goal import Status
from itplanner.domain.rules.transitions import ALLOWED, open_steps, project_transition, transition
from itplanner.domain.wrong import Wrong
from tests.builders import TODAY, goal, plan_of, project, step

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


@pytest.mark.parametrize(
    ("now", "new", "allowed"),
    [
        ("proposed", "planned", True),
        ("planned", "running", True),
        ("proposed", "running", False),
        ("on_hold", "running", True),
        ("running", "planned", False),
        ("finished", "running", False),
        ("cancelled", "planned", False),
    ],
)
def test_a_project_goes_one_way(now: str, new: str, allowed: bool) -> None:
    found = project_transition(project(status=now), {"status": new})
    assert (found is None) is allowed


@pytest.mark.parametrize(
    ("new", "name"), [("on_hold", "hold_from"), ("finished", "finished_on"), ("cancelled", "cancelled_on")]
)
def test_what_ends_a_project_or_lets_it_rest_says_on_which_day(new: str, name: str) -> None:
    found = project_transition(project(), {"status": new})
    assert found is not None
    assert found.field == name
    assert project_transition(project(), {"status": new, name: TODAY}) is None
    assert project_transition(replaced(project(), {name: TODAY}), {"status": new}) is None


def test_an_ended_project_may_be_cancelled_by_nothing() -> None:
    found = project_transition(project(status="finished"), {"status": "cancelled"})
    assert found == Wrong("P1 is finished; that is its end; u takes a change back.", "status")
