"""The pen: it writes cells to the terminal, with as few bytes as its place and its style allow."""

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
)
STEADY = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))
"""Characters that terminals agree about: one cell, never drawn as an emoji.

After any other the next cell is addressed absolutely, wherever the terminal believes its cursor to be.
"""

Cell = tuple[str, str]
"""A character with its marks, and its style; the right half of a wide character has no text."""
BLANK: Cell = (" ", "")

ERASE = "\x1b[K"
WORTH = 14
"""So many blanks are rather erased and stepped over than written."""


class Pen:
    """Where the cursor is in this frame, and in which style it writes; every frame begins and ends plain."""

    def __init__(self, at: tuple[int, int] | None, *, old: bool) -> None:
        self.out: list[str] = []
        self._at = at
        """Row and column from 0; None is unknown."""
        self._style = ""
        self._old = old

    def write(self, y: int, x: int, cells: Sequence[Cell | None]) -> None:
        """Write known cells of a row, from a column on."""
        place = 0
        while place < len(cells):
            if blanks := self._blanks(cells, place):
                self._go(y, x + place)
                self._take("")
                self.out.append(f"\x1b[{blanks}X")
                place += blanks
                continue
            if (cell := cells[place]) is not None and cell[0]:
                self._put(y, x + place, *cell)
            place += 1

    def _blanks(self, cells: Sequence[Cell | None], first: int) -> int:
        """Return how many blanks from a place on are rather erased (ECH) than written."""
        if self._old or cells[first] != BLANK:
            return 0
        end = next((place for place in range(first, len(cells)) if cells[place] != BLANK), len(cells))
        return end - first if end - first >= WORTH else 0

    def _put(self, y: int, x: int, text: str, style: str) -> None:
        self._go(y, x)
        if text != " " or style != on_blank(self._style):
            self._take(style)
        self.out.append(text)
        self._at = (y, x + 1) if text in STEADY else None

    def erase(self, y: int, x: int) -> None:
        """Blank the rest of a row. Only plain: with a background, terminals do it differently."""
        self._go(y, x)
        self._take("")
        self.out.append(ERASE)

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
            ahead = x - self._at[1]
            to = min(f"\x1b[{'' if ahead == 1 else ahead}C", to, key=len)
        self.out.append(to)
        self._at = (y, x)
