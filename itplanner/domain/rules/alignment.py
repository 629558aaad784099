"""How goals serve the business: who serves nothing, what nobody serves, where efforts scatter (DOMAIN 4)."""

import datetime
from collections.abc import Iterator
from typing import Final

from itplanner.domain.plan import Plan
from itplanner.domain.records import Alignment, Area, BusinessGoal, Goal
from itplanner.domain.rules.areas import in_order
from itplanner.domain.rules.cascade import in_cascade
from itplanner.domain.rules.progress import counts
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.rules.years import checklist
from itplanner.domain.values import dataclass

SCATTER: Final = 5
"""More goals in one year than these, and a business goal's efforts scatter."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many business goals of all that hold are served first of all by an open goal."""

    covered: int
    of: int


def holds(business_goal: BusinessGoal, today: datetime.date) -> bool:
    """Whether a business goal is one today: it is valid from the first to the last day it names."""
    begun = business_goal.valid_from is None or business_goal.valid_from <= today
    return begun and (business_goal.valid_to is None or today <= business_goal.valid_to)


def in_force(plan: Plan, today: datetime.date) -> list[BusinessGoal]:
    """Return the business goals that hold today, by number."""
    return [each for each in plan[BusinessGoal] if holds(each, today)]


def served_by(plan: Plan, business_goal: BusinessGoal, strength: str) -> list[Goal]:
    """Return the open goals that serve a business goal so strongly, in the order of the cascade."""
    return in_cascade(goal for goal in _linked(plan, business_goal, strength) if goal.status in OPEN)


def serving(plan: Plan, business_goal: BusinessGoal, year: int) -> list[Goal]:
    """Return the annual goals of a year that serve a business goal first of all."""
    linked = _linked(plan, business_goal, "primary")
    return [goal for goal in linked if goal.horizon == 1 and goal.year == year]


def _linked(plan: Plan, business_goal: BusinessGoal, strength: str) -> Iterator[Goal]:
    links = plan[Alignment].where("business_goal", business_goal.id)
    goals = (plan[Goal].get(link.goal) for link in links if link.strength == strength)
    return (goal for goal in goals if goal is not None)


def uncovered(plan: Plan, today: datetime.date) -> list[BusinessGoal]:
    """Return the business goals that no open goal serves first of all."""
    return [
        each
        for each in in_force(plan, today)
        if not any(goal.status in OPEN for goal in _linked(plan, each, "primary"))
    ]


def coverage(plan: Plan, today: datetime.date) -> Share:
    """Return how many of the business goals are covered."""
    return Share(len(in_force(plan, today)) - len(uncovered(plan, today)), len(in_force(plan, today)))


def scattered(plan: Plan, business_goal: BusinessGoal, year: int) -> bool:
    """Whether more annual goals than a year can push serve a business goal first of all."""
    return sum(counts(goal) for goal in serving(plan, business_goal, year)) > SCATTER


def aims(plan: Plan, goal: Goal) -> list[tuple[Alignment, BusinessGoal]]:
    """Return a goal's links to business goals, with those; not all of them need to hold."""
    found = (
        (link, plan[BusinessGoal].get(link.business_goal)) for link in plan[Alignment].where("goal", goal.id)
    )
    return [(link, row) for link, row in found if row is not None]


def unaligned(plan: Plan, goal: Goal, today: datetime.date) -> bool:
    """Whether a goal serves no business goal that holds: a link to one that ended is no link."""
    return not any(holds(row, today) for _link, row in aims(plan, goal))


def orphans(plan: Plan, today: datetime.date) -> list[Goal]:
    """Return the open goals without a goal above them and without a business goal, in order."""
    loose = (goal for goal in plan[Goal] if goal.status in OPEN and goal.parent is None)
    return in_cascade(goal for goal in loose if unaligned(plan, goal, today))


def idle_areas(plan: Plan, year: int) -> list[Area]:
    """Return the areas without an annual goal of the year, in themselves or in a sub-area.

    Of an area that is idle its sub-areas aren't named again.
    """
    busy = {goal.area for goal in checklist(plan, year) if counts(goal)}
    areas = in_order(plan)
    for area in reversed(areas):  # a sub-area stands after its area
        if area.id in busy and area.parent is not None:
            busy.add(area.parent)
    idle = {area.id for area in areas} - busy
    return [area for area in areas if area.id in idle and area.parent not in idle]
