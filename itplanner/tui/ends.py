"""The ends of a session that nobody asked for: a kill, a dropped line, a terminal that nobody reads."""

import asyncio
import os
import select
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread, get_ident
from types import FrameType
from typing import Any, Final

from textual.app import App

from itplanner.tui.curtain import ENDING

PATIENCE: Final = 1.0
"""Seconds that a session has to end in order; then nothing that it still draws is waited for."""

LAST_PATIENCE: Final = 3.0
"""Seconds after which it is ended where it stands; drafts are on the disk already."""

_STEP: Final = 0.05
"""Seconds between two looks whether something blocks the line again."""

RESTORE: Final = (
    b"\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?1004l\x1b[?2048l\x1b[<u"
    b"\x1b[0m\x1b[r\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""Gives a terminal back that was cut off amid anything: modes, keyboard, mouse, colours, screen, cursor."""


@contextmanager
def ending(app: App[Any]) -> Iterator["Ends"]:
    """Let an app that runs inside end on signals that end a program, and when its terminal is gone.

    It ends in order, and within seconds, whether anybody reads what it draws or not.
    """
    ends = Ends(app)
    before = {number: signal.signal(number, ends.asked) for number in ENDING}
    try:
        with ends.watching():
            yield ends
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        ends.close()


class Ends:
    """Waits beside a session for its end, and helps it along."""

    def __init__(self, app: App[Any]) -> None:
        assert sys.__stdin__ is not None
        assert sys.__stderr__ is not None
        self.code = 0
        """What the program is to exit with: 128 + the number of the signal that ended it."""
        self._app = app
        self._main = get_ident()
        self._over = Event()
        self._terminal, self._out = sys.__stdin__.fileno(), sys.__stderr__.fileno()
        self._line = os.dup(self._out)
        """Leads to the terminal, wherever `_out` leads."""
        self._attributes = termios.tcgetattr(self._terminal)
        self._woken, self._wake = os.pipe()

    def close(self) -> None:
        """Give back what the system lent."""
        for number in (self._woken, self._wake, self._line):
            os.close(number)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch the line as long as the context lasts."""
        watch = Thread(target=self._watch, name="ends", daemon=True)
        watch.start()
        try:
            yield
        finally:
            self._over.set()
            os.write(self._wake, b"!")
            watch.join()

    def asked(self, number: int, _frame: FrameType | None) -> None:
        """Leave in order. It is no handler of the loop: that may stand still on a line that nobody reads."""
        self.code = self.code or 128 + number
        os.write(self._wake, b"!")
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            sys.exit(self.code)  # before the first frame, or after the last one
        loop.call_soon_threadsafe(self._app.exit, None, self.code)

    def _watch(self) -> None:
        """Wait until the line is gone or something ends the session; then for its end, helping it along."""
        line = select.poll()
        line.register(self._terminal, 0)  # whether it is gone is told without being asked for
        line.register(self._woken, select.POLLIN)
        if any(number == self._terminal for number, _what in line.poll()):
            self._draw_nowhere()
            # Not every session is sent the signal: one under nohup isn't, nor one whose shell is gone.
            signal.pthread_kill(self._main, signal.SIGHUP)
        if not self._over.wait(PATIENCE):
            self._draw_nowhere()
            self._hurry()

    def _draw_nowhere(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._out)
        os.close(nowhere)

    def _hurry(self) -> None:
        """Keep the line from holding up the session's end, and restore the terminal in its place."""
        for _step in range(round(LAST_PATIENCE / _STEP)):
            self._unblock()
            if self._over.wait(_STEP):
                break
        self._unblock()
        with suppress(OSError, termios.error):
            os.write(self._line, RESTORE)
            termios.tcsetattr(self._terminal, termios.TCSANOW, self._attributes)
        if not self._over.is_set():
            os._exit(self.code)
        os.dup2(self._line, self._out)

    def _unblock(self) -> None:
        """Throw away what the terminal hasn't taken, and wake the thread that waits for that."""
        with suppress(termios.error):
            termios.tcflush(self._terminal, termios.TCOFLUSH)
            termios.tcflow(self._terminal, termios.TCOOFF)
            termios.tcflow(self._terminal, termios.TCOON)
