"""Which goals stand together on a timeline, and in which order: by area, by business goal or by owner."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Final, Literal

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Alignment, Area, BusinessGoal, Goal, Person
from itplanner.domain.rules.areas import in_order, tops
from itplanner.domain.rules.cascade import in_cascade
from itplanner.domain.values import dataclass

By = Literal["area", "business goal", "owner"]

WAYS: Final[tuple[By, ...]] = ("area", "business goal", "owner")
"""The ways to group goals, in turn."""


@dataclass(frozen=True, slots=True)
class Group:
    """Goals that stand under one heading."""

    key: Hashable
    """The record that they belong to, where there is one."""
    name: str
    goals: tuple[Goal, ...]


def groups(plan: Plan, goals: Iterable[Goal], by: By) -> list[Group]:
    """Return the goals in groups, each as the cascade has them: a longer goal before those under it."""
    heading, order = _WAYS[by](plan)
    found: dict[int | None, list[Goal]] = {number: [] for number in order}
    rest: list[Goal] = []
    for goal in in_cascade(goals):
        found.get(heading(goal), rest).append(goal)
    named = [
        Group(Ref(_KIND[by].kind, number), name, tuple(found[number]))
        for number, name in order.items()
        if found[number]
    ]
    return [*named, Group(("without", by), _WITHOUT[by], tuple(rest))] if rest else named


Way = tuple[Callable[[Goal], int | None], Mapping[int, str]]
"""Which group a goal belongs to, and the groups by number in their order, with their names."""


def _by_area(plan: Plan) -> Way:
    top = tops(plan)
    return lambda goal: top.get(goal.area), {area.id: area.name for area in in_order(plan)}


def _by_business_goal(plan: Plan) -> Way:
    served: dict[int, int] = {}
    links = sorted(plan[Alignment], key=lambda link: (link.strength != "primary", link.business_goal))
    for link in links:
        served.setdefault(link.goal, link.business_goal)
    names = {row.id: f"{row.code} {row.title}" for row in plan[BusinessGoal]}
    return lambda goal: served.get(goal.id), names


def _by_owner(plan: Plan) -> Way:
    people: Sequence[Person] = sorted(plan[Person], key=lambda person: person.folded)
    return lambda goal: goal.owner, {person.id: person.name for person in people}


_WAYS: Mapping[By, Callable[[Plan], Way]] = {
    "area": _by_area,
    "business goal": _by_business_goal,
    "owner": _by_owner,
}
_KIND: Mapping[By, type[Area] | type[BusinessGoal] | type[Person]] = {
    "area": Area,
    "business goal": BusinessGoal,
    "owner": Person,
}
_WITHOUT: Mapping[By, str] = {
    "area": "No area",
    "business goal": "No business goal",
    "owner": "Nobody",
}
