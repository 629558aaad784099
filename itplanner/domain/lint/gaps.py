"""What nobody works on this year, and whom no goal serves (G013, G014, G015)."""

from collections.abc import Iterator

from itplanner.domain.change import Ref
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.records import Goal, Support
from itplanner.domain.rules.alignment import idle_areas, uncovered
from itplanner.domain.rules.progress import counts


@rule(
    "G013",
    "warning",
    "goals",
    title="Long goal without work this year",
    fix="Add a goal of this year under it, or defer it",
    why="A goal of 3, 5 or 10 years is reached by shorter ones. A year without any is a year lost.",
)
def nobody_works(study: Study) -> Iterator[Fault]:
    """Find long goals of this year with no goal under them, or in support of them, that is of this year."""
    busy = {goal.id for goal in study.plan[Goal] if counts(goal) and study.in_year(goal)}
    worked = {goal.parent for goal in study.plan[Goal] if goal.id in busy}
    worked |= {link.supported for link in study.plan[Support] if link.goal in busy}
    for goal in study.goals:
        if goal.horizon > 1 and goal.id not in worked and study.in_year(goal):
            yield Fault(Ref(goal.kind, goal.id), "", f"Nobody works on it in {study.label}")


@rule(
    "G014",
    "info",
    "goals",
    title="Area without annual goals",
    fix="Add a goal, or leave it so for this year",
    why="An area without a goal is either well as it is or forgotten; only you can say which.",
)
def idle(study: Study) -> Iterator[Fault]:
    """Find areas that have no annual goal of the year, in none of their sub-areas either."""
    for area in idle_areas(study.plan, study.year):
        yield Fault(Ref(area.kind, area.id), "", f"It has no goal in {study.label}")


@rule(
    "G015",
    "warning",
    "goals",
    title="Business goal that no goal serves first of all",
    fix="Link a goal to it as primary",
    why="What the organisation wants and IT has no main goal for will be missed when it is due.",
)
def unserved(study: Study) -> Iterator[Fault]:
    """Find business goals of today without a goal in work whose primary aim they are."""
    for row in uncovered(study.plan, study.today):
        yield Fault(Ref(row.kind, row.id), "", "No goal serves it as primary")
