"""What of a row is sent: runs of cells that are written in one style, or erased at once."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itplanner.tui.thin.styles import on_blank

_RANGES = (
    (0x20, 0x7E),
    (0xA1, 0xAC),
    (0xAE, 0x24F),
    (0x2010, 0x2027),  # dashes, quotes, the ellipsis
    (0x2190, 0x2193),
    (0x21D0, 0x21D3),  # arrows
    (0x2500, 0x25A9),  # boxes and blocks
    (0x25AC, 0x25B5),
    (0x25B7, 0x25BF),
    (0x25C1, 0x25FA),  # shapes
    (0x2713, 0x2713),
    (0x2800, 0x28FF),  # braille, of which curves are made
)
STEADY = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))
"""Characters that terminals agree about: one cell, never drawn as an emoji.

After any other the next cell is addressed absolutely, wherever the terminal believes its cursor to be.
"""

Cell = tuple[str, str]
"""A character with its marks, and its style; the right half of a wide character has no text."""
BLANK: Cell = (" ", "")
Row = list[Cell | None]
"""None is a cell of which nothing is known; it is sent as soon as something is wanted there."""

TO_END, WITHIN, BETWEEN = 4, 6, 11
"""So many blanks are rather erased (EL, ECH) than written: at the end of a row; before cells that stay;
before others, to which the cursor must step."""
NEAR = 4
"""So many bytes of cells that stay are written again, if the style allows, rather than stepped over."""


class Run(NamedTuple):
    """Cells side by side that are sent together."""

    y: int
    x: int
    end: int | None
    """The column where the cursor is afterwards; None if terminals don't agree about it."""
    text: str
    style: str
    bare: bool
    """Whether nothing is to be seen of it but its ground: any style with that ground will do."""


def runs_of(y: int, want: Row, have: Row, *, old: bool) -> Iterator[Run]:
    """Yield what leads from one row to another; old terminals can't erase but to the end of a row."""
    changed = [x for x, cell in enumerate(want) if cell is not None and cell != have[x]]
    place = 0
    while place < len(changed):
        x = changed[place]
        after, erased = _erased(want, changed, place, old=old)
        if erased:
            yield Run(y, x, x, erased, "", bare=True)
        else:
            after, style, bare = _reach(want, changed, place, old=old)
            yield from _written(y, x, want[x : changed[after - 1] + 1], style, bare=bare)
        place = after


def _erased(want: Row, changed: Sequence[int], place: int, *, old: bool) -> tuple[int, str]:
    """Return what erases a blank and those behind it, if that is shorter, and the place after them.

    Only in the terminal's own colours: with a ground, terminals do it differently.
    """
    x = end = changed[place]
    while end < len(want) and want[end] == BLANK:
        end += 1
    if end - x < TO_END:
        return place, ""
    after = bisect_left(changed, end, place)
    cells = changed[after - 1] + 1 - x
    if end == len(want):
        return after, "\x1b[K" if cells >= TO_END else ""
    least = BETWEEN if after < len(changed) and changed[after] == end else WITHIN
    return after, f"\x1b[{cells}X" if cells >= least and not old else ""


def _reach(want: Row, changed: Sequence[int], place: int, *, old: bool) -> tuple[int, str, bool]:
    """Return the place up to which one style does, that style, and whether it is all blank."""
    end = changed[place]
    text, style = want[end] or BLANK
    ground, bare = on_blank(style), text == " "
    for after in range(place + 1, len(changed)):
        x = changed[after]
        if x > end + 1 and not _is_near(want[end + 1 : x]):
            return after, style, bare
        for cell in want[end + 1 : x + 1]:
            text, other = cell or BLANK
            if other == style:
                bare = bare and text == " "
            elif text != " " and bare and on_blank(other) == ground:
                style, bare = other, False
            elif text != " " or other != ground:
                return after, style, bare
        if want[x] == BLANK and _erased(want, changed, after, old=old)[1]:
            return after, style, bare
        end = x
    return len(changed), style, bare


def _is_near(between: Row) -> bool:
    """Whether cells that stay are rather written again than stepped over."""
    bytes_ = (len(cell[0].encode()) if cell else NEAR + 1 for cell in between)
    return len(between) <= NEAR and sum(bytes_) <= NEAR


def _written(y: int, x: int, cells: Row, style: str, *, bare: bool) -> Iterator[Run]:
    """Yield cells of one style as a run, or one by one if terminals don't agree about their characters."""
    text = "".join([cell[0] for cell in cells if cell])
    if STEADY.issuperset(text):
        yield Run(y, x, x + len(cells), text, style, bare)
        return
    for column, cell in enumerate(cells, x):
        if cell and cell[0]:
            yield Run(y, column, column + 1 if cell[0] in STEADY else None, *cell, cell[0] == " ")
