"""Dates as people type them, and the echo that says what was understood."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from itplanner.domain.fiscal import FiscalCalendar, add_months, month_length
from itplanner.domain.text import quoted
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEARS = range(1900, 2201)
"""The years a plan's dates may lie in."""

Order = Literal["ymd", "dmy", "mdy"]
"""How a date of numbers and slashes is read."""

_LONGEST = 40
_YEAR = "([0-9]{4}|[0-9]{2})"
_BLANK = "[ -]?"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, also in lower case with single blanks, and what its reading depends on."""

    typed: str
    text: str
    today: date
    calendar: FiscalCalendar
    order: Order
    past: bool


def parse_date(
    text: str, *, today: date, calendar: FiscalCalendar, order: Order = "ymd", past: bool = False
) -> date | Wrong:
    """A date typed as a date, a word, a distance from today or the end of a fiscal period.

    `2027-09-30`, `30 sep 27`, `30/09/2027` by `order`, `fri`, `+3m`, `eom`, `end oct`, `end q3`, `fy28 q2`;
    a day without a year is the next one from today on, a weekday the next one after today; of what happened
    (`past`) it is the last one until today, and the last one before.
    """
    if len(text) > _LONGEST:
        return _no_date(text)
    asked = _Asked(text, " ".join(text.replace(",", " ").lower().split()), today, calendar, order, past)
    readings = (read(asked) for read in (_word, _distance, _iso, _slashed, _named, _ended, _fiscal))
    found = next((reading for reading in readings if reading is not None), None)
    if isinstance(found, date) and found.year not in YEARS:
        return _outside(text)
    return _no_date(text) if found is None else found


def full_day(day: date) -> str:
    """The day with its year: `30 Sep 2027`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def echo(day: date, *, today: date, calendar: FiscalCalendar) -> str:
    """What was understood: `Thu 30 Sep 2027, FY2028 Q1, in 10 months`."""
    fiscal = f"{calendar.year_label(calendar.year_of(day))} Q{calendar.quarter_of(day)}"
    return f"{WEEKDAYS[day.weekday()][:3]} {full_day(day)}, {fiscal}, {_away(day, today)}"


def _away(day: date, today: date) -> str:
    """How far off a day is, in whole units rounded down, always two or more of them."""
    days = (day - today).days
    if abs(days) <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    if abs(days) < 14:
        span = f"{abs(days)} days"
    elif abs(days) < 63:
        span = f"{abs(days) // 7} weeks"
    else:
        months = _whole_months(min(day, today), max(day, today))
        span = f"{months} months" if months < 24 else f"{months // 12} years"
    return f"in {span}" if days > 0 else f"{span} ago"


def _whole_months(earlier: date, later: date) -> int:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (add_months(earlier, months) > later)


def _word(asked: _Asked) -> date | None:
    """`today`, `eom` and their like, or a weekday, strictly after today or before."""
    today, calendar = asked.today, asked.calendar
    year = calendar.year_of(today)
    words = {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "yesterday": today - timedelta(days=1),
        "eom": today.replace(day=month_length(today.year, today.month)),
        "eoq": calendar.period_end(year, 3 * calendar.quarter_of(today)),
        "eoy": calendar.last_day(year),
    }
    if asked.text in words:
        return words[asked.text]
    weekday = _place(WEEKDAYS, asked.text)
    if weekday is None:
        return None
    if asked.past:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _distance(asked: _Asked) -> date | Wrong | None:
    """`+3m`: days, weeks, months or years from today."""
    match = re.fullmatch(r"([+-]) ?([0-9]{1,9}) ?([dwmy])", asked.text)
    if match is None:
        return None
    count = int(match[1] + match[2])
    try:
        if match[3] in "dw":
            return asked.today + timedelta(days=count * (7 if match[3] == "w" else 1))
        return add_months(asked.today, count * (12 if match[3] == "y" else 1))
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return _outside(asked.typed)


def _iso(asked: _Asked) -> date | Wrong | None:
    """`2027-09-30`, also with slashes or dots: the year first is never in doubt."""
    match = re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", asked.text)
    return match and _civil(int(match[1]), int(match[3]), int(match[4]))


