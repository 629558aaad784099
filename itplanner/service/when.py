"""The moment of an act and the day that counts as today; they come from the edge, never from a rule."""

import datetime
import os
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from itplanner.domain.dates import parse_date
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError

VARIABLE = "ITPLANNER_TODAY"
"""The environment variable that fixes today where the command line doesn't."""


@dataclass(frozen=True, slots=True)
class When:
    """When something is done."""

    at: datetime.datetime
    """The moment, in UTC."""
    today: datetime.date


def now(time_zone: str = "", today: datetime.date | None = None) -> When:
    """Return the present moment, with today as given or as the time zone has it."""
    moment = datetime.datetime.now(datetime.UTC)
    return When(moment, moment.astimezone(zone(time_zone)).date() if today is None else today)


def zone(name: str) -> datetime.tzinfo:
    """Return a time zone by its name; this host's own where the name is empty or unknown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.datetime.now().astimezone().tzinfo or datetime.UTC


def fixed_today(given: str = "", environ: Mapping[str, str] = os.environ) -> datetime.date | None:
    """Return the day that is to count as today: the one given, else that of ITPLANNER_TODAY, if any.

    Raises PlannerError for what is no date of the years that a plan's dates may lie in.
    """
    name, text = ("--today", given) if given else (VARIABLE, environ.get(VARIABLE, ""))
    if not text:
        return None
    day = parse_date(text, today=now().today, calendar=FiscalCalendar())
    if isinstance(day, Wrong):
        raise PlannerError(f"{name}: {day.message}")
    return day
