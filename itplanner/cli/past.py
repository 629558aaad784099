"""The plan as it was: on the evening of a day, or at a revision."""

import datetime
import re

from itplanner.cli.session import Work
from itplanner.domain.dates import parse_date
from itplanner.domain.plan import Plan
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.service.counting import counted


@dataclass(frozen=True, slots=True)
class Past:
    """A plan, and the day that is today in it."""

    plan: Plan
    today: datetime.date


def as_of(work: Work, text: str) -> Past:
    """Return the plan at what was typed, a day or a revision's number; the present one for no text.

    Raises PlannerError for what is neither, or lies ahead.
    """
    if not text:
        return Past(work.plan, work.when.today)
    store, plan = work.planner.store, work.plan
    if re.fullmatch(r"\s*[0-9]{1,40}\s*", text):
        return Past(counted(store, store.as_of(plan, int(text))), work.when.today)
    day = parse_date(text, today=work.when.today, calendar=calendar(plan), past=True)
    if isinstance(day, Wrong):
        raise PlannerError(day.message, "A revision is named by its number; `itplanner history` lists them.")
    if day > work.when.today:
        raise PlannerError(f"{day} is after today ({work.when.today}); only the past is known.")
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(), work.time_zone)
    last = midnight.astimezone(datetime.UTC) - datetime.timedelta(microseconds=1)
    then = store.as_of(plan, min(store.revision_at(last), plan.revision))
    return Past(counted(store, then), day)
