"""The months whose values are frozen, and which one comes next."""

import datetime

from itplanner.domain.kpis.periods import Period, following, last_ended, period_of
from itplanner.domain.kpis.restating import month_baselines
from itplanner.domain.plan import Plan
from itplanner.domain.records import Baseline
from itplanner.domain.rules.years import calendar


def months_closed(plan: Plan) -> tuple[Period, ...]:
    """Return the months that were closed, in their order."""
    found = {month_of(plan, row) for row in month_baselines(plan)}
    return tuple(sorted(found, key=lambda month: month.first))


def next_to_close(plan: Plan, today: datetime.date) -> Period | None:
    """Return the month after the last one that was closed, else the last one that is over.

    None while that isn't over.
    """
    years, closed = calendar(plan), months_closed(plan)
    ended = last_ended(today, "monthly", years)
    month = following(closed[-1], "monthly", years) if closed else ended
    return month if month.last <= ended.last else None


def month_of(plan: Plan, row: Baseline) -> Period:
    """Return the month of a baseline by its content, since fiscal years may begin otherwise by now."""
    years, frozen = calendar(plan), plan.frozen[row.content_hash]
    day = frozen[0].last if frozen else years.period_start(row.year, row.period or 1)
    return period_of(day, "monthly", years)
