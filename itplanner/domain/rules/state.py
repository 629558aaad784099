"""What is to be said of a goal or step today: late, behind, done (GLOSSARY section 3)."""

import datetime
from collections.abc import Callable
from typing import Literal

from itplanner.domain.dates import full_day
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Person, Step
from itplanner.domain.rules.progress import progress, time_share
from itplanner.domain.rules.status import Colour
from itplanner.domain.values import dataclass

Standing = Literal["late", "behind", "soon", "on_track", "done", "proposed", "deferred", "cancelled"]

SOON = 14
"""Days before the due date from which a goal says how many are left."""

SLACK = 0.10
"""On track while progress is at least the share of time gone less ten points (DOMAIN 2.2)."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a goal stands, with the days that it is late (positive) or has left (negative)."""

    standing: Standing
    days: int = 0

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self.standing not in {"done", "deferred", "cancelled"}


def state(
    plan: Plan, goal: Goal, today: datetime.date, share: Callable[[Goal], float] | None = None
) -> State:
    """Return where a goal stands on a day; `share` is how far goals are, where that is known already."""
    if goal.status in {"done", "deferred", "cancelled"}:
        return State(goal.status)
    days = 0 if goal.due is None else (today - goal.due).days
    if goal.due is not None and days > 0:
        return State("late", days)
    if goal.status == "proposed":
        return State("proposed")
    if goal.due is not None and days >= -SOON:
        return State("soon", days)
    gone = time_share(goal, today)
    if gone is not None and gone > SLACK:
        done = progress(plan, goal, today).share if share is None else share(goal)
        if done < gone - SLACK:
            return State("behind")
    return State("on_track")


def step_late(step: Step, today: datetime.date) -> bool:
    """Whether a step is due before today and not done."""
    return not step.done and step.due is not None and step.due < today


def ownerless(plan: Plan, goal: Goal, today: datetime.date) -> bool:
    """Whether nobody owns a goal, or its owner has left."""
    owner = plan[Person].get(goal.owner)
    return owner is None or (owner.left is not None and owner.left < today)


def nobody_owns(plan: Plan, goal: Goal, today: datetime.date) -> str:
    """Return in words that nobody owns a goal, or nothing."""
    if not ownerless(plan, goal, today):
        return ""
    owner = plan[Person].get(goal.owner)
    left = None if owner is None else owner.left
    return "It has no owner" if left is None else f"Its owner left on {full_day(left)}"


def unfunded(goal: Goal) -> bool:
    """Whether a goal neither asks for money nor says why it needs none."""
    return not goal.need and not goal.no_cost_reason.strip()


def step_owner(plan: Plan, step: Step) -> int | None:
    """Return who does a step: its own owner, else its goal's."""
    goal = plan[Goal].get(step.goal)
    return step.owner if step.owner is not None or goal is None else goal.owner


def goal_colour(found: State) -> Colour:
    """Return the colour that a goal's standing computes to; grey where it isn't worked on."""
    return _COLOURS.get(found.standing, "grey")


_COLOURS: dict[Standing, Colour] = {
    "late": "red",
    "behind": "amber",
    "soon": "amber",
    "on_track": "green",
    "done": "green",
}
