"""The course of a KPI studied: limits, signals, capability, forecast, season, point of no return."""

import datetime
from collections.abc import Sequence
from statistics import fmean

from itplanner.domain.kpis.analysis.backtest import Backtest, backtest
from itplanner.domain.kpis.analysis.behaviour import Behaviour, behaviour
from itplanner.domain.kpis.analysis.capability import Capability, capability
from itplanner.domain.kpis.analysis.forecast import Forecast, forecast
from itplanner.domain.kpis.analysis.manner import Manner
from itplanner.domain.kpis.analysis.no_return import NoReturn, no_return
from itplanner.domain.kpis.analysis.pattern import Pattern, misleads, plain_pattern, seasonless
from itplanner.domain.kpis.analysis.season import likeness, season
from itplanner.domain.kpis.analysis.trajectory import Trajectory, trajectory
from itplanner.domain.kpis.analysis.xmr import Limits
from itplanner.domain.kpis.cases import is_small
from itplanner.domain.kpis.course import Point, last_valued
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Study:
    """What a series says, as of a day. Places are those of its points."""

    manner: Manner
    points: tuple[Point, ...]
    plain: Pattern
    """The values as they are, with their limits by phase and their signals."""
    without: Pattern | None
    """The values without their season; None for less than two years."""
    used: Pattern
    """The one of both that verdict and forecast go by: without, where plain limits mislead."""
    behaviour: Behaviour | None
    """At the last value; None without limits or of too few cases."""
    capability: Capability | None
    """None too where plain limits mislead, or where the target is one of the year's sum."""
    forecast: Forecast | None
    backtests: tuple[Backtest, ...]
    trajectory: Trajectory | None
    likeness: float | None
    """Of a year to the one before."""
    no_return: NoReturn | None
    small: bool
    """Whether the last value is of too few cases: then no signal is told."""

    @property
    def limits(self) -> Limits | None:
        """The natural limits now, of the values as they are."""
        return self.plain.limits

    @property
    def misleads(self) -> bool:
        """Whether the year repeats itself, so that plain limits mislead."""
        return misleads(self.likeness)

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
    telling = [not (manner.cases and is_small(point)) for point in points]
    alike, seasonal = likeness(values, manner.per_year), season(values, manner.per_year)
    plain = plain_pattern(days, values, telling, manner)
    without = None if seasonal is None else seasonless(days, seasonal, telling, manner)
    used = without if without is not None and misleads(alike) else plain
    last = last_valued(points)
    small = manner.cases and last is not None and is_small(last)
    here = fmean(used.level.values) if used.level.values else None if last is None else last.value
    return Study(
        manner=manner,
        points=tuple(points),
        plain=plain,
        without=without,
        used=used,
        behaviour=None if small else behaviour(manner, used),
        capability=None if manner.adds_up or used is not plain else capability(manner, plain.limits),
        forecast=forecast(points, used, manner),
        backtests=backtest(days, values, telling, manner),
        trajectory=_on_the_way(manner, last),
        likeness=alike,
        no_return=no_return(used.values, here, manner, today),
        small=small,
    )


def _on_the_way(manner: Manner, last: Point | None) -> Trajectory | None:
    if last is None or last.value is None:
        return None
    return trajectory(manner, last.value, last.period.last)
