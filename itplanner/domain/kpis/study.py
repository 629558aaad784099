"""The course of a KPI studied: limits, signals, capability, forecast, season, point of no return."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from itplanner.domain.kpis.backtest import Backtest, backtest
from itplanner.domain.kpis.behaviour import Behaviour, behaviour
from itplanner.domain.kpis.capability import Capability, capability
from itplanner.domain.kpis.course import Point, last_valued
from itplanner.domain.kpis.forecast import Forecast, forecast
from itplanner.domain.kpis.level import Level, present_level
from itplanner.domain.kpis.manner import Manner
from itplanner.domain.kpis.no_return import NoReturn, no_return
from itplanner.domain.kpis.season import MISLEADING, Season, likeness, season
from itplanner.domain.kpis.signals import Signal
from itplanner.domain.kpis.stretches import Stretch, judged, stretches
from itplanner.domain.kpis.trend import is_small
from itplanner.domain.kpis.xmr import Limits


@dataclass(frozen=True, slots=True)
class Study:
    """What a series says, as of a day. Places are those of its points."""

    manner: Manner
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...]
    signals: tuple[Signal, ...]
    level: Level
    behaviour: Behaviour | None
    """At the last value; None without limits or of too few cases. Where plain limits mislead, the
    verdict is that of the series without its season."""
    capability: Capability | None
    forecast: Forecast | None
    backtests: tuple[Backtest, ...]
    season: Season | None
    likeness: float | None
    """Of a year to the one before."""
    no_return: NoReturn | None
    small: bool
    """Whether the last value is of too few cases: then no signal is told."""

    @property
    def limits(self) -> Limits | None:
        """The natural limits now."""
        return self.stretches[-1].limits if self.stretches else None

    @property
    def misleads(self) -> bool:
        """Whether the year repeats itself, so that plain limits mislead."""
        return _misleads(self.likeness)

    def drawn(self, limits: Limits) -> tuple[float, float]:
        """Return the lower and upper limit without what can't be by nature."""
        return self.manner.bounds.clip(limits.lower), self.manner.bounds.clip(limits.upper)

    def year_before(self) -> tuple[Point, Point] | None:
        """Return the last point with a value, and the one of the same period a year before it."""
        last = last_valued(self.points)
        place = -1 if last is None else self.points.index(last) - self.manner.per_year
        return None if last is None or place < 0 else (last, self.points[place])


def study(points: Sequence[Point], manner: Manner, today: datetime.date) -> Study:
    """Return what the points of consecutive periods say, read in a manner, on a day."""
    days = [point.period.last for point in points]
    values = [point.value for point in points]
    telling = [not is_small(point) for point in points]
    parts = stretches(days, values, manner)
    shown = [value if tells else None for value, tells in zip(values, telling, strict=True)]
    found = judged(shown, parts, manner)
    level = present_level(values, parts, found)
    limits = parts[-1].limits if parts else None
    ahead, last = forecast(points, level, manner), last_valued(points)
    here = ahead.value if ahead is not None else None if last is None else last.value
    alike, without = likeness(values, manner.per_year), season(days, values, telling, manner)
    small = last is not None and is_small(last)
    verdict = behaviour(manner, values, limits, found)
    if without is not None and _misleads(alike):
        verdict = behaviour(manner, without.values, without.stretches[-1].limits, without.signals)
    return Study(
        manner=manner,
        points=tuple(points),
        stretches=parts,
        signals=found,
        level=level,
        behaviour=None if small else verdict,
        capability=None if manner.adds_up else capability(manner, limits),
        forecast=ahead,
        backtests=backtest(days, values, manner),
        season=without,
        likeness=alike,
        no_return=no_return(values, here, manner, today),
        small=small,
    )


def _misleads(alike: float | None) -> bool:
    return alike is not None and alike > MISLEADING
