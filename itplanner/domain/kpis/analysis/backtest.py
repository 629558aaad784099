"""How good the forecast would have been: made again from each past point, against two naive ones."""

import datetime
from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Final, Literal

from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.analysis.pattern import pattern
from itplanner.domain.kpis.analysis.xmr import FEWEST
from itplanner.domain.values import dataclass

ORIGINS: Final = 12
"""The forecast is made again for so many of the last values."""

Naive = Literal["last", "year"]
"""The last value before, or the value of the same period a year ago."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """Mean absolute errors of the forecast and of a naive one, for the same values."""

    naive: Naive
    tried: int
    error: float
    naive_error: float

    @property
    def scaled(self) -> float | None:
        """The mean absolute scaled error: below 1 the forecast is the better one."""
        return self.error / self.naive_error if self.naive_error else None

    @property
    def worse(self) -> bool:
        """Whether the naive forecast was the better one."""
        return self.error > self.naive_error


def backtest(
    days: Sequence[datetime.date],
    values: Sequence[float | None],
    telling: Sequence[bool],
    manner: Manner,
) -> tuple[Backtest, ...]:
    """Return the forecast against each naive one that could have been made at least 6 times.

    The origin rolls: each value is forecast from those before it alone, by the pattern they show. A phase
    counts from its start on, though it may have been recorded later.
    """
    rows = list(_forecasts(days, values, telling, manner))
    steps: tuple[tuple[Naive, int], ...] = (("last", 1), ("year", manner.per_year))
    return tuple(found for naive, back in steps if (found := _against(naive, back, values, rows)) is not None)


def _forecasts(
    days: Sequence[datetime.date],
    values: Sequence[float | None],
    telling: Sequence[bool],
    manner: Manner,
) -> Iterator[tuple[int, float]]:
    """The places that could be forecast, with what the values before them let expect."""
    for place in range(max(FEWEST, len(values) - ORIGINS), len(values)):
        found = pattern(days[:place], values[:place], telling[:place], manner)
        if values[place] is not None and found.level.values:
            yield place, fmean(found.level.values) * found.index(place)


def _against(
    naive: Naive, back: int, values: Sequence[float | None], rows: Sequence[tuple[int, float]]
) -> Backtest | None:
    errors: list[tuple[float, float]] = []
    for place, expected in rows:
        value, simple = values[place], values[place - back] if place >= back else None
        if value is not None and simple is not None:
            errors.append((abs(value - expected), abs(value - simple)))
    if len(errors) < FEWEST:
        return None
    return Backtest(naive, len(errors), *(fmean(column) for column in zip(*errors, strict=True)))
