"""Two terminals side by side: one shows what Textual writes, the other what the thin layer makes of it."""

import os
from collections import Counter

from textual.drivers.headless_driver import HeadlessDriver

from itplanner.tui.thin.line import CLEAR, STILL, Line
from tests.emulator import Emulator
from tests.ink import Ink
from tests.thin.timers import Timers

Size = tuple[int, int]
"""Columns and rows."""


class Different(AssertionError):
    """The two terminals don't show the same."""


class Lockstep:
    """Follows all that is written, and compares the screens after every frame."""

    def __init__(self, size: Size, *, careful: bool = True, old: bool = False) -> None:
        self.size = size
        self.plain, self.thin = (
            Emulator(*size),
            Emulator(*size, bce=careful, sloppy=not careful, repeats=not old),
        )
        self.thin.answer = self._asked
        self.line = Line(self._send, lambda: self.size, self._turned_off, old=old)
        self.timers = Timers()
        """The line's, which run out at an action's end."""
        self.doing = "the start"
        """The action that is under way, for a message."""
        self.slow = False
        """Whether the second terminal keeps its answers back; then the screens are compared by `catch_up`."""
        self.frames = 0
        """Those that Textual wrote."""
        self.arrived = 0
        """Those that came to the second terminal."""
        self.times: Counter[str] = Counter()
        """How often each kind of action was done."""
        self.written: Counter[str] = Counter()
        """Bytes that Textual wrote, by action."""
        self.sent: Counter[str] = Counter()
        """Bytes that came to the second terminal, by action."""
        self._kind = "start"
        self._unanswered: list[int] = []
        """Where the cursor was when it was asked for."""
        self._torn = False
        """Whether the terminal has another size, or was cleared, since the last whole picture."""

    def begin(self, kind: str, doing: str) -> None:
        """Say which action comes next."""
        self._kind, self.doing = kind, doing
        self.times[kind] += 1

    def write(self, data: str) -> None:
        """Show in both terminals what Textual writes."""
        self.frames += data.startswith("\x1b[") and data.endswith("H")
        self.written[self._kind] += len(data.encode())
        self.plain.feed(_as_a_tty(data))
        self.line.write(data)
        if data == CLEAR:
            self._torn = True  # the second terminal is cleared together with the picture that comes
        elif self._torn:
            # A picture that was on its way is of the size before: the first terminal scrolls by it.
            self._torn = data.count("\n") != self.size[1] - 1
        if not self.slow:
            self.catch_up()

    def _send(self, data: str) -> None:
        self.sent[self._kind] += len(data.encode())
        self.thin.feed(_as_a_tty(data))

    def _turned_off(self, why: str) -> None:
        raise Different(f"{self.doing}: the thin layer gives up: {why}")

    def _asked(self, answer: str) -> None:
        self.arrived += 1
        self._unanswered.append(self.thin.cursor.x)

    def catch_up(self) -> None:
        """Let the second terminal answer until nothing is on the way, and compare."""
        while self._unanswered:
            self.line.answered(self._unanswered.pop(0))
        if not self._torn:
            self.compare()

    def rest(self) -> None:
        """End an action: what waits stands still, then all answers come, and the whole picture must have."""
        self.timers.let_pass(STILL)
        self.catch_up()
        if self._torn:
            raise Different(f"{self.doing}: resized or cleared, and no whole picture")

    def resize(self, size: Size) -> None:
        """Give both terminals another size, and rubbish on all the screen, until Textual paints it."""
        self.size = size
        self._torn = True
        os.environ |= {"COLUMNS": str(size[0]), "LINES": str(size[1])}
        for terminal in (self.plain, self.thin):
            terminal.resize(size[1], size[0])
            terminal.alignment_display()

    def cells(self) -> list[Ink]:
        """Return what stands in all cells."""
        return [cell for y in range(self.size[1]) for cell in self.plain.seen(y)]

    def compare(self) -> None:
        """Fail at the first cell, or the cursor, that isn't the same."""
        for y in sorted(self.plain.dirty | self.thin.dirty):
            wanted, found = self.plain.seen(y), self.thin.seen(y)
            if y < self.size[1] and wanted != found:
                x = next(n for n, pair in enumerate(zip(wanted, found, strict=True)) if pair[0] != pair[1])
                raise Different(self._told(y, x, wanted[x], found[x]))
        self.plain.dirty.clear()
        self.thin.dirty.clear()
        if self.thin.rests != self.plain.rests:
            raise Different(f"{self.doing}: afterwards {self.thin.rests}, not {self.plain.rests}")
        strange = [*self.plain.strange, *self.thin.strange]
        if strange or self.line._strange:
            raise Different(f"{self.doing}: a frame, or what came of it, isn't understood {strange}")

    def _told(self, y: int, x: int, wanted: Ink, found: Ink) -> str:
        rows = f"plain: {self.plain.text(y)}\n thin: {self.thin.text(y)}"
        return f"{self.doing}: row {y + 1}, column {x + 1} is {found}, not {wanted}\n{rows}"


def driver_of(write: "Lockstep") -> type[HeadlessDriver]:
    """Return a driver that gives what Textual writes to the two terminals."""

    class Captured(HeadlessDriver):
        """Draws, unlike the headless driver, but into our terminals."""

        @property
        def is_headless(self) -> bool:
            """Whether nothing is drawn."""
            return False

        def write(self, data: str) -> None:
            """Show what Textual writes."""
            write.write(data)

        def start_application_mode(self) -> None:
            """Begin as the driver of a real terminal does."""
            write.write("\x1b[?1049h")
            write.write("\x1b[?25l")
            super().start_application_mode()

    return Captured


def _as_a_tty(data: str) -> str:
    """Return what a terminal's line makes of what is written to it."""
    return data.replace("\n", "\r\n")
