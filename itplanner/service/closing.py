"""Closing a month, and restating one that was closed."""

import datetime

from itplanner.domain.kpis.closing import closing, restating
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.store.facts import Beside


def close_month(planner: Planner, day: datetime.date, when: When, reason: str | None = None) -> Outcome:
    """Freeze the KPI values of the month of a day, for good; with a reason, anew those of a closed one.

    Raises PlannerError where the month can't be closed or restated.
    """
    planner.follow()
    plan = planner.plan
    made = closing(plan, day, when.today) if reason is None else restating(plan, day, reason)
    if isinstance(made, Wrong):
        raise PlannerError(made.message)
    return planner.save(made.change, when, beside=Beside(sealed={made.hash: made.content}))
