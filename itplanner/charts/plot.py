"""Lines along an axis of months: a band behind them, strokes, and points on them."""

from collections.abc import Sequence
from itertools import pairwise

from itplanner.charts.canvas import Canvas, Expectation, Months, Series
from itplanner.charts.drawing import GLYPHS, Meaning, Paper, Rows, nothing
from itplanner.charts.frame import framed
from itplanner.charts.names import Note, columns_beside, names_of, write_names
from itplanner.charts.scale import DOTS
from itplanner.charts.strokes import BRAILLE, Dot, stroke

_BETWEEN = {
    Meaning.ACTUAL: BRAILLE,
    Meaning.LAST_YEAR: GLYPHS[Meaning.LAST_YEAR],
    Meaning.LIMIT: GLYPHS[Meaning.LIMIT],
    Meaning.MEAN: GLYPHS[Meaning.MEAN],
    Meaning.FORECAST: GLYPHS[Meaning.FORECAST],
}
"""What joins the points of a line."""
_POINTED = frozenset(
    {Meaning.ACTUAL, Meaning.TARGET, Meaning.EARLIER, Meaning.SIGNAL, Meaning.BETTER, Meaning.WORSE},
)
"""Meanings whose points are drawn."""
_LAYERS = list(GLYPHS)


def plotted(
    lines: Sequence[Series],
    months: Months,
    paper: Paper,
    decimals: int | None,
    *,
    expected: Expectation = (),
    notes: Sequence[Note] = (),
) -> Rows:
    """The chart of some lines; each is drawn in its layer, whatever their order."""
    values = [value for line in lines for _, value in line.points if value is not None]
    values += [value for _, *between in expected for value in between]
    if not values or paper.columns < 1:
        return nothing(paper)
    frame = framed(paper, min(values), max(values), decimals)
    lines = sorted(lines, key=lambda line: _LAYERS.index(line.meaning))
    names = names_of(reversed(lines), expected, frame.scale.step, decimals)
    canvas = Canvas(frame, months, columns_beside(frame.columns, months, names))
    _draw_band(canvas, expected)
    labels = months.labels(canvas.column, frame.columns)
    frame.draw_time(labels, canvas.columns, [canvas.column(each) for each in months.today])
    for line in lines:
        dots = canvas.dots(line)
        _draw_between(canvas, line, dots)
        _draw_points(canvas, line, dots)
    write_names(canvas, names, notes, decimals)
    return frame.drawing.rows()


def _draw_band(canvas: Canvas, expected: Expectation) -> None:
    """What lies between the lowest and the highest value that is expected."""
    scale = canvas.frame.scale
    edges = [(canvas.column(month), scale.dot(low), scale.dot(high)) for month, low, _, high in expected]
    for (begin, *before), (end, *after) in pairwise([*edges, *edges[-1:]]):
        for column in range(begin, end + 1):
            share = (column - begin) / max(end - begin, 1)
            low, high = (round(one + (other - one) * share) for one, other in zip(before, after, strict=True))
            for up in range(low // DOTS, high // DOTS + 1):
                canvas.frame.put(column, scale.rows - 1 - up, GLYPHS[Meaning.BAND], Meaning.BAND)


def _draw_between(canvas: Canvas, line: Series, dots: Sequence[Dot]) -> None:
    """A line's stroke; in ASCII there is no braille, and its points say enough."""
    glyph = _BETWEEN.get(line.meaning)
    if glyph is None or (glyph == BRAILLE and canvas.frame.drawing.ascii):
        return
    for row, cells in enumerate(stroke(dots, canvas.columns, canvas.frame.scale.rows, glyph)):
        for column, cell in enumerate(cells):
            if cell != " ":
                canvas.frame.put(column, row, cell, line.meaning)


def _draw_points(canvas: Canvas, line: Series, dots: Sequence[Dot]) -> None:
    """A line's points; where they stand close on a stroke only the last, and those it can't reach."""
    there = [(place, across, up) for place, (across, up) in enumerate(dots) if up is not None]
    if line.meaning not in _POINTED or not there:
        return
    last, end, _ = there[-1]
    spaced = len(there) <= (end - there[0][1]) // 4 + 1
    joined = _BETWEEN.get(line.meaning) == BRAILLE and not canvas.frame.drawing.ascii
    for place, across, up in there:
        beside = (*dots[max(place - 1, 0) : place], *dots[place + 1 : place + 2])
        if spaced or not joined or place == last or all(near is None for _, near in beside):
            glyph = line.glyph or GLYPHS[line.meaning]
            canvas.frame.put(across // 2, canvas.frame.scale.rows - 1 - up // DOTS, glyph, line.meaning)
