"""How the course of a KPI behaves, as its chart draws it: limits by phase, signals, what is forecast."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from itplanner.charts.behaviour import Behaviour, Expected, Limits, Signal
from itplanner.domain.dates import MONTHS
from itplanner.domain.kpis.analysis.stretches import Stretch
from itplanner.domain.kpis.analysis.study import Study
from itplanner.domain.kpis.periods import following

SURE: Final = "forecast, 95%"
"""What the key calls a forecast with an interval."""


def course_behaviour(studied: Study, first: date) -> Behaviour:
    """Return what is drawn around a course from a day on."""
    ahead = studied.forecast
    probably = SURE if ahead is not None and ahead.low is not None else "forecast"
    return Behaviour(
        tuple(_limits(studied, first)), tuple(_expected(studied)), tuple(_signals(studied, first)), probably
    )


def _limits(studied: Study, first: date) -> Iterator[Limits]:
    """The limits of each phase; where the year repeats itself plain ones would mislead."""
    points, parts = studied.points, studied.plain.stretches
    for place, part in enumerate(parts):
        begin, end = points[part.start].period.first, points[part.stop - 1].period.first
        if part.limits is None or end < first or studied.misleads:
            continue
        lower, upper = studied.drawn(part.limits)
        name = f"new level since {_month(begin)}" if place else ""
        yield Limits(begin, end, lower, part.limits.centre, upper, not part.limits.locked, name)


def _month(day: date) -> str:
    return MONTHS[day.month - 1]


def _signals(studied: Study, first: date) -> Iterator[Signal]:
    """The points that chance doesn't explain; of several rules the first one says which way."""
    read, points = studied.used, studied.points
    told: dict[int, bool | None] = {}
    for signal in read.signals:
        part = next(part for part in read.stretches if part.start <= signal.points[0] < part.stop)
        better = _better(studied, part, signal.points)
        for place in signal.points:
            told.setdefault(place, better)
    for place, better in sorted(told.items()):
        day = points[place].period.first
        if day >= first and points[place].value is not None:
            yield Signal(day, better)


def _better(studied: Study, part: Stretch, places: tuple[int, ...]) -> bool | None:
    """Whether points lie on the good side of the mean; None where neither side is."""
    values = [value for place in places if (value := studied.used.values[place]) is not None]
    if part.limits is None or not values:
        return None
    gain = studied.manner.gain(part.limits.centre, sum(values) / len(values))
    return None if gain == 0 else gain > 0


def _expected(studied: Study) -> Iterator[Expected]:
    """From the period after the last value to the end of the fiscal year; the sum of a year isn't drawn."""
    ahead, manner = studied.forecast, studied.manner
    if ahead is None or manner.adds_up:
        return
    start = following(studied.points[-1].period, manner.cadence, manner.years).first
    for day in [ahead.period.first] if studied.misleads else sorted({start, ahead.period.first}):
        yield Expected(day, ahead.low, ahead.value, ahead.high)
