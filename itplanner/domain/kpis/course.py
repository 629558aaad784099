"""The course of a KPI: its value in each of its periods, entered or computed, with the gaps."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, takewhile
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
from itplanner.domain.values import dataclass

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
    def known(self) -> bool:
        """Whether there is anything of its period: a reading, a computed or a frozen value."""
        return self.origin is not None or self.frozen is not None

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
    return recent(plan, kpi, day)


def recent(
    plan: Plan, kpi: KPI, day: datetime.date = datetime.date.max, many: int | None = None
) -> tuple[Point, ...]:
    """Return the last points of a course, at most so `many`; those before them aren't worked out."""
    points = list(islice(_backwards(plan, kpi, day), many))
    while points and not points[-1].known:
        points.pop()
    return tuple(reversed(points))


def last_point(plan: Plan, kpi: KPI, day: datetime.date) -> Point | None:
    """Return the last point with a value; those before it aren't worked out."""
    return next((point for point in _backwards(plan, kpi, day) if point.value is not None), None)


def _backwards(plan: Plan, kpi: KPI, day: datetime.date) -> Iterator[Point]:
    """Give the points from the last period with anything on, back to the first one that may have any."""
    years, computed = calendar(plan), _computed(plan, kpi, day)
    groups, frozen = _grouped(plan, kpi, day), _frozen(plan, kpi, day)
    ends = [*groups, *frozen]
    if computed is not None and computed.first is not None and computed.first.last <= day:
        ends += [computed.first, last_ended(day, kpi.cadence, years)]
    if not ends:
        return
    first, period = (pick(ends, key=lambda each: each.first) for pick in (min, max))
    begun = False
    while period.first >= first.first:
        readings = groups.get(period, ())
        point = _point(kpi, period, readings) if readings else None
        if point is None and computed is not None and period.last <= day:
            point = computed.at(period)
        point = restated(point or Point(period), frozen.get(period))
        begun = begun or point.known
        if begun:
            yield point
        period = following(period, kpi.cadence, years, -1)


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


class _Computed:
    """What a formula comes to by period, each worked out when it is asked for first."""

    def __init__(self, plan: Plan, kpi: KPI) -> None:
        begins = FORMULAS[kpi.formula].begins(plan, kpi)
        self.first = None if begins is None else period_of(begins, kpi.cadence, calendar(plan))
        """The first period with something to count."""
        self._plan, self._kpi = plan, kpi
        self._made: dict[Period, Point | None] = {}

    def at(self, period: Period) -> Point | None:
        """Return the point of a period; None where it has no value."""
        if self.first is None or period.first < self.first.first:
            return None
        if period not in self._made:
            self._made[period] = self._point(period)
        return self._made[period]

    def _point(self, period: Period) -> Point | None:
        made = outcome_of(self._plan, self._kpi, period, brief=True)
        if made is None or made.value is None:
            return None
        return Point(
            period, made.value, made.numerator, made.denominator, (), "computed", made.share, made.failed
        )


def _computed(plan: Plan, kpi: KPI, day: datetime.date) -> _Computed | None:
    """Return what a KPI's formula comes to; None where it has none, or no day is given."""
    formula = FORMULAS.get(kpi.formula)
    if formula is None or day == datetime.date.max:
        return None
    rests_on: list[object] = [plan.table(kind.kind) for kind in formula.reads] or [id(plan)]
    return _computed_on(Resting(plan, (kpi, *rests_on, id(plan.tallies), calendar(plan))), kpi)


@lru_cache(KEPT)
def _computed_on(basis: Resting, kpi: KPI) -> _Computed:
    return _Computed(basis.plan, kpi)
