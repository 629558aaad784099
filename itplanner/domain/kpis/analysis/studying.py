"""A KPI's own manner of being read, from its record, and its course studied so."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from itplanner.domain.kpis.analysis.forecast import last_period
from itplanner.domain.kpis.analysis.manner import Bounds, Manner, Phase
from itplanner.domain.kpis.analysis.study import Study, study
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.formulas.support_ratio import RATIO
from itplanner.domain.kpis.path import expected, path_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, LimitPhase
from itplanner.domain.rules.years import calendar

_UNBOUNDED: Final = frozenset({"roi", "spend_vs_plan"})
"""Formulas whose percentage is no share of a whole."""


def study_of(plan: Plan, kpi: KPI, points: Sequence[Point], today: datetime.date) -> Study:
    """Return what a KPI's course says on a day."""
    return study(points, manner_of(plan, kpi, points), today)


def manner_of(plan: Plan, kpi: KPI, points: Sequence[Point]) -> Manner:
    """Return how a KPI's course is to be read."""
    phases = (Phase(row.start, row.end, row.reason) for row in plan[LimitPhase].where("kpi", kpi.id))
    manner = Manner(
        direction=kpi.direction,
        target=kpi.target,
        target_on=kpi.target_on,
        path=path_of(plan, kpi),
        low=kpi.green_min,
        high=kpi.green_max,
        rules=kpi.rules,
        limits_from=kpi.limits_from,
        limits_to=kpi.limits_to,
        phases=tuple(phases),
        bounds=natural_bounds(kpi, points),
        adds_up=kpi.adds_up,
        cases=kpi.unit != RATIO,
        cadence=kpi.cadence,
        years=calendar(plan),
    )
    if not points:
        return manner
    return replace(manner, aim=expected(plan, kpi, last_period(points[-1].period, manner).last))


def natural_bounds(kpi: KPI, points: Sequence[Point]) -> Bounds:
    """Return what a KPI's values can't go past: a share lies in 0 to 100 %, what is counted isn't negative.

    A percentage that is no share of a whole, and whatever has a value or a level of its own past such a
    bound, isn't bounded there.
    """
    levels = (kpi.target, kpi.green_min, kpi.green_max, kpi.amber_min, kpi.amber_max, kpi.start_value)
    known = [value for value in (*levels, *(point.value for point in points)) if value is not None]
    low = 0.0 if kpi.formula != "roi" and min(known, default=0.0) >= 0 else None
    share = kpi.unit == "%" and kpi.formula not in _UNBOUNDED
    return Bounds(low, 100.0 if share and max(known, default=0.0) <= 100 else None)
