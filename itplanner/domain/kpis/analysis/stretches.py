"""A series cut where its limits begin anew: each stretch has its own, and old ones stay."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.analysis.signals import Signal, signals
from itplanner.domain.kpis.analysis.xmr import ENOUGH, Limits, natural_limits
from itplanner.domain.values import dataclass

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some points in a row with the limits they are judged by."""

    start: int
    stop: int
    """The place after the last point, as in a range."""
    limits: Limits | None
    counted: int
    """How many values the limits rest on, or would."""
    reason: str = ""
    """Why the limits begin anew here; empty where nobody said so."""


def stretches(
    days: Sequence[datetime.date], values: Sequence[float | None], manner: Manner
) -> tuple[Stretch, ...]:
    """Return the stretches of a series, oldest first; `days` are the last days of its periods.

    A period belongs to the phase that it ends in.
    """
    reasons = {phase.start: phase.reason for phase in manner.phases}
    ends = (phase.end + DAY for phase in manner.phases if phase.end is not None)
    cuts = {0: "", **{_place(days, day): reasons.get(day, "") for day in sorted({*ends, *reasons})}}
    places = sorted(place for place in cuts if place < len(days))
    return tuple(
        _stretch(days, values, manner, start, stop, cuts[start])
        for start, stop in pairwise([*places, len(days)])
    )


def judged(values: Sequence[float | None], parts: Sequence[Stretch], manner: Manner) -> tuple[Signal, ...]:
    """Return the signals of all stretches, each by its own limits."""
    return tuple(
        signal
        for part in parts
        if part.limits is not None
        for signal in signals(values[part.start : part.stop], part.limits, manner.rules, part.start)
    )


def _place(days: Sequence[datetime.date], day: datetime.date) -> int:
    """The first period that ends on a day or later."""
    return next((place for place, last in enumerate(days) if last >= day), len(days))


def _stretch(
    days: Sequence[datetime.date],
    values: Sequence[float | None],
    manner: Manner,
    start: int,
    stop: int,
    reason: str,
) -> Stretch:
    first = 0 if manner.limits_from is None else _place(days, manner.limits_from)
    chosen = range(max(start, first), min(stop, _after(days, manner.limits_to)))
    closed = bool(chosen) and manner.limits_to is not None
    all_of_it = [values[place] for place in (chosen or range(start, stop))]
    base = all_of_it if closed else _earliest(all_of_it)
    counted = sum(value is not None for value in base)
    over = stop < len(days)
    limits = natural_limits(base, locked=closed or over or counted >= ENOUGH)
    return Stretch(start, stop, limits, counted, reason)


def _after(days: Sequence[datetime.date], day: datetime.date | None) -> int:
    """The first period that ends after a day."""
    return len(days) if day is None else _place(days, day + DAY)


def _earliest(values: Sequence[float | None]) -> Sequence[float | None]:
    """The values up to the twelfth one."""
    places = [place for place, value in enumerate(values) if value is not None]
    return values[: places[ENOUGH - 1] + 1] if len(places) > ENOUGH else values
