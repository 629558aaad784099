"""Where a KPI stands: its value, target and colours at a period, and whether a reading is due."""

import datetime
from collections.abc import Callable
from dataclasses import field
from functools import cached_property, partial
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.kpis.course import Point, colour_of, last_point, recent
from itplanner.domain.kpis.path import expected
from itplanner.domain.kpis.periods import LENGTHS, MONTH_DAYS, Period, following, last_ended, period_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Declaration
from itplanner.domain.rules.declared import in_force
from itplanner.domain.rules.status import Colour
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass

STALE: Final = 1.5
"""A value older than so many cadences is not updated, and grey (DOMAIN 9, K002)."""


@dataclass(frozen=True)
class Standing:
    """A KPI as of a day."""

    kpi: KPI
    point: Point | None
    """The last one of its course with a value."""
    target: float | None
    """What the value should be at the end of that point's period."""
    computed: Colour
    declared: Declaration | None
    """The declaration in force, if any."""
    due: datetime.date | None
    """Since when a reading is due; None while none is."""
    stale: bool
    """Whether the value is too old to have a colour."""
    recent: Callable[[int | None], tuple[Point, ...]] = field(repr=False, compare=False)
    """The last points of its course up to that day, at most so many; None is all of them."""

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Its course up to that day, worked out when it is asked for: a colour needs the end of it only."""
        return self.recent(None)

    @property
    def value(self) -> float | None:
        """The last value."""
        return None if self.point is None else self.point.value

    @property
    def colour(self) -> Colour:
        """The colour to show: the declared one where there is one, else the computed one."""
        return self.computed if self.declared is None else self.declared.colour


def standing(plan: Plan, kpi: KPI, day: datetime.date) -> Standing:
    """Return where a KPI stands on a day, from what had been read by then."""
    point = last_point(plan, kpi, day)
    stale = point is not None and is_stale(kpi, point, day)
    return Standing(
        kpi,
        point,
        _target(plan, kpi, point, day),
        "grey" if point is None or stale else colour_of(kpi, point),
        in_force(plan, Ref(KPI.kind, kpi.id), day),
        due_since(plan, kpi, point, day),
        stale,
        partial(recent, plan, kpi, day),
    )


def _target(plan: Plan, kpi: KPI, point: Point | None, day: datetime.date) -> float | None:
    if point is not None and point.frozen is not None:
        return point.frozen.target
    return expected(plan, kpi, min(day, point.period.last) if point is not None else day)


def is_stale(kpi: KPI, point: Point, day: datetime.date) -> bool:
    """Whether the last value is older than 1.5 cadences, counted from the end of its period."""
    return is_old(kpi, point.period.last, day)


def is_old(kpi: KPI, since: datetime.date, day: datetime.date) -> bool:
    """Whether more than 1.5 cadences lie between two days."""
    return (day - since).days > STALE * LENGTHS[kpi.cadence] * MONTH_DAYS


def due_period(plan: Plan, kpi: KPI, day: datetime.date) -> Period | None:
    """Return the last ended period, where it has no reading yet."""
    ended = last_ended(day, kpi.cadence, calendar(plan))
    point = last_point(plan, kpi, day)
    return None if point is not None and point.period.last >= ended.last else ended


def due_since(plan: Plan, kpi: KPI, point: Point | None, day: datetime.date) -> datetime.date | None:
    """Return the last day of the first period after the last value, where it is over; else None.

    A KPI that was never read is due since its last ended period only.
    """
    years = calendar(plan)
    ended = last_ended(day, kpi.cadence, years)
    missing = ended if point is None else following(point.period, kpi.cadence, years)
    return missing.last if missing.last <= ended.last else None


def next_due(plan: Plan, kpi: KPI, day: datetime.date) -> datetime.date:
    """Return the day on which the reading of the present period falls due."""
    return period_of(day, kpi.cadence, calendar(plan)).last
