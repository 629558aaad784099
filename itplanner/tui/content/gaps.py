"""Goals that something is missing around, for the list beside the cascade: shorter goals, or one above."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from itplanner.domain.records import Goal
from itplanner.domain.rules.alignment import orphans
from itplanner.tui.content.holes import hole_years
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row

MOST: Final = 8
"""So many goals stand in a group; the rest are counted."""


def gap_rows(view: View) -> Iterator[Row]:
    """Yield the holes in coverage, then the goals with neither a goal above them nor a business goal."""
    nearest = {hole.goal: hole for hole in reversed(view.holes)}
    goals = _by_area(view, (view.plan[Goal].rows[hole.goal] for hole in view.holes))
    holes = {goal.id: Part(f"hole {hole_years(view, nearest[goal.id])}", Role.WARN) for goal in goals}
    yield from _group("Not covered", holes)
    loose = _by_area(view, orphans(view.plan, view.today))
    yield from _group("No parent", {goal.id: Part(goal.title, typed=True) for goal in loose})


def _by_area(view: View, goals: Iterable[Goal]) -> list[Goal]:
    order = {area.id: place for place, area in enumerate(view.areas)}
    return sorted(goals, key=lambda goal: order.get(goal.area, -1))


def _group(title: str, goals: Mapping[int, Part]) -> Iterator[Row]:
    """A heading and the goals under it with their words; nothing where there are none."""
    if goals:
        yield Row(("head", title), {"name": Cell(title, bold=True, span=3)}, selectable=False)
    for number, words in islice(goals.items(), MOST):
        cells = {"name": Cell(parts=(Part(f"G{number} "), words), span=3)}
        yield Row(("goal", number), cells, selectable=False)
    if len(goals) > MOST:
        more = Cell(f"and {len(goals) - MOST:,} more", Role.MUTED, span=3)
        yield Row(("more", title), {"name": more}, selectable=False)
