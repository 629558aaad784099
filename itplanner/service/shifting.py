"""Moving the dates of a shipped plan by whole months, so that what it tells of happened lately."""

import datetime
import re

from itplanner.domain.fiscal import FiscalCalendar, add_months
from itplanner.domain.records import KINDS, Holds, fields
from itplanner.domain.values import dataclass

_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_YEAR = re.compile(r"\bFY(\d{4})\b")


def months_to(last: datetime.date, today: datetime.date) -> int:
    """Return the largest number of months by which a day can be moved and not lie after today."""
    months = (today.year - last.year) * 12 + today.month - last.month
    return months if moved(last, months) <= today else months - 1


def moved(day: datetime.date, months: int) -> datetime.date:
    """Return a day some months later; the last day of a month stays a last day."""
    return add_months(day, months, keep_month_end=True)


@dataclass(frozen=True, slots=True)
class Shift:
    """A move by whole months, and the fiscal calendar of what is moved."""

    months: int
    calendar: FiscalCalendar

    @property
    def start_month(self) -> int:
        """The month in which the moved fiscal year starts."""
        return (self.calendar.start_month - 1 + self.months) % 12 + 1

    def year(self, year: int) -> int:
        """Return the label of the fiscal year that begins where this one's first day went."""
        target = FiscalCalendar(self.start_month, self.calendar.label)
        return target.year_of(moved(self.calendar.first_day(year), self.months))

    def text(self, text: str) -> str:
        """Return a text with its ISO dates and its fiscal years (FY2027) moved."""
        text = _DAY.sub(self._day, text)
        return _YEAR.sub(lambda found: f"FY{self.year(int(found[1]))}", text)

    def word(self, word: str) -> str:
        """Return a word of an act moved: what it says of days, fiscal years and the month they start in."""
        name, sign, text = word.partition("=")
        if sign and name == "fiscal_start":
            return f"{name}={self.start_month}"
        if sign and name in _YEARS and text.isdigit():
            return f"{name}={self.year(int(text))}"
        return self.text(word)

    def _day(self, found: re.Match[str]) -> str:
        try:
            day = datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:  # digits that only look like a date
            return found[0]
        return moved(day, self.months).isoformat()


_YEARS = frozenset(
    name for kind in KINDS.values() for name, spec in fields(kind).items() if spec.holds is Holds.YEAR
)
