"""The window that the value of a period looks at: twelve months, the year so far, or the period itself."""

import datetime
from typing import Final

from itplanner.domain.fiscal import FiscalCalendar, add_months
from itplanner.domain.kpis.periods import Period

Window = tuple[datetime.date, datetime.date]

_DAY: Final = datetime.timedelta(days=1)


def twelve_months(last: datetime.date) -> Window:
    """Return the twelve months that end on the last day of a month."""
    return add_months(last + _DAY, -12), last


def rolling(period: Period, _calendar: FiscalCalendar) -> Window:
    """Return the twelve months that end with a period; of a year that is the year."""
    return twelve_months(period.last)


def year_to_date(period: Period, calendar: FiscalCalendar) -> Window:
    """Return the fiscal year up to the end of a period."""
    return calendar.first_day(calendar.year_of(period.last)), period.last


def itself(period: Period, _calendar: FiscalCalendar) -> Window:
    """Return the period."""
    return period.first, period.last
