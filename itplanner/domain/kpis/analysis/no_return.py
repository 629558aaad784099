"""The point of no return: the last date at which action can still bring a KPI to its target in time."""

import datetime
from collections.abc import Sequence
from math import ceil
from statistics import fmean
from typing import Final, Literal

from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.analysis.signals import ROUNDING
from itplanner.domain.kpis.periods import Period, following, period_of, steps_between
from itplanner.domain.values import dataclass

SPAN: Final = 3
"""So many periods are set against as many right before them to tell a pace."""

State = Literal["reached", "open", "passed", "unknown"]


@dataclass(frozen=True, slots=True)
class NoReturn:
    """Whether the target can still be reached in time, and until when action helps."""

    state: State
    """`unknown`: the series never got better over 6 periods in a row, so it has shown no pace."""
    level: float
    """Where the series is now."""
    due: Period
    """The period in which the target is to be reached."""
    pace: float | None = None
    """The best improvement per period that it has shown."""
    needed: int = 0
    """How many periods it takes to the target at that pace."""
    by: Period | None = None
    """The last period in which the present level may still hold; None unless the target can be reached."""


def no_return(
    values: Sequence[float | None], level: float | None, manner: Manner, today: datetime.date
) -> NoReturn | None:
    """Return the point of no return; None without a level, or a target with a date that is to come.

    The way from the present level to the target is set against the best pace this series itself has
    shown: of all 6 periods in a row, the largest improvement from the mean of the first 3 to the mean
    of the last 3, divided by 3. If it takes k periods at that pace, the present level may hold until
    the end of the k-th period before the one of the target's date: what begins later comes too late.
    """
    if level is None or manner.target_on is None or manner.target_on < today or manner.adds_up:
        return None
    if not manner.banded if manner.direction == "within" else manner.target is None:
        return None
    due = period_of(manner.target_on, manner.cadence, manner.years)
    gap = _gap(manner, level)
    if gap <= 0:
        return NoReturn("reached", level, due)
    pace = best_pace(values, manner)
    if pace is None:
        return NoReturn("unknown", level, due)
    present = period_of(today, manner.cadence, manner.years)
    needed, left = ceil(gap / pace * (1 - ROUNDING)), steps_between(present, due, manner.cadence)
    if needed > left:
        return NoReturn("passed", level, due, pace, needed)
    by = following(due, manner.cadence, manner.years, -needed)
    return NoReturn("open", level, due, pace, needed, by)


def _gap(manner: Manner, level: float) -> float:
    """How much better the level must get."""
    if manner.direction == "within" or manner.target is None:
        return manner.outside(level)
    return manner.gain(level, manner.target)


def best_pace(values: Sequence[float | None], manner: Manner) -> float | None:
    """Return the best improvement per period over 6 periods in a row; None where there was none."""
    best = 0.0
    for start in range(len(values) - 2 * SPAN + 1):
        window = [value for value in values[start : start + 2 * SPAN] if value is not None]
        if len(window) == 2 * SPAN:
            best = max(best, manner.gain(fmean(window[:SPAN]), fmean(window[SPAN:])) / SPAN)
    return best or None
