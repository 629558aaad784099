"""What a change does to the KPIs: the last period of each that comes to something else."""

import datetime
from collections.abc import Iterator
from typing import Final

from itplanner.domain.kpis.course import Point, recent
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI
from itplanner.domain.values import dataclass

BACK: Final = 36
"""So many periods are looked at."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a KPI comes to after a change in the last period in which it comes to something else."""

    kpi: KPI
    after: Point
    before: float | None
    """What that period came to; None where it had no value."""
    earlier: int
    """In how many periods before that one too."""


def effects(plan: Plan, after: Plan, day: datetime.date) -> Iterator[Effect]:
    """Give what becomes of the KPIs that a plan has before and after a change, as of a day.

    Of a closed period it is what it would be if it weren't closed.
    """
    for kpi in plan[KPI]:
        if (then := after[KPI].get(kpi.id)) is None:
            continue
        known = {point.period: _figures(point) for point in recent(plan, kpi, day, BACK)}
        others = [
            point.fresh
            for point in recent(after, then, day, BACK)
            if _figures(point) != known.get(point.period, _NOTHING)
        ]
        if others:
            yield Effect(then, others[-1], known.get(others[-1].period, _NOTHING)[0], len(others) - 1)


_NOTHING = (None, None, None)


def _figures(point: Point) -> tuple[float | None, float | None, float | None]:
    fresh = point.fresh
    return fresh.value, fresh.numerator, fresh.denominator
