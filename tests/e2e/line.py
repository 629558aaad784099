"""The line between a program and its terminal: a pseudo-terminal, and the terminal's answers on it."""

import fcntl
import os
import pty
import re
import struct
import termios
import time
import warnings
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress

Size = tuple[int, int]
"""Columns and rows."""

_MODES = re.compile(rb"\x1b\[\?(\d+)\$p")
"""Asks whether the terminal knows a mode."""
_FRAMES = b"2026"
_SET = re.compile(rb"\x1b\[(?:\?([\d;]+)([hl])|([<>])\d*u)")
"""Turns modes on or off, or takes the keyboard and gives it back."""
_SHELLS = {b"7", b"25"}
"""Modes that a shell needs on: rows that wrap, and a cursor."""


class Answers:
    """What a terminal says when it is asked: at once, later, or never."""

    def __init__(self, late: float | None, *, frames: bool) -> None:
        self._late = late
        self._frames = frames
        self._waiting: deque[tuple[float, bytes]] = deque()
        """When it will say what."""

    def hear(self, data: bytes) -> None:
        """Answer which of the modes that are asked for the terminal knows."""
        for mode in _MODES.findall(data):
            known = mode == _FRAMES and self._frames
            self.say(f"\x1b[?{mode.decode()};{2 if known else 0}$y")

    def say(self, answer: str) -> None:
        """Say something when its time has come."""
        if self._late is not None:
            self._waiting.append((time.monotonic() + self._late, answer.encode()))

    def due(self) -> bytes:
        """Return what is to be said by now."""
        said = b""
        while self._waiting and self._waiting[0][0] <= time.monotonic():
            said += self._waiting.popleft()[1]
        return said

    @property
    def waiting(self) -> bool:
        """Whether something is still to be said."""
        return bool(self._waiting)


def spawned(command: Sequence[str], environ: Mapping[str, str], size: Size) -> tuple[int, int, str]:
    """Start a program on a new terminal that has its size from the beginning; return pid, line and path."""
    fd, program = pty.openpty()
    path = os.ttyname(program)
    set_size(program, size)
    with warnings.catch_warnings():
        # The child of a process with threads becomes another program at once.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        try:
            os.close(fd)
            os.login_tty(program)
            os.execvpe(command[0], list(command), dict(environ))
        finally:
            os._exit(127)
    os.close(program)
    os.set_blocking(fd, False)
    return pid, fd, path


def set_size(fd: int, size: Size) -> None:
    """Tell a terminal its size."""
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


def fill(path: str) -> None:
    """Write to a terminal, as another program does, until nothing more goes in."""
    fd = os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    with suppress(BlockingIOError):
        while True:
            os.write(fd, b"noise " * 100)
    os.close(fd)


def cooked(path: str) -> bool:
    """Whether a terminal hands over whole lines and echoes them, as a shell needs it."""
    fd = os.open(path, os.O_RDONLY | os.O_NOCTTY)
    flags = termios.tcgetattr(fd)[3]
    os.close(fd)
    return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)


def unlike_a_shells(raw: bytearray) -> set[bytes]:
    """Return the modes that a program has left unlike a shell needs them."""
    on = dict.fromkeys(_SHELLS, True)
    for modes, turned, keyboard in _SET.findall(raw):
        on |= dict.fromkeys(modes.split(b";"), turned == b"h") if modes else {b"keyboard": keyboard == b">"}
    return {mode for mode, is_on in on.items() if is_on != (mode in _SHELLS)}
