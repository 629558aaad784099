"""The plan diet: goals that little speaks for, to park, to merge or to drop, each by one key."""

from collections.abc import Hashable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from itplanner.domain.change import Ref
from itplanner.tui.content.diet import diet_rows
from itplanner.tui.dialogs.dialog import Dialog
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid

OUTSIDE = 4
"""Rows that are never the list's: the frame's two, the footer, and one left free."""


class Cut(NamedTuple):
    """What is to become of goals: parked, merged into another or dropped."""

    how: str
    goals: tuple[Ref, ...]


class DietDialog(Dialog[Hashable]):
    """The list, the worst goal first; answers with a record to go to, or with what is to become of goals."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", show=False),
        Binding("p", "cut('park')", show=False),
        Binding("m", "cut('merge')", show=False),
        Binding("d", "cut('drop')", show=False),
    ]

    def __init__(self, view: View) -> None:
        self._rows, found = diet_rows(view)
        super().__init__("Plan diet", found)
        self._writable = view.writable
        goes = (
            (("enter", "go there"),)
            if any(isinstance(row.key, Ref) and row.selectable for row in self._rows.rows)
            else ()
        )
        cuts = (
            (("p", "park"), ("m", "merge"), ("d", "drop"), ("V", "select")) if goes and view.writable else ()
        )
        self.hints = (*cuts, *goes, ("esc", "back"))

    def body(self) -> ComposeResult:
        """The goals, and below them the load of their owners."""
        yield Grid(self._rows, outside=OUTSIDE, id="diet-list")

    def on_mount(self) -> None:
        """Begin with the goal that most speaks against."""
        super().on_mount()
        self.query_one(Grid).focus()

    @on(Grid.Moved)
    def _moved(self) -> None:
        self.on_resize()  # a message holds until the cursor moves

    def action_choose(self) -> None:
        """Answer with the record under the cursor."""
        key = self.query_one(Grid).cursor_key
        if isinstance(key, Ref):
            self.dismiss(key)

    def action_cut(self, how: str) -> None:
        """Answer with what is to become of the selected goals, else of the one under the cursor."""
        grid = self.query_one(Grid)
        chosen = grid.selected or {grid.cursor_key}
        goals = tuple(sorted(key for key in chosen if isinstance(key, Ref) and key.kind == "goal"))
        if goals and self._writable:
            self.dismiss(Cut(how, goals))
        else:
            self.say("Choose a goal first" if self._writable else "This plan is read only")
