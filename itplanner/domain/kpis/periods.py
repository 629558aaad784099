"""The periods that a KPI is read in, and when its next reading falls due."""

import datetime
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from itplanner.domain.dates import MONTHS
from itplanner.domain.fiscal import FiscalCalendar, add_months

Cadence = Literal["monthly", "quarterly", "half_yearly", "yearly"]

LENGTHS: Final[dict[Cadence, int]] = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
"""Months between two readings."""

NOUNS: Final[dict[Cadence, str]] = {
    "monthly": "months",
    "quarterly": "quarters",
    "half_yearly": "half years",
    "yearly": "years",
}
"""What the periods of a cadence are called."""

MONTH_DAYS: Final = 365.25 / 12
"""The mean length of a month in days."""

KEPT: Final = 8192
"""So many days are known with their periods: a course goes through the same ones again and again."""


class Period(NamedTuple):
    """A month, quarter, half or whole of a fiscal year; both days belong to it."""

    first: datetime.date
    last: datetime.date
    label: str
    """`October 2026`, `FY2027 Q1`, `FY2027 H1`, `FY2027`."""
    short: str
    """`Oct`, `Q1`, `H1`, `FY27`: where the year goes without saying."""


@lru_cache(KEPT)
def period_of(day: datetime.date, cadence: Cadence, calendar: FiscalCalendar) -> Period:
    """Return the period that holds a day."""
    length = LENGTHS[cadence]
    number = (calendar.period_of(day) - 1) // length
    year = calendar.year_of(day)
    first = add_months(calendar.first_day(year), number * length)
    last = add_months(first, length) - datetime.timedelta(days=1)
    return Period(first, last, *_names(first, cadence, f"{calendar.year_label(year)}", number + 1))


def _names(first: datetime.date, cadence: Cadence, year: str, number: int) -> tuple[str, str]:
    if cadence == "monthly":
        month = MONTHS[first.month - 1]
        return f"{month} {first.year}", month[:3]
    if cadence == "yearly":
        return year, f"{year[:2]}{year[-2:]}"
    short = f"{'Q' if LENGTHS[cadence] == 3 else 'H'}{number}"
    return f"{year} {short}", short


def following(period: Period, cadence: Cadence, calendar: FiscalCalendar, steps: int = 1) -> Period:
    """Return the period some steps later, or earlier when negative."""
    return period_of(add_months(period.first, steps * LENGTHS[cadence]), cadence, calendar)


def steps_between(first: Period, second: Period, cadence: Cadence) -> int:
    """Return how many periods the second lies after the first."""
    months = (second.first.year - first.first.year) * 12 + second.first.month - first.first.month
    return months // LENGTHS[cadence]


def last_ended(today: datetime.date, cadence: Cadence, calendar: FiscalCalendar) -> Period:
    """Return the last period that is over, today being its last day at the latest."""
    present = period_of(today, cadence, calendar)
    return present if present.last <= today else following(present, cadence, calendar, -1)
