"""Which goals serve which business goal: a grid to walk through, each cell opening what is behind it."""

from collections.abc import Hashable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from itplanner.tui.content.coverage import (
    Serving,
    Spot,
    crossing_head,
    crossing_lines,
    crossing_of,
    crossing_rows,
    serving_rows,
)
from itplanner.tui.dialogs.dialog import Dialog
from itplanner.tui.dialogs.pick import Pick
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.sentences import Sentences

OUTSIDE = 6
"""Rows that are never the grid's: the frame's two, the sentences, the footer, and one left free."""


class CoverageDialog(Dialog[Hashable]):
    """Business goals by areas; answers with the goal that is to be shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "aside(-1)", show=False),
        Binding("right,l", "aside(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    def __init__(self, view: View) -> None:
        self._crossing = crossing_of(view)
        super().__init__("Coverage of business goals", crossing_head(self._crossing))
        self.hints = (
            ("enter", "which goals"),
            ("arrows", "walk"),
            ("esc", "back"),
        )
        self._area = 0

    def body(self) -> ComposeResult:
        """The grid, and below it what the cell under the cursor holds."""
        yield Grid(outside=OUTSIDE, id="coverage-list")
        yield Sentences(("", ""), id="coverage-lines")

    def on_mount(self) -> None:
        """Begin in the first cell."""
        super().on_mount()
        self.query_one(Grid).focus()
        self.call_after_refresh(self._show)

    @property
    def spot(self) -> Spot:
        """The cell under the cursor."""
        key = self.query_one(Grid).cursor_key
        number = key if isinstance(key, int) else self._crossing.business_goals[0]
        return Spot(number, self._crossing.areas[self._area] if self._crossing.areas else 0)

    def _show(self) -> None:
        self.on_resize()  # a message holds until the cursor moves
        grid = self.query_one(Grid)
        grid.show(crossing_rows(self._crossing, self.spot, grid.size.width - 1))
        self.query_one(Sentences).show(*crossing_lines(self._crossing, self.spot))

    @on(events.Resize)
    @on(Grid.Moved)
    def _moved(self) -> None:
        self.call_after_refresh(self._show)

    def action_aside(self, areas: int) -> None:
        """Go to the area beside."""
        self._area = min(max(self._area + areas, 0), max(len(self._crossing.areas) - 1, 0))
        self._show()

    def action_open(self) -> None:
        """List the goals behind the cell; esc there comes back here."""
        found = self._crossing.cells.get(self.spot, Serving())
        if not (found.primary or found.secondary):
            self.say("No open goal stands here")
            return
        find = partial(serving_rows, self._crossing.view, found)
        number = self.spot.business_goal
        title = f"Goals that serve BG{number}" if number > 0 else "Goals behind it"
        self.app.push_screen(Pick(title, find, verb="go there"), self._chosen)

    def _chosen(self, key: Hashable) -> None:
        if key is not None:
            self.dismiss(key)
