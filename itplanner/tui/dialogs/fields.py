"""The rows of a form, drawn on the line API, with one live editor laid over the field under the cursor."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from itplanner.domain.values import dataclass
from itplanner.tui.dialogs.editing import FieldEditor
from itplanner.tui.forms.drawing import Drawn, drawn
from itplanner.tui.forms.offered import ROWS
from itplanner.tui.forms.state import FormState
from itplanner.tui.widgets.ink import ink_of, strip_of
from itplanner.tui.widgets.parts import Part

MOST = 22
"""Rows of a form on any screen: more would be sent, and cover more than they say."""

SPARE = 3 + ROWS
"""Rows kept free for what is said below a field, so that the form needn't grow while it is filled in."""


class Fields(Widget):
    """A form's fields; it scrolls by itself and asks for no new layout but to move the editor."""

    ALLOW_SELECT = False

    @dataclass
    class Changed(Message):
        """Something was typed, chosen or read, or other fields are in sight."""

        fields: "Fields"
        state: FormState

        @property
        def control(self) -> "Fields":
            """The fields, for `@on`."""
            return self.fields

    def __init__(self, state: FormState, hears: Callable[[str], bool], *, outside: int) -> None:
        """`hears`: whether a key is taken now; `outside`: rows of the screen that are never the form's."""
        super().__init__()
        self._state = state
        self._outside = outside
        self._top = 0
        self._drawn: Drawn | None = None
        self._editor = FieldEditor(hears)
        self._begun = False
        self._placed = Region()

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first and the last field in sight, counted from 1; 0 before there is room for any."""
        bottom = self._top + self.size.height
        seen = [at for at, top in enumerate(self._lines().tops, 1) if self._top <= top < bottom]
        return (seen[0], seen[-1]) if seen else (0, 0)

    @property
    def long(self) -> bool:
        """Whether the field under the cursor is a text of several lines."""
        return self._state.current.long

    def compose(self) -> ComposeResult:
        """The editor."""
        yield self._editor

    def on_mount(self) -> None:
        """Begin in the field with the cursor."""
        self._begin()
        self._editor.focus(scroll_visible=False)
        self.watch(self._editor, "scroll_x", self._slid, init=False)

    def state(self) -> FormState:
        """Return the form with everything that was typed, also what no message told yet."""
        text = self._editor.text
        if self._begun and text != self._state.current.text:
            self._show(self._state.typed(self._state.current.name, text))
        return self._state

    def step(self, step: Callable[[FormState], FormState]) -> FormState:
        """Take the form to its next state, and draw what differs."""
        self._show(step(self.state()))
        return self._state

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """A row for each field, some to spare, and no more than the screen has: it never changes."""
        return max(min(len(self._state.fields) + SPARE, viewport.height - self._outside, MOST), 1)

    def render_line(self, y: int) -> Strip:
        """A line of the form; below its last one nothing."""
        ink, line = ink_of(self), self._line(y + self._top)
        return strip_of(ink.segments(line, self.size.width), self.size.width, ink.style(Part("")))

    def on_resize(self) -> None:
        """Lay it out for the new width, with the field under the cursor in sight."""
        self._drawn = None
        self._scroll()
        self._place()
        self.refresh()
        self.post_message(self.Changed(self, self._state))

    def on_click(self, event: events.Click) -> None:
        """Go to the field that was clicked."""
        tops = self._lines().tops
        at = max(at for at, top in enumerate(tops) if top <= event.y + self._top)
        if at != self._state.at:
            self.step(lambda state: state.moved(at))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.state()

    def _show(self, state: FormState) -> None:
        """Draw another state; only lines that differ are drawn."""
        before, lines, top = self._state, self._lines(), self._top
        self._state, self._drawn = state, None
        self._scroll()
        if state.at != before.at:
            self._begin()
        elif state.current.text != self._editor.text:
            self._editor.hold(state.current.text, replace=state.current.stored_line)
        self._place()
        for y in range(self.size.height):
            if self._line(y + self._top) != _line(lines, y + top):
                self.refresh(Region(0, y, self.size.width, 1))
        self.post_message(self.Changed(self, state))

    def _begin(self) -> None:
        """Put the text of the field under the cursor into the editor."""
        current = self._state.current
        self._editor.begin(current.text, long=current.long, replace=current.stored_line)
        self._begun = True

    def _slid(self) -> None:
        """Mark anew on which side the text under the cursor is cut."""
        self._drawn = None
        self.refresh(Region(0, self._placed.y, self.size.width, 1))

    def _lines(self) -> Drawn:
        if self._drawn is None:
            hidden = self._editor.hidden if self._begun else (False, False)
            self._drawn = drawn(self._state, max(self.size.width, 1), ink_of(self).cut, hidden)
        return self._drawn

    def _line(self, at: int) -> tuple[Part, ...]:
        return _line(self._lines(), at)

    def _scroll(self) -> None:
        """Bring the field under the cursor in sight, with what is said below it as far as there is room."""
        now, height = self._lines(), self.size.height
        first, last = now.block.start, min(now.block.stop, now.block.start + height)
        highest = max(len(now.lines) - height, 0)
        self._top = max(min(self._top, first, highest), last - height, 0)

    def _place(self) -> None:
        """Lay the editor over its field; nothing moves when it lies there already."""
        place = self._lines().editor
        there = Region(place.x, place.y - self._top, max(place.width, 1), place.height)
        if there != self._placed:
            self._placed = there
            styles = self._editor.styles
            styles.offset, styles.width, styles.height = there.offset, there.width, there.height


def _line(lines: Drawn, at: int) -> tuple[Part, ...]:
    return lines.lines[at] if at < len(lines.lines) else ()
