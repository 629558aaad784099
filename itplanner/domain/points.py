"""The points of a target path as typed and as printed: `2026-12-31:8.5, 2027-03-31:7`."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from itplanner.domain.dates import full_day
from itplanner.domain.numbers import number_text, parse_number
from itplanner.domain.records import Point
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

EXAMPLE = "2026-12-31:8.5, 2027-03-31:7"

_BETWEEN = "[,;](?=[^,;:]*:)"
"""A comma that another point follows; others group the digits of a number."""


def parse_points(text: str, read_date: Callable[[str], date | Wrong]) -> tuple[Point, ...] | Wrong:
    """Return the points of a path by date; each date is typed as everywhere, and stands once."""
    points: dict[date, float] = {}
    for part in re.split(_BETWEEN, text.strip().rstrip(",; ")):
        typed, colon, number = part.partition(":")
        if not (colon and typed.strip() and number.strip()):
            return Wrong(f"{quoted(part.strip())} is no date with its value. Try {EXAMPLE}")
        day, value = read_date(typed.strip()), parse_number(number)
        if isinstance(day, Wrong):
            return day
        if isinstance(value, Wrong):
            return value
        if day in points:
            return Wrong(f"{full_day(day)} stands twice. Each date has one value.")
        points[day] = value
    return tuple(sorted(points.items()))


def points_text(points: Sequence[Point]) -> str:
    """Return points as text that reads back equal."""
    return ", ".join(f"{day}:{number_text(value)}" for day, value in points)


def points_echo(points: Sequence[Point]) -> str:
    """Return points as a sentence says them: `31 Dec 2026 8.5 · 31 Mar 2027 7`."""
    return " · ".join(f"{full_day(day)} {number_text(value)}" for day, value in points)
