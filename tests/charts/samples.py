"""Readings to draw: the time to repair, falling towards a target."""

from datetime import date

from itplanner.charts.behaviour import Behaviour, Expected, Limits, Signal
from itplanner.charts.drawing import Meaning, Rows
from itplanner.charts.lines import Line, Point
from itplanner.domain.fiscal import add_months

TODAY = date(2026, 11, 23)
HOURS = (10.1, 9.2, 10.2, 9.4, 9.9, 9.9, 9.7, 9.9, 9.2, 9.6, 8.9, 8.6, 8.2, 8.4, 7.7, 7.9)


def monthly(values: tuple[float | None, ...], start: date = date(2025, 7, 1)) -> tuple[Point, ...]:
    """One value a month, on its first day."""
    return tuple(Point(add_months(start, place), value) for place, value in enumerate(values))


ACTUAL = Line("actual", Meaning.ACTUAL, monthly(HOURS))
TARGET = Line(
    "target", Meaning.TARGET, monthly(tuple(9.5 - 3.5 * place / 11 for place in range(12)), date(2026, 7, 1))
)
LAST_YEAR = Line("last year", Meaning.LAST_YEAR, monthly(HOURS[:12], date(2026, 7, 1)))

OLD = Limits(date(2025, 7, 1), date(2026, 4, 30), 8.2, 9.6, 11.0)
NEW = Limits(date(2026, 5, 1), date(2026, 10, 31), 7.3, 8.3, 9.2, name="new level since May")
FORECAST = tuple(Expected(add_months(date(2026, 11, 1), place), 7.0, 8.3, 9.5) for place in range(8))
SIGNALS = (Signal(date(2025, 9, 1), better=False), Signal(date(2026, 9, 1), better=True))
BEHAVIOUR = Behaviour((OLD, NEW), FORECAST, SIGNALS, "forecast, 95%")


def texts(rows: Rows) -> list[str]:
    """The rows as plain text, blanks at their ends included."""
    return ["".join(piece.text for piece in row) for row in rows]


def glyphs(rows: Rows, meaning: Meaning) -> str:
    """Everything drawn with one meaning, without blanks."""
    return "".join(piece.text for row in rows for piece in row if piece.meaning is meaning).replace(" ", "")
