"""Time laid over terminal cells: which cell a day stands in, and what the heads above say."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal

from itplanner.domain.fiscal import PERIODS, FiscalCalendar, month_length
from itplanner.domain.values import dataclass

Unit = Literal["month", "quarter", "year"]

MONTHS: Final[Mapping[Unit, int]] = {"month": 1, "quarter": 3, "year": PERIODS}
"""How many months a unit has."""

QUARTER = 3
"""Cells that a quarter needs for its name and a blank; with fewer, years are told apart only."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Some fiscal years from one on, every month as wide as the others.

    Days are placed in whole numbers: a day never stands left of an earlier one, on whatever width.
    """

    calendar: FiscalCalendar
    year: int
    """The first fiscal year shown."""
    years: int
    unit: Unit
    """What the heads tell apart."""
    per: int
    """Cells of a unit."""

    @classmethod
    def within(cls, calendar: FiscalCalendar, year: int, years: int, width: int) -> "Scale":
        """The finest scale of so many years in a width: a year alone by months, else quarters or years."""
        quarters = years * PERIODS // MONTHS["quarter"]
        unit: Unit = "month" if years == 1 else "quarter" if width // quarters >= QUARTER else "year"
        units = years * PERIODS // MONTHS[unit]
        return cls(calendar, year, years, unit, max(width // units, 1))

    @property
    def first_day(self) -> date:
        """The day on which the window begins."""
        return self.calendar.first_day(self.year)

    @property
    def cells(self) -> int:
        """Cells of the whole window."""
        return self.years * PERIODS // MONTHS[self.unit] * self.per

    def cell(self, day: date) -> int:
        """The cell that holds a day, also of one outside the window."""
        first = self.first_day
        month = (day.year - first.year) * PERIODS + day.month - first.month
        length = month_length(day.year, day.month)
        return (month * length + day.day - 1) * self.per // (MONTHS[self.unit] * length)

    def starts(self, unit: Unit) -> Iterator[tuple[int, int, int]]:
        """The units of the window: the cell each begins in, its fiscal year, its first period."""
        for number in range(self.years * PERIODS // MONTHS[unit]):
            years, period = divmod(number * MONTHS[unit], PERIODS)
            yield number * MONTHS[unit] * self.per // MONTHS[self.unit], self.year + years, period + 1
