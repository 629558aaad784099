"""A line to type into that never holds a character which could command the terminal."""

from textual import events
from textual.widgets import Input

from itplanner.domain.text import shown


class LineInput(Input):
    """Textual's line without blinking; what is typed, pasted or set is cleaned before it is drawn."""

    def __init__(self, text: str = "", *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(text, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Clean any new text, whichever way it came."""
        return shown(value)

    def on_paste(self, event: events.Paste) -> None:
        """Put all that was pasted on the line; Textual would keep what stands before the first break."""
        event.stop()
        event.prevent_default()
        self.replace(event.text.rstrip("\r\n"), *self.selection)
