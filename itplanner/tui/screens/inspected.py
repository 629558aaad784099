"""A place with an inspector: all of the record under the cursor, beside its main list or over it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal, Step
from itplanner.tui.content.frame import SLIM, WIDE, fitting_entries
from itplanner.tui.content.inspector import head_of, inspected
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.screens.place import Place
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead, SideRule
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Rows

SIDE = 40
"""Cells of the inspector beside the view."""


class InspectedPlace(Place):
    """A place with a main list, and the inspector beside or over it."""

    CSS_PATH = "places.tcss"
    BESIDE: ClassVar[bool] = True
    """Whether the inspector stands beside the list where there is room, not only over it."""
    HINT = "A goal closes when no step is open, or with a reason."

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._inspected: Ref | None = None

    def body(self) -> ComposeResult:
        """The place's own panes, and the inspector."""
        yield from self.panes()
        yield SideRule(id="side-rule")
        with Vertical(id="side"):
            yield PaneHead(id="side-head", joined=True)
            yield Grid(heads=False, id="inspector")

    def panes(self) -> ComposeResult:
        """The panes left of the inspector; the main list has the id `list`."""
        raise NotImplementedError

    def show_view(self) -> None:
        """Draw frame, list and inspector."""
        super().show_view()
        self.inspect(self.current)

    def show_checked(self) -> None:
        """Show what the linter found, in frame and inspector."""
        super().show_checked()
        self.inspect(self._inspected)

    def stand_at(self, at: At) -> None:
        """Open the inspector on one of its rows, of the record that the cursor of the list has come to."""
        if self.focused is not self.inspector:
            self.action_open()
        else:
            self.inspect(self.current)
        self.inspector.move_to(at)

    def answer_given(self) -> None:
        """Go back to the inspector where the question was asked from it, else to the list."""
        if self.has_class("inspecting"):
            self.inspector.focus()
        else:
            super().answer_given()

    def lay_out(self, size: Size) -> None:
        """Put the inspector beside the list, or over it where there is no room."""
        self.set_class(size.width < WIDE or not self.BESIDE, "narrow")
        self.set_class(size.width < SLIM, "slim")

    def fit(self, size: Size) -> None:
        """Fill another size."""
        super().fit(size)
        self.query_one("#side-head", PaneHead).joined = not self.has_class("narrow")
        self.inspect(self.current)

    def footer(self, width: int) -> Sequence[Part]:
        """The keys that count in the list, or in the inspector that stands over it."""
        if not self.has_class("inspecting"):
            return super().footer(width)
        edits = [("enter", "edit")] if self.view.writable else []
        pairs = [("esc", "close"), ("i", "hangs on it"), ("tab", "back to the list"), ("?", "help")]
        return fitting_entries([*edits, *pairs], width)

    @property
    def inspector(self) -> Grid:
        """The record under the cursor, field by field."""
        return self.query_one("#inspector", Grid)

    @property
    def chosen(self) -> tuple[Ref, ...]:
        """The selected records, else the one under the cursor."""
        selected = tuple(sorted(key for key in self.list.selected if isinstance(key, Ref)))
        current = self.current
        return selected or (() if current is None else (current,))

    @property
    def goal(self) -> Goal | None:
        """The goal under the cursor, or the one whose step is."""
        row = self.row
        if isinstance(row, Step):
            return self.view.plan[Goal].get(row.goal)
        return row if isinstance(row, Goal) else None

    def inspect(self, ref: Ref | None) -> None:
        """Show a record in the inspector; another one from its beginning, unless it is read just now."""
        another, self._inspected = ref != self._inspected, ref
        if not self.has_class("narrow") or self.has_class("inspecting"):
            width = self.app.size.width if self.has_class("narrow") else SIDE
            self.inspector.show(self.about(ref, width))
            if another and self.inspector.visible_range.first > 1 and self.focused is not self.inspector:
                self.inspector.action_first()
        self._entitle_inspector()

    def about(self, ref: Ref | None, width: int) -> Rows:
        """Return what the inspector says."""
        return inspected(self.seen, ref, width)

    def about_head(self, ref: Ref | None) -> tuple[str, str]:
        """Return what the inspector's head says, at its left and right."""
        return head_of(self.seen, ref)

    @on(Grid.Scrolled, "#inspector")
    def _entitle_inspector(self) -> None:
        code, noun = self.about_head(self._inspected)
        beyond = self.inspector.visible_range.beyond
        summary = [Part(f"{noun} · ", leaves=0), Part(beyond)] if beyond else noun
        self.query_one("#side-head", PaneHead).show(code, summary)

    @on(Grid.Moved, "#list")
    def _cursor_moved(self) -> None:
        self.inspect(self.current)

    @property
    def opens(self) -> bool:
        """Whether there is something under the cursor that the inspector shows."""
        return self.current is not None

    def action_open(self) -> None:
        """Give the inspector the focus; there, edit the field."""
        if self.focused is self.inspector:
            at = self.inspector.cursor_key
            if isinstance(at, At):
                self.edit_at(at)
        elif self.opens:
            self.add_class("inspecting")
            self.inspect(self.current)
            self.inspector.focus()
            self.show_footer()

    def edit_at(self, at: At) -> None:
        """Edit what a row of the inspector stands for."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Close the inspector, else end the selection, else clear the filter."""
        if self.has_class("inspecting"):
            self.remove_class("inspecting")
            self.list.focus()
            self.show_footer()
        else:
            super().action_back()

    def turn(self, direction: int) -> bool:
        """Focus the next pane; from an inspector over the list go back to it, else open it there."""
        if self.has_class("inspecting") and self.focused is self.inspector:
            self.action_back()
        elif not super().turn(direction) and self.has_class("narrow"):
            self.action_open()
        return True
