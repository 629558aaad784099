"""The line to the terminal: at most two frames are on their way, and the newest one wins."""

import re
from collections.abc import Callable
from threading import Condition, RLock, Timer
from time import monotonic

from itplanner.tui.thin.cells import Cells
from itplanner.tui.thin.styles import RESET, Unknown

IN_FLIGHT = 2
"""So many frames may be on their way; what is drawn meanwhile waits, and only the newest of it is sent."""
LARGE = 1000
"""Characters of a frame from which on the next one waits until it is shown: it takes the line its time."""
STILL = 0.08
"""Seconds after which a frame that waits for a large one is sent behind it: were a key still held down, there
would be a newer one by now, so this one is the last."""
ASK = "\x1b[6n"
"""Asks where the cursor is. The answer tells that the terminal has shown what was sent before."""
OVERDUE = 5.0
"""Seconds after which an answer is taken for lost."""
PATIENCE = 1.0
"""Seconds that leaving waits for the answers, which else would reach the shell's prompt."""
STRANGE = 3
"""After so many frames that this layer doesn't understand, it leaves them all as they are."""
BRACKETED = 400
"""Characters from which on a frame is worth being shown at once (mode 2026)."""

REPEATED = 21
"""The column where the cursor is then, from 0, if it can."""
TRY = f"\x1b[999H\u2500\x1b[{REPEATED - 1}b{ASK}\r\x1b[K\x1b[H"
"""Repeats a character (REP) in the last row and asks where the cursor is: not every terminal can."""

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
SCREEN, CLEAR = "\x1b[?1049h", "\x1b[2J"
_CONTROL = re.compile(r"(?:\x1b\[(?:[?><=][\d;]*(?:\$p|[hlu])|2J)|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x07)+")
"""What Textual and the workbench write beside frames: modes, questions, the clipboard, a bell, a clearing."""


class Line:
    """Takes all that Textual writes, and sends what the terminal needs of it."""

    def __init__(
        self,
        send: Callable[[str], None],
        size: Callable[[], tuple[int, int]],
        tell: Callable[[str], None],
        *,
        old: bool = False,
    ) -> None:
        """`tell` hears why this layer has turned itself off; an old terminal can't insert lines."""
        self._send, self._size, self._tell = send, size, tell
        self._cells = Cells(old=old)
        self._changed = Condition(RLock())
        self._off = False
        self._strange = 0
        self._covered = False
        """Whether the screen must be cleared before something is drawn."""
        self._atomic = False
        """Whether the terminal has said that it can show a frame at once."""
        self._heard = False
        """Whether it answers: nothing waits for one that never has, or does no more."""
        self._asked = 0
        self._last = 0
        """How long the frame was for which it was asked last."""
        self._tried = False
        """Whether the first answer is still to come, which tells if it can repeat a character."""
        self._first = 0.0
        """When it was asked for the first time."""
        self._waiting: Timer | None = None
        """Runs while a frame waits."""

    @property
    def off(self) -> bool:
        """Whether everything is sent as Textual writes it."""
        return self._off

    def write(self, data: str) -> None:
        """Send a frame's changes, or let them wait; anything but a frame, and what brackets it, is sent."""
        with self._changed:
            if data in {BEGIN, END}:
                self._atomic = True
            if self._off:
                self._send(data)
            elif _CONTROL.fullmatch(data):
                self._control(data)
            else:
                self._frame(data)

    def _control(self, data: str) -> None:
        if data not in {BEGIN, END, CLEAR}:
            self._send(data)
        if SCREEN in data or CLEAR in data:
            if not self._first:
                self._asked, self._first, self._tried = 1, monotonic(), True
                self._send(TRY)
            # Not every terminal has another screen, or clears it. It is cleared together with the next frame,
            # so that what stands there until then is seen; what is known to be blank need not be sent.
            self._covered = True
            self._cells.fit(*self._size())
            self._cells.clear()

    def _frame(self, frame: str) -> None:
        self._cells.fit(*self._size())
        try:
            self._cells.read(frame)
        except Unknown as unknown:
            self._send_now()
            self._send(frame)
            self._cells.forget()
            self._strange += 1
            if self._strange == STRANGE:
                self.turn_off(str(unknown))
        else:
            self._send_or_wait()

    def turn_off(self, why: str) -> None:
        """Leave everything as Textual writes it from now on, and tell why."""
        with self._changed:
            self._off = True
            self._rest()
            self._tell(why)

    def forget(self) -> None:
        """Send what is drawn next in full, whatever the terminal shows."""
        with self._changed:
            self._cells.forget()

    def answered(self, column: int = 0) -> None:
        """Hear that the terminal has shown a frame, and where its cursor is."""
        with self._changed:
            if self._tried:
                self._tried = False
                self._cells.repeats = column == REPEATED
            self._heard = True
            self._asked = max(0, self._asked - 1)
            if self._waiting is not None:
                self._send_what_waited()
            self._changed.notify_all()

    def drain(self) -> None:
        """Wait for answers that are still on their way, but not for long, nor for one that never came."""
        with self._changed:
            self._rest()  # what waits is for a screen that is left
            # Who is silent to the first question for so long is mute.
            patience = PATIENCE if self._heard else max(self._first + PATIENCE - monotonic(), 0.0)
            self._changed.wait_for(lambda: not self._asked, patience)
            self._asked = 0

    def _send_or_wait(self) -> None:
        if self._heard and self._asked >= IN_FLIGHT:
            self._wait(OVERDUE, self._lost)
        elif self._heard and self._asked and self._last > LARGE:
            self._rest()
            self._wait(STILL, self._stood_still)
        else:
            self._send_now()

    def _send_now(self) -> None:
        self._rest()
        out = self._cells.difference()
        if self._covered:
            out, self._covered = f"{RESET}{CLEAR}{out}", False
        if not out:
            return
        if self._atomic and len(out) > BRACKETED:
            out = f"{BEGIN}{out}{END}"
        if self._heard or not self._asked:
            self._asked += 1
            self._first = self._first or monotonic()
            self._last = len(out)
            out += ASK
        self._send(out)

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        if self._waiting is None:
            self._waiting = Timer(seconds, then)
            self._waiting.daemon = True
            self._waiting.start()

    def _rest(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _stood_still(self) -> None:
        with self._changed:
            if self._waiting is not None:
                self._last = 0
                self._send_what_waited()

    def _lost(self) -> None:
        with self._changed:
            if self._waiting is not None:
                # Until it answers again nothing waits for it: else each further frame would, and as long.
                self._asked, self._heard = 0, False
                self._send_what_waited()

    def _send_what_waited(self) -> None:
        """Send it from another thread than the loop's, in which nobody hears of a bug."""
        try:
            self._send_or_wait()
        except Exception as bug:  # noqa: BLE001 - a bug of this layer must cost bytes, never the picture
            self.turn_off(repr(bug))
