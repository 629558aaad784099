"""The course of a KPI: its value in each of its periods, entered or computed, with the gaps."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from types import MappingProxyType
from typing import Literal

from itplanner.domain.frozen import Frozen
from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.formulas.registry import FORMULAS, outcome_of
from itplanner.domain.kpis.kept import Resting
from itplanner.domain.kpis.periods import Period, following, last_ended, period_of
from itplanner.domain.kpis.restating import differs, frozen_of, restated
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Reading
from itplanner.domain.rules.periods import rolled
from itplanner.domain.rules.progress import kpi_readings
from itplanner.domain.rules.status import Colour, colour
from itplanner.domain.rules.years import calendar

Origin = Literal["entered", "computed"]

KEPT = 64
"""So many courses are kept: those of the KPIs of a plan, by what they rest on."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a KPI came to in one period; without a reading and without rows there is no value."""

    period: Period
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    readings: tuple[Reading, ...] = ()
    """Of the period, by date; the last one is its value."""
    origin: Origin | None = None
    share: float | None = None
    """What the limits judge where that isn't the value: the percentage within the maximum."""
    failed: bool = False
    """Whether it is red whatever the value."""
    frozen: Frozen | None = None
    """What was frozen when the period was closed; then that is the value."""
    now: "Point | None" = None
    """What a closed period comes to now."""

    @property
    def fresh(self) -> "Point":
        """The point as it would be if its period weren't closed."""
        return self.now or self

    @property
    def moved(self) -> bool:
        """Whether the period was closed with another value than it has now."""
        return self.frozen is not None and differs(self.frozen, self.fresh.value)


def colour_of(kpi: KPI, found: Point | Outcome) -> Colour:
    """Return the colour of a value; that of a time to repair is its share within the maximum.

    A closed period keeps the colour that it was closed with.
    """
    if isinstance(found, Point) and found.frozen is not None:
        return found.frozen.colour
    if found.failed:
        return "red"
    return colour(kpi, found.share if kpi.formula == "mttr" and kpi.maximum else found.value)


def course(plan: Plan, kpi: KPI, day: datetime.date = datetime.date.max) -> tuple[Point, ...]:
    """Return the points of a KPI from the first period with anything to the last one, none left out.

    Readings made after a day don't count, and a period that isn't over by then is not computed; without
    a day none is. Where a period has a reading, that is its value. A closed period has its frozen value.
    """
    years, groups = calendar(plan), _grouped(plan, kpi, day)
    computed = _computed(plan, kpi, day)
    frozen = _frozen(plan, kpi, day)
    known = sorted({*groups, *computed, *frozen}, key=lambda period: period.first)
    points: list[Point] = []
    period = known[0] if known else None
    while period is not None and period.first <= known[-1].first:
        readings = groups.get(period, ())
        point = _point(kpi, period, readings) if readings else computed.get(period, Point(period))
        points.append(restated(point, frozen.get(period)))
        period = following(period, kpi.cadence, years)
    return tuple(points)


def _frozen(plan: Plan, kpi: KPI, day: datetime.date) -> Mapping[Period, Frozen]:
    """What was frozen, by period; of another cadence than the present one nothing."""
    years = calendar(plan)
    found = (each for each in frozen_of(plan, kpi.id).values() if each.last <= day)
    pairs = ((period_of(each.first, kpi.cadence, years), each) for each in found)
    return {period: each for period, each in pairs if (period.first, period.last) == (each.first, each.last)}


def _grouped(plan: Plan, kpi: KPI, day: datetime.date) -> dict[Period, list[Reading]]:
    years = calendar(plan)
    groups: dict[Period, list[Reading]] = {}
    for reading in takewhile(lambda each: each.date <= day, kpi_readings(plan, kpi.id)):
        groups.setdefault(period_of(reading.date, kpi.cadence, years), []).append(reading)
    return groups


def _point(kpi: KPI, period: Period, readings: Sequence[Reading]) -> Point:
    found = rolled(period.label, readings, kpi.unit, adds_up=kpi.adds_up)
    return Point(period, found.value, found.numerator, found.denominator, tuple(readings), "entered")


def last_valued(points: Sequence[Point]) -> Point | None:
    """Return the last point that has a value."""
    return next((point for point in reversed(points) if point.value is not None), None)


def _computed(plan: Plan, kpi: KPI, day: datetime.date) -> Mapping[Period, Point]:
    formula = FORMULAS.get(kpi.formula)
    if formula is None or day == datetime.date.max:
        return MappingProxyType({})
    years = calendar(plan)
    last = last_ended(day, kpi.cadence, years)
    rests_on: list[object] = [plan.table(kind.kind) for kind in formula.reads] or [id(plan)]
    return _points(Resting(plan, (kpi, *rests_on, id(plan.tallies), years)), kpi, last)


@lru_cache(KEPT)
def _points(basis: Resting, kpi: KPI, last: Period) -> Mapping[Period, Point]:
    plan = basis.plan
    begins = FORMULAS[kpi.formula].begins(plan, kpi)
    found: dict[Period, Point] = {}
    if begins is None:
        return found
    years = calendar(plan)
    period = period_of(begins, kpi.cadence, years)
    while period.first <= last.first:
        made = outcome_of(plan, kpi, period, brief=True)
        if made is not None and made.value is not None:
            found[period] = Point(
                period, made.value, made.numerator, made.denominator, (), "computed", made.share, made.failed
            )
        period = following(period, kpi.cadence, years)
    return MappingProxyType(found)
