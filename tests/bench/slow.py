"""A slow line to the program: `python tests/bench/slow.py [BYTES_PER_SECOND [ROUND_TRIP_SECONDS]]`.

As with sshd, what the program sends is taken from it at once and waits without end; it arrives at the line's
speed, half a round trip later. Keys and the terminal's answers take the other half.
"""

import heapq
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tests.bench.measure import SIXTEEN, SIZE  # noqa: E402
from tests.e2e.desk import PROGRAM, environment  # noqa: E402
from tests.e2e.terminal import Terminal  # noqa: E402

SPEED, ROUND_TRIP = 16_000.0, 0.1
HELD, EACH = 3.0, 30
"""Seconds for which the key is held, and how often a second it repeats."""
ONCE, PHASES = (0,), (-4, -2, 0, 2, 4)
"""So much more often or less: it matters where in a frame's way over the line the key is let go."""
PIECE = 64
"""Bytes that arrive at once."""
QUIET, LIMIT = 1.5, 90.0
"""Seconds without a byte after which the program rests; seconds after which it counts as not resting."""


class SlowLine(Terminal):
    """A terminal at the far end of a slow line."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], speed: float, round_trip: float
    ) -> None:
        super().__init__(command, environ, SIZE, frames=False)
        self._speed, self._way = speed, round_trip / 2
        self._free = 0.0
        self._order = count()
        self._down: list[tuple[float, int, bytes]] = []
        self._up: list[tuple[float, int, bytes]] = []
        self.sent = 0
        self.last = 0.0
        """When the last byte arrived."""

    def later(self, when: float, data: bytes) -> None:
        """Press a key at a moment."""
        heapq.heappush(self._up, (when + self._way, next(self._order), data))

    def run(self, until: float) -> None:
        """Let bytes travel until a moment, or until nothing has travelled for a while."""
        while (now := time.perf_counter()) < until:
            self._take(now)
            self._arrive(now)
            self._leave(now)
            if not self._down and not self._up and now - self.last > QUIET:
                return
            time.sleep(0.0005)

    def _take(self, now: float) -> None:
        try:
            data = os.read(self._fd, 1 << 16)
        except BlockingIOError:
            return
        self.sent += len(data)
        for first in range(0, len(data), PIECE):
            piece = data[first : first + PIECE]
            self._free = max(self._free, now) + len(piece) / self._speed
            heapq.heappush(self._down, (self._free + self._way, next(self._order), piece))

    def _arrive(self, now: float) -> None:
        while self._down and self._down[0][0] <= now:
            when, _order, piece = heapq.heappop(self._down)
            self.last = when
            self._feed(piece)
            if said := self._answers.due():
                self.later(now, said)

    def _leave(self, now: float) -> None:
        while self._up and self._up[0][0] <= now:
            os.write(self._fd, heapq.heappop(self._up)[2])


def held_down(
    plan: Path, environ: Mapping[str, str], speed: float, round_trip: float, phases: Sequence[int]
) -> tuple[float, int]:
    """Hold `j` in Areas, its inspector following; return for how long it runs on, and the bytes, at most.

    It runs on from the last key's arrival plus the way back to the last byte.
    """
    found: list[tuple[float, int]] = []
    with SlowLine([*PROGRAM, str(plan), "--as", "Ana Ruiz"], environ, speed, round_trip) as line:
        line.run(time.perf_counter() + LIMIT)
        _held(line, b"3", 1)
        for more in phases:
            _held(line, b"g", 1)
            before = line.sent
            let_go = _held(line, b"j", int(HELD * EACH) + more)
            found.append((line.last - let_go - round_trip, line.sent - before))
    ons, sizes = zip(*found, strict=True)
    return max(ons), max(sizes)


def _held(line: SlowLine, key: bytes, times: int) -> float:
    """Hold a key down until all that comes of it has arrived; return when it was pressed last."""
    line.last = time.perf_counter()
    presses = [line.last + press / EACH for press in range(times)]
    for when in presses:
        line.later(when, key)
    line.run(presses[-1] + LIMIT)
    return presses[-1]


def main() -> None:
    """Print both, beside each other."""
    speed, round_trip = (*map(float, sys.argv[1:3]), *(SPEED, ROUND_TRIP)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory(prefix="itplanner-slow-") as folder:
        environ = environment(Path(folder), **SIXTEEN)
        plan = Path(folder) / "big.plan"
        from tests.bench.generate import generate  # noqa: PLC0415 - takes a while

        generate(plan)
        for name, more, phases in (("thin", {}, PHASES), ("plain", {"ITPLANNER_THIN": "0"}, ONCE)):
            on, sent = held_down(plan, {**environ, **more}, speed, round_trip, phases)
            sys.stdout.write(
                f"{name}: j held for {HELD:g} s runs on for at most {on:.2f} s, {sent / 1000:.0f} kB sent\n"
            )


if __name__ == "__main__":
    main()
