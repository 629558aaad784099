"""The lines of a monthly round with the one field that is typed into."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from itplanner.domain.values import dataclass
from itplanner.tui.dialogs.editing import FieldEditor
from itplanner.tui.rounds.drawing import Sheet, sheet
from itplanner.tui.rounds.state import RoundState
from itplanner.tui.rounds.summary import summary
from itplanner.tui.widgets.ink import ink_of, strip_of
from itplanner.tui.widgets.parts import Part

COMMANDS = frozenset({"n", "question_mark"})
"""Letters that no value has."""


class RoundSheet(Widget):
    """An item of the round or its summary, drawn on the line API, with the editor over its field."""

    ALLOW_SELECT = False

    @dataclass
    class Changed(Message):
        """Something was typed, or another item is on show."""

        state: RoundState

    def __init__(self, state: RoundState, hears: Callable[[str], bool]) -> None:
        super().__init__()
        self._state = state
        self._editor = FieldEditor(hears, COMMANDS)
        self._drawn: Sheet | None = None
        self._begun: tuple[int, bool] | None = None

    def compose(self) -> ComposeResult:
        """The editor."""
        yield self._editor

    def on_mount(self) -> None:
        """Begin with the item on show."""
        self._begin()
        self.post_message(self.Changed(self._state))

    @property
    def state(self) -> RoundState:
        """The round with everything that was typed, also what no message told yet."""
        text = self._editor.text
        if self._begun is not None and text != self._typed_text(self._state):
            self.show(self._state.typed(text))
        return self._state

    def show(self, state: RoundState) -> None:
        """Draw another state; only lines that differ are drawn, and none once the dialog is closed."""
        if not self.is_attached:
            self._state = state
            return
        before, self._state, self._drawn = self._lines(), state, None
        if self._begun is not None:
            self._begin()
        now = self._lines()
        if len(now.lines) != len(before.lines):
            self.refresh(layout=True)
        for y, line in enumerate(now.lines):
            if y >= len(before.lines) or line != before.lines[y]:
                self.refresh(Region(0, y, self.size.width, 1))
        self._place()
        self.post_message(self.Changed(state))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many rows as there are lines in that width."""
        return len(self._drawn_in(width).lines)

    def render_line(self, y: int) -> Strip:
        """One line."""
        ink, lines = ink_of(self), self._lines().lines
        parts = lines[y] if y < len(lines) else ()
        return strip_of(ink.segments(parts, self.size.width), self.size.width, ink.style(Part("")))

    def on_resize(self) -> None:
        """Lay it out for the new width."""
        self._drawn = None
        self._place()
        self.refresh()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.state  # noqa: B018 - takes over what was typed

    def _begin(self) -> None:
        """Put the text of the field with the cursor into the editor, or hide it in the summary."""
        state = self._state
        shown = state.current is not None
        self._editor.display = shown
        text = self._typed_text(state)
        if shown and (self._begun != (state.at, state.noting) or text != self._editor.text):
            self._editor.begin(text, long=False, replace=not state.touched and not state.noting)
            self.screen.set_focus(self._editor)
        self._begun = state.at, state.noting
        self._place()

    def _place(self) -> None:
        """Lay the editor over its field."""
        drawn = self._lines()
        styles = self._editor.styles
        styles.offset, styles.width = (drawn.x, drawn.y), max(drawn.width, 1)

    @staticmethod
    def _typed_text(state: RoundState) -> str:
        return state.note if state.noting else state.text

    def _lines(self) -> Sheet:
        if self._drawn is None:
            self._drawn = self._drawn_in(max(self.size.width, 1))
        return self._drawn

    def _drawn_in(self, width: int) -> Sheet:
        item = self._state.current
        return Sheet(summary(self._state)) if item is None else sheet(self._state, item, width)
