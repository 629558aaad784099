"""What was frozen holds: a closed period shows its frozen value, and beside it what it would be now."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from math import isclose
from typing import TYPE_CHECKING

from itplanner.domain.frozen import Frozen
from itplanner.domain.plan import Plan
from itplanner.domain.records import Baseline

if TYPE_CHECKING:
    from itplanner.domain.kpis.course import Point

Days = tuple[datetime.date, datetime.date]
"""The first and the last day of a period."""


def month_baselines(plan: Plan) -> tuple[Baseline, ...]:
    """Return the baselines of months whose content is known, the oldest first; of a month the last counts."""
    return tuple(row for row in plan[Baseline].where("type", "month") if row.content_hash in plan.frozen)


def frozen_of(plan: Plan, kpi: int) -> Mapping[Days, Frozen]:
    """Return what was frozen of a KPI, by period."""
    found: dict[Days, Frozen] = {}
    for row in month_baselines(plan):
        found |= {(each.first, each.last): each for each in plan.frozen[row.content_hash] if each.kpi == kpi}
    return found


def restated(point: "Point", frozen: Frozen | None) -> "Point":
    """Return a point with what was frozen of its period; what it comes to now stands behind it."""
    if frozen is None:
        return point
    return replace(
        point,
        value=frozen.value,
        numerator=frozen.numerator,
        denominator=frozen.denominator,
        frozen=frozen,
        now=point,
    )


def differs(frozen: Frozen, value: float | None) -> bool:
    """Whether a value is another than the frozen one; the order of a sum makes no difference."""
    if frozen.value is None or value is None:
        return frozen.value is not value
    return not isclose(frozen.value, value, rel_tol=1e-9, abs_tol=1e-9)
