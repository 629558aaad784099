"""Whether a KPI moves, and whether that is good: as its signals say, so that chance is no trend."""

from collections.abc import Sequence
from typing import Final, Literal

from itplanner.domain.kpis.analysis.behaviour import behaviour
from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.analysis.pattern import Pattern, pattern
from itplanner.domain.kpis.analysis.studying import manner_of
from itplanner.domain.kpis.cases import is_small
from itplanner.domain.kpis.course import Point, last_valued
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI
from itplanner.domain.values import dataclass

Verdict = Literal["better", "worse", "steady"]
Way = Literal["up", "down", "flat"]


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a KPI goes, and whether that is an improvement."""

    way: Way
    verdict: Verdict


STEADY: Final = Trend("flat", "steady")
_WAYS: Final[dict[str, Way]] = {"above": "up", "below": "down"}


def trend_of(plan: Plan, kpi: KPI, points: Sequence[Point]) -> Trend | None:
    """Return the trend at a KPI's last value; None without limits, or where it is of too few cases.

    It moves while its last value is part of a signal, and for a year after a limit phase has begun.
    """
    manner, last = manner_of(plan, kpi, points), last_valued(points)
    if last is None or (manner.cases and is_small(last)):
        return None
    days, values = [point.period.last for point in points], [point.value for point in points]
    telling = [not (manner.cases and is_small(point)) for point in points]
    read = pattern(days, values, telling, manner)
    found = behaviour(manner, read)
    if found is None:
        return None
    if found.signal is None:
        return _of_level(manner, read)
    if found.sense == "neither":
        return STEADY
    return Trend(_WAYS[found.signal.side], "better" if found.sense == "good" else "worse")


def _of_level(manner: Manner, read: Pattern) -> Trend:
    """Whether the level itself is another one since less than a year."""
    if len(read.stretches) < 2 or len(read.values) - read.stretches[-1].start > manner.per_year:
        return STEADY
    before, now = (part.limits for part in read.stretches[-2:])
    gain = 0.0 if before is None or now is None else manner.gain(before.centre, now.centre)
    if before is None or now is None or gain == 0:
        return STEADY
    return Trend("up" if now.centre > before.centre else "down", "better" if gain > 0 else "worse")
