"""Lines along an axis of months: strokes, points on them, and their names where they end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from rich.cells import cell_len

from itplanner.charts.drawing import GLYPHS, Meaning, Paper, Rows, nothing
from itplanner.charts.frame import Frame, framed
from itplanner.charts.months import Labels
from itplanner.charts.scale import DOTS, number
from itplanner.charts.strokes import BRAILLE, Dot, stroke

_BETWEEN = {
    Meaning.ACTUAL: BRAILLE,
    Meaning.LAST_YEAR: GLYPHS[Meaning.LAST_YEAR],
    Meaning.LIMIT: GLYPHS[Meaning.LIMIT],
}
"""What joins the points of a line."""
_POINTED = frozenset({Meaning.ACTUAL, Meaning.TARGET, Meaning.EARLIER})
"""Meanings whose points are drawn."""
_LAYERS = list(GLYPHS)

_NAMED_FROM = 40
"""Columns are enough to name the lines beside them."""
_LINES_SHARE = 0.65
"""Of the columns is the least that names leave to the lines."""
_LEAST_NAME = 6
"""Cells of a name are worth writing."""
_NEAR = 3
"""Months from the end of a line to today, over whose line its name then steps."""


@dataclass(frozen=True, slots=True)
class Series:
    """A line along the axis: its points are months and values, no value is a gap."""

    name: str
    meaning: Meaning
    points: tuple[tuple[float, float | None], ...]

    @property
    def end(self) -> tuple[float, float] | None:
        """The last point with a value."""
        return next(((month, value) for month, value in reversed(self.points) if value is not None), None)


@dataclass(frozen=True, slots=True)
class Months:
    """The axis: from one month to another, perhaps with today, and what is written below."""

    first: float
    last: float
    today: list[float]
    labels: Callable[[Callable[[int], int], int], Labels]

    def share(self, month: float) -> float:
        """How much of the axis lies before a month."""
        return (month - self.first) / (self.last - self.first)

    def beside(self, month: float) -> float:
        """After which month the name of a line that ends in one is written."""
        return next((today for today in self.today if 0 <= today - month < _NEAR), month)


def plotted(lines: Sequence[Series], months: Months, paper: Paper, decimals: int | None) -> Rows:
    """The chart of some lines; each is drawn in its layer, whatever their order."""
    values = [value for line in lines for _, value in line.points if value is not None]
    if not values or paper.columns < 1:
        return nothing(paper)
    frame = framed(paper, min(values), max(values), decimals)
    lines = sorted(lines, key=lambda line: _LAYERS.index(line.meaning))
    names = [
        _Name(*end, f"{number(end[1], frame.scale.step, decimals)} {line.name}", line.meaning)
        for line in reversed(lines)
        if (end := line.end)
    ]
    canvas = _Canvas(frame, months, _columns(frame, months, names))
    labels = months.labels(canvas.column, frame.columns)
    frame.draw_time(labels, canvas.columns, [canvas.column(each) for each in months.today])
    dots = [canvas.dots(line) for line in lines]
    for draw in (_draw_between, _draw_points):
        for line, its_dots in zip(lines, dots, strict=True):
            draw(canvas, line.meaning, its_dots)
    for name in names:
        _draw_name(canvas, name)
    return frame.drawing.rows()


@dataclass(frozen=True, slots=True)
class _Name:
    """What is written beside a line, which ends in a month at a value."""

    month: float
    value: float
    text: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Canvas:
    """The columns of a frame that its months take."""

    frame: Frame
    months: Months
    columns: int

    def across(self, month: float) -> int:
        """The dot of a month, two in a column; the first one leaves a column free before it."""
        before = 2 if self.columns > _LEAST_NAME else 0
        return before + round(self.months.share(month) * (self.columns * 2 - 1 - before))

    def column(self, month: float) -> int:
        """The column of a month."""
        return self.across(month) // 2

    def dots(self, line: Series) -> list[Dot]:
        """The line's dots: in each column the lowest and the highest, where there are many more."""
        dots = [
            (self.across(month), None if value is None else self.frame.scale.dot(value))
            for month, value in line.points
        ]
        return dots if len(dots) <= self.columns * 2 else list(_thinned(dots))


def _thinned(dots: Sequence[Dot]) -> Iterator[Dot]:
    """Two dots at most of each column; a gap within one is none."""
    for _, column in groupby(dots, key=lambda dot: dot[0] // 2):
        there = list(column)
        values = [(up, place) for place, (_, up) in enumerate(there) if up is not None]
        if values:
            yield from (there[place] for place in sorted({min(values)[1], max(values)[1]}))
        else:
            yield there[0]


def _columns(frame: Frame, months: Months, names: Sequence[_Name]) -> int:
    """How many columns the lines take, so that their names find room after their ends."""
    if frame.columns < _NAMED_FROM:
        return frame.columns
    shares = [max(months.share(months.beside(name.month)), 0.1) for name in names]
    room = [
        (frame.columns - cell_len(name.text) - 2) / share for name, share in zip(names, shares, strict=True)
    ]
    return min(max(int(min(room)), ceil(frame.columns * _LINES_SHARE)), frame.columns)


def _draw_between(canvas: _Canvas, meaning: Meaning, dots: Sequence[Dot]) -> None:
    """A line's stroke; in ASCII there is no braille, and its points say enough."""
    glyph = _BETWEEN.get(meaning)
    if glyph is None or (glyph == BRAILLE and canvas.frame.drawing.ascii):
        return
    for row, cells in enumerate(stroke(dots, canvas.columns, canvas.frame.scale.rows, glyph)):
        for column, cell in enumerate(cells):
            if cell != " ":
                canvas.frame.put(column, row, cell, meaning)


def _draw_points(canvas: _Canvas, meaning: Meaning, dots: Sequence[Dot]) -> None:
    """A line's points; where they stand close on a stroke only the last, and those it can't reach."""
    there = [(place, across, up) for place, (across, up) in enumerate(dots) if up is not None]
    if meaning not in _POINTED or not there:
        return
    last, end, _ = there[-1]
    spaced = len(there) <= (end - there[0][1]) // 4 + 1
    joined = _BETWEEN.get(meaning) == BRAILLE and not canvas.frame.drawing.ascii
    for place, across, up in there:
        beside = (*dots[max(place - 1, 0) : place], *dots[place + 1 : place + 2])
        if spaced or not joined or place == last or all(near is None for _, near in beside):
            canvas.frame.put(across // 2, canvas.frame.scale.rows - 1 - up // DOTS, GLYPHS[meaning], meaning)


def _draw_name(canvas: _Canvas, name: _Name) -> None:
    """A name in the row of the end of its line, if nothing lies between them."""
    end, row = canvas.column(name.month), canvas.frame.scale.row(name.value)
    column = canvas.column(canvas.months.beside(name.month)) + 2
    canvas.frame.write(column, row, name.text, name.meaning, least=_LEAST_NAME, clear=column - end - 1)
