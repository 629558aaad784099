"""Whatever Textual may draw: what the thin layer sends leads the terminal to the same screen."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from itplanner.tui.thin.cells import Cells, _scroll
from itplanner.tui.thin.runs import Row
from tests.emulator import Emulator

STYLES = st.sampled_from(["", "1", "2", "1;31", "7", "4", "2;44", "38;2;9;9;9;48;2;1;2;3", "9;3"])
TEXTS = st.text(st.sampled_from("ab   ─█计画🚀é\u0301\ufe0f❤가"), min_size=1, max_size=12)
RUN = st.tuples(STYLES, TEXTS)
RUNS = st.lists(RUN, min_size=1, max_size=4)


def written(runs: list[tuple[str, str]], width: int) -> str:
    """Return runs of text as Textual writes them into so many cells."""
    out = ""
    for sgr, text in runs:
        # A mark at the beginning follows no character: what it does differs between terminals.
        follows = text if out and sgr else text.lstrip("\u0301\ufe0f")
        fitting = set_cell_size(follows, min(cell_len(follows), width))
        width -= cell_len(fitting)
        out += f"\x1b[{sgr}m{fitting}\x1b[0m" if sgr else fitting
    return out


@dataclass(frozen=True, slots=True)
class Both:
    """A terminal for what Textual draws, and one behind the layer."""

    width: int
    height: int
    cells: Cells
    plain: Emulator
    thin: Emulator

    @classmethod
    def of(cls, width: int, height: int, *, careful: bool, old: bool) -> "Both":
        both = cls(
            width,
            height,
            Cells(old=old),
            Emulator(width, height),
            Emulator(width, height, bce=careful, sloppy=not careful),
        )
        both.cells.fit(width, height)
        return both

    def draw(self, frame: str, cursor: tuple[int, int]) -> None:
        """Draw a frame on both, and compare."""
        frame += f"\x1b[{cursor[1] % self.height + 1};{cursor[0] % self.width + 1}H"
        self.plain.feed(frame)
        self.cells.read(frame)
        self.thin.feed(self.cells.difference())
        self.compare(frame)

    def rubbish(self, *, clear: bool) -> None:
        """Let another program write over both terminals; the layer hears of it."""
        for each in (self.plain, self.thin):
            if clear:
                each.erase_in_display(2)
            else:
                each.alignment_display()
        if clear:
            self.cells.clear()
        else:
            self.cells.forget()

    def compare(self, what: str) -> None:
        assert not self.thin.strange
        for y in range(self.height):
            assert self.thin.seen(y) == self.plain.seen(y), f"row {y + 1} after {what!r}"
        assert self.thin.rests == self.plain.rests


SIZES = st.tuples(st.integers(1, 24), st.integers(1, 8))
PLACES = st.tuples(st.integers(0, 23), st.integers(0, 7))


@pytest.mark.parametrize("careful", [True, False])
@pytest.mark.parametrize("x", range(6))
@pytest.mark.parametrize("text", ["a", "ab", "画", "a画", "画a", " ", "     "])
def test_half_a_character_that_stays_is_blanked(text: str, x: int, careful: bool) -> None:
    both = Both.of(12, 1, careful=careful, old=False)
    both.draw(f"\x1b[1;1H{written([('7', '計画を立てる')], 12)}", (0, 0))
    both.draw(f"\x1b[1;{x + 1}H{written([('1', text)], 12)}", (0, 0))


@given(
    SIZES,
    st.lists(st.one_of(st.tuples(PLACES, RUNS), st.booleans()), max_size=12),
    st.booleans(),
    st.booleans(),
)
def test_frames_of_anything_anywhere(
    size: tuple[int, int],
    steps: list[tuple[tuple[int, int], list[tuple[str, str]]] | bool],
    careful: bool,
    old: bool,
) -> None:
    both = Both.of(*size, careful=careful, old=old)
    both.rubbish(clear=True)
    for step in steps:
        if isinstance(step, bool):
            both.rubbish(clear=step)
            continue
        (x, y), runs = step
        x, y = x % both.width, y % both.height
        both.draw(f"\x1b[{y + 1};{x + 1}H{written(runs, both.width - x)}", (x + 3, y + 5))


def test_a_row_of_which_nothing_is_known_does_not_scroll_along() -> None:
    both = Both.of(20, 8, careful=True, old=False)
    both.rubbish(clear=False)
    for offset in range(2):
        drawn = [f"\x1b[{y + 1};1H{(y + offset) ** 9:<20}" for y in (0, 1, 2, 4, 5, 6)]
        both.draw("".join(drawn), (0, 0))


@given(
    SIZES,
    st.lists(RUNS, min_size=3, max_size=24),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=6),
    st.booleans(),
)
def test_lists_that_scroll_in_a_frame(
    size: tuple[int, int],
    rows: list[list[tuple[str, str]]],
    offsets: list[tuple[int, int, int]],
    careful: bool,
) -> None:
    both = Both.of(*size, careful=careful, old=False)
    for offset, above, below in offsets:
        drawn = []
        for y in range(both.height):
            inside = above <= y < both.height - below
            runs = rows[(y + offset) % len(rows)] if inside else [("7", f"{y} {'chrome' * 9}")]
            text = written([*runs, ("", " " * both.width)], both.width)
            drawn.append(f"\x1b[{y + 1};1H{text}")
        both.draw("".join(drawn), (offset, above))


@pytest.mark.parametrize(("moved", "seen"), [(range(4, 12), True), (range(4, 5), False)])
def test_what_stands_elsewhere_again_by_chance_is_no_scrolling(moved: range, seen: bool) -> None:
    before: list[Row] = [[(chr(0x100 + 40 * y + x % 40), "") for x in range(120)] for y in range(30)]
    after: list[Row] = [[(chr(0x800 + 40 * y + x % 40), "") for x in range(120)] for y in range(30)]
    for y in moved:
        after[y] = [*before[y + 1]]
    found = _scroll(before, after, range(30))
    assert (found is not None and found.distance == 1) is seen
