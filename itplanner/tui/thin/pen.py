"""The pen: it writes cells to the terminal, with as few bytes as its place and its style allow."""

import sys
from collections.abc import Sequence

from itplanner.tui.thin.styles import afresh, change, on_blank

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

TO_END, WITHIN = 5, 14
"""So many blanks are rather erased (EL, ECH) than written: at the end of a row, and before its end."""
GAP = 8
"""More unchanged cells than these are always stepped over."""


def ahead(cells: int) -> str:
    """Return what moves the cursor to the right."""
    return f"\x1b[{cells}C" if cells > 1 else "\x1b[C"


class Pen:
    """Where the cursor is in this frame, and in which style it writes; every frame begins and ends plain."""

    def __init__(self, at: tuple[int, int] | None, *, old: bool) -> None:
        self.out: list[str] = []
        self._at = at
        """Row and column from 0; None is unknown."""
        self._style = ""
        self._old = old

    def write(self, y: int, x: int, cells: Sequence[Cell | None], before: Sequence[Cell | None] = ()) -> None:
        """Write known cells of a row, from a column on; `before` is what stands before them already."""
        if self._at == (y, x - len(before)) and self._cheap(before, cells):
            self.write(y, x - len(before), before)
        for cell in cells:
            if cell is not None and cell[0]:
                self._put(y, x, *cell)
            x += 1

    def least(self, *, to_end: bool) -> int:
        """Return how many blanks are rather erased than written; old terminals know ends of rows only."""
        return TO_END if to_end else sys.maxsize if self._old else WITHIN

    def blank(self, y: int, x: int, cells: int, *, to_end: bool) -> None:
        """Erase cells of a row. Only plain: with a background, terminals do it differently."""
        self._go(y, x)
        self._take("")
        self.out.append("\x1b[K" if to_end else f"\x1b[{cells}X")

    def _cheap(self, before: Sequence[Cell | None], cells: Sequence[Cell | None]) -> bool:
        """Whether cells that stand there already cost less to write again than to step over."""
        if not cells or not 0 < len(before) <= GAP or None in before or (first := cells[0]) is None:
            return False
        bytes_, style = 0, self._style
        for text, other in filter(None, (*before, first)):
            if text != " " or other != on_blank(style):
                bytes_ += len(change(style, other))
                style = other
            bytes_ += len(text.encode())
        step = len(ahead(len(before))) + len(change(self._style, first[1])) + len(first[0].encode())
        return bytes_ <= step

    def _put(self, y: int, x: int, text: str, style: str) -> None:
        self._go(y, x)
        if text != " " or style != on_blank(self._style):
            self._take(style)
        self.out.append(text)
        self._at = (y, x + 1) if text in STEADY else None

    def rest(self, at: tuple[int, int] | None) -> None:
        """End the frame: plain, the cursor where it belongs."""
        self._take("")
        if at is not None:
            self._go(*at)

    def _take(self, style: str) -> None:
        if style != self._style:
            self.out.append(afresh(style) if self._old else change(self._style, style))
            self._style = style

    def _go(self, y: int, x: int) -> None:
        if self._at == (y, x):
            return
        to = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
        if self._at is not None and self._at[0] == y and self._at[1] < x:
            to = min(ahead(x - self._at[1]), to, key=len)
        self.out.append(to)
        self._at = (y, x)
