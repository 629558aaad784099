"""How the dates of a column are to be read: as said, as they show themselves, never guessed."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from itplanner.domain.dates import parse_date
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

Order = Literal["ymd", "dmy", "mdy"]
ORDERS: Mapping[str, Order] = {"ymd": "ymd", "dmy": "dmy", "mdy": "mdy"}

_SOME_DAY = datetime.datetime(2027, 9, 30, 13, 45, tzinfo=datetime.UTC)
"""A day that no two parts of can be taken for each other."""

_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_TIME = re.compile(
    r"[T ] *\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]\.?m\.?)?( ?Z| ?[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)


def order_of(cells: Iterable[str]) -> Order | None:
    """Return how the dates of a column are written; None where they can be read in two ways.

    One date that fits a single way (24/10/2016) settles its column; two that contradict settle nothing.
    """
    settled: set[Order] = set()
    doubtful = False
    for cell in cells:
        day_first, month_first = _read(cell, "dmy"), _read(cell, "mdy")
        if day_first is not None and month_first is not None:
            doubtful = doubtful or day_first != month_first
        elif day_first is not None:
            settled.add("dmy")
        elif month_first is not None:
            settled.add("mdy")
    if len(settled) == 1:
        return settled.pop()
    return None if settled or doubtful else "ymd"


def first_order(cells: Iterable[str]) -> Order | None:
    """Return the order of the first cell that fits a single way, without reading on; else as `order_of`."""
    read: list[str] = []
    for cell in cells:
        text = _TIME.sub("", cell.strip())
        if _NUMBERS.fullmatch(text) is None:
            continue
        order = order_of((text,))
        if order in {"dmy", "mdy"}:
            return order
        if len(read) < 2 and text not in read and order is None:
            read.append(text)
    return order_of(read)


def checked_format(text: str) -> str | Wrong:
    """Return a date format that was named: an order, or a pattern as of strftime."""
    if text.casefold() in ORDERS:
        return text.casefold()
    if "%" in text and _reads_back(text):
        return text
    return Wrong(f"{quoted(text)} is no date format. Try dmy, mdy, ymd or a pattern like %d.%m.%Y.")


def _reads_back(pattern: str) -> bool:
    """Whether a day written by a pattern comes back from it."""
    try:
        written = _SOME_DAY.strftime(pattern)
    except ValueError:
        return False
    return _by_pattern(written, pattern) == _SOME_DAY.date().isoformat()


def iso_date(cell: str, how: str, today: datetime.date, calendar: FiscalCalendar) -> str | Wrong:
    """Return a date of a table as ISO text, its time of day left off; empty stays empty."""
    if not cell.strip():
        return ""
    if how not in ORDERS:
        return _by_pattern(cell.strip(), how)
    text = _TIME.sub("", cell.strip())
    found = _NUMBERS.fullmatch(text)
    if found and ORDERS[how] != "ymd":
        text = "/".join((found[1], found[3], found[4]))
    day = parse_date(text, today=today, calendar=calendar, order=ORDERS[how])
    return day if isinstance(day, Wrong) else day.isoformat()


def _by_pattern(text: str, pattern: str) -> str | Wrong:
    try:
        moment = datetime.datetime.strptime(text, pattern).replace(tzinfo=datetime.UTC)
    except (ValueError, re.error):
        return Wrong(f"{quoted(text)} doesn't fit the pattern {pattern}.")
    return moment.date().isoformat()


def _read(cell: str, order: Order) -> datetime.date | None:
    """Return a date of numbers read in an order, or None when it is none."""
    found = _NUMBERS.fullmatch(_TIME.sub("", cell.strip()))
    if found is None:
        return None
    day, month = (int(found[1]), int(found[3])) if order == "dmy" else (int(found[3]), int(found[1]))
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
