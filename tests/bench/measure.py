"""Measuring programs in a terminal: seconds to something on the screen, bytes and time of a key, idling."""

import os
import statistics
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.terminal import Terminal

SIZE = (120, 40)
SIXTEEN = {"COLORTERM": "", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}
"""What makes the program use the terminal's own 16 colours."""
QUIET = 0.35
"""Seconds without a byte after which a program has answered."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a program started."""

    first: float
    """Seconds to the first cell on the screen."""
    ready: float
    """Seconds to what was waited for."""
    size: float
    """Bytes sent until it was quiet."""
    memory: float
    """Resident megabytes then."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key led to."""

    size: float
    """Bytes."""
    last: float
    """Seconds from the key to the last byte."""


def median(values: Iterable[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def seconds(commands: Sequence[Sequence[str]], environ: Mapping[str, str], runs: int) -> list[float]:
    """Return the median time of each command from start to end; they take turns on the machine."""
    times = [[took(command, environ) for command in commands] for _run in range(runs + 1)][1:]
    return [median(each) for each in zip(*times, strict=True)]


def took(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Return the seconds of one run of a command."""
    began = time.perf_counter()
    subprocess.run(command, env=dict(environ), check=True, capture_output=True)
    return time.perf_counter() - began


def starts(
    programs: Sequence[tuple[Sequence[str], str]], environ: Mapping[str, str], runs: int
) -> list[Start]:
    """Return how programs start until a word is on their screen: medians of runs in turns."""
    rounds = [[_started(*program, environ) for program in programs] for _run in range(runs + 1)]
    return [_middle(each) for each in zip(*rounds[1:], strict=True)]


def _middle(runs: Sequence[Start]) -> Start:
    return Start(
        median(each.first for each in runs),
        median(each.ready for each in runs),
        median(each.size for each in runs),
        median(each.memory for each in runs),
    )


def _started(command: Sequence[str], marker: str, environ: Mapping[str, str]) -> Start:
    began = time.perf_counter()
    with Terminal(command, environ, SIZE, frames=False) as terminal:
        terminal.until(lambda: bool(terminal.text.strip()), "the first cell")
        first = terminal.heard - began
        terminal.until(lambda: marker in terminal.text, marker)
        ready = terminal.heard - began
        settle(terminal)
        return Start(first, ready, len(terminal.raw), memory(terminal.pid))


def settle(terminal: Terminal, quiet: float = QUIET) -> float:
    """Read until nothing has come for so many seconds; return when the last byte came."""
    last = time.perf_counter()
    while time.perf_counter() - last < quiet:
        if terminal.pump(0.01):
            last = terminal.heard
    return last


def press(terminal: Terminal, key: str) -> Answer:
    """Press a key and return what came back."""
    sent, before = time.perf_counter(), len(terminal.raw)
    terminal.press(key)
    last = settle(terminal)
    return Answer(len(terminal.raw) - before, max(last - sent, 0.0))


def pressed(terminal: Terminal, keys: str) -> Answer:
    """Press keys one after another and return the median of what came back."""
    answers = [press(terminal, key) for key in keys.split()]
    return Answer(median(each.size for each in answers), median(each.last for each in answers))


def idle(terminal: Terminal, lasting: float) -> tuple[int, float]:
    """Return the bytes sent in so many seconds, and the share of a core that was used."""
    settle(terminal, 2.0)
    before, used, end = len(terminal.raw), processor(terminal.pid), time.perf_counter() + lasting
    while time.perf_counter() < end:
        terminal.pump(0.5)
    return len(terminal.raw) - before, (processor(terminal.pid) - used) / lasting


def memory(pid: int) -> float:
    """Return the resident megabytes of a process."""
    line = next(line for line in _proc(pid, "status").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def processor(pid: int) -> float:
    """Return the seconds of processor time a process has used."""
    fields = _proc(pid, "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _proc(pid: int, name: str) -> str:
    return Path(f"/proc/{pid}/{name}").read_text(encoding="ascii", errors="replace")
