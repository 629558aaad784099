"""Over the thin line tmux shows what it shows without it."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desk import PROGRAM, WIDE, environment
from tests.e2e.keyboard import key_bytes
from tests.e2e.terminal import LIMIT, Size
from tests.e2e.tmux import Tmux
from tests.ink import Ink

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

SMALL: Size = (72, 24)
KEYS = (
    "4 j j j pgdn G g l j j right k 1 tab j j 2 + v - j j > u 3 j j j H L 5 v j v j G "
    ": down down esc ? pgdn esc 4 P 会 計 e \u0301 esc i esc / s e esc esc V j j esc T ctrl+l"
)
"""What is pressed."""
SAID = {">": "moved", "u": "Undone", "H": "stand under", "L": "years →"}
"""What is said once the change that a key makes is stored."""


@pytest.fixture
def tmux() -> Iterator[Tmux]:
    """A server whose socket has a short enough path."""
    with tempfile.TemporaryDirectory() as folder:
        tmux = Tmux(Path(folder) / "socket")
        yield tmux
        tmux.close()


class Pair:
    """The workbench twice, on two copies of a plan: with the thin line and without it."""

    NAMES = ("thin", "plain")

    def __init__(self, tmux: Tmux, demo: Path, folder: Path, colours: str) -> None:
        self._tmux = tmux
        self.size = WIDE
        self._before: list[list[Ink]] = []
        for name in self.NAMES:
            home = folder / name
            home.mkdir()
            plan = shutil.copy(demo, home / "it.plan")
            more = {"COLORTERM": colours, "TERM": "tmux-256color", "ITPLANNER_THIN": str(int(name == "thin"))}
            command = [*PROGRAM, str(plan), "--as", "Ana Ruiz"]
            tmux.start(name, command, environment(home, **more), self.size)

    def press(self, key: str) -> None:
        """Press a key in both."""
        for name in self.NAMES:
            self._tmux.send(name, key_bytes(key))

    def resize(self, size: Size) -> None:
        """Give both another size."""
        self.size = size
        for name in self.NAMES:
            self._tmux.resize(name, size)

    def wait_same(self, what: str, words: str = "") -> None:
        """Wait until both have answered and show the same, with some words; or fail with what differs."""
        end = time.monotonic() + LIMIT
        patient = time.monotonic() + 0.5
        while time.monotonic() < end:
            thin, plain = (self._tmux.screen(name, self.size) for name in self.NAMES)
            # Some keys change nothing: then both are as they were, and that must be so for a while.
            changed = any(words in _text(row) for row in plain) and plain != self._before
            answered = changed or (not words and time.monotonic() > patient)
            ours, theirs = map(self._tmux.cursor, self.NAMES)
            if answered and thin == plain and ours == theirs:
                self._before = plain
                return
        rows = [tuple(map(_text, both)) for both in zip(thin, plain, strict=True) if both[0] != both[1]]
        drawn = "\n".join(map("\n".join, rows))
        raise AssertionError(f"{what}: thin and plain differ, cursors {ours} and {theirs}\n{drawn}")


def _text(row: list[Ink]) -> str:
    return "".join(cell.data for cell in row).rstrip()


@pytest.mark.parametrize("colours", ["truecolor", ""])
def test_tmux_shows_the_same_with_the_thin_line_and_without(
    tmux: Tmux, demo: Path, tmp_path: Path, colours: str
) -> None:
    pair = Pair(tmux, demo, tmp_path, colours)
    pair.wait_same("the start", "? help")
    for number, key in enumerate(KEYS.split(), 1):
        pair.press(key)
        pair.wait_same(f"key {number}, {key}", SAID.get(key, ""))
    for size in (SMALL, WIDE):
        pair.resize(size)
        pair.wait_same(f"the size {size}")
