"""People who own more than they have hours for (G017)."""

from collections import defaultdict
from collections.abc import Iterator

from itplanner.domain.change import Ref
from itplanner.domain.fiscal import PERIODS
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.records import Goal, Person, Step


@rule(
    "G017",
    "warning",
    "goals",
    title="Owner with more work than hours",
    fix="Move a goal to somebody else, or plan fewer hours",
    why="The hours of a person's goals of a year are more than the hours a month they have, times twelve.",
)
def overbooked(study: Study) -> Iterator[Fault]:
    """Find people the hours of whose goals of the year exceed their capacity."""
    asked: dict[int, float] = defaultdict(float)
    for goal in study.annual:
        if goal.owner is not None and study.this_year(goal):
            asked[goal.owner] += _hours(study, goal)
    for number, hours in sorted(asked.items()):
        person = study.plan[Person].get(number)
        if person is None or person.capacity_hours is None:
            continue
        has = person.capacity_hours * PERIODS
        if hours > has:
            said = f"{hours:,.0f} h of goals in {study.label}, {has:,.0f} h to do them"
            yield Fault(Ref(person.kind, person.id), "capacity_hours", said)


def _hours(study: Study, goal: Goal) -> float:
    """The hours of a goal, else those of its steps that its owner does."""
    if goal.effort_hours is not None:
        return goal.effort_hours
    steps = study.plan[Step].where("goal", goal.id)
    return sum(step.effort_hours or 0 for step in steps if step.owner in {None, goal.owner})
