"""The cells of a screen: those the terminal shows, those Textual wants, and what leads there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from itplanner.tui.thin.pen import drawn, repeating
from itplanner.tui.thin.runs import BLANK, Cell, Row, runs_of
from itplanner.tui.thin.styles import Unknown, canonical, on_blank

BAND = 12
"""Cells that are compared at once to find out what has scrolled."""
CHANCE, SURE = 0.08, 0.7
"""The shares of them that agree by chance only, and that leave no doubt."""

_TO = re.compile(r"\x1b\[([1-9]\d*);([1-9]\d*)H")
_PIECE = re.compile(r"(?:\x1b\[([\d;]*)m)?([^\x00-\x1f\x7f-\x9f\ud800-\udfff]*)")


class Cells:
    """A copy of the terminal's screen beside the screen that Textual wants."""

    def __init__(self, *, old: bool = False) -> None:
        """An old terminal can't insert lines, nor end one attribute alone."""
        self._old = old
        self.repeats = False
        """Whether the terminal can repeat a character."""
        self._size = (0, 0)
        self._shown: list[Row] = []
        self._wanted: list[Row] = []
        self._shown_cursor: tuple[int, int] | None = None
        self._cursor: tuple[int, int] | None = None

    def fit(self, width: int, height: int) -> None:
        """Take the terminal's size; nothing is known of a screen of another size."""
        if (width, height) != self._size:
            self._size = (width, height)
            self.forget()

    def forget(self) -> None:
        """Know nothing of the screen any more: what is drawn next is sent in full."""
        self._fill(None)

    def clear(self) -> None:
        """Know that the screen was cleared."""
        self._fill(BLANK)

    def _fill(self, cell: Cell | None) -> None:
        width, height = self._size
        self._shown = [[cell] * width for _row in range(height)]
        self._wanted = [[cell] * width for _row in range(height)]
        self._shown_cursor = None

    def read(self, frame: str) -> None:
        """Take a frame of Textual's as what is wanted; raises Unknown, and then has taken nothing."""
        before, *parts = _TO.split(frame)
        if before or not parts:
            raise Unknown(f"no place to draw at: {frame[:40]!r}")
        places = zip(map(int, parts[::3]), map(int, parts[1::3]), map(_cells, parts[2::3]), strict=True)
        width, height = self._size
        for row, column, cells in list(places):
            if cells and row <= height and column <= width:
                _put(self._wanted[row - 1], column - 1, cells)
        self._cursor = min(int(parts[-3]), height) - 1, min(int(parts[-2]), width) - 1

    def difference(self) -> str:
        """Return what makes the terminal show what is wanted, empty if it does; from now on it is shown."""
        changed = [y for y, row in enumerate(self._wanted) if row != self._shown[y]]
        if not changed and self._cursor == self._shown_cursor:
            return ""
        scroll = None if self._old else _scroll(self._shown, self._wanted, changed)
        if scroll is None:
            out = self._drawn(self._shown)
        else:
            lines, moved = _scrolled(self._shown, scroll)
            out = lines + self._drawn(moved)
            if not scroll.sure:
                out = min(self._drawn(self._shown), out, key=len)
        for y in changed:
            self._shown[y] = self._wanted[y].copy()
        self._shown_cursor = self._cursor
        return out

    def _drawn(self, shown: Sequence[Row]) -> str:
        runs = [
            run
            for y, (want, have) in enumerate(zip(self._wanted, shown, strict=True))
            if want != have
            for run in runs_of(y, want, have, old=self._old)
        ]
        if self.repeats:
            runs = list(map(repeating, runs))
        return drawn(runs, self._cursor, self._size[0], old=self._old)


@lru_cache(maxsize=1024)
def _cells(chunk: str) -> tuple[Cell, ...]:
    """Return the cells of text with its styles; raises Unknown where there is anything else in it."""
    chunk = chunk.removesuffix("\n")
    cells: list[Cell] = []
    style, end = "", 0
    for piece in _PIECE.finditer(chunk):
        if piece.start() != end or (style and piece[1] not in {None, "", "0"}):
            break
        end = piece.end()
        if piece[1] is not None:
            style = "" if piece[1] in {"", "0"} else canonical(piece[1])
        _add(cells, piece[2], style)
    if end != len(chunk) or style:
        raise Unknown(f"in a frame: {chunk[max(end - 20, 0) : end + 40]!r}")
    # Folded only now: a blank that took a mark has the colour of its text.
    return tuple(_cell(text, on_blank(style) if text == " " else style) for text, style in cells)


