"""Over the thin line tmux shows what it shows without it."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desk import PROGRAM, WIDE, environment
from tests.e2e.terminal import LIMIT, Size
from tests.e2e.tmux import Tmux
from tests.emulator import Ink

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

SMALL: Size = (72, 24)
KEYS = (
    "4 j j j NPage G g l j j Right k 1 Tab j j 2 + v - j j > u 3 j j j H L 5 v j v j G "
    ": Down Down Escape ? NPage Escape 4 P 会計é Escape i Escape / s e Escape Escape V j j Escape T C-l"
)
"""What is pressed, by tmux's names; a word is typed."""


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
        """Press a key in both, or type a text."""
        for name in self.NAMES:
            if len(key) > 1 and not key.isascii():
                self._tmux.text(name, key)
            else:
                self._tmux.keys(name, key)

    def resize(self, size: Size) -> None:
        """Give both another size."""
        self.size = size
        for name in self.NAMES:
            self._tmux.resize(name, size)

    def wait_same(self, what: str, words: str = "") -> None:
        """Wait until both have answered and show the same, with some words; or fail with what differs."""
        end = time.monotonic() + LIMIT
        answered = time.monotonic() + 1.0
        while time.monotonic() < end:
            thin, plain = (self._tmux.screen(name, self.size) for name in self.NAMES)
            # Some keys change nothing: then both are as they were, and that must be so for a while.
            changed = any(words in _text(row) for row in plain) and plain != self._before
            if thin == plain and (changed or (not words and time.monotonic() > answered)):
                self._before = plain
                assert self._tmux.cursor("thin") == self._tmux.cursor("plain"), what
                return
        rows = [
            (_text(ours), _text(theirs)) for ours, theirs in zip(thin, plain, strict=True) if ours != theirs
        ]
        raise AssertionError(f"{what}: thin and plain differ\n" + "\n".join(map("\n".join, rows)))


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
        pair.wait_same(f"key {number}, {key}")
    for size in (SMALL, WIDE):
        pair.resize(size)
        pair.wait_same(f"the size {size}")
