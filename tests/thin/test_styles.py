"""From every style to every other one: the terminal shows what Textual wrote."""

import pytest
from rich.color import Color, ColorSystem
from textual.strip import Strip

from itplanner.tui.roles import PALETTES, Role
from itplanner.tui.thin.cells import Cells
from itplanner.tui.thin.styles import Unknown, canonical
from tests.emulator import Emulator

GROUND = Color.parse("#121212")

ODD = (
    "",
    "1",
    "2",
    "1;2",
    "3",
    "4",
    "7",
    "9",
    "1;3;4;7;9;31;44",
    "2;3",
    "1;38;5;200",
    "2;38;2;1;2;3",
    "48;5;17",
    "31;48;2;4;5;6",
    "2;7;93",
    "4;104",
    "1;2;9;39;49",
)
"""Styles that differ in everything that a terminal can switch."""

TEXTS = (("a", "b"), ("a", " "), (" ", "b"), (" ", " "), ("計", "画"))


def of_the_looks(depth: ColorSystem) -> set[str]:
    """Return the styles of all looks, as Textual writes them with so many colours."""
    palettes = [*PALETTES.values(), *(palette.on(GROUND) for palette in PALETTES.values())]
    inks = [
        each.style(role, selected=chosen) for each in palettes for role in Role for chosen in (False, True)
    ]
    return {Strip.render_ansi(ink.copy(), depth) for ink in inks}


STYLES = sorted({*ODD, *of_the_looks(ColorSystem.STANDARD), *of_the_looks(ColorSystem.TRUECOLOR)})


@pytest.mark.parametrize("code", [38, 48])
def test_what_is_among_the_256_is_sent_as_one_of_them(code: int) -> None:
    for number in range(16, 256):
        red, green, blue = Color.from_ansi(number).get_truecolor()
        assert canonical(f"{code};2;{red};{green};{blue}") == f"{code};5;{number}"


@pytest.mark.parametrize("sgr", ["38;2;128;0;0", "48;2;192;192;192", "38;2;95;95;96", "48;5;1"])
def test_any_other_colour_is_sent_as_it_is(sgr: str) -> None:
    """So are the first 16 of the 256: their owner may have made others of them."""
    assert canonical(sgr) == sgr


@pytest.mark.parametrize(
    "sgr", ["5", "98", "108", "38", "38;5", "38;2;1;2", "48;3;1", "38;5;x", "4:3", "1;;2"]
)
def test_what_is_no_style_of_ours_is_not_guessed_at(sgr: str) -> None:
    with pytest.raises(Unknown):
        canonical(sgr)


def written(sgr: str, text: str) -> str:
    """Return a text as Textual writes it in a style."""
    return f"\x1b[{sgr}m{text}\x1b[0m" if sgr else text


def frame(rows: list[str]) -> str:
    """Return a frame of rows."""
    return "".join(f"\x1b[{y};1H{row}" for y, row in enumerate(rows, 1)) + "\x1b[1;1H"


@pytest.mark.parametrize(("first", "second", "old"), [*((*each, False) for each in TEXTS), ("a", "b", True)])
def test_every_style_follows_every_other(first: str, second: str, old: bool) -> None:
    """Behind each other in a row, and one after the other in the same cell."""
    height = len(STYLES)
    assert height > 80
    for before in STYLES:
        cells, plain, thin = Cells(old=old), Emulator(6, height), Emulator(6, height, bce=False)
        cells.fit(6, height)
        here, there = written(before, first), [written(after, second) for after in STYLES]
        for rows in ([here + each + here for each in there], [each + here for each in there]):
            cells.read(frame(rows))
            plain.feed(frame(rows))
            thin.feed(cells.difference())
            assert not thin.strange
            assert [*map(thin.seen, range(height))] == [*map(plain.seen, range(height))], before
