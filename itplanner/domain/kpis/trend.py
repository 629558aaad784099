"""Whether a KPI moves, and whether that is good: the last periods against those before, noise left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean
from typing import Final, Literal

from itplanner.domain.kpis.course import Point
from itplanner.domain.records import KPI

Verdict = Literal["better", "worse", "steady"]
Way = Literal["up", "down", "flat"]

WINDOW: Final = 4
"""So many periods are compared with as many before them, at most."""

FEWEST: Final = 2
"""A mean of fewer says nothing."""

SMALL: Final = 5
"""A fraction of fewer cases moves by chance (DOMAIN 1.0)."""

RANGE_TO_SIGMA: Final = 1.128
"""Mean moving range divided by this is the standard deviation (DOMAIN 2.1, n = 2)."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a KPI goes, and whether that is an improvement."""

    way: Way
    verdict: Verdict


def trend(kpi: KPI, points: Sequence[Point]) -> Trend | None:
    """Return the trend at the last point, or None where there are too few values or cases for one.

    The mean of the last k values is set against that of the k before, k being 4 or half of what there is.
    It counts as movement from two standard deviations of such a difference on: 2 · σ · √(2/k), σ from
    the mean moving range. Within a band it is steady: only moving towards it or away is better or worse.
    """
    valued = [point for point in points if point.value is not None]
    k = min(WINDOW, len(valued) // 2)
    if k < FEWEST or any(is_small(point) for point in valued[-2 * k :]):
        return None
    values = [point.value for point in valued if point.value is not None][-2 * k :]
    before, now = fmean(values[:k]), fmean(values[k:])
    sigma = fmean(abs(b - a) for a, b in pairwise(values)) / RANGE_TO_SIGMA
    verdict = _verdict(kpi, before, now)
    if abs(now - before) <= 2 * sigma * sqrt(2 / k) or verdict == "steady":
        return Trend("flat", "steady")
    return Trend("up" if now > before else "down", verdict)


def is_small(point: Point) -> bool:
    """Whether a value is a fraction of too few cases to say anything."""
    return point.denominator is not None and point.denominator < SMALL


def _verdict(kpi: KPI, before: float, now: float) -> Verdict:
    if kpi.direction == "within":
        gain = _outside(kpi, before) - _outside(kpi, now)
    else:
        gain = now - before if kpi.direction in {"increase", "at_least"} else before - now
    return "steady" if gain == 0 else "better" if gain > 0 else "worse"


def _outside(kpi: KPI, value: float) -> float:
    """How far a value lies outside the green band."""
    low = max(kpi.green_min - value, 0.0) if kpi.green_min is not None else 0.0
    high = max(value - kpi.green_max, 0.0) if kpi.green_max is not None else 0.0
    return low + high
