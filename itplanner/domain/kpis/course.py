"""The course of a KPI: its value in each of its periods, with the gaps."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from itplanner.domain.kpis.periods import Period, following, period_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Reading
from itplanner.domain.rules.periods import rolled
from itplanner.domain.rules.progress import kpi_readings
from itplanner.domain.rules.years import calendar


@dataclass(frozen=True, slots=True)
class Point:
    """What a KPI came to in one period; without a reading there is no value."""

    period: Period
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    readings: tuple[Reading, ...] = ()
    """Of the period, by date; the last one is its value."""


def course(plan: Plan, kpi: KPI, day: datetime.date = datetime.date.max) -> tuple[Point, ...]:
    """Return the points of a KPI from its first reading's period to its last one's, none left out.

    Readings made after a day don't count.
    """
    years, groups = calendar(plan), _grouped(plan, kpi, day)
    points: list[Point] = []
    period = next(iter(groups), None)
    while groups and period is not None:
        readings = groups.pop(period, ())
        points.append(_point(period, readings, kpi.unit))
        period = following(period, kpi.cadence, years)
    return tuple(points)


def _grouped(plan: Plan, kpi: KPI, day: datetime.date) -> dict[Period, list[Reading]]:
    years = calendar(plan)
    groups: dict[Period, list[Reading]] = {}
    for reading in takewhile(lambda each: each.date <= day, kpi_readings(plan, kpi.id)):
        groups.setdefault(period_of(reading.date, kpi.cadence, years), []).append(reading)
    return groups


def _point(period: Period, readings: Sequence[Reading], unit: str) -> Point:
    if not readings:
        return Point(period)
    found = rolled(period.label, readings, unit)
    return Point(period, found.value, found.numerator, found.denominator, tuple(readings))


def last_valued(points: Sequence[Point]) -> Point | None:
    """Return the last point that has a value."""
    return next((point for point in reversed(points) if point.value is not None), None)
