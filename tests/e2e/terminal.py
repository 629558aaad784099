"""The real program in a pseudo-terminal: keys go in, an emulated screen follows what comes out."""

import codecs
import os
import re
import select
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from tests.e2e import line
from tests.e2e.keyboard import key_bytes
from tests.emulator import Emulator

Size = line.Size

LIMIT = 30.0
"""Seconds after which something that was waited for counts as missing."""

_PARTIAL = re.compile(rb"\x1b(?:\[[<=>?]?[0-9;$ ]*)?$")
_BEYOND = 8
"""Columns and rows that the emulated screen is larger than the program is told."""
_FRAME, _FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
"""Around what is to appear on the screen at once."""


class Terminal:
    """A program, its screen as a terminal would show it, and every byte it sent.

    With `frames`, the terminal is a newer one, on which a frame appears as a whole, never half painted.
    What it is asked it answers `late` seconds later; never, if that is None.
    """

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        size: Size = (80, 24),
        *,
        frames: bool = True,
        late: float | None = 0.0,
    ) -> None:
        self.size = size
        self._answers = line.Answers(late, frames=frames)
        self.raw = bytearray()
        self.heard = 0.0
        """When something came last (`time.perf_counter`), before the emulator took its time to follow it."""
        self.eof = False
        self._screen = Emulator(size[0] + _BEYOND, size[1] + _BEYOND)
        self._screen.answer = self._answers.say
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = b""
        self._status: int | None = None
        self.pid, self._fd, self.path = line.spawned(command, environ, size)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, without the blanks at their ends."""
        return self._rows(range(self.size[0]), range(self.size[1]))

    @property
    def beyond(self) -> str:
        """What was drawn beyond the edges of the screen, where nothing belongs."""
        columns, rows = self.size
        right = self._rows(range(columns, columns + _BEYOND), range(rows))
        return "".join([*right, *self._rows(range(columns), range(rows, rows + _BEYOND))])

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.lines)

    @property
    def alternate(self) -> bool:
        """Whether the program has the alternate screen."""
        return self.raw.rfind(b"\x1b[?1049h") > self.raw.rfind(b"\x1b[?1049l")

    @property
    def cursor_hidden(self) -> bool:
        """Whether the terminal's own cursor is hidden."""
        return self.raw.rfind(b"\x1b[?25l") > self.raw.rfind(b"\x1b[?25h")

    @property
    def mouse(self) -> bool:
        """Whether the program has the mouse."""
        return self.raw.rfind(b"\x1b[?1000h") > self.raw.rfind(b"\x1b[?1000l")

    @property
    def restored(self) -> bool:
        """Whether the terminal is as a shell needs it."""
        return line.cooked(self.path) and not line.unlike_a_shells(self.raw)

    def chosen(self, row: int, ground: str = "") -> str:
        """Return the text of the cells in a row that are reversed, or have a ground of this colour."""
        cells = (self._screen.buffer[row][x] for x in range(self.size[0]))
        return "".join(cell.data for cell in cells if (cell.bg == ground if ground else cell.reverse))

    def press(self, keys: str) -> "Terminal":
        """Press keys, named with blanks between them: `j j enter`, `ctrl+p`, `esc`."""
        self.send(b"".join(map(key_bytes, keys.split())))
        return self

    def type_text(self, text: str) -> "Terminal":
        """Type a text."""
        self.send(text.encode())
        return self

    def send(self, data: bytes) -> None:
        """Put bytes on the line, reading meanwhile what comes back."""
        while data:
            with suppress(BlockingIOError):
                data = data[os.write(self._fd, data) :]
            self.pump(0.0)

    def pump(self, timeout: float) -> int:
        """Read what is there, waiting at most so many seconds for it; return how many bytes came."""
        self._answer()
        if self.eof or not select.select([self._fd], [], [], timeout)[0]:
            return 0
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            data = b""
        self.heard = time.perf_counter()
        self.eof = not data
        self.raw += data
        self._feed(data)
        self._answer()
        return len(data)

    def until(self, done: Callable[[], object], what: str, limit: float = LIMIT) -> None:
        """Read until something is so; after `limit` seconds, fail showing the screen."""
        end = time.monotonic() + limit
        while not done():
            if self.eof or time.monotonic() > end:
                why = "the program ended" if self.eof else f"waited {limit:g} seconds"
                raise AssertionError(f"{why} for {what}\n{self.picture()}")
            self.pump(0.05)

    def wait_for(self, pattern: str, limit: float = LIMIT) -> re.Match[str]:
        """Wait until a regular expression stands on the screen; return where."""
        self.until(lambda: re.search(pattern, self.text), repr(pattern), limit)
        found = re.search(pattern, self.text)
        assert found is not None
        return found

    def wait_footer(self, pattern: str, limit: float = LIMIT) -> None:
        """Wait until a regular expression stands in the last row, which is painted after the others."""
        self.until(lambda: re.search(pattern, self.lines[-1]), f"{pattern!r} in the last row", limit)

    def wait_gone(self, pattern: str, limit: float = LIMIT) -> None:
        """Wait until a regular expression stands nowhere on the screen."""
        self.until(lambda: not re.search(pattern, self.text), f"{pattern!r} to go", limit)

    def resize(self, size: Size) -> None:
        """Give the terminal another size, as dragging its window does."""
        self.size = size
        self._screen.resize(size[1] + _BEYOND, size[0] + _BEYOND)
        line.set_size(self._fd, size)

    def send_unread(self, keys: str) -> None:
        """Press keys without reading what comes back."""
        os.write(self._fd, b"".join(map(key_bytes, keys.split())))

    def wait_answered(self) -> None:
        """Wait until the terminal has said all that it was asked for."""
        self.until(lambda: not self._answers.waiting, "the terminal's answers")

    def wipe(self) -> None:
        """Forget what stands on the screen, as after noise on the line."""
        self._screen.erase_in_display(2)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the line, as a dropped connection does; nothing can be read afterwards."""
        self.eof = True
        os.close(self._fd)
        self._fd = -1

    def exit_code(self, limit: float = LIMIT, *, read: bool = True) -> int:
        """Wait for the program's end; return its exit code, negative for a signal that killed it.

        Without `read`, nothing of what it writes is read before it has ended.
        """
        end = time.monotonic() + limit
        while self._status is None:
            if read:
                self.pump(0.02)
            if time.monotonic() > end:
                raise AssertionError(f"still running after {limit:g} seconds\n{self.picture()}")
            self._reap()
        while self.pump(0.0):
            pass
        return self._status

    def close(self) -> None:
        """End the program, whatever it does, and the line."""
        self._reap()
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self._status = -signal.SIGKILL
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def picture(self) -> str:
        """Return the screen in a box, for a message."""
        columns = self.size[0]
        edge = f"+{'-' * columns}+"
        return "\n".join([edge, *(f"|{line:<{columns}}|" for line in self.lines), edge])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows(self, columns: range, rows: range) -> list[str]:
        found = (self._screen.buffer[y] for y in rows)
        return ["".join(row[x].data for x in columns).rstrip() for row in found]

    def _answer(self) -> None:
        if self._fd >= 0 and (said := self._answers.due()):
            with suppress(OSError):
                os.write(self._fd, said)

    def _reap(self) -> None:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = os.waitstatus_to_exitcode(status) if pid else None

    def _feed(self, data: bytes) -> None:
        """Draw what came; a frame or a sequence that came in part waits for its rest."""
        data = self._held + data
        begun = data.rfind(_FRAME)
        if begun > data.rfind(_FRAME_END):
            held = begun
        else:
            partial = _PARTIAL.search(data)
            held = partial.start() if partial else len(data)
        self._held = data[held:]
        self._answers.hear(data[:held])
        self._screen.feed(self._decoder.decode(data[:held]))
