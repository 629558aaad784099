"""What every place has: a list with an inspector beside it, in one frame."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal, Record, Step
from itplanner.tui.content.frame import SLIM, WIDE, fitting_entries
from itplanner.tui.content.inspector import head_of, inspected
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.screens.framed import Framed
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead, SideRule
from itplanner.tui.widgets.parts import Part

SIDE = 40
"""Cells of the inspector beside the view."""


class Place(Framed):
    """A place of the workbench: a main list, and the inspector beside or over it."""

    BESIDE: ClassVar[bool] = True
    """Whether the inspector stands beside the list where there is room, not only over it."""
    HINT: ClassVar[str] = "A goal closes when no step is open, or with a reason."
    """What the help says besides the keys."""

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

    def redraw(self) -> None:
        """Show the view in the place's own panes."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Start with the main list; the plan stands in the first frame."""
        self.show_view()
        self.list.focus()

    def watch_view(self) -> None:
        """Show another view."""
        if self.is_mounted:
            self.show_view()

    def show_view(self) -> None:
        """Draw frame, list and inspector."""
        self.show_frame()
        self.redraw()
        self.inspect(self.current)

    def answer_given(self) -> None:
        """Go back to the list once nothing is asked any more."""
        self.list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Put the inspector beside the list, or over it where there is no room."""
        narrow = event.size.width < WIDE or not self.BESIDE
        self.set_class(narrow, "narrow")
        self.set_class(event.size.width < SLIM, "slim")
        self.query_one("#side-head", PaneHead).joined = not narrow
        self.show_frame()
        self.inspect(self.current)

    @property
    def seen(self) -> View:
        """The view as this place looks at it."""
        return self.view

    def period(self, by: int) -> bool:  # noqa: ARG002 - a place with periods of its own needs them
        """Show later or earlier periods, with 0 the present one; False where the fiscal year is to change."""
        return False

    def footer(self, width: int) -> Sequence[Part]:
        """The keys that count in the list, or in the inspector that stands over it."""
        if not self.has_class("inspecting"):
            return super().footer(width)
        edits = [("enter", "edit")] if self.view.writable else []
        pairs = [("esc", "close"), ("i", "hangs on it"), ("tab", "back to the list"), ("?", "help")]
        return fitting_entries([*edits, *pairs], width)

    @property
    def list(self) -> Grid:
        """The main list."""
        return self.query_one("#list", Grid)

    @property
    def inspector(self) -> Grid:
        """The record under the cursor, field by field."""
        return self.query_one("#inspector", Grid)

    @property
    def current(self) -> Ref | None:
        """The record under the cursor of the main list."""
        key = self.list.cursor_key
        return key if isinstance(key, Ref) else None

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

    @property
    def row(self) -> Record | None:
        """The record under the cursor."""
        return None if self.current is None else self.view.plan.find(self.current)

    def inspect(self, ref: Ref | None) -> None:
        """Show a record in the inspector."""
        self._inspected = ref
        if not self.has_class("narrow") or self.has_class("inspecting"):
            width = self.app.size.width if self.has_class("narrow") else SIDE
            self.inspector.show(inspected(self.seen, ref, width))
        self._entitle_inspector()

    @on(Grid.Scrolled, "#inspector")
    def _entitle_inspector(self) -> None:
        code, noun = head_of(self.seen, self._inspected)
        beyond = self.inspector.visible_range.beyond
        summary = [Part(f"{noun} · ", leaves=0), Part(beyond)] if beyond else noun
        self.query_one("#side-head", PaneHead).show(code, summary)

    @on(Grid.Moved, "#list")
    def _cursor_moved(self) -> None:
        self.inspect(self.current)

    @on(events.ScreenSuspend)
    @on(events.ScreenResume)
    def _covered(self) -> None:
        """Leave the focus' marks to the dialog over the place, or take them back."""
        self._focus_moved()
        for grid in self.query(Grid):
            grid.show_cursor()

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        focused = self.focused if self.is_active else None
        for head in self.query(PaneHead):
            pane = head.parent
            head.focused = isinstance(pane, Widget) and focused is not None and pane in focused.ancestors

    def action_open(self) -> None:
        """Give the inspector the focus; there, edit the field."""
        if self.focused is self.inspector:
            at = self.inspector.cursor_key
            if isinstance(at, At):
                self.edit_at(at)
        elif self.current is not None:
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
        elif self.list.selecting or self.list.selected:
            self.list.clear_selection()
        elif not self.clear_filter():
            self.say("Nothing to go back from. q leaves")

    def show_new(self, ref: Ref) -> None:
        """Put the cursor on a record that was just added."""
        self.list.move_to(ref)

    def reveal(self, ref: Ref, goal: int) -> None:
        """Put the cursor on a record, its goal unfolded."""
        raise NotImplementedError

    def clear_filter(self) -> bool:
        """Show all rows again; False when they were all shown."""
        raise NotImplementedError

    def action_next_pane(self) -> None:
        """Focus the next pane."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """Focus the pane before."""
        self._turn(-1)

    def _turn(self, direction: int) -> None:
        if self.has_class("inspecting") and self.focused is self.inspector:
            self.action_back()
            return
        grids = [grid for grid in self.query(Grid) if grid.display and grid.region.area]
        if self.focused in grids and len(grids) > 1:
            grids[(grids.index(self.focused) + direction) % len(grids)].focus()
        elif self.has_class("narrow"):
            self.action_open()
