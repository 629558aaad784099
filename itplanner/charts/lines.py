"""Values over time: a course with its target path and last year's, and years over one another."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from itplanner.charts.behaviour import ROUTINE, Behaviour, expectation, key_of, notes, phases, signals
from itplanner.charts.canvas import Months, Series
from itplanner.charts.drawing import GLYPHS, Drawing, Meaning, Paper, Row, Rows
from itplanner.charts.months import month_labels, period_labels, position
from itplanner.charts.plot import plotted
from itplanner.charts.scale import drawable
from itplanner.domain.fiscal import PERIODS, FiscalCalendar
from itplanner.domain.values import dataclass

_CURSOR = "█"


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; without one, or with one that can't be drawn, a gap.

    A value that stands for a month is given on the month's first day: that is where its name stands.
    """

    on: date
    value: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """Points that belong together, interrupted at gaps; its name is written at its end."""

    name: str
    meaning: Meaning
    points: tuple[Point, ...]


def course(
    lines: Sequence[Line],
    paper: Paper,
    *,
    today: date | None = None,
    decimals: int | None = None,
    behaviour: Behaviour = ROUTINE,
    cursor: date | None = None,
) -> Rows:
    """Lines over their own dates, with today among them and how the actual one behaves.

    The decimals are those of the unit; the cursor stands on the actual value of its day.
    """
    series = [Series(line.name, line.meaning, _placed(line.points)) for line in lines]
    actual = [line for line in series if line.meaning is Meaning.ACTUAL]
    after = max((end[0] for line in actual if (end := line.end)), default=None)
    expected = expectation(behaviour, after)
    now = [] if today is None else [position(today)]
    days = [month for line in series for month, _ in line.points] + [month for month, *_ in expected]
    first = int(min(days + now, default=0))
    last = max([*days, *now, first + 1])
    until = last if after is None else after
    series += phases(behaviour, first, until)
    series += [each for line in actual for each in signals(behaviour, line)]
    under = [] if cursor is None else [position(cursor)]
    points = tuple(point for line in actual for point in line.points if point[0] in under)
    series += [Series(None, Meaning.SIGNAL, points, _CURSOR)] if points else []
    if expected:
        middle = tuple((month, value) for month, _, value, _ in expected)
        series.append(Series(None, Meaning.FORECAST, middle))
    months = Months(first, last, now, lambda column, room: month_labels(first, int(last), column, room))
    written = list(notes(behaviour, first, until))
    return plotted(series, months, paper, decimals, expected=expected, notes=written)


def key(lines: Sequence[Line], paper: Paper, behaviour: Behaviour = ROUTINE) -> Row:
    """One row that says which glyph is which line: `● actual  ◇ target`."""
    drawing = Drawing(replace(paper, rows=1))
    column = 1
    entries = [(GLYPHS[line.meaning], line.name, line.meaning) for line in lines]
    actual = [
        Series(None, each.meaning, _placed(each.points)) for each in lines if each.meaning is Meaning.ACTUAL
    ]
    for glyph, name, meaning in (*entries, *key_of(behaviour, actual)):
        width = drawing.write(column + 2, 0, name, Meaning.LABEL)
        if width:
            drawing.put(column, 0, glyph, meaning)
        column += width + 4
    return drawing.rows()[0]


def year_over_year(
    points: Sequence[Point], year: int, calendar: FiscalCalendar, paper: Paper, *, decimals: int | None = None
) -> Rows:
    """A fiscal year's points over those of the two years before it, month by month."""
    meanings = {year: Meaning.ACTUAL, year - 1: Meaning.LAST_YEAR, year - 2: Meaning.EARLIER}
    series = [
        Series(calendar.year_label(each), meaning, _placed(inside, position(calendar.first_day(each))))
        for each, meaning in meanings.items()
        if (inside := [point for point in points if calendar.year_of(point.on) == each])
    ]
    months = Months(0, PERIODS, [], lambda column, room: period_labels(calendar.start_month, column, room))
    return plotted(series, months, paper, decimals)


def _placed(points: Iterable[Point], start: float = 0) -> tuple[tuple[float, float | None], ...]:
    """Points in the order of their days, in months after a start."""
    in_order = sorted(points, key=lambda point: point.on)
    return tuple((position(point.on) - start, drawable(point.value)) for point in in_order)
