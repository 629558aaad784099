"""Fiscal years, quarters and periods, and the month arithmetic under them."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from itplanner.domain.values import dataclass

PERIODS = 12


def month_length(year: int, month: int) -> int:
    """How many days a month has, 28 to 31."""
    return monthrange(year, month)[1]


def add_months(day: date, months: int, *, keep_month_end: bool = False) -> date:
    """The day some months later, or earlier when negative; 31 becomes the month's last day.

    With `keep_month_end` the last day of a month stays a last day: 30 April becomes 31 May.
    ValueError outside the years 1 to 9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if not date.min.year <= year <= date.max.year:
        message = f"year {year} is outside the calendar"
        raise ValueError(message)
    if day.day <= 28 and not keep_month_end:  # every month has it
        return date(year, month, day.day)
    length = month_length(year, month)
    at_end = keep_month_end and day.day == month_length(day.year, day.month)
    return date(year, month, length if at_end else min(day.day, length))


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """Twelve monthly periods from a start month; the year is named after the one it ends or starts in.

    A fiscal year is held by its label, an int: 2027 is FY2027. Starting in January, both labels
    give the calendar year.
    """

    start_month: int = 1
    label: Literal["end", "start"] = "end"

    def __post_init__(self) -> None:
        if not 1 <= self.start_month <= 12:
            message = f"a fiscal year starts in month 1 to 12, not {self.start_month}"
            raise ValueError(message)

    @property
    def _years_ahead(self) -> int:
        """How many years the label runs ahead of the year that the fiscal year starts in."""
        return int(self.label == "end" and self.start_month > 1)

    def year_of(self, day: date) -> int:
        """The label of the fiscal year that holds the day."""
        return day.year - (day.month < self.start_month) + self._years_ahead

    def period_of(self, day: date) -> int:
        """The period that holds the day, 1 to 12."""
        return (day.month - self.start_month) % PERIODS + 1

    def quarter_of(self, day: date) -> int:
        """The fiscal quarter that holds the day, 1 to 4."""
        return (self.period_of(day) + 2) // 3

    def first_day(self, year: int) -> date:
        """The day on which the fiscal year begins."""
        return date(year - self._years_ahead, self.start_month, 1)

    def last_day(self, year: int) -> date:
        """The last day that belongs to the fiscal year."""
        return self.period_end(year, PERIODS)

    def period_start(self, year: int, period: int) -> date:
        """The first day of a period, 1 to 12; the one before ended just before it."""
        if not 1 <= period <= PERIODS:
            message = f"a fiscal year has periods 1 to 12, not {period}"
            raise ValueError(message)
        years, month = divmod(self.start_month + period - 2, PERIODS)
        return date(year - self._years_ahead + years, month + 1, 1)

    def period_end(self, year: int, period: int) -> date:
        """The last day that belongs to a period, 1 to 12."""
        start = self.period_start(year, period)
        return start + timedelta(days=month_length(start.year, start.month) - 1)

    def year_label(self, year: int) -> str:
        """The fiscal year as written: `FY2027`."""
        return f"FY{year}"
