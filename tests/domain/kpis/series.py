"""Courses for the tests of their analysis: months of values, the last one October 2026."""

import datetime
from collections.abc import Sequence
from typing import Any

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.periods import Cadence, following, period_of

JULY = FiscalCalendar(7)
OCTOBER = datetime.date(2026, 10, 31)
MTTR = (9.7, 9.0, 9.7, 10.1, 9.3, 9.9, 9.7, 9.9, 9.2, 9.6, 8.9, 8.6, 8.2, 8.4, 7.7, 7.9)
"""Hours to repair from July 2025 to October 2026."""


def points_of(
    values: Sequence[float | None],
    last: datetime.date = OCTOBER,
    cadence: Cadence = "monthly",
    cases: float | None = None,
) -> tuple[Point, ...]:
    """Return consecutive periods up to the one of a day, each of so many cases."""
    end = period_of(last, cadence, JULY)
    steps = range(1 - len(values), 1)
    return tuple(
        Point(following(end, cadence, JULY, step), value, denominator=cases)
        for step, value in zip(steps, values, strict=True)
    )


def manner(direction: Any = "at_most", **fields: Any) -> Manner:
    """Return a manner of a fiscal year from July on."""
    return Manner(direction, **{"years": JULY, **fields})