@lru_cache(maxsize=8192)
def _cell(text: str, style: str) -> Cell:
    """Return a cell, of which there is one object only: so rows are small, and quickly compared."""
    return (text, style)


def _add(cells: list[Cell], text: str, style: str) -> None:
    if text.isascii() or all(cell_len(character) == 1 for character in text):
        cells += [(character, style) for character in text]
        return
    spans, _length = split_graphemes(text)
    for start, end, length in spans:
        if length:
            cells.append((text[start:end], style))
            cells += [("", style)] * (length - 1)
        elif cells:
            # A mark of its own belongs to the character before it, unless that would become wider by it.
            head = len(cells) - (1 if cells[-1][0] else 2)
            marked = cells[head][0] + text[start:end]
            if cell_len(marked) == len(cells) - head:
                cells[head] = (marked, cells[head][1])


def _put(row: Row, x: int, cells: Sequence[Cell]) -> None:
    """Write cells into a row; a wide character that loses one half leaves a blank."""
    end = min(x + len(cells), len(row))
    _split(row, x)
    _split(row, end)
    row[x:end] = cells[: end - x]
    if end < x + len(cells) and not cells[end - x][0]:
        row[end - 1] = _blank(cells[end - x - 1])


def _split(row: Row, x: int) -> None:
    """Blank both halves of a wide character that reaches over the left edge of a cell."""
    if 0 < x < len(row) and (right := row[x]) is not None and not right[0]:
        row[x - 1] = row[x] = _blank(right)


def _blank(cell: Cell) -> Cell:
    return (" ", on_blank(cell[1]))


class Scroll(NamedTuple):
    """Rows that have scrolled."""

    top: int
    bottom: int
    """The last one."""
    distance: int
    """By how many rows; up is more than 0."""
    sure: bool
    """Whether so much of them stands there again that drawing them anew isn't shorter."""


def _scroll(have: Sequence[Row], want: Sequence[Row], changed: Sequence[int]) -> Scroll | None:
    """Return what has scrolled, as far as it can be seen."""
    if len(changed) < 3:
        return None
    at: dict[tuple[int, tuple[Cell | None, ...]], int] = {}
    for y in range(changed[0], changed[-1] + 1):
        for x, band in _bands(have[y]):
            at[x, band] = y
    found: dict[int, list[int]] = defaultdict(list)
    for y in changed:
        for x, band in _bands(want[y]):
            found[at.get((x, band), y) - y].append(y)
    bands = sum(map(len, found.values()))
    found.pop(0, None)
    if not found:
        return None
    votes = Counter({distance: len(rows) for distance, rows in found.items()})
    [(distance, count)] = votes.most_common(1)
    rows = found[distance]
    top, bottom = min(rows[0], rows[0] + distance), max(rows[-1], rows[-1] + distance)
    if count < max(2, CHANCE * bands) or any(None in row for row in have[top : bottom + 1]):
        return None
    return Scroll(top, bottom, distance, sure=count >= SURE * bands)


def _bands(row: Row) -> Iterator[tuple[int, tuple[Cell | None, ...]]]:
    """Yield the stretches of a row that can be told from others: neither blank nor a rule."""
    for x in range(0, len(row), BAND):
        band = tuple(row[x : x + BAND])
        if any(one != other for one, other in pairwise(band)):
            yield x, band


def _scrolled(have: Sequence[Row], scroll: Scroll) -> tuple[str, list[Row]]:
    """Return what scrolls the rows, and what the terminal shows afterwards.

    Lines are inserted and deleted within margins (DECSTBM, IL, DL); the cursor is unknown after it.
    """
    top, bottom, distance, _sure = scroll
    rows: list[Row] = list(have[top : bottom + 1])
    empty: list[Row] = [[BLANK] * len(have[top])] * abs(distance)
    rows = rows[distance:] + empty if distance > 0 else empty + rows[:distance]
    count = "" if len(empty) == 1 else str(len(empty))
    lines = f"{count}M" if distance > 0 else f"{count}L"
    out = f"\x1b[{top + 1};{bottom + 1}r\x1b[{top + 1}H\x1b[{lines}\x1b[r"
    return out, [*have[:top], *rows, *have[bottom + 1 :]]
