"""Watermelons: green outside, red inside. Declared better than computed, or green with red parts."""

import datetime
from collections.abc import Callable, Iterator

from itplanner.domain.change import Ref
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Declaration, Goal, GoalKPI, Project
from itplanner.domain.rules.declared import in_force, watermelon
from itplanner.domain.rules.progress import measure_of
from itplanner.domain.rules.projects import project_colour
from itplanner.domain.rules.state import State, goal_colour
from itplanner.domain.rules.status import Colour
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Watermelon:
    """A record that looks better than it is."""

    ref: Ref
    outside: Colour
    """The colour that is shown."""
    inside: Colour
    """The colour that is computed, or that of its parts."""
    declared: Declaration | None = None
    """Who says otherwise; None where its parts do."""
    parts: tuple[Ref, ...] = ()
    """The red goals below it, and the red KPIs that hang on it."""

    @property
    def order(self) -> tuple[bool, bool, Ref]:
        """Where it stands: what is red inside first, then what was declared."""
        return (self.inside != "red", self.declared is None, self.ref)


def watermelons(
    plan: Plan,
    today: datetime.date,
    state: Callable[[Goal], State],
    standing: Callable[[KPI], Standing],
) -> tuple[Watermelon, ...]:
    """Return what looks better than it is, the worst first."""
    found = [made for goal in plan[Goal] if (made := _goal(plan, goal, today, state, standing))]
    for kpi in plan[KPI]:
        stands, ref = standing(kpi), Ref(kpi.kind, kpi.id)
        if stands.declared is not None and watermelon(stands.declared, stands.computed):
            found.append(Watermelon(ref, stands.colour, stands.computed, stands.declared))
    for project in plan[Project]:
        ref, computed = Ref(project.kind, project.id), project_colour(plan, project, today)
        declared = in_force(plan, ref, today)
        if declared is not None and watermelon(declared, computed):
            found.append(Watermelon(ref, declared.colour, computed, declared))
    return tuple(sorted(found, key=lambda made: made.order))


def _goal(
    plan: Plan,
    goal: Goal,
    today: datetime.date,
    state: Callable[[Goal], State],
    standing: Callable[[KPI], Standing],
) -> Watermelon | None:
    """Return a goal in work that looks better than it is."""
    ref, computed = Ref(goal.kind, goal.id), goal_colour(state(goal))
    if computed == "grey" or not state(goal).open:
        return None
    declared = in_force(plan, ref, today)
    if declared is not None and watermelon(declared, computed):
        return Watermelon(ref, declared.colour, computed, declared)
    if computed != "green" or (declared is not None and declared.colour != "green"):
        return None
    parts = tuple(_red_parts(plan, goal, state, standing))
    return Watermelon(ref, "green", "red", parts=parts) if parts else None


def _red_parts(
    plan: Plan, goal: Goal, state: Callable[[Goal], State], standing: Callable[[KPI], Standing]
) -> Iterator[Ref]:
    for child in plan[Goal].where("parent", goal.id):
        if state(child).open and goal_colour(state(child)) == "red":
            yield Ref(child.kind, child.id)
    measure = measure_of(plan, goal)
    numbers = {row.kpi for row in plan[GoalKPI].where("goal", goal.id)}
    if measure is not None and measure.kpi is not None:
        numbers.add(measure.kpi)
    for number in sorted(numbers):
        kpi = plan[KPI].get(number)
        if kpi is not None and standing(kpi).computed == "red":
            yield Ref(kpi.kind, kpi.id)
