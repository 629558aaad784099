"""Goals that lack an owner, a date, a measure or a business goal (G001, G002, G004, G010)."""

from collections.abc import Iterator

from itplanner.domain.change import Ref
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.records import Goal, Step
from itplanner.domain.rules.alignment import aims, unaligned
from itplanner.domain.rules.progress import measure_of
from itplanner.domain.rules.state import nobody_owns


@rule(
    "G001",
    "error",
    "goals",
    title="Goal without an owner",
    fix="Name one person",
    why="What nobody owns nobody does. One person answers for a goal, however many work on it.",
)
def no_owner(study: Study) -> Iterator[Fault]:
    """Find goals that nobody owns, or whose owner has left."""
    for goal in study.goals:
        if said := nobody_owns(study.plan, goal, study.today):
            yield _fault(goal, "owner", said)


@rule(
    "G002",
    "error",
    "goals",
    title="Annual goal without a due date",
    fix="Set the due date",
    why="Without a date a goal is never late, and nothing can be planned around it.",
)
def no_due(study: Study) -> Iterator[Fault]:
    """Find annual goals without a due date."""
    return (_fault(goal, "due", "No due date: it is not time-bound") for goal in study.annual if not goal.due)


@rule(
    "G004",
    "error",
    "goals",
    title="Annual goal that nothing measures",
    fix="Give it a measure from start to target, steps, or say when it is done",
    why=(
        "Progress comes from a measure or from steps; without either, and without words on when it is done, "
        "nobody can say whether the goal was reached."
    ),
)
def no_measure(study: Study) -> Iterator[Fault]:
    """Find annual goals without a measure, a list of steps or an acceptance."""
    for goal in study.annual:
        if goal.acceptance or study.plan[Step].by("goal").get(goal.id):
            continue
        measure = measure_of(study.plan, goal)
        if measure is None:
            yield _fault(goal, "acceptance", "No measure, no steps, no acceptance: it is not measurable")
        elif measure.target is None:
            yield Fault(Ref(measure.kind, measure.id), "target", f"{goal.code} is measured without a target")


@rule(
    "G010",
    "error",
    "goals",
    title="Goal without a business goal",
    fix="Link it to a business goal, primary or secondary",
    why="A goal that serves no aim of the organisation is the first to be cut, and hard to defend.",
)
def not_aligned(study: Study) -> Iterator[Fault]:
    """Find goals without a link to a business goal that holds today."""
    for goal in study.goals:
        if not unaligned(study.plan, goal, study.today):
            continue
        codes = ", ".join(row.code for _link, row in aims(study.plan, goal))
        said = f"Of its business goals none holds today: {codes}" if codes else "It serves no business goal"
        yield _fault(goal, "business_goals", said)


def _fault(goal: Goal, field: str, message: str) -> Fault:
    return Fault(Ref(goal.kind, goal.id), field, message)
