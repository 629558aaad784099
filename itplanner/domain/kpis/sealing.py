"""The content of a closed month: the values of its KPIs as canonical JSON, and read again."""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from itplanner.domain.canonical import canonical
from itplanner.domain.frozen import Frozen
from itplanner.domain.kpis.course import Point, colour_of, course
from itplanner.domain.kpis.formulas.registry import outcome_of
from itplanner.domain.kpis.path import expected
from itplanner.domain.kpis.periods import Period, period_of
from itplanner.domain.kpis.versions import version
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI
from itplanner.domain.rules.years import calendar

COVERS = "KPI values"
"""What the content of a month holds, as its baseline says it."""


def values_of(plan: Plan, month: Period) -> Iterator[Frozen]:
    """Yield what the KPIs come to now in their periods that end with a month."""
    for kpi in plan[KPI]:
        period = period_of(month.last, kpi.cadence, calendar(plan))
        if period.last != month.last:
            continue
        points = (point for point in course(plan, kpi, month.last) if point.period == period)
        point = next(points, Point(period)).fresh
        yield Frozen(
            kpi.id,
            period.first,
            period.last,
            point.value,
            point.numerator,
            point.denominator,
            colour_of(kpi, point),
            expected(plan, kpi, period.last),
            version(kpi, plan.organisation),
            _excluded(plan, kpi, point),
        )


def _excluded(plan: Plan, kpi: KPI, point: Point) -> tuple[tuple[str, int], ...]:
    made = outcome_of(plan, kpi, point.period) if point.origin == "computed" else None
    return () if made is None else tuple(sorted(made.excluded.items()))


def written(month: Period, values: tuple[Frozen, ...]) -> bytes:
    """Return the content of a month."""
    rows = [
        {**asdict(value), "kpi": f"{KPI.prefix}{value.kpi}", "excluded": dict(value.excluded)}
        for value in values
    ]
    return canonical({"month": month.label, "values": rows}).encode()


def read(content: bytes) -> tuple[Frozen, ...]:
    """Return the values that the content of a month holds."""
    return tuple(map(_value, json.loads(content)["values"]))


def _value(row: Mapping[str, Any]) -> Frozen:
    days = {name: datetime.date.fromisoformat(row[name]) for name in ("first", "last")}
    excluded = tuple(sorted(row["excluded"].items()))
    kpi = int(row["kpi"].removeprefix(KPI.prefix))
    return Frozen(**{**row, **days, "excluded": excluded, "kpi": kpi})
