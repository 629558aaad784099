"""The days and moments of one column: each day and each time of day is read once, then remembered."""

import datetime
import re
from collections.abc import Callable

from itplanner.domain.dates import YEARS, Order, parse_date
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.moments import parse_moment
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong
from itplanner.exchange.datecolumns import ORDERS

_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}", re.ASCII)
_LETTERS = re.compile(
    r"\d{1,2}[ .-]{0,2}[a-z]{3,9}[ .,-]{0,2}(\d{4}|\d{2})|[a-z]{3,9}[ .]{0,2}\d{1,2}[ ,-]{1,2}(\d{4}|\d{2})",
    re.IGNORECASE | re.ASCII,
)
_CLOCK = re.compile(
    r"(?:[T ,] *|^)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r" ?([ap])?\.?(?:m\.?)?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$",
    re.IGNORECASE | re.ASCII,
)
_Z = {"UTC": "Z", "GMT": "Z"}
_LONGEST = 60
WORDS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year-month-day"}
"""The orders as a person says them."""
REMEMBERED = 100_000
"""So many days and times of day of a column are remembered."""
_FISCAL, _SOME_DAY = FiscalCalendar(), datetime.date(2000, 1, 1)
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_DAY = 86_400


class TwoWays(Exception):
    """The dates of a column can be read in two ways."""


class Days:
    """Reads the days of a column in an order that was said, else in the one that its cells decide."""

    def __init__(self, how: str, decide: Callable[[], Order | None]) -> None:
        self.said = bool(how)
        self.how = how
        """An order, a pattern, or nothing as long as no cell needed one."""
        self._decide = decide

    def day(self, text: str) -> datetime.date | Wrong:
        """Return a day without its time; raises TwoWays."""
        found = _NUMBERS.fullmatch(text)
        if found is None:
            if not (_ISO.fullmatch(text) or _LETTERS.fullmatch(text)):
                return Wrong(f"{quoted(text)} is no date. Try 2026-10-01 or 01/10/2026.")
            return parse_date(
                text.replace(".", " ") if text[-5:-4].isalpha() else text, today=_SOME_DAY, calendar=_FISCAL
            )
        if not self.how:
            order = self._decide()
            if order is None:
                raise TwoWays
            self.how = "dmy" if order == "ymd" else order  # only days like 05/05/2026, or none at all
        if self.how == "ymd":
            return parse_date(text, today=_SOME_DAY, calendar=_FISCAL)
        first, second, year = int(found[1]), int(found[3]), found[4]
        if len(year) == 4 and (far := _far(int(year))) is not None:
            return far
        day_first, month_first = _civil(year, second, first), _civil(year, first, second)
        day, other = (day_first, month_first) if self.how == "dmy" else (month_first, day_first)
        if day is not None:
            return day
        if other is not None and not self.said:
            raise TwoWays
        return Wrong(f"No such day, read as {WORDS[self.how]}.")

    def is_twofold(self, text: str) -> bool:
        """Whether a day could be another one in the other order."""
        found = _NUMBERS.fullmatch(text)
        return found is not None and found[1] != found[3] and int(found[1]) <= 12 and int(found[3]) <= 12

    def parsed(self, text: str) -> datetime.datetime | Wrong | None:
        """Return what a pattern makes of a text; None where the column has no pattern."""
        if not self.how or self.how in ORDERS:
            return None
        try:
            made = datetime.datetime.strptime(text, self.how)  # noqa: DTZ007 - its zone is that of the plan
        except (ValueError, re.error):
            return Wrong(f"{quoted(text)} doesn't fit the pattern {self.how}.")
        return _far(made.year) or made


