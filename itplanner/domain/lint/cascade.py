"""What doesn't fit: goals beyond their parent, circles, dates in another year (G011, G012, G018)."""

from collections.abc import Callable, Collection, Iterable, Iterator

from itplanner.domain.change import Ref
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.plan import Plan
from itplanner.domain.records import Dependency, Goal, Support
from itplanner.domain.rules.touching import ends_late, off_year

Onward = Callable[[int], Iterable[int]]


@rule(
    "G011",
    "error",
    "goals",
    title="Goal that ends after the one above it, or is planned as long",
    fix="Move one of the two dates, or choose a longer goal above it",
    why="A goal can't count towards one that ends before it; its progress would come too late.",
    silenced_by=("G012",),
)
def beyond_parent(study: Study) -> Iterator[Fault]:
    """Find goals that are due after their parent, or not shorter."""
    for goal in study.goals:
        parent = study.plan[Goal].get(goal.parent)
        if parent is None:
            continue
        ref = Ref(goal.kind, goal.id)
        if goal.horizon >= parent.horizon:
            said = f"Planned for {_years(goal)} under {parent.code}, which is planned for {_years(parent)}"
            yield Fault(ref, "parent", said)
        elif said := ends_late(study.plan, goal):
            yield Fault(ref, "due", said)


@rule(
    "G012",
    "error",
    "goals",
    title="Circle of parents, supports or dependencies",
    fix="Cut one of its links",
    why="Goals that wait for each other never begin, and their progress can't be summed up.",
)
def circles(study: Study) -> Iterator[Fault]:
    """Find circles, each once, at its goal with the lowest number."""
    plan = study.plan
    ways: tuple[tuple[str, Onward], ...] = (
        ("parent", lambda number: _parent(plan, number)),
        ("supports", lambda number: (row.supported for row in plan[Support].where("goal", number))),
        ("depends_on", lambda number: (row.needs for row in plan[Dependency].where("goal", number))),
    )
    for field, onward in ways:
        for circle in dict.fromkeys(_circles(plan[Goal].rows, onward)):
            codes = " → ".join(f"{Goal.prefix}{number}" for number in (*circle, circle[0]))
            first, *others = (Ref(Goal.kind, number) for number in circle)
            yield Fault(first, field, f"A circle: {codes}", tuple(others))


@rule(
    "G018",
    "warning",
    "goals",
    title="Annual goal due outside the year of its checklist",
    fix="Carry it over, or move the date into the year",
    why="Its checklist is closed before the goal is to be reached, or long after it was.",
)
def other_year(study: Study) -> Iterator[Fault]:
    """Find annual goals whose due date lies in another fiscal year than their checklist."""
    for goal in study.annual:
        if said := off_year(study.plan, goal):
            yield Fault(Ref(goal.kind, goal.id), "due", said)


def _years(goal: Goal) -> str:
    return "1 year" if goal.horizon == 1 else f"{goal.horizon} years"


def _parent(plan: Plan, number: int) -> tuple[int, ...]:
    goal = plan[Goal].get(number)
    return () if goal is None or goal.parent is None else (goal.parent,)


def _circles(numbers: Collection[int], onward: Onward) -> Iterator[tuple[int, ...]]:
    """Yield each circle that a walk through all numbers closes, from its lowest number on."""
    done: set[int] = set()
    for first in numbers:
        path: dict[int, Iterator[int]] = {} if first in done else {first: iter(onward(first))}
        while path:
            last = next(reversed(path))
            following = next(path[last], None)
            if following is None:
                done.add(last)
                del path[last]
            elif following in path:
                circle = list(path)
                circle = circle[circle.index(following) :]
                lowest = circle.index(min(circle))
                yield (*circle[lowest:], *circle[:lowest])
            elif following in numbers and following not in done:
                path[following] = iter(onward(following))
