"""The curtain: the workbench's head, on the screen while the rest is imported and the plan is read."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Any, Final, Self

from itplanner.tui.places import PLACE_NAMES

_SCREEN, _BACK = "\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H", "\x1b[m\x1b[2J\x1b[?1049l\x1b[?25h"
"""Takes the terminal's other screen without its cursor, and gives the shell's back."""

ENDING: Final = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""The signals that end a program; none of them may leave the terminal as the workbench needs it."""


class Curtain:
    """A context in which the terminal shows what opens; it ends with the shell's screen, whatever ends it."""

    def __init__(self) -> None:
        self._terminal = sys.__stderr__.fileno() if sys.__stderr__ is not None else -1
        self._down = False
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Show the head, in the terminal's own colours, if this is a terminal."""
        try:
            with suppress(OSError):
                self._show(*os.get_terminal_size(self._terminal))
        except BaseException:
            self.__exit__()  # a signal came amid it
            raise
        return self

    def _show(self, width: int, height: int) -> None:
        for number in ENDING:
            self._handlers[number] = signal.signal(number, _leave)
        # The shell would get the curtain in place of its own screen. The workbench knows how to rest.
        self._handlers[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        self._down = True
        # What is typed ahead is echoed; that is on the last row, and gone with the first frame.
        self._write(f"{_SCREEN}\x1b[2m{head(width)}\x1b[m\x1b[{height}H")

    def gone(self) -> None:
        """Take note that the workbench, which draws over it, has given the screen back in its place."""
        self._down = False

    def __exit__(self, *_why: object) -> None:
        """Give the screen back, unless the workbench did."""
        if self._down:
            self._write(_BACK)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _write(self, text: str) -> None:
        with suppress(OSError):  # nobody is there to see it
            os.write(self._terminal, text.encode())


def head(width: int) -> str:
    """Return the first two rows: what opens, and the places that there will be."""
    name, state = " itplanner", "opening "
    places = "".join(f" {digit} {title} " for digit, _place, title in PLACE_NAMES)
    return f"{name}{state:>{max(width - len(name), 0)}}\r\n{places if len(places) <= width else ''}"


def _leave(number: int, _frame: FrameType | None) -> None:
    """End with the exit code of a program that a signal ended."""
    sys.exit(128 + number)
