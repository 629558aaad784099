"""How many workbenches have a plan open: each holds the lock of one byte of a file beside it."""

import fcntl
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

from itplanner.store import files

SEATS = 1000
"""So many workbenches are counted."""


class Presence:
    """Lets the workbenches on a plan count each other; where locks can't be had each counts itself alone.

    Nothing is written and nothing has to be tidied up: a lock ends with its program, however that ends.
    """

    def __init__(self, plan: Path) -> None:
        self._plan = plan
        self._file: int | None = None

    def join(self) -> None:
        """Be counted from now on, until `leave` or the end of the program; not on a network disk.

        There each look would wait for another host.
        """
        if files.on_network(self._plan):
            return
        try:
            self._file = _opened(self._plan)
            _take_seat(self._file)
        except OSError:
            self.leave()

    def count(self) -> int:
        """Return how many are here, this one among them."""
        if self._file is None:
            return 1
        try:
            return 1 + _taken(self._file, 0, SEATS)
        except OSError:
            return 1

    def leave(self) -> None:
        """Be counted no longer."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _opened(plan: Path) -> int:
    """Open the file that is locked; whoever comes first makes it, for those who may write to the plan."""
    path = plan.with_name(f"{plan.name}.here")
    with suppress(FileExistsError):
        files.like(path, plan)
    return os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)


def _take_seat(file: int) -> None:
    for seat in range(SEATS):
        with suppress(BlockingIOError, PermissionError):  # either may say that another program holds it
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, seat)
            return


def _taken(file: int, first: int, end: int) -> int:
    """Count the bytes that other programs hold; the system names any one of them, so both sides are left."""
    if first >= end:
        return 0
    kind, start, length = _holder(file, first, end - first)
    if kind == fcntl.F_UNLCK:
        return 0
    return 1 + _taken(file, first, start) + _taken(file, start + length if length else end, end)


def _holder(file: int, start: int, length: int) -> tuple[int, int, int]:
    """Return kind, first byte and length of a lock that another program has in a range."""
    # The C structure `flock`: Linux has it in another order than the BSDs.
    if sys.platform == "linux":
        asked = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)
        kind, _whence, start, length, _pid = struct.unpack("hhqqi", fcntl.fcntl(file, fcntl.F_GETLK, asked))
    else:
        asked = struct.pack("qqihh", start, length, 0, fcntl.F_WRLCK, os.SEEK_SET)
        start, length, _pid, kind, _whence = struct.unpack("qqihh", fcntl.fcntl(file, fcntl.F_GETLK, asked))
    return kind, start, length
