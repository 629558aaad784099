"""The business goals with the goals of the year that serve them first of all."""

from collections.abc import Hashable
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.records import BusinessGoal
from itplanner.domain.rules.alignment import in_force, serving
from itplanner.domain.rules.health import health
from itplanner.tui import glyphs
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.formatting import count, percent, progress_bar
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row

BAR: Final = 8
"""Cells of the progress bar."""

COLUMNS: Final = (
    Column("code", "", 4),
    Column("title", "", 16, flexible=True),
    Column("goals", "", 8, "right"),
    Column("bar", "", BAR, leaves=0),
    Column("done", "", 4, "right"),
)


def serving_of(view: View) -> Lazily:
    """Return a row for each business goal that holds today, by number."""
    found = {Ref(each.kind, each.id): each for each in in_force(view.plan, view.today)}

    def make(key: Hashable) -> Row:
        assert isinstance(key, Ref)
        return _row(view, key, found[key])

    return Lazily(COLUMNS, list(found), make)


def _row(view: View, key: Ref, business_goal: BusinessGoal) -> Row:
    found = health(serving(view.plan, business_goal, view.year), view.state, view.share)
    cells = {
        "code": Cell(business_goal.code, cut="never"),
        "title": Cell(business_goal.title, typed=True),
        "goals": Cell(count(found.goals, "goal") if found is not None else "no goals", Role.MUTED),
        "done": Cell(percent(found.share) if found is not None else glyphs.NOTHING),
    }
    if found is not None:
        drawn = progress_bar(found.share, BAR)
        done = drawn.rstrip(glyphs.WORK_PLANNED)
        cells["bar"] = Cell(parts=(Part(done, Role.ACCENT), Part(drawn[len(done) :], Role.MUTED)))
    return Row(key, cells)
