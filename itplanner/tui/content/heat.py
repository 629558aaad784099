"""How the goals of each area are doing, by horizon: worst status, mean progress, how many."""

from collections.abc import Hashable
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.records import Area
from itplanner.domain.rules.health import Health, by_area_and_horizon, health
from itplanner.tui import glyphs
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.content.marks import colour_mark
from itplanner.tui.formatting import percent
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row

HORIZONS: Final = (10, 5, 3, 1)


def heat_of(view: View) -> Lazily:
    """Return a row for each area at the top, with a cell for each horizon."""
    groups = by_area_and_horizon(view.plan, view.year, view.tops)
    columns = [Column("area", "Area", 12, flexible=True)]
    for horizon in HORIZONS:
        title = view.calendar.year_label(view.year) if horizon == 1 else f"{horizon} years"
        most = max((len(goals) for (_area, each), goals in groups.items() if each == horizon), default=0)
        leaves = 0 if horizon == HORIZONS[0] else None
        columns.append(Column(str(horizon), title, len("■ 100% of ") + len(str(most)), leaves=leaves))
    areas = {Ref(area.kind, area.id): area for area in view.areas if area.parent is None}

    def make(key: Hashable) -> Row:
        assert isinstance(key, Ref)
        found = {each: health(groups.get((key.id, each), ()), view.state, view.share) for each in HORIZONS}
        return _row(areas[key], {str(horizon): _cell(each) for horizon, each in found.items()})

    return Lazily(columns, list(areas), make)


def _row(area: Area, cells: dict[str, Cell]) -> Row:
    return Row(Ref(area.kind, area.id), {"area": Cell(area.name, typed=True), **cells})


def _cell(found: Health | None) -> Cell:
    if found is None:
        return Cell(glyphs.NOTHING, Role.MUTED)
    mark = colour_mark(found.colour)
    return Cell(parts=(Part(mark.glyph, mark.role), Part(f" {percent(found.share):>4} of {found.goals}")))
