"""I2: parents, supports and dependencies, also those of services, never form a circle."""

from collections.abc import Callable, Iterable, Iterator

from itplanner.domain.change import Ref
from itplanner.domain.invariants.problem import Problem, short
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Area, Dependency, Goal, Record, ServiceDependency, Support, fields

PARENTS: tuple[tuple[type[Record], str], ...] = ((Goal, "parent"), (Goal, "carried_from"), (Area, "parent"))
"""Fields that lead from a record to one of its own kind."""

ARROWS: tuple[tuple[type[Record], str, str], ...] = (
    (Support, "goal", "supported"),
    (Dependency, "goal", "needs"),
    (ServiceDependency, "service", "needs"),
)
"""Records that lead from one record to another one of its kind."""


def circles(plan: Plan, ref: Ref) -> Iterator[Problem]:
    """Find the circles that a record is part of."""
    for kind, name in PARENTS:
        if kind.kind == ref.kind and plan.find(ref) is not None:
            yield from _parent_circle(plan, ref, name)
    for kind, start, end in ARROWS:
        if kind.kind == ref.kind:
            yield from _arrow_circles(plan, ref, start, end)


def reachable(first: int, onward: Callable[[int], Iterable[int]]) -> frozenset[int]:
    """Return everything that can be reached from a number, itself only by way of a circle."""
    seen: set[int] = set()
    waiting = list(onward(first))
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            waiting.extend(onward(number))
    return frozenset(seen)


def _parent_circle(plan: Plan, ref: Ref, name: str) -> Iterator[Problem]:
    table = plan.table(ref.kind)
    path: list[int] = []
    number: int | None = ref.id
    while number is not None and number in table and number not in path:
        path.append(number)
        number = getattr(table.rows[number], name)
    if number != ref.id:
        return
    place = path.index(min(path))  # the same words from wherever the circle was found
    circle = [short(plan, Ref(ref.kind, each)) for each in (*path[place:], *path[:place], path[place])]
    title = fields(KINDS[ref.kind])[name].title
    message = f"{circle[0]}: {title} makes a circle: {' → '.join(circle)}. Choose another."
    for each in path:
        yield Problem("I2", Ref(ref.kind, each), name, message=message)


def _arrow_circles(plan: Plan, ref: Ref, start: str, end: str) -> Iterator[Problem]:
    table = plan.table(ref.kind)
    row = table.get(ref.id)
    if row is None:
        return

    def onward(number: int) -> Iterator[int]:
        return (getattr(arrow, end) for arrow in table.where(start, number))

    def back(number: int) -> Iterator[int]:
        return (getattr(arrow, start) for arrow in table.where(end, number))

    first = getattr(row, start)
    circle = (reachable(first, onward) & reachable(first, back)) | {first}
    if getattr(row, end) not in circle:
        return
    for number in sorted(circle):
        for arrow in table.where(start, number):
            if getattr(arrow, end) in circle:
                yield _arrow_problem(plan, Ref(ref.kind, arrow.id), start, end)


def _arrow_problem(plan: Plan, ref: Ref, start: str, end: str) -> Problem:
    row = plan.find(ref)
    specs = fields(KINDS[ref.kind])
    source, target = (short(plan, Ref(specs[name].leads_to[0], getattr(row, name))) for name in (start, end))
    words = specs[end].words
    message = f"{source} {words} {target}, and {target} leads back to {source}. Cut one of the two links."
    return Problem("I2", ref, end, message=message)
