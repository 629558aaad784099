"""What charts have in common: numbers on the left, months below, between them room to draw."""

from collections.abc import Sequence
from itertools import product

from rich.cells import cell_len

from itplanner.charts.drawing import Drawing, Meaning, Paper
from itplanner.charts.months import Labels
from itplanner.charts.scale import Scale, fitted
from itplanner.domain.values import dataclass

_LEAST_COLUMNS = 12
"""That are left to draw on beside the numbers, or these go."""
_LEAST_ROWS = 5
"""That a chart with months below has."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing with its axes; columns count from the first that is free to draw on."""

    drawing: Drawing
    scale: Scale
    left: int
    below: bool
    """Whether there is room for the months."""

    @property
    def columns(self) -> int:
        """How many cells are free to draw on, from side to side."""
        return self.drawing.columns - self.left

    def put(self, column: int, row: int, glyph: str, meaning: Meaning) -> None:
        """Draw a glyph."""
        self.drawing.put(self.left + column, row, glyph, meaning)

    def write(
        self, column: int, row: int, text: str, meaning: Meaning, *, least: int = 1, clear: int = 1
    ) -> int:
        """Write words, as a drawing does, and not close before others."""
        return self.drawing.write(self.left + column, row, text, meaning, least=least, clear=clear, after=1)

    def write_whole(self, column: int, row: int, text: str, meaning: Meaning) -> int:
        """Write words between blank cells, across the line of today if they are a label, or not at all."""
        whole = cell_len(text)
        return self.drawing.write(
            self.left + column, row, text, meaning, least=whole, after=1, across=meaning is Meaning.LABEL
        )

    def draw_time(self, labels: Labels, columns: int, today: Sequence[int] = ()) -> None:
        """The line below, the names of the months under it, and the day it is through all rows."""
        rows = self.scale.rows
        for row, column in product(range(rows), today):
            self.put(column, row, "│", Meaning.TODAY)
        if not self.below:
            return
        for column in range(columns):
            self.put(column, rows, "─", Meaning.AXIS)
        if self.left:
            self.put(-1, rows, "└", Meaning.AXIS)
        for column in today:
            self.put(column, rows, "┴", Meaning.AXIS)
        for column, text in labels:
            self.write(column, rows + 1, text, Meaning.LABEL)


def framed(paper: Paper, low: float, high: float, decimals: int | None) -> Frame:
    """A drawing with its axis of values from `low` to `high`, if there is room for one."""
    drawing = Drawing(paper)
    below = paper.rows >= _LEAST_ROWS
    scale = fitted(low, high, paper.rows - 2 * below, decimals)
    ticks = scale.ticks()
    widest = max((len(label) for _, label in ticks), default=0)
    left = widest + 3
    if not ticks or paper.columns - left < _LEAST_COLUMNS:
        return Frame(drawing, scale, 0, below)
    for row in range(scale.rows):
        drawing.put(left - 1, row, "│", Meaning.AXIS)
    for row, label in ticks:
        drawing.put(left - 1, row, "┤", Meaning.AXIS)
        drawing.write(1, row, label.rjust(widest), Meaning.LABEL)
    return Frame(drawing, scale, left, below)
