"""Spend by month, line, project, area and currency, counted in one pass over its rows."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from itplanner.domain.facts.spend import Spend
from itplanner.domain.facts.tally import SpendTotal
from itplanner.domain.fiscal import add_months
from itplanner.domain.records import fields

_NAMES = (
    *("date", "service_from", "service_to", "amount"),
    *("currency", "budget_line", "project", "area"),
)
_needed: Callable[[Sequence[Any]], tuple[Any, ...]] = itemgetter(
    *(list(fields(Spend)).index(n) for n in _NAMES)
)

_DAY = datetime.timedelta(days=1)


def spend(rows: Iterable[Sequence[Any]], currency: str) -> tuple[SpendTotal, ...]:
    """Return what was booked by calendar month; `currency` is that of rows which name none.

    A booking with a time of service counts in that time, day by day; else on its date. Days may be
    texts, as a file holds them.
    """
    sums: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
    for date, start, end, amount, own, *place in map(_needed, rows):
        first, last = (_day(start), _day(end)) if start and end else (_day(date), _day(date))
        parts = _shares(first, last, amount) if first < last else [(first.replace(day=1), amount)]
        for month, part in parts:
            found = sums[month, own or currency, *place]
            found[0] += part
            found[1] += 1
    ordered = sorted(sums.items(), key=lambda item: tuple(str(each) for each in item[0]))
    return tuple(
        SpendTotal(month, amount, count, own, *place) for (month, own, *place), (amount, count) in ordered
    )


def _shares(first: datetime.date, last: datetime.date, amount: int) -> Iterator[tuple[datetime.date, int]]:
    """An amount by month in proportion to the days, to the last unit of it."""
    days, given, gone = (last - first).days + 1, 0, 0
    month = first.replace(day=1)
    while month <= last:
        following = add_months(month, 1)
        gone = (min(last + _DAY, following) - first).days
        until = amount * gone // days
        yield month, until - given
        month, given = following, until


def _day(value: str | datetime.date) -> datetime.date:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value
