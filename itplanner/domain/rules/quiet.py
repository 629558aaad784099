"""Goals on which nothing has moved for too long (GLOSSARY section 3: stale)."""

import datetime
from collections.abc import Mapping
from typing import Final

from itplanner.domain.kpis.course import last_point
from itplanner.domain.kpis.periods import LENGTHS, MONTH_DAYS
from itplanner.domain.kpis.standing import STALE
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Step
from itplanner.domain.rules.progress import kpi_readings, measure_of

QUIET: Final = 90
"""Days without a change after which a goal is stale."""

Days = Mapping[int, datetime.date]
"""By goal the day on which it was last changed, its parts included."""


def quiet_days(plan: Plan, goal: Goal, today: datetime.date, changed: Days) -> int | None:
    """Return for how many days nothing has moved on a goal, where that is too long; else None.

    Only what is worked on can be stale, and not before it has begun. Where a goal follows a KPI its
    readings move it, and it may rest for 1.5 of the KPI's cadences.
    """
    if goal.status != "active" or goal.id not in changed:
        return None
    last = max(changed[goal.id], goal.start or changed[goal.id])
    if (today - last).days <= QUIET:
        return None
    kpi = _followed(plan, goal)
    limit = QUIET if kpi is None else STALE * LENGTHS[kpi.cadence] * MONTH_DAYS
    quiet = (today - max([last, *_moves(plan, goal, kpi, changed, today)])).days
    return quiet if quiet > limit else None


def _followed(plan: Plan, goal: Goal) -> KPI | None:
    measure = measure_of(plan, goal)
    return None if measure is None else plan[KPI].get(measure.kpi)


def _moves(
    plan: Plan, goal: Goal, kpi: KPI | None, changed: Days, today: datetime.date
) -> list[datetime.date]:
    """The days on which something moved that is no part of the goal, but makes its progress."""
    if kpi is not None:
        point = last_point(plan, kpi, today) if kpi.formula != "entered" else None
        readings = [reading.date for reading in kpi_readings(plan, kpi.id)[-1:]]
        return readings if point is None else [*readings, point.period.last]
    if measure_of(plan, goal) is not None or plan[Step].where("goal", goal.id):
        return []
    below = [child for child in plan[Goal].where("parent", goal.id) if child.horizon < goal.horizon]
    days = [changed[child.id] for child in below if child.id in changed]
    return days + [
        day for child in below for day in _moves(plan, child, _followed(plan, child), changed, today)
    ]
