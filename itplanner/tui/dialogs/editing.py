"""Where the text of a field is typed: one widget, moved from field to field."""

from collections.abc import Callable
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from itplanner.tui.forms.field import fit

_UP: Final = frozenset({"cursor_up", "cursor_page_up"})
_DOWN: Final = frozenset({"cursor_down", "cursor_page_down"})


class FieldEditor(TextArea):
    """A line, or a text of several lines; nothing in it can command the terminal.

    One widget for both, always with the focus: keys that arrive together over a slow line then find the
    field they were meant for, which they would not if the focus had to move first.
    """

    def __init__(self, hears: Callable[[str], bool], commands: frozenset[str] = frozenset()) -> None:
        """`hears` is asked before each key, by its name, whether the form takes it now.

        `commands` are letters that are bound to something as long as the screen allows it, and else typed.
        """
        super().__init__(compact=True, highlight_cursor_line=False)
        self._hears = hears
        self._commands = commands
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._long = False

    def begin(self, text: str, *, long: bool, replace: bool) -> None:
        """Hold the text of another field; `replace`: selected, so that typing replaces it."""
        self._long = self.soft_wrap = long
        with self.prevent(TextArea.Changed):
            self.load_text(fit(text, long=long))
        self._point(replace=replace)

    def hold(self, text: str, *, replace: bool) -> None:
        """Hold another text of the same field; undoing brings back what was typed."""
        with self.prevent(TextArea.Changed):
            self.replace(text, (0, 0), self.document.end)
        self._point(replace=replace)

    def _point(self, *, replace: bool) -> None:
        self.move_cursor(self.document.end)
        if replace:
            self.move_cursor((0, 0))
            self.move_cursor(self.document.end, select=True)

    def edit(self, edit: Edit) -> EditResult:
        """Leave out what a terminal would obey, and line breaks in a line."""
        edit.text = fit(edit.text, long=self._long)
        return super().edit(edit)

    @property
    def hidden(self) -> tuple[bool, bool]:
        """Whether text of a line is out of sight at its left and at its right."""
        left = int(self.scroll_offset.x)
        return left > 0, cell_len(self.document.get_line(0)) - left > self.size.width

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Leave the letters that are commands to the screen."""
        return key not in self._commands and super().check_consume_key(key, character)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave to the form the keys that lead out of the text."""
        leads_out = (action in _UP and self._outermost(first=True)) or (
            action in _DOWN and self._outermost(first=False)
        )
        return not leads_out and super().check_action(action, parameters)

    def _outermost(self, *, first: bool) -> bool:
        """Whether the cursor stands in the first or the last row; a line is both."""
        rows, cursor = self.navigator, self.cursor_location
        return not self._long or (
            rows.is_first_wrapped_line(cursor) if first else rows.is_last_wrapped_line(cursor)
        )

    async def _on_paste(self, event: events.Paste) -> None:
        """Leave out what was meant for another dialog."""
        if not self._hears("paste"):
            event.stop()
            event.prevent_default()

    async def _on_key(self, event: events.Key) -> None:
        """Do what a key is bound to before the next key is read."""
        if not self._hears(event.key) or (
            event.key == "space" and await self.app.run_action("open", self.screen)
        ):
            event.stop()
            event.prevent_default()
            return
        typed = event.is_printable and event.key not in self._commands
        bound = None if typed else self.screen.active_bindings.get(event.key)
        if bound is not None and await self.app.run_action(bound.binding.action, bound.node):
            event.stop()
            event.prevent_default()