class Dates:
    """Reads the cells of a column of dates as ISO text, their time of day left off."""

    def __init__(self, days: Days) -> None:
        self.days = days
        self.twofold = 0
        """How many cells fit both ways."""
        self._known: dict[str, str] = {}
        self._doubtful: set[str] = set()

    def known(self, text: str) -> str | None:
        """Return the day of a cell that was read before; None of another one."""
        known = self._known.get(text)
        if known is not None and text in self._doubtful:
            self.twofold += 1
        return known

    def __call__(self, text: str) -> str | Wrong:
        """Return the day of a cell."""
        made = self.days.parsed(text)
        if isinstance(made, Wrong):
            return made
        head = _apart(text)[0]
        day = self.days.day(head) if made is None else made.date()
        if isinstance(day, Wrong):
            return day
        if made is None and self.days.is_twofold(head):
            self.twofold += 1
            self._doubtful.add(text)
        if len(self._known) < REMEMBERED:
            self._known[text] = day.isoformat()
        return day.isoformat()


class Moments:
    """Reads the cells of a column of times as seconds since 1970, local ones in the plan's time zone."""

    def __init__(self, days: Days, zone: datetime.tzinfo) -> None:
        self.days = days
        self.twofold = 0
        """How many cells fit both ways."""
        self._zone = zone
        self._midnights: dict[str, int] = {}
        self._seconds: dict[str, int] = {}
        self._doubtful: set[str] = set()

    def known(self, text: str) -> int | None:
        """Return the moment of a cell whose day and time of day were read before; None of another one."""
        head, _blank, tail = text.partition(" ")
        midnight, second = self._midnights.get(head), self._seconds.get(tail)
        if midnight is None or second is None:
            return None
        if head in self._doubtful:
            self.twofold += 1
        return midnight + second

    def __call__(self, text: str) -> int | Wrong:
        """Return the moment of a cell; a day alone is its midnight."""
        head, _blank, tail = text.partition(" ")
        made = self.days.parsed(text)
        if isinstance(made, Wrong):
            return made
        if made is not None:
            return int((made if made.tzinfo else made.replace(tzinfo=self._zone)).timestamp())
        day_text, found = _apart(text)
        day = self.days.day(day_text)
        second = _second(found)
        if isinstance(day, Wrong) or isinstance(second, Wrong):
            return day if isinstance(day, Wrong) else second
        if self.days.is_twofold(day_text):
            self.twofold += 1
            self._doubtful.add(head)
        offset = found[5] if found is not None else None
        local = datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(seconds=second)
        if offset:
            return parse_moment(f"{local:%Y-%m-%d %H:%M:%S}{_Z.get(offset.upper(), offset)}", self._zone)
        midnight = self._midnight(day)
        if midnight is None:
            return int(local.replace(tzinfo=self._zone).timestamp())
        if day_text == head and max(len(self._midnights), len(self._seconds)) < REMEMBERED:
            self._midnights[head], self._seconds[tail] = midnight, second
        return midnight + second

    def _midnight(self, day: datetime.date) -> int | None:
        """Return when a day begins; None where its hours can't be counted from there."""
        begins = datetime.datetime.combine(day, datetime.time(), self._zone)
        ends = datetime.datetime.combine(day, datetime.time(23, 59, 59), self._zone)
        offset = begins.utcoffset()
        if offset is None or ends.utcoffset() != offset:
            return None
        return (day.toordinal() - _EPOCH) * _DAY - int(offset.total_seconds())


def _apart(text: str) -> tuple[str, re.Match[str] | None]:
    """Return the day in a text, and the match of its time of day."""
    found = _CLOCK.search(text) if len(text) <= _LONGEST else None
    return (text, None) if found is None else (text[: found.start()].rstrip(), found)


def _second(found: re.Match[str] | None) -> int | Wrong:
    if found is None:
        return 0
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = (found[4] or "").casefold()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half:
        hour = 24
    if hour > 23 or minute > 59 or second > 59:
        return Wrong("No such time of day.")
    return hour * 3600 + minute * 60 + second


def _far(year: int) -> Wrong | None:
    """Return why a year can't be; None of one that a plan's dates may lie in."""
    return None if year in YEARS else Wrong(f"{year} is outside the years {YEARS[0]} to {YEARS[-1]}.")


def _civil(year: str, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    except ValueError:
        return None
