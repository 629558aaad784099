"""The season of a series: what a month is against the year, and the series without it (DOMAIN 2.4)."""

from collections.abc import Sequence
from statistics import fmean, linear_regression, median
from typing import Final

from itplanner.domain.values import dataclass

YEARS: Final = 2
"""Of a shorter series no season is told."""

MISLEADING: Final = 0.5
"""From over such a likeness of a year to the one before, plain limits mislead."""


@dataclass(frozen=True, slots=True)
class Season:
    """What a series does each year, and the series without it."""

    indices: tuple[float, ...]
    """By place in the year, the series' first period being the first; 1 is an average period."""
    values: tuple[float | None, ...]
    """The series, each value divided by its index."""


def season(values: Sequence[float | None], per_year: int) -> Season | None:
    """Return the season of two years and more; None where a period has no index above 0."""
    indices = seasonal_indices(values, per_year)
    if indices is None:
        return None
    rest = (
        None if value is None else value / indices[place % per_year] for place, value in enumerate(values)
    )
    return Season(indices, tuple(rest))


def seasonal_indices(values: Sequence[float | None], per_year: int) -> tuple[float, ...] | None:
    """Return the median ratio of each place in the year to the centred mean of a year, 1 on average."""
    if per_year == 1 or len(values) < YEARS * per_year:
        return None
    ratios: list[list[float]] = [[] for _ in range(per_year)]
    for place, value in enumerate(values):
        centre = _centred(values, place, per_year)
        if value is not None and centre is not None and centre > 0:
            ratios[place % per_year].append(value / centre)
    medians = [median(each) if each else 0.0 for each in ratios]
    if min(medians) <= 0:
        return None
    mean = fmean(medians)
    return tuple(each / mean for each in medians)


def _centred(values: Sequence[float | None], place: int, per_year: int) -> float | None:
    """The mean of the year around a period; the two at its ends, half a year away, count half."""
    half = per_year // 2
    if place < half:
        return None
    around = values[place - half : place + half + 1]
    valued = [value for value in around if value is not None]
    if len(valued) < per_year + 1:
        return None
    return (sum(valued) - (valued[0] + valued[-1]) / 2) / per_year


def likeness(values: Sequence[float | None], per_year: int) -> float | None:
    """Return the autocorrelation at a year's distance, -1 to 1; None for less than two years.

    Around the straight line through the values, so that a steady rise isn't taken for a season; the
    sums are means, since a year fewer pairs than values would make each season look faint.
    """
    valued = [(place, value) for place, value in enumerate(values) if value is not None]
    if per_year == 1 or len(values) < YEARS * per_year or len(valued) < YEARS:
        return None
    slope, base = linear_regression(*zip(*valued, strict=True))
    rest = {place: value - base - slope * place for place, value in valued}
    pairs = [each * rest[place - per_year] for place, each in rest.items() if place - per_year in rest]
    spread = fmean(each * each for each in rest.values())
    scale = max(abs(value) for _place, value in valued)
    if not pairs or spread <= (1e-9 * scale) ** 2:
        return None
    return max(-1.0, min(1.0, fmean(pairs) / spread))
