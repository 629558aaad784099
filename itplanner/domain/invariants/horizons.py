"""I3: a goal under another one is shorter, and due no later."""

from collections.abc import Iterator

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.invariants.problem import Problem, short
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal


def cascade(plan: Plan, ref: Ref) -> Iterator[Problem]:
    """Find what doesn't fit between a goal, its parent and its children."""
    goal = plan[Goal].get(ref.id) if ref.kind == Goal.kind else None
    if goal is None:
        return
    parent = plan[Goal].get(goal.parent)
    if parent is not None:
        yield from _between(plan, parent, goal)
    for child in plan[Goal].where("parent", goal.id):
        yield from _between(plan, goal, child)


def _between(plan: Plan, parent: Goal, child: Goal) -> Iterator[Problem]:
    above, below = Ref(Goal.kind, parent.id), Ref(Goal.kind, child.id)
    if child.horizon >= parent.horizon:
        message = (
            f"{short(plan, below)} of {_years(child)} can't stand under {short(plan, above)} of "
            f"{_years(parent)}: only a longer one can."
        )
        yield Problem("I3", below, "parent", (above,), message)
    if child.due is not None and parent.due is not None and child.due > parent.due:
        message = (
            f"{short(plan, below)}: due {full_day(child.due)} is after {short(plan, above)} ends "
            f"({full_day(parent.due)}). Move one of the two."
        )
        yield Problem("I3", below, "due", (above,), message)


def _years(goal: Goal) -> str:
    return f"{goal.horizon} year" if goal.horizon == 1 else f"{goal.horizon} years"
