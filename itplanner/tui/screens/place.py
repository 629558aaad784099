"""What every place has: panes in one frame, of which one has the focus, and a record under the cursor."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal, Record
from itplanner.domain.values import dataclass
from itplanner.tui.content.frame import WIDE
from itplanner.tui.screens.framed import Framed
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead

if TYPE_CHECKING:
    from itplanner.tui.content.inspector_rows import At


class Place(Framed):
    """A place of the workbench; its main list has the id `list`."""

    HINT: ClassVar[str] = ""
    """What the help says besides the keys."""

    @dataclass
    class Wanted(Message):
        """A record is to be shown in the place where it stands."""

        ref: Ref

    def redraw(self) -> None:
        """Show the view in the place's own panes."""
        raise NotImplementedError

    def reveal(self, ref: Ref, goal: int) -> None:
        """Put the cursor on a record, its goal unfolded."""
        raise NotImplementedError

    def clear_filter(self) -> bool:
        """Show all rows again; False when they were all shown."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The frame and the panes, for the size that the screen has."""
        self.lay_out(self.app.size)
        yield from super().compose()

    def on_mount(self) -> None:
        """Start with the main list; the plan stands in the first frame."""
        self.show_view()
        self.list.focus()

    def watch_view(self) -> None:
        """Show another view."""
        if self.is_mounted:
            self.show_view()

    def show_view(self) -> None:
        """Draw frame and panes."""
        self.show_frame()
        self.redraw()

    def show_checked(self) -> None:
        """Show what the linter found, now that it is known."""
        self.show_frame()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what the linter found while another place was on show."""
        event.refresh_styles = False  # another look has come by the switch to this place already
        if self.is_mounted:
            self.show_checked()

    def answer_given(self) -> None:
        """Go back to the list once nothing is asked any more."""
        self.list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out again."""
        self.fit(event.size)

    @property
    def seen(self) -> View:
        """The view as this place looks at it."""
        return self.view

    def period(self, by: int) -> bool:  # noqa: ARG002 - a place with periods of its own needs them
        """Show later or earlier periods, with 0 the present one; False where the fiscal year is to change."""
        return False

    def lay_out(self, size: Size) -> None:
        """Put the panes beside one another, or over one another where there is no room."""
        self.set_class(size.width < WIDE, "narrow")

    def fit(self, size: Size) -> None:
        """Fill another size."""
        self.lay_out(size)
        self.show_frame()

    @property
    def list(self) -> Grid:
        """The main list."""
        return self.query_one("#list", Grid)

    @property
    def current(self) -> Ref | None:
        """The record under the cursor of the main list."""
        key = self.list.cursor_key
        return key if isinstance(key, Ref) else None

    @property
    def row(self) -> Record | None:
        """The record under the cursor."""
        return None if self.current is None else self.view.plan.find(self.current)

    @property
    def goal(self) -> Goal | None:
        """The goal under the cursor, or the one whose step is; None in a place that lists no goals."""
        return None

    @property
    def inspector(self) -> Grid | None:
        """The record under the cursor, field by field; None in a place without an inspector."""
        return None

    def stand_at(self, at: "At") -> None:
        """Open the inspector, where there is one, on one of its rows."""

    def follow(self, goal: Goal) -> None:
        """Put the cursor on the goal that it stood on in another place, where this one lists it."""

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
            head.focused = focused is not None and head.parent is focused.parent

    def action_back(self) -> None:
        """End the selection, else clear the filter."""
        if self.list.selecting or self.list.selected:
            self.list.clear_selection()
        elif not self.clear_filter():
            self.say("Nothing to go back from. q leaves")

    def first_listed(self, refs: Sequence[Ref]) -> Ref | None:
        """Return which of the records stands first in the list, above its parts; else the first one."""
        index_of = self.list.source.index_of
        listed = [(at, ref) for ref in refs if (at := index_of(ref)) is not None]
        return min(listed)[1] if listed else next(iter(refs), None)

    def show_new(self, ref: Ref) -> None:
        """Put the cursor on a record that was just added."""
        self.list.move_to(ref)

    def action_next_pane(self) -> None:
        """Focus the next pane."""
        self.turn(1)

    def action_previous_pane(self) -> None:
        """Focus the pane before."""
        self.turn(-1)

    def turn(self, direction: int) -> bool:
        """Focus the next pane, or the one before; False where there is only one."""
        grids = [grid for grid in self.query(Grid) if grid.display and grid.region.area]
        at = next((place for place, grid in enumerate(grids) if grid is self.focused), None)
        if at is None or len(grids) < 2:
            return False
        grids[(at + direction) % len(grids)].focus()
        return True
