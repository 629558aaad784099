"""Clocks: how many hours lie between two moments, all of them or the organisation's working hours."""

import datetime
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from itplanner.domain.facts.tally import IncidentBasis
from itplanner.domain.moments import day_of, zone

HOUR = 3600
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Clock = Callable[[int, int], float]
"""Two moments, the later one last, to the hours between them."""


def elapsed(start: int, end: int) -> float:
    """Return all hours between two moments, also on days on which the clocks change."""
    return (end - start) / HOUR


def clock_of(basis: IncidentBasis, first: int, last: int) -> Clock:
    """Return the clock of a basis, for moments between two."""
    return working_hours(basis, first, last) if basis.clock == "business" else elapsed


def working_hours(basis: IncidentBasis, first: int, last: int) -> Clock:
    """Return a clock that counts from the begin to the end of work on workdays that are no holidays.

    They are real hours: where the clocks change during work, a day has one more or one less.
    """
    spans = _spans(basis, first, last)
    starts = [start for start, _end in spans]
    before = [0, *accumulate(end - start for start, end in spans)]

    def worked(moment: int) -> int:
        place = bisect_right(starts, moment) - 1
        if place < 0:
            return 0
        start, end = spans[place]
        return before[place] + min(moment, end) - start

    return lambda start, end: (worked(end) - worked(start)) / HOUR


def _spans(basis: IncidentBasis, first: int, last: int) -> list[tuple[int, int]]:
    """From when to when work is done, day by day."""
    where = zone(basis.time_zone)
    workdays = {WEEK.index(name) for name in basis.workdays.split()}
    holidays = set(basis.holidays.split())
    begin, stop = (_minutes(text) for text in (basis.work_start, basis.work_end))
    day, until = day_of(first, where), day_of(last, where)
    spans: list[tuple[int, int]] = []
    while day <= until:
        if day.weekday() in workdays and day.isoformat() not in holidays and begin < stop:
            spans.append((_moment(day, begin, where), _moment(day, stop, where)))
        day += datetime.timedelta(days=1)
    return spans


def _minutes(text: str) -> int:
    hours, _, minutes = text.partition(":")
    return 60 * int(hours or 0) + int(minutes or 0)


def _moment(day: datetime.date, minutes: int, where: datetime.tzinfo) -> int:
    """The moment so many minutes after a day began by the clock on the wall, 24:00 being its end."""
    whole, rest = divmod(minutes, 24 * 60)
    day += datetime.timedelta(days=whole)
    time = datetime.time(rest // 60, rest % 60)
    return int(datetime.datetime.combine(day, time, where).timestamp())


def midnight(day: datetime.date, where: datetime.tzinfo) -> int:
    """Return the moment on which a day begins."""
    return _moment(day, 0, where)
