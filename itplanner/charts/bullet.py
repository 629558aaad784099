"""A value in one row, as a bar on a scale from zero, over ranges and with what it is compared to."""

from collections.abc import Sequence
from dataclasses import replace
from math import floor, isnan

from rich.cells import cell_len

from itplanner.charts.distribution import Mark
from itplanner.charts.drawing import GLYPHS, Drawing, Meaning, Paper, Piece, Row, nothing
from itplanner.charts.scale import drawable, number, steps
from itplanner.domain.values import dataclass

_LEAST_BAR = 10
"""Cells of a bar; the scale's ends and then the name leave before it gets shorter."""
_SMALLEST = 1e-280
"""A scale of less than this is none."""


@dataclass(frozen=True, slots=True)
class Range:
    """Values up to one are good, fair or bad; where less is better the good ones are the first."""

    upto: float
    meaning: Meaning


def bullet(
    value: float | None,
    paper: Paper,
    *,
    ranges: Sequence[Range] = (),
    marks: Sequence[Mark] = (),
    name: str = "",
) -> Row:
    """One row: a name, and between the ends of its scale a bar over ranges, with marks on it.

    The last range goes on to the scale's end; what can't be drawn is left out.
    """
    value = drawable(value)
    marked = [(each.meaning, drawn) for each in marks if (drawn := drawable(each.value)) is not None]
    ends = [end for each in ranges if (end := drawable(each.upto)) is not None]
    there = [*ends, *(drawn for _, drawn in marked), *([] if value is None else [value])]
    if not there:
        return nothing(replace(paper, rows=1))[0]
    named = _named(name, paper)
    columns = paper.columns - sum(cell_len(piece.text) for piece in named)
    low, high = min(0.0, *there), max(0.0, *there)
    high = high if high - low > _SMALLEST else low + 1
    step = next(steps((high - low) / 100))
    first, last = number(low, step, None), number(high, step, None)
    left, right = len(first) + 1, len(last) + 1
    if columns - left - right < _LEAST_BAR:
        left, right = 0, 0
    drawing = Drawing(Paper(columns, 1, paper.ascii))
    _Bar(low, high, columns - left - right).draw(drawing, left, value, ranges, marked)
    if left:
        drawing.write(0, 0, first, Meaning.LABEL)
        drawing.write(columns - right + 1, 0, last, Meaning.LABEL)
    return named + drawing.rows()[0]


def _named(name: str, paper: Paper) -> Row:
    """As much of a name as the bar leaves room for, and a blank."""
    columns = min(cell_len(name), paper.columns - _LEAST_BAR - 1)
    if columns < 1:
        return ()
    drawing = Drawing(Paper(columns, 1, paper.ascii))
    drawing.write(0, 0, name, Meaning.LABEL)
    return (*drawing.rows()[0], Piece(" ", Meaning.BLANK))


@dataclass(frozen=True, slots=True)
class _Bar:
    """The cells between the ends of a scale."""

    low: float
    high: float
    cells: int

    def place(self, value: float) -> float:
        """How many cells lie before a value."""
        return (value - self.low) / (self.high - self.low) * self.cells

    def draw(
        self,
        drawing: Drawing,
        left: int,
        value: float | None,
        ranges: Sequence[Range],
        marks: Sequence[tuple[Meaning, float]],
    ) -> None:
        """The ranges, over them the bar, over it the marks; zero if it isn't where the scale begins."""
        for cell in range(self.cells):
            meaning = self._range(cell, ranges)
            if meaning is not None:
                drawing.put(left + cell, 0, GLYPHS[meaning], meaning)
        for cell in self._filled(value or 0.0):
            drawing.put(left + cell, 0, "█", Meaning.ACTUAL)
        if self.low < 0:
            zero = min(max(round(self.place(0)), 1), self.cells - 1)
            drawing.put(left + zero, 0, "0", Meaning.LABEL)
        for meaning, marked in reversed(marks):
            glyph = "│" if meaning is Meaning.TARGET else GLYPHS[meaning]
            drawing.put(left + min(floor(self.place(marked)), self.cells - 1), 0, glyph, meaning)

    def _range(self, cell: int, ranges: Sequence[Range]) -> Meaning | None:
        """The range in which the middle of a cell lies."""
        in_order = sorted((each for each in ranges if not isnan(each.upto)), key=lambda each: each.upto)
        inside = (each for each in in_order if self.place(min(each.upto, self.high)) > cell + 0.5)
        return next(inside, in_order[-1]).meaning if in_order else None

    def _filled(self, value: float) -> range:
        """The cells from zero to a value, at least one unless it is zero."""
        zero, end = round(self.place(0)), round(self.place(value))
        if zero == end and value:
            zero = min(zero, self.cells - 1) if value > 0 else max(zero, 1)
            end = zero + (1 if value > 0 else -1)
        return range(min(zero, end), max(zero, end))
