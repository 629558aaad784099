"""How many hours goals take, and how many the people who own them have."""

from itplanner.domain.fiscal import PERIODS
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Person, Step
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.values import dataclass


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


def hours(plan: Plan, goal: Goal, owner: int | None = None) -> float | None:
    """Return the hours that a goal takes in all: as it says, else as its steps do, or those of one person.

    What is done counts too, since a capacity is that of a whole year. None where nothing says any hours.
    """
    if goal.effort_hours is not None:
        return goal.effort_hours
    steps = (step for step in plan[Step].where("goal", goal.id) if step.effort_hours is not None)
    known = [step.effort_hours or 0 for step in steps if owner is None or step.owner in {None, owner}]
    return sum(known) if known else None


def loads(plan: Plan, year: int) -> list[Load]:
    """Return the load of everybody who owns open annual goals of a year, the fullest first."""
    found = [load_of(plan, person, year) for person in plan[Person]]
    held = (load for load in found if load.goals)
    return sorted(held, key=lambda load: (not load.over, -(load.share or 0), -load.hours, load.person))


def load_of(plan: Plan, person: Person, year: int | None) -> Load:
    """Return the load of a person in a year."""
    own = plan[Goal].where("owner", person.id)
    goals = [goal for goal in own if goal.horizon == 1 and goal.year == year and goal.status in OPEN]
    capacity = None if person.capacity_hours is None else person.capacity_hours * PERIODS
    return Load(person.id, len(goals), sum(hours(plan, goal, person.id) or 0 for goal in goals), capacity)
