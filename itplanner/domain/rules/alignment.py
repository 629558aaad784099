"""How goals serve the business: who serves nothing, what nobody serves, where efforts scatter (DOMAIN 4)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from itplanner.domain.plan import Plan
from itplanner.domain.records import Alignment, Area, BusinessGoal, Goal
from itplanner.domain.rules.areas import in_order, tops
from itplanner.domain.rules.cascade import in_cascade
from itplanner.domain.rules.health import serving
from itplanner.domain.rules.progress import counts
from itplanner.domain.rules.transitions import OPEN

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
    links = plan[Alignment].where("business_goal", business_goal.id)
    goals = (plan[Goal].get(link.goal) for link in links if link.strength == strength)
    return in_cascade(goal for goal in goals if goal is not None and goal.status in OPEN)


def uncovered(plan: Plan, today: datetime.date) -> list[BusinessGoal]:
    """Return the business goals that no open goal serves first of all."""
    return [each for each in in_force(plan, today) if not served_by(plan, each, "primary")]


def coverage(plan: Plan, today: datetime.date) -> Share:
    """Return how many of the business goals are covered."""
    return Share(len(in_force(plan, today)) - len(uncovered(plan, today)), len(in_force(plan, today)))


def scattered(plan: Plan, business_goal: BusinessGoal, year: int) -> bool:
    """Whether more annual goals than a year can push serve a business goal first of all."""
    return sum(counts(goal) for goal in serving(plan, business_goal, year)) > SCATTER


def unlinked(plan: Plan, goal: Goal) -> bool:
    """Whether a goal serves no business goal."""
    return not plan[Alignment].where("goal", goal.id)


def orphans(plan: Plan) -> list[Goal]:
    """Return the open goals without a goal above them and without a business goal, in order."""
    loose = (goal for goal in plan[Goal] if goal.status in OPEN and goal.parent is None)
    return in_cascade(goal for goal in loose if unlinked(plan, goal))


def idle_areas(plan: Plan, year: int) -> list[Area]:
    """Return the areas at the top without an annual goal of the year, in themselves or their sub-areas."""
    top = tops(plan)
    annual: Iterable[Goal] = (each for each in plan[Goal].where("year", year) if each.horizon == 1)
    busy = {top.get(goal.area, goal.area) for goal in annual if counts(goal)}
    return [area for area in in_order(plan) if area.parent is None and area.id not in busy]
