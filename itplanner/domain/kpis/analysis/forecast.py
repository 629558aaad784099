"""What a KPI will come to at the end of its fiscal year if nothing changes (DOMAIN 2.3)."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev
from typing import Final

from itplanner.domain.kpis.analysis.level import Level
from itplanner.domain.kpis.analysis.manner import UPWARDS, Manner
from itplanner.domain.kpis.analysis.pattern import Pattern
from itplanner.domain.kpis.analysis.student import below, quantile
from itplanner.domain.kpis.analysis.xmr import FEWEST
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.periods import Period, following, period_of, steps_between
from itplanner.domain.values import dataclass

SHARE: Final = 0.95
"""So likely the value lies in the interval."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value of the year's last period, or of the whole year where its periods add up."""

    period: Period
    value: float
    low: float | None
    """The interval; None for fewer than 6 values."""
    high: float | None
    chance: float | None
    """How likely the target is met, 0 to 1; None without an interval or a target."""
    level: Level
    """What it rests on."""


def forecast(points: Sequence[Point], found: Pattern, manner: Manner) -> Forecast | None:
    """Return the forecast for the year of the period to come; None where the level has no value yet.

    With mean x̄ and standard deviation s of the level's n values: the year's last value is
    x̄ ± t(n-1)·s·√(1 + 1/n); a sum over the year, with h periods to come, is what there is of it
    + h·x̄ ± t(n-1)·s·√(h + h²/n). With a season each period counts by its index: Σw for h, Σw² under
    the root.
    """
    level = found.level
    if not level.values or not points:
        return None
    end, n, mean = last_period(points[-1].period, manner), len(level.values), fmean(level.values)
    last = len(points) - 1 + steps_between(points[-1].period, end, manner.cadence)
    so_far, weights = 0.0, [found.index(last)]
    if manner.adds_up:
        places = range(last + 1 - manner.per_year, last + 1)
        there = {place: value for place in places if (value := _value(points, place)) is not None}
        so_far = sum(there.values())
        weights = [found.index(place) for place in places if place not in there]
    value = so_far + sum(weights) * mean
    if n < FEWEST:
        return Forecast(end, value, None, None, None, level)
    widening = sqrt(sum(weight * weight for weight in weights) + sum(weights) ** 2 / n)
    scale = stdev(level.values) * widening
    half = quantile((1 + SHARE) / 2, n - 1) * scale
    low, high = manner.bounds.clip(value - half), manner.bounds.clip(value + half)
    return Forecast(end, value, low, high, _chance(manner, value, scale, n - 1), level)


def _value(points: Sequence[Point], place: int) -> float | None:
    return points[place].value if 0 <= place < len(points) else None


def last_period(period: Period, manner: Manner) -> Period:
    """Return the last period of the fiscal year that the period after this one belongs to."""
    year = manner.years.year_of(following(period, manner.cadence, manner.years).first)
    return period_of(manner.years.last_day(year), manner.cadence, manner.years)


def _chance(manner: Manner, value: float, scale: float, freedom: int) -> float | None:
    """The share of the predictive distribution that meets the target, or lies in the band."""
    low, high = _wanted(manner)
    if low is None and high is None:
        return None
    if not scale:
        return float((low is None or value >= low) and (high is None or value <= high))
    over = 1.0 if high is None else below((high - value) / scale, freedom)
    return over - (0.0 if low is None else below((low - value) / scale, freedom))


def _wanted(manner: Manner) -> tuple[float | None, float | None]:
    """Between what the value is wanted at the end of the year."""
    if manner.direction == "within":
        return manner.low, manner.high
    target = manner.target if manner.aim is None else manner.aim
    return (target, None) if manner.direction in UPWARDS else (None, target)
