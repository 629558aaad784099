"""What charts are drawn on and come out as: rows of pieces, each of them knowing what it means."""

from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import groupby
from typing import Final

from rich.cells import cell_len, set_cell_size

from itplanner.domain.text import shown
from itplanner.domain.values import dataclass


class Meaning(Enum):
    """What a piece of a chart stands for; who draws it chooses the colour, which nothing rests on."""

    BLANK = "blank"
    AXIS = "axis"
    LABEL = "label"
    TODAY = "today"
    ACTUAL = "actual"
    TARGET = "target"
    LIMIT = "limit"
    MEAN = "mean"
    LAST_YEAR = "last year"
    EARLIER = "earlier"
    BAND = "band"
    FORECAST = "forecast"
    SIGNAL = "signal"
    BETTER = "better"
    WORSE = "worse"
    GOOD = "good range"
    FAIR = "fair range"
    BAD = "bad range"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one row with one meaning."""

    text: str
    meaning: Meaning


Row = tuple[Piece, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """How many cells a chart has, and whether it must do with ASCII."""

    columns: int
    rows: int
    ascii: bool = False


GLYPHS: Final[Mapping[Meaning, str]] = {
    Meaning.GOOD: " ",
    Meaning.FAIR: "░",
    Meaning.BAD: "▒",
    Meaning.BAND: "░",
    Meaning.LIMIT: "┄",
    Meaning.MEAN: "─",
    Meaning.EARLIER: "◦",
    Meaning.LAST_YEAR: "·",
    Meaning.FORECAST: "─",
    Meaning.TARGET: "◇",
    Meaning.ACTUAL: "●",
    Meaning.SIGNAL: "▲",
    Meaning.BETTER: "▲",
    Meaning.WORSE: "▲",
}
"""What values are drawn with, from the lowest layer to the uppermost; beside a name it stands for them."""

TWINS = {"●": "*", "◇": "+", "◦": "o", "·": ".", "┄": ".", "│": "|", "─": "-"} | dict.fromkeys("┤└┴", "+")
TWINS |= dict.fromkeys("█▀▄", "#") | {"…": "~", "░": ":", "▒": "%", "▲": "^", "▼": "v"}
"""The charts' glyphs in ASCII; a point is a star here, while the workbench writes its green mark as G."""

_ASCII = str.maketrans(TWINS)
_EMPTY = (" ", Meaning.BLANK)
_CLEAR = {Meaning.BLANK, Meaning.TODAY}
_JOINERS = "\u200d\ufe0f"
_CODE_POINTS_PER_CELL = 8


def as_text(rows: Rows) -> str:
    """The chart as plain text, without blanks at the ends of its lines."""
    return "\n".join("".join(piece.text for piece in row).rstrip() for row in rows)


class Drawing:
    """Cells to draw on; what lies outside them is left out. Row 0 is the uppermost."""

    def __init__(self, paper: Paper) -> None:
        self.columns = max(paper.columns, 0)
        self.ascii = paper.ascii
        self._cells = [[_EMPTY] * self.columns for _ in range(paper.rows)]

    def put(self, column: int, row: int, glyph: str, meaning: Meaning) -> None:
        """Draw one of the charts' glyphs, over whatever is there."""
        if 0 <= row < len(self._cells) and 0 <= column < self.columns:
            self._cells[row][column] = glyph.translate(_ASCII) if self.ascii else glyph, meaning

    def write(
        self,
        column: int,
        row: int,
        text: str,
        meaning: Meaning,
        *,
        least: int = 1,
        clear: int = 1,
        after: int = 0,
        across: bool = False,
    ) -> int:
        """Write words on blank cells up to the row's end; how many they took: none, or at least so many.

        So many cells before and after them must be clear too: blank, or the line of today, which words
        may be written across.
        """
        words = self._cut(text, self.columns - column)
        width = cell_len(words)
        inside = column >= 0 and 0 <= row < len(self._cells)
        if not inside or not width or width < min(least, cell_len(text)):
            return 0
        cells = self._cells[row]
        around = cells[max(column - clear, 0) : column] + cells[column + width :][:after]
        if not {meaning for _, meaning in around} <= _CLEAR or any(
            cell != _EMPTY and not (across and cell[1] is Meaning.TODAY)
            for cell in cells[column : column + width]
        ):
            return 0
        # A wide character can't be halved between cells: the first one holds all, the others nothing.
        cells[column : column + width] = [(words, meaning)] + [("", meaning)] * (width - 1)
        return width

    def rows(self) -> Rows:
        """What was drawn."""
        return tuple(_pieces(row) for row in self._cells)

    def _cut(self, text: str, room: int) -> str:
        """Hostile text made fit for at most `room` cells."""
        room = max(room, 0)
        words = shown(text)[: room * _CODE_POINTS_PER_CELL].strip(_JOINERS)
        if cell_len(words) <= room:
            return words
        return set_cell_size(words, max(room - 1, 0)).rstrip(" " + _JOINERS) + ("~" if self.ascii else "…")


def nothing(paper: Paper) -> Rows:
    """The chart of no values."""
    drawing = Drawing(paper)
    drawing.write(max((drawing.columns - 7) // 2, 0), max(paper.rows - 1, 0) // 2, "no data", Meaning.LABEL)
    return drawing.rows()


def _pieces(cells: Iterable[tuple[str, Meaning]]) -> Row:
    """A row's cells, neighbours of one meaning together."""
    return tuple(
        Piece("".join(text for text, _ in run), meaning)
        for meaning, run in groupby(cells, key=lambda cell: cell[1])
    )
