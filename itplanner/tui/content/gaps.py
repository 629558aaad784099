"""Goals that something is missing around, for the list beside the cascade: shorter goals, or one above."""

from collections.abc import Iterator

from itplanner.domain.records import Goal
from itplanner.domain.rules.alignment import orphans
from itplanner.tui.content.holes import hole_years
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row


def gap_rows(view: View) -> Iterator[Row]:
    """Yield the holes in coverage, then the goals with neither a goal above them nor a business goal."""
    nearest = {hole.goal: hole for hole in reversed(view.holes)}
    yield from _group(
        "Not covered",
        (
            (view.plan[Goal].rows[number], Part(f"hole {hole_years(view, hole)}", Role.WARN))
            for number, hole in nearest.items()
        ),
    )
    loose = ((goal, Part(goal.title, typed=True)) for goal in orphans(view.plan))
    yield from _group("No parent", loose)


def _group(title: str, goals: Iterator[tuple[Goal, Part]]) -> Iterator[Row]:
    for place, (goal, words) in enumerate(goals):
        if not place:
            yield Row(("head", title), {"name": Cell(title, bold=True, span=3)}, selectable=False)
        cells = {"name": Cell(parts=(Part(f"{goal.code} "), words), span=3)}
        yield Row(("goal", goal.id), cells, selectable=False)
