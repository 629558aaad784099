"""The one table of the workbench: rows of a source, of which only the visible ones are ever asked for."""

from collections.abc import Hashable, Iterable
from dataclasses import replace
from typing import ClassVar, Literal, TypeAlias

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from itplanner.tui.widgets import grid_messages
from itplanner.tui.widgets.drawing import Layout, Standing
from itplanner.tui.widgets.ink import Ink, ink_of
from itplanner.tui.widgets.movement import MOVEMENT, WHEEL_ROWS
from itplanner.tui.widgets.rows import Rows, RowSource
from itplanner.tui.widgets.selection import Selection, everything
from itplanner.tui.widgets.viewport import Viewport, VisibleRange


class Grid(Widget, can_focus=True):
    """Rows under a line of heads, with a cursor; no ScrollView, whose layout follows the number of rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, description, show=False, id=f"grid.{description.replace(' ', '-')}")
        for keys, action, description in MOVEMENT
    ]
    ALLOW_SELECT = False

    Moved: TypeAlias = grid_messages.Moved
    Pasted: TypeAlias = grid_messages.Pasted
    Scrolled: TypeAlias = grid_messages.Scrolled
    SelectionChanged: TypeAlias = grid_messages.SelectionChanged
    Turned: TypeAlias = grid_messages.Turned

    def __init__(
        self,
        source: RowSource | None = None,
        *,
        heads: bool = True,
        led: bool = False,
        outside: int = 0,
        share: float = 1.0,
        shared: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        """`led`: the cursor is moved from a line that has the focus, and is drawn as if the grid had it.

        Where its height is its own: `outside` is how many rows of the screen are never the grid's, `share`
        how much of the others it takes at most. `shared`: it is one of several lists of a screen; it marks
        its cursor only with the focus, and pages are turned where all its rows are in sight.
        """
        super().__init__(id=id, classes=classes)
        self._led, self._shared = led, shared
        self._outside, self._share = outside, share
        self._source: RowSource = Rows(()) if source is None else source
        self._heads = int(heads)
        self._cursor = 0
        self._view = Viewport(total=len(self._source))
        self._selection = Selection()
        self._drawn: dict[int, Strip] = {}
        self._made: dict[int, tuple[object, Strip]] = {}
        """Lines by what they were made of: they are looked at for what has changed, and then drawn."""
        self._told: tuple[Hashable | None, VisibleRange] = (None, self._view.visible)

    @property
    def source(self) -> RowSource:
        """The rows shown."""
        return self._source

    @property
    def heads(self) -> bool:
        """Whether the line of column heads is shown."""
        return bool(self._heads)

    @heads.setter
    def heads(self, heads: bool) -> None:
        if heads != self.heads:
            self._heads = int(heads)
            self.on_resize()

    @property
    def cursor_index(self) -> int:
        """The row under the cursor, from 0; 0 also when there are none."""
        return self._cursor

    @property
    def cursor_key(self) -> Hashable | None:
        """The key of the row under the cursor; None when there are no rows."""
        return self._source.key(self._cursor) if len(self._source) else None

    @property
    def selected(self) -> frozenset[Hashable]:
        """The keys of the marked rows."""
        return self._selection.keys

    @property
    def selecting(self) -> bool:
        """Whether moving the cursor extends the selection."""
        return self._selection.selecting

    @property
    def visible_range(self) -> VisibleRange:
        """The rows on the screen."""
        return self._view.visible

    def show(self, source: RowSource) -> None:
        """Draw `source` instead, the cursor on the same key, or at the same place when the key is gone."""
        index = source.index_of(self.cursor_key) if len(self._source) else None
        if len(source) != len(self._source) and self.styles.is_auto_height:
            self.refresh(layout=True)
        self._source = source
        self._made.clear()
        self._view = replace(self._view, total=len(source))
        self._cursor = self._view.nearest(self._cursor if index is None else index)
        self._select(self._selection.surviving(source))
        self._look(self._view.top)

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on the row with `key`; False, and nothing moves, when there is none."""
        index = self._source.index_of(key)
        if index is not None:
            self._go(index)
        return index is not None

    def clear_selection(self) -> None:
        """Mark no row and stop selecting."""
        self._select(Selection())

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._view = replace(self._view, height=max(self.size.height - self._heads, 0))
        self._look(self._view.top)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """All rows and the heads, or as many as the screen has left for them."""
        most = int((viewport.height - self._outside) * self._share)
        return min(len(self._source) + self._heads, max(most, 1))

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is visible."""
        strip = self._drawn[y] = self._line(y)
        return strip

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the mouse."""
        index = self._view.top + event.y - self._heads
        if event.y >= self._heads and index < len(self._source):
            self._go(index)

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def turn_wheel(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        """Move by a few rows."""
        event.stop()
        self.action_move(WHEEL_ROWS if isinstance(event, events.MouseScrollDown) else -WHEEL_ROWS)

    def on_paste(self, event: events.Paste) -> None:
        """Hand a pasted table up; other text is left to whom it concerns."""
        if "\t" in event.text or len(event.text.splitlines()) > 1:
            event.stop()
            self.post_message(self.Pasted(self, event.text))

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self._go(self._cursor + rows)

    def action_page(self, direction: Literal[1, -1]) -> None:
        """Move the cursor and the view by a page."""
        rows, before = direction * self._view.height, self._cursor
        if not self._shared or self.visible_range.beyond:
            self._go(self._cursor + rows, scroll=rows)
        if self._shared and self._cursor == before:
            self.post_message(self.Turned(self, direction))

    def action_half_page(self, direction: Literal[1, -1]) -> None:
        """Move the cursor and the view by half a page."""
        rows = direction * (self._view.height // 2)
        self._go(self._cursor + rows, scroll=rows)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._go(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._go(len(self._source) - 1)

    def action_toggle_selecting(self) -> None:
        """Begin selecting at the cursor, or end it and keep what is marked."""
        self._select(self._selection.toggled(self._source, self._cursor))

    def action_select_all(self) -> None:
        """Mark every row that can be marked."""
        self._select(everything(self._source))

    def show_cursor(self) -> None:
        """Draw the cursor anew, as a dialog came over the screen or left it."""
        self._look(self._view.top, (self._cursor,))

    def _go(self, index: int, scroll: int = 0) -> None:
        """Put the cursor on the row nearest to `index`; where nothing scrolls, two lines are drawn."""
        before, self._cursor = self._cursor, self._view.nearest(index)
        if self._cursor != before:
            self._select(self._selection.extended(self._source, self._cursor))
            self._look(self._view.top + scroll, (before, self._cursor))

    def _select(self, selection: Selection) -> None:
        """Mark other rows."""
        if selection != self._selection:
            self._selection = selection
            self._look(self._view.top)
            self.post_message(self.SelectionChanged(self, selection.keys))

    def _look(self, top: int, rows: Iterable[int] | None = None) -> None:
        """Show the rows from `top` on, the cursor among them; if nothing scrolls, redraw `rows` or all."""
        if not self._view.height:
            return
        before, self._view = self._view, self._view.moved(top, self._cursor)
        if self._view.top != before.top:
            self.refresh(Region(0, self._heads, self.size.width, self._view.height))
            self._redraw(range(self._heads))
        elif rows is None:
            self._redraw(range(self.size.height))
        else:
            self._redraw(row - self._view.top + self._heads for row in rows)
        self._tell()

    def _tell(self) -> None:
        """Post what is new since the last time."""
        key, visible = self._told
        self._told = self.cursor_key, self.visible_range
        if self.cursor_key != key:
            self.post_message(self.Moved(self, self.cursor_key))
        if self.visible_range != visible:
            self.post_message(self.Scrolled(self, self.visible_range))

    def _redraw(self, lines: Iterable[int]) -> None:
        """Refresh those of `lines` that look different from what was drawn last, or only their marks."""
        changed: list[Region] = []
        for y in lines:
            whole = Region(0, y, self.size.width, 1)
            if (before := self._drawn.get(y)) is None:
                changed.append(whole)
            elif before != (now := self._line(y)):
                alike = before.text[1:] == now.text[1:] and before.crop(1) == now.crop(1)
                changed.append(Region(0, y, 1, 1) if alike else whole)
        if changed:
            self.refresh(*changed)

    def _line(self, y: int) -> Strip:
        """Line `y` as it looks now."""
        index = self._view.top + y - self._heads
        row = y >= self._heads and 0 <= index < len(self._source)
        focused = (self.has_focus and self.screen.is_active) or self._led
        cursor = index == self._cursor and (focused or not self._shared)
        selected = row and self._source.key(index) in self.selected
        wanted = (row, index, self.size.width, ink_of(self), Standing(cursor, focused, selected))
        if y not in self._made or self._made[y][0] != wanted:
            self._made[y] = wanted, self._strip(*wanted)
        return self._made[y][1]

    def _strip(self, row: bool, index: int, width: int, ink: Ink, standing: Standing) -> Strip:
        layout = Layout(self._source.columns, width)
        if row:
            return layout.line(self._source.row(index), ink, standing)
        return layout.heads(ink) if index < self._view.top and len(self._source) else layout.blank(ink)
