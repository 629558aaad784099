"""Runs of cells reach the terminal in the order, and by the ways, that take the fewest bytes."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.tui.thin.cells import Cells
from itplanner.tui.thin.pen import Place, _way, repeated
from tests.emulator import Emulator

WIDTH, HEIGHT = 30, 8
RED, BLUE = "38;2;200;10;10", "38;2;10;10;200"


def sent(rows: list[str], *, old: bool = False) -> str:
    """Return what is sent for rows of text on an empty screen."""
    cells = Cells(old=old)
    cells.fit(WIDTH, HEIGHT)
    cells.clear()
    cells.read("".join(f"\x1b[{y};1H{row}" for y, row in enumerate(rows, 1)) + "\x1b[1;1H")
    return cells.difference()


def inked(*pieces: str) -> str:
    """Return texts that are red and blue by turns."""
    inks = (RED, BLUE) * len(pieces)
    return "".join(f"\x1b[{ink}m{text}\x1b[0m" for ink, text in zip(inks, pieces, strict=False))


@given(
    st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1)),
    st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1)),
)
def test_every_way_leads_there_and_none_is_longer_than_the_address(here: Place, there: Place) -> None:
    terminal = Emulator(WIDTH, HEIGHT)
    terminal.cursor_position(here[0] + 1, here[1] + 1)
    way = _way(here, *there)
    terminal.feed(way)
    assert (terminal.cursor.y, terminal.cursor.x) == there
    assert not terminal.strange
    assert len(way) <= len(_way(None, *there))


@pytest.mark.parametrize(
    ("here", "there", "way"),
    [
        ((4, 20), (4, 20), ""),
        ((4, 20), (4, 21), "\x1b[C"),
        ((4, 20), (4, 18), "\b\b"),
        ((4, 20), (5, 20), "\x1bD"),
        ((4, 21), (5, 20), "\x1bD\b"),
        ((4, 20), (5, 0), "\r\n"),
        ((4, 20), (2, 0), "\x1b[3H"),
    ],
)
def test_the_shortest_way(here: Place, there: Place, way: str) -> None:
    assert _way(here, *there) == way


def test_colours_are_drawn_one_after_the_other() -> None:
    out = sent([inked("one", "two", "three", "four")] * HEIGHT)
    assert out.count(RED) == out.count(BLUE) == 1


def test_what_is_shorter_row_by_row_is_drawn_so() -> None:
    out = sent(["plain \x1b[1mbold\x1b[0m plain"])
    assert re.findall("plain|bold", out) == ["plain", "bold", "plain"]


def test_a_blank_takes_whatever_colour_there_is() -> None:
    out = sent([f"\x1b[{RED}mred\x1b[0m   \x1b[{BLUE}mblue\x1b[0m"])
    assert re.findall(r"\x1b\[[\d;]*m", out) == [f"\x1b[{RED}m", f"\x1b[{BLUE}m", "\x1b[m"]


@pytest.mark.parametrize("picture", ["🚀", "❤️", "計"])
def test_behind_a_character_terminals_differ_about_the_row_is_drawn_as_it_stands(picture: str) -> None:
    """It may cover the cell behind it, which must come later; and that cell has an address."""
    rows = [inked("a", "b", "c", "d")] * HEIGHT
    rows[3] = inked("a", f"{picture}b", "c", "d")
    out = sent(rows)
    [row] = re.findall(rf"a[^a]*{picture}[^a]*d", out)
    assert re.sub(r"\x1b\[[\d;]*[mH]", "", row) == f"a{picture}bcd"
    assert re.search(rf"{picture}\x1b\[4;4Hb", row)


def test_a_coloured_blank_is_drawn_with_what_stands_on_its_ground() -> None:
    ground = "48;2;1;2;3"
    row = f"\x1b[{RED}mone\x1b[0m\x1b[{ground}m \x1b[0m\x1b[{BLUE};{ground}mtwo\x1b[0m\x1b[1mbold\x1b[0m"
    out = sent([row, f"\x1b[{ground}m   \x1b[0m"] * (HEIGHT // 2))
    assert out.count(ground) == 1


@pytest.mark.parametrize(
    ("rows", "scrolled"), [((7, 1, 2, 3, 4, 5, 50, 51), False), ((2, 3, 4, 5, 6, 7, 8, 9), True)]
)
def test_rows_are_scrolled_only_where_that_is_shorter(rows: tuple[int, ...], scrolled: bool) -> None:
    cells = Cells()
    cells.fit(WIDTH, HEIGHT)
    for numbers in (range(HEIGHT), rows):
        texts = (f"\x1b[{y};1H{number * 987654321987654321:>{WIDTH}}" for y, number in enumerate(numbers, 1))
        cells.read("".join(texts) + "\x1b[1;1H")
        out = cells.difference()
    assert bool(re.search(r"\x1b\[\d*[LM]", out)) is scrolled


@pytest.mark.parametrize(("stays", "stepped"), [("y", False), ("yyyy", False), ("yyyyy", True), ("━━", True)])
def test_cells_that_stay_are_written_again_where_that_is_shorter(stays: str, stepped: bool) -> None:
    cells = Cells()
    cells.fit(WIDTH, 1)
    for end in "ab":
        cells.read(f"\x1b[1;1H{end}{stays}{end}\x1b[1;1H")
        out = cells.difference()
    assert (stays not in out) is stepped


def test_blanks_at_the_end_that_stay_are_not_erased() -> None:
    cells = Cells()
    cells.fit(WIDTH, 1)
    for text in ("yyy", "y"):
        cells.read(f"\x1b[1;1H{text.ljust(WIDTH)}\x1b[1;1H")
        out = cells.difference()
    assert "\x1b[K" not in out


@pytest.mark.parametrize(("blanks", "behind", "old"), product((3, 5, 8, 20), ("", "x"), (False, True)))
def test_blanks_are_erased_only_where_that_is_shorter(blanks: int, behind: str, old: bool) -> None:
    cells = Cells(old=old)
    cells.fit(WIDTH, 1)
    for text in ("y" * WIDTH, f"z{' ' * blanks}{behind}".ljust(WIDTH if not behind else 0)):
        cells.read(f"\x1b[1;1H{text}\x1b[1;1H")
        out = cells.difference()
    assert len(out) <= len(f"\x1b[1Hz{' ' * blanks}x\x1b[1H")
    assert ("X" in out) is (bool(behind) and blanks > 10 and not old)
    assert ("\x1b[K" in out) is (not behind)


@pytest.mark.parametrize(
    ("text", "sent_as"),
    [
        ("aaaa", "aaaa"),
        ("aaaaa", "aaaaa"),
        ("aaaaaa", "a\x1b[5b"),
        ("━━━━", "━\x1b[3b"),
        ("\x1b[44X", "\x1b[44X"),
    ],
)
def test_characters_are_repeated_where_that_is_shorter(text: str, sent_as: str) -> None:
    assert repeated(text) == sent_as
