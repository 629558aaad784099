"""What needs somebody: late, soon due, to be read, hidden, forgotten; a record once, the worst first."""

import datetime
from collections.abc import Callable, Mapping
from typing import Final, Literal, get_args

from itplanner.domain.change import Ref
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.links import coded
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Declaration, Goal, Person, Step
from itplanner.domain.rules.declared import in_force, watermelon
from itplanner.domain.rules.quiet import quiet_days
from itplanner.domain.rules.state import State, goal_colour, ownerless, step_late, step_owner
from itplanner.domain.rules.status import Colour
from itplanner.domain.values import dataclass

Reason = Literal[
    "declared",
    "late",
    "step_late",
    "soon",
    "step_soon",
    "reading",
    "behind",
    "wake",
    "review",
    "ownerless",
    "stale",
]

REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
"""From the worst to what can wait longest, within one colour."""

STEP_SOON: Final = 7
"""Days before its due date from which a step is named."""


@dataclass(frozen=True, slots=True)
class Need:
    """Why a record needs somebody."""

    ref: Ref
    reason: Reason
    colour: Colour
    owner: int | None = None
    days: int | None = None
    """For how many days it has been so; below 0 as many days are left; None where it has no date."""

    @property
    def order(self) -> tuple[bool, int, int, Ref]:
        """Where it stands: red before amber, then the worse reason, then what has lasted longest."""
        return (self.colour != "red", REASONS.index(self.reason), -(self.days or 0), self.ref)


def attention(
    plan: Plan,
    today: datetime.date,
    state: Callable[[Goal], State],
    standing: Callable[[KPI], Standing],
    changed: Mapping[int, datetime.date],
) -> tuple[Need, ...]:
    """Return what needs somebody, the worst first.

    `changed` says by goal on which day it was last changed, its parts included.
    """
    soon = today + datetime.timedelta(days=STEP_SOON)
    steps = (step for step in plan[Step] if not step.done and step.due is not None and step.due <= soon)
    declared = _in_force(plan, today)
    found = [need for goal in plan[Goal] if (need := _goal(plan, goal, today, state, changed, declared))]
    found += (need for step in steps if (need := _step(plan, step, today, state)))
    found += (need for kpi in plan[KPI] if (need := _kpi(kpi, today, standing(kpi))))
    return tuple(sorted(found, key=lambda need: need.order))


def _in_force(plan: Plan, today: datetime.date) -> dict[Ref, Declaration]:
    refs = (coded(code) for code in plan[Declaration].by("record"))
    found = ((ref, in_force(plan, ref, today)) for ref in refs if ref is not None)
    return {ref: declared for ref, declared in found if declared is not None}


def _goal(
    plan: Plan,
    goal: Goal,
    today: datetime.date,
    state: Callable[[Goal], State],
    changed: Mapping[int, datetime.date],
    declared: Mapping[Ref, Declaration],
) -> Need | None:
    found = state(goal)
    if found.open:
        return _open_goal(plan, goal, today, found, changed, declared)
    if found.standing == "deferred" and goal.wake_on is not None and goal.wake_on <= today:
        return Need(Ref(goal.kind, goal.id), "wake", "amber", goal.owner, (today - goal.wake_on).days)
    return None


def _open_goal(
    plan: Plan,
    goal: Goal,
    today: datetime.date,
    found: State,
    changed: Mapping[int, datetime.date],
    declared: Mapping[Ref, Declaration],
) -> Need | None:
    """Return the worst reason why a goal needs somebody."""
    ref, colour = Ref(goal.kind, goal.id), goal_colour(found)
    said = declared.get(ref)
    if said is not None and colour != "grey" and watermelon(said, colour):
        return Need(ref, "declared", colour, goal.owner, (today - said.given_on).days)
    if found.standing in {"late", "soon"}:
        return Need(ref, found.standing, colour, goal.owner, found.days)
    if found.standing == "behind":
        return Need(ref, "behind", colour, goal.owner)
    if goal.review_on is not None and goal.review_on <= today:
        return Need(ref, "review", "amber", goal.owner, (today - goal.review_on).days)
    if ownerless(plan, goal, today):
        owner = plan[Person].get(goal.owner)
        left = None if owner is None or owner.left is None else (today - owner.left).days
        return Need(ref, "ownerless", "amber", goal.owner, left)
    quiet = quiet_days(plan, goal, today, changed)
    return None if quiet is None else Need(ref, "stale", "amber", goal.owner, quiet)


def _step(plan: Plan, step: Step, today: datetime.date, state: Callable[[Goal], State]) -> Need | None:
    """Return why a step needs somebody; where its goal already says so, the step is silent."""
    goal = plan[Goal].get(step.goal)
    if step.due is None or goal is None:
        return None
    found = state(goal)
    late = step_late(step, today)
    if not found.open or found.standing == "late" or (found.standing == "soon" and not late):
        return None
    days = (today - step.due).days
    reason: Reason = "step_late" if late else "step_soon"
    return Need(Ref(step.kind, step.id), reason, "red" if late else "amber", step_owner(plan, step), days)


def _kpi(kpi: KPI, today: datetime.date, found: Standing) -> Need | None:
    ref = Ref(kpi.kind, kpi.id)
    if found.declared is not None and watermelon(found.declared, found.computed):
        colour: Colour = "red" if found.computed == "red" else "amber"
        return Need(ref, "declared", colour, kpi.owner, (today - found.declared.given_on).days)
    if found.due is not None:
        waiting = None if found.point is None else (today - found.due).days
        return Need(ref, "reading", "amber", kpi.owner, waiting)
    return None
