"""The KPIs at a glance: the rows of their own place, with a shorter line where there is less room."""

from dataclasses import replace
from typing import Final

from itplanner.tui.content.kpis import KPIs, Shown, kpis_of
from itplanner.tui.view import View
from itplanner.tui.widgets.rows import Rows

FEW: Final = 6
"""Periods of the line where there is little room."""

ROOMY: Final = 76
"""Columns from which on a row is as in the place of the KPIs."""

LEFT_OUT: Final = frozenset({"arrow", "trend", "basis"})
"""The columns that a narrow pane has no room for."""


def tiles_of(view: View, width: int) -> KPIs:
    """Return the KPIs by their numbers, for a pane so wide."""
    if width >= ROOMY:
        return kpis_of(view, Shown())
    made = kpis_of(view, Shown(), LEFT_OUT, FEW)
    widths = {"line": FEW, "name": 12}
    narrow = [replace(column, width=widths.get(column.id, column.width)) for column in made.rows.columns]
    titled = [replace(column, title="Trend") if column.id == "line" else column for column in narrow]
    return replace(made, rows=Rows(titled, made.rows.rows))
