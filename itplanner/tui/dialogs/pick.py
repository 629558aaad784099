"""Dialogs that are a list to choose from: commands and records, help, people."""

from collections.abc import Callable, Hashable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from itplanner.tui.dialogs.dialog import Dialog
from itplanner.tui.roles import Role
from itplanner.tui.widgets.frame import DialogFrame
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.line_input import LineInput
from itplanner.tui.widgets.parts import Drawn, Part, as_parts
from itplanner.tui.widgets.rows import RowSource

Finder = Callable[[str], tuple[RowSource, str]]
"""From typed words to the rows that match, best first, and what the frame says of them."""


OUTSIDE = 5
"""Rows that are never the list's: the frame's two, the line to find in, the footer, and one left free."""


class Pick(Dialog[Hashable]):
    """A list with a line to find in; answers with the key of the row that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(self, title: str, find: Finder, *, verb: str = "choose it", below: Drawn = "") -> None:
        """`verb`: what enter does; `below`: a sentence under the list."""
        super().__init__(title)
        self.hints = (("enter", verb), ("up down", "choose"), ("type", "to find"), ("esc", "back"))
        self._find = find
        self._below = below

    def body(self) -> ComposeResult:
        """The line, the list, and a sentence below."""
        with Horizontal(id="pick-find"):
            yield StatusLine((Part(" Find  ", Role.MUTED), Part("[ ", Role.ACCENT)), id="pick-label")
            yield LineInput(id="pick-line")
            yield StatusLine(Part("]", Role.ACCENT), id="pick-end")
        yield Grid(heads=False, led=True, outside=OUTSIDE + bool(self._below), id="pick-list")
        if self._below:
            yield StatusLine((Part(" "), *as_parts(self._below)), id="pick-below")

    def on_mount(self) -> None:
        """Show everything, ready to type."""
        super().on_mount()
        self._show("")
        self.query_one(LineInput).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def _show(self, words: str) -> None:
        rows, count = self._find(words)
        grid = self.query_one(Grid)
        grid.show(rows)
        at = next((index for index in range(len(rows)) if rows.row(index).selectable), None)
        grid.move_to(None if at is None else rows.key(at))
        self.query_one(DialogFrame).show(self._title, count)

    def action_move(self, rows: int) -> None:
        """Move in the list while the line keeps the focus."""
        self.query_one(Grid).action_move(rows)

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.query_one(Grid).action_page(1 if direction > 0 else -1)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        key = self.query_one(Grid).cursor_key
        if key is not None:
            self.dismiss(key)
