"""People who own more than they have hours for (G017)."""

from collections.abc import Iterator

from itplanner.domain.change import Ref
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.records import Person
from itplanner.domain.rules.load import loads


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
    for load in loads(study.plan, study.year):
        if load.over:
            said = f"{load.hours:,.0f} h of goals in {study.label}, {load.capacity:,.0f} h to do them"
            yield Fault(Ref(Person.kind, load.person), "capacity_hours", said)
