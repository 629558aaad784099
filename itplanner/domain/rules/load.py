"""How many hours goals take, and how many the people who own them have."""

from dataclasses import dataclass

from itplanner.domain.fiscal import PERIODS
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Person
from itplanner.domain.rules.transitions import OPEN, open_steps


@dataclass(frozen=True, slots=True)
class Load:
    """What a person's open annual goals of a year take, against what the person has for goals in it."""

    person: int
    goals: int
    hours: float
    capacity: float | None

    @property
    def share(self) -> float | None:
        """How much of the capacity is taken; None where it isn't known."""
        return self.hours / self.capacity if self.capacity else None

    @property
    def over(self) -> bool:
        """Whether the goals take more than there is."""
        return self.capacity is not None and self.hours > self.capacity


def hours(plan: Plan, goal: Goal, owner: int | None = None) -> float:
    """Return the hours that a goal takes: as it says, else as its open steps do, or those of one person."""
    if goal.effort_hours is not None:
        return goal.effort_hours
    steps = (step for step in open_steps(plan, goal) if owner is None or step.owner in {None, owner})
    return sum(step.effort_hours or 0 for step in steps)


def loads(plan: Plan, year: int) -> list[Load]:
    """Return the load of everybody who owns open annual goals of a year, the fullest first."""
    found = [_load(plan, person, year) for person in plan[Person]]
    held = (load for load in found if load.goals)
    return sorted(held, key=lambda load: (not load.over, -(load.share or 0), -load.hours, load.person))


def _load(plan: Plan, person: Person, year: int) -> Load:
    own = plan[Goal].where("owner", person.id)
    goals = [goal for goal in own if goal.horizon == 1 and goal.year == year and goal.status in OPEN]
    capacity = None if person.capacity_hours is None else person.capacity_hours * PERIODS
    return Load(person.id, len(goals), sum(hours(plan, goal, person.id) for goal in goals), capacity)
