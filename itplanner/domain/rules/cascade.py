"""The cascade of goals, from ten years to one: in which order they stand, and who stands above and below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal


def cascade_order(goal: Goal) -> tuple[int, str, int]:
    """Return where a goal stands among those under the same one: longer ones first."""
    return (-goal.horizon, *goal.order)


def children_of(goals: Iterable[Goal]) -> dict[int | None, list[Goal]]:
    """Return some goals in order by the one above them; by None where that one isn't among them."""
    chosen = {goal.id: goal for goal in goals}
    found: dict[int | None, list[Goal]] = {}
    for goal in sorted(chosen.values(), key=cascade_order):
        above = chosen.get(goal.parent or 0)
        # Strictly shorter: a damaged plan whose parents form a circle must not lose its goals.
        below = above is not None and goal.horizon < above.horizon
        found.setdefault(goal.parent if below else None, []).append(goal)
    return found


def in_cascade(goals: Iterable[Goal]) -> list[Goal]:
    """Return some goals, each followed by those under it."""
    children = children_of(goals)
    return list(_branch(children, children.get(None, ())))


def ancestors(plan: Plan, goal: Goal) -> list[Goal]:
    """Return the goals above a goal, the nearest first; a damaged plan's circle ends where it began."""
    found: dict[int, Goal] = {}
    above = plan[Goal].get(goal.parent)
    while above is not None and above.id not in {goal.id, *found}:
        found[above.id] = above
        above = plan[Goal].get(above.parent)
    return list(found.values())


def descendants(plan: Plan, goal: Goal) -> list[Goal]:
    """Return the goals below a goal, each after the one above it."""
    found = {goal.id: goal}
    waiting = [goal.id]
    while waiting:
        below = plan[Goal].where("parent", waiting.pop())
        new = {each.id: each for each in below if each.id not in found}
        found |= new
        waiting += new
    return list(found.values())[1:]


def _branch(children: Mapping[int | None, Sequence[Goal]], branch: Sequence[Goal]) -> Iterator[Goal]:
    for goal in branch:
        yield goal
        yield from _branch(children, children.get(goal.id, ()))
