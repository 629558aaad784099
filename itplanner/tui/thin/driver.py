"""The driver that draws over the thin line: Textual's own for a terminal, its frames read on the way out."""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from itplanner.tui.roles import OLD_TERMINALS
from itplanner.tui.thin.line import Line

VARIABLE = "ITPLANNER_THIN"
"""The environment variable that turns the thin line off, if it is 0."""


class ThinDriver(LinuxDriver):
    """Sends of each frame the cells that changed, and not before the terminal has shown earlier ones."""

    class TurnedOff(Message):
        """The thin line has turned itself off: from now on everything is sent as Textual draws it."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._known_size = (80, 24)
        self.line = Line(
            super().write, self._terminal_size, self._tell, old=os.environ.get("TERM") in OLD_TERMINALS
        )

    def _terminal_size(self) -> tuple[int, int]:
        with suppress(OSError):  # the terminal is gone, and its size with it
            width, height = os.get_terminal_size(self.fileno)
            # A serial console may not know its size: then it is what Textual takes it for.
            self._known_size = (width, height) if width and height else self._get_terminal_size()
        return self._known_size

    def _tell(self, why: str) -> None:
        self._app.post_message(self.TurnedOff(why))

    def write(self, data: str) -> None:
        """Send what the terminal needs of it."""
        try:
            self.line.write(data)
        except Exception as bug:
            if self.line.off:
                raise
            self.line.turn_off(repr(bug))
            super().write(data)

    def process_message(self, message: Message) -> None:
        """Hear the terminal's answers; this runs in the thread that reads the keys."""
        if isinstance(message, events.CursorPosition):
            self.line.answered(message.x)
        else:
            super().process_message(message)

    def stop_application_mode(self) -> None:
        """Leave the screen to the shell, once nothing more is to be heard that it could take for typed."""
        self.line.drain()
        super().stop_application_mode()


def thinned(chosen: type[Driver], environ: Mapping[str, str] = os.environ) -> type[Driver]:
    """Return the thin driver where Textual would take the one it is made of, else Textual's choice."""
    return ThinDriver if chosen is LinuxDriver and environ.get(VARIABLE) != "0" else chosen
