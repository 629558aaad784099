"""The natural limits of a series: what it varies between while nothing new happens (DOMAIN 2.1)."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import Final, Literal

from itplanner.domain.values import dataclass

Variant = Literal["mean", "median"]

FACTORS: Final[dict[Variant, tuple[float, float]]] = {"mean": (2.66, 3.267), "median": (3.145, 3.865)}
"""Moving ranges to the limits of values, and of moving ranges."""

RANGE_TO_SIGMA: Final = 1.128
"""Mean moving range divided by this is the standard deviation (d2, n = 2)."""

MEDIAN_TO_SIGMA: Final = 0.954
"""Median moving range divided by this is the standard deviation (d4, n = 2)."""

FEWEST: Final = 6
"""Fewer values have no limits."""

ENOUGH: Final = 12
"""From so many values on the limits no longer move."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The natural limits as computed: no bound of nature cuts them here."""

    centre: float
    spread: float
    """The mean or median moving range."""
    lower: float
    upper: float
    range_upper: float
    """The upper limit of the moving ranges."""
    sigma: float
    n: int
    """How many values they rest on."""
    locked: bool = False
    """Whether they stay as they are whatever comes; else they are provisional."""


def moving_ranges(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return by how much each value differs from the one before; None at the start and beside a gap."""
    later = (None if a is None or b is None else abs(b - a) for a, b in pairwise(values))
    return (None, *later) if values else ()


def natural_limits(
    values: Sequence[float | None], *, locked: bool = False, variant: Variant = "mean"
) -> Limits | None:
    """Return mean ± 2.66 mean moving ranges, or median ± 3.145 median ones; None for fewer than 6 values.

    Moving ranges, since the standard deviation of all values grows with the very shifts to be found.
    """
    valued = [value for value in values if value is not None]
    ranges = [each for each in moving_ranges(values) if each is not None]
    if len(valued) < FEWEST or not ranges:
        return None
    centre, spread = (fmean(valued), fmean(ranges)) if variant == "mean" else (median(valued), median(ranges))
    reach, highest = FACTORS[variant]
    sigma = spread / (RANGE_TO_SIGMA if variant == "mean" else MEDIAN_TO_SIGMA)
    lower, upper = centre - reach * spread, centre + reach * spread
    return Limits(centre, spread, lower, upper, highest * spread, sigma, len(valued), locked)