def _slashed(asked: _Asked) -> date | Wrong | None:
    """`30/09/2027` or with dots; without an order given, only what can be read in one way."""
    match = re.fullmatch(rf"([0-9]{{1,2}})([/.])([0-9]{{1,2}})\2{_YEAR}", asked.text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), _century(match[4])
    if asked.order == "mdy":
        return _civil(year, first, second)
    day_first = _civil(year, second, first)
    if asked.order == "dmy":
        return day_first
    if len(match[4]) == 2:
        return Wrong(f"{quoted(asked.typed)} can be read in several ways. Try 30 sep 2027")
    readings = {reading for reading in (day_first, _civil(year, first, second)) if isinstance(reading, date)}
    if len(readings) < 2:
        return next(iter(readings), day_first)
    one, other = sorted(readings)
    return Wrong(f"{quoted(asked.typed)} can be {full_day(one)} or {full_day(other)}. Try {one.isoformat()}")


def _named(asked: _Asked) -> date | Wrong | None:
    """`30 sep`, `sep 30 2027`: the month in letters."""
    day_first = re.fullmatch(rf"([0-9]{{1,2}}){_BLANK}([a-z]+)(?:{_BLANK}{_YEAR})?", asked.text)
    month_first = re.fullmatch(rf"([a-z]+){_BLANK}([0-9]{{1,2}})(?:[ -]{_YEAR})?", asked.text)
    match = day_first or month_first
    if match is None:
        return None
    day, word = (match[1], match[2]) if day_first else (match[2], match[1])
    place = _place(MONTHS, word)
    if place is None:
        return None
    if match[3]:
        return _civil(_century(match[3]), place + 1, int(day))
    return _nearest(int(day), place + 1, asked.today, past=asked.past)


def _ended(asked: _Asked) -> date | Wrong | None:
    """`end oct`, `end oct 2026`: the last day of a month; a month alone names no day."""
    match = re.fullmatch(rf"(end )?([a-z]+)(?:{_BLANK}{_YEAR})?", asked.text)
    place = match and _place(MONTHS, match[2])
    if match is None or place is None:
        return None
    if not match[1]:
        return Wrong(f"{quoted(asked.typed)} names no day. Try 15 {asked.text} or end {asked.text}")
    if match[3]:
        year = _century(match[3])
        return _civil(year, place + 1, month_length(year, place + 1)) if year in YEARS else _outside(match[3])
    this = asked.today.year
    ends = (date(year, place + 1, month_length(year, place + 1)) for year in (this - 1, this, this + 1))
    if asked.past:
        return max(end for end in ends if end <= asked.today)
    return min(end for end in ends if end >= asked.today)


def _fiscal(asked: _Asked) -> date | Wrong | None:
    """`end q3`, `fy28 q2`, `fy28`: the last day of a fiscal quarter or year."""
    match = re.fullmatch(rf"(?:end )?(?:fy ?{_YEAR})?(?: ?q([1-4]))?", asked.text)
    if match is None or not (match[1] or match[2]):
        return None
    year = _century(match[1]) if match[1] else asked.calendar.year_of(asked.today)
    return asked.calendar.period_end(year, 3 * int(match[2] or 4)) if year in YEARS else _outside(asked.typed)


def _nearest(day: int, month: int, today: date, *, past: bool) -> date | Wrong:
    """The day of that month next from today on, or last until today; 29 February may be eight years off."""
    for far in range(9):
        year = today.year + (-far if past else far)
        if 1 <= day <= month_length(year, month):
            found = date(year, month, day)
            if found == today or (found < today) is past:
                return found
    most = "29 days at most" if month == 2 else f"{month_length(2000, month)} days"
    name = MONTHS[month - 1]
    return Wrong(f"{day} {name[:3]} doesn't exist: {name} has {most}")


def _civil(year: int, month: int, day: int) -> date | Wrong:
    if year not in YEARS:
        return _outside(f"{year:04}")
    if not 1 <= month <= 12:
        return Wrong(f"There is no month {month}: a year has 12. Try 2027-09-30")
    length, name = month_length(year, month), MONTHS[month - 1]
    if not 1 <= day <= length:
        which = f"{name} {year}" if month == 2 else name
        return Wrong(f"{day} {name[:3]} {year} doesn't exist: {which} has {length} days")
    return date(year, month, day)


def _place(names: Sequence[str], word: str) -> int | None:
    """Where the name stands that begins with the word, from three letters on."""
    if len(word) < 3:
        return None
    return next((place for place, name in enumerate(names) if name.lower().startswith(word)), None)


def _century(year: str) -> int:
    """The year itself, or, of two digits, that of this century."""
    return int(year) + (2000 if len(year) == 2 else 0)


def _no_date(text: str) -> Wrong:
    return Wrong(f"{quoted(text)} is no date. Try 30 sep, fri, +3m, eom, end q3, fy28 q2")


def _outside(text: str) -> Wrong:
    return Wrong(f"{quoted(text)} is outside the years {YEARS[0]} to {YEARS[-1]}. Try 30 sep 2027")
