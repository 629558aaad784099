"""The cells of a terminal's screen, and the styles that sequences give them."""

from functools import lru_cache
from typing import Any, NamedTuple

from pyte import graphics
from rich.cells import split_graphemes


class Ink(NamedTuple):
    """One cell: pyte's, and dim. The right half of a wide character has no text."""

    data: str = " "
    fg: str = "default"
    bg: str = "default"
    bold: bool = False
    italics: bool = False
    underscore: bool = False
    strikethrough: bool = False
    reverse: bool = False
    blink: bool = False
    dim: bool = False


BLANK = Ink()
"""A cell that nothing was written to."""
_SWITCHES: dict[int, dict[str, object]] = {
    0: BLANK._asdict(),
    1: {"bold": True},
    2: {"dim": True},
    22: {"bold": False, "dim": False},
    39: {"fg": "default"},
    49: {"bg": "default"},
} | {
    code + off: {name: not off}
    for code, name in (
        (3, "italics"),
        (4, "underscore"),
        (5, "blink"),
        (7, "reverse"),
        (9, "strikethrough"),
    )
    for off in (0, 20)
}
_COLOURS = {
    **{code: {"fg": name} for code, name in (graphics.FG_ANSI | graphics.FG_AIXTERM).items()},
    **{code: {"bg": name} for code, name in (graphics.BG_ANSI | graphics.BG_AIXTERM).items()},
}


@lru_cache(maxsize=4096)
def visible(ink: Ink) -> Ink:
    """Return a cell without what nobody can see: a blank has no colour of text, weight or slant."""
    if ink.data != " ":
        return ink
    if ink.underscore or ink.strikethrough or ink.reverse:
        return ink._replace(italics=False)
    return Ink(bg=ink.bg)


@lru_cache(maxsize=4096)
def cells_of(text: str, ink: Ink) -> tuple[str, tuple[Ink, ...]]:
    """Return what in a text belongs to the character before it, and the cells of the rest."""
    marks, cells = "", list[Ink]()
    for start, end, width in split_graphemes(text)[0]:
        if width == 0:
            marks += text[start:end]
        else:
            cells += [ink._replace(data=text[start:end]), *[ink._replace(data="")] * (width - 1)]
    return marks, tuple(cells)


@lru_cache(maxsize=4096)
def styled(ink: Ink, numbers: tuple[int, ...]) -> Ink:
    """Return the style after a sequence of numbers; fails where one isn't known."""
    changed: dict[str, Any] = {}
    rest = list(reversed(numbers or (0,)))
    while rest:
        number = rest.pop()
        if number in {38, 48}:
            changed["fg" if number == 38 else "bg"] = _deep(rest)
        else:
            changed |= _SWITCHES[number] if number in _SWITCHES else _COLOURS[number]
    return ink._replace(**changed)


def _deep(rest: list[int]) -> str:
    """Take one of 256 colours, or of 24 bits, off the end of the numbers; all but 16 of the 256 are both."""
    if rest.pop() == 5:
        number = rest.pop()
        return f"colour {number}" if number < 16 else graphics.FG_BG_256[number]
    return "".join(f"{rest.pop():02x}" for _each in range(3))
