"""A place of several lists: beside one another, or, where it is narrow, some on each page."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size

from itplanner.domain.change import Ref
from itplanner.tui.screens.place import Place
from itplanner.tui.view import View
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead
from itplanner.tui.widgets.parts import Drawn, Part, as_parts
from itplanner.tui.widgets.rows import RowSource


class PagedPlace(Place):
    """A place whose lists each have a pane of their own; the first one is the main list."""

    PAGES: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The lists as the keys go through them; where it is narrow, those of a page are shown together."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.at = "list"
        """The pane with the cursor."""

    def pane(self, name: str, *, heads: bool = True, share: float = 1.0) -> ComposeResult:
        """Compose a list under its head; it takes that part of the screen's height at most."""
        with Vertical(id=f"{name}-pane", classes="pane"):
            yield PaneHead(id=f"{name}-head", focused=name == self.at)
            # With its rows at once: its height, and so the first frame, follows from their number.
            yield Grid(self.source(name), id=name, heads=heads, share=share, shared=True)

    def source(self, name: str) -> RowSource:
        """Return the rows of a list."""
        raise NotImplementedError

    def grid(self, name: str) -> Grid:
        """Return a list."""
        return self.query_one(f"#{name}", Grid)

    def entitle(self, name: str, title: str, summary: Drawn, unless_beyond: str = "") -> None:
        """Write a pane's head; where some rows are out of sight it says which ones are seen."""
        grid = self.grid(name)
        said, beyond = as_parts(summary), grid.visible_range.beyond or unless_beyond
        if grid.selected:
            said = (Part(f"{len(grid.selected)} selected", bold=True),)
        more = (Part(f" · {beyond}" if said else beyond),) if beyond else ()
        self.query_one(f"#{name}-head", PaneHead).show(title, (*said, *more))

    def lay_out(self, size: Size) -> None:
        """Put the panes beside one another, or those of a page over one another."""
        super().lay_out(size)
        self.turn_to(self.at)

    def turn_to(self, name: str) -> None:
        """Let a pane have the cursor, and show its page; where there is room all pages are shown."""
        self.at, narrow = name, self.has_class("narrow")
        for number, page in enumerate(self.PAGES):
            self.set_class(narrow and name in page, f"page-{number}")

    @property
    def current(self) -> Ref | None:
        """The record under the cursor of the pane that has, or had, the focus."""
        return self.ref_of(self.grid(self.at).cursor_key)

    @property
    def chosen(self) -> tuple[Ref, ...]:
        """The records selected in that pane, else the one under the cursor."""
        selected = {ref for key in self.grid(self.at).selected if (ref := self.ref_of(key)) is not None}
        return tuple(sorted(selected)) or (() if self.current is None else (self.current,))

    def action_back(self) -> None:
        """End the selection of the pane, else clear the filter."""
        grid = self.grid(self.at)
        if grid.selecting or grid.selected:
            grid.clear_selection()
        else:
            super().action_back()

    def ref_of(self, key: object) -> Ref | None:
        """Return the record that a row's key stands for."""
        return key if isinstance(key, Ref) else None

    @on(events.DescendantFocus)
    def _remember(self) -> None:
        if isinstance(self.focused, Grid) and self.focused.id:
            self.turn_to(self.focused.id)

    def turn(self, direction: int) -> bool:
        """Focus the next pane that has rows, or the one before, on its page."""
        names = [
            name for page in self.PAGES for name in page if name == self.at or len(self.grid(name).source)
        ]
        self.turn_to(names[(names.index(self.at) + direction) % len(names)])
        self.grid(self.at).focus()
        return True

    @on(Grid.Turned)
    def _turned(self, event: Grid.Turned) -> None:
        if self.has_class("narrow"):
            here = next(page for page in self.PAGES if self.at in page)
            self.at = here[-1] if event.direction > 0 else here[0]
        self.turn(event.direction)

    def answer_given(self) -> None:
        """Go back to the pane that had the focus."""
        self.grid(self.at).focus()
