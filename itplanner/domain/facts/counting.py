"""Incidents by the period they were restored in, counted in one pass over their rows."""

import datetime
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from types import MappingProxyType

from itplanner.domain.facts.hours import clock_of, midnight
from itplanner.domain.facts.judging import Row, maxima, needed, reason
from itplanner.domain.facts.tally import IncidentBasis, IncidentTally
from itplanner.domain.fiscal import PERIODS, add_months
from itplanner.domain.moments import day_of, zone
from itplanner.domain.values import dataclass


@dataclass(slots=True)
class _Sum:
    """What one period comes to while it is counted."""

    hours: list[float] = field(default_factory=list)
    within: int = 0
    judged: int = 0
    reopened: int = 0
    excluded: Counter[str] = field(default_factory=Counter)


def incidents(rows: Iterable[Row], basis: IncidentBasis) -> Mapping[datetime.date, IncidentTally]:
    """Return what incidents come to, by the first day of each period from the first to the last one.

    A row belongs to the period it was restored in; one that doesn't count, and isn't restored, to the one
    it was noticed in. A row that is still open is no repair: it is told at each period's end.
    """
    known = sorted(map(needed, rows), key=lambda row: row[2])
    if not known:
        return MappingProxyType({})
    moments = [known[0][2], *(row[3] or row[2] for row in known)]
    bounds = _bounds(min(moments), max(moments), basis)
    return MappingProxyType(_tallied(known, bounds, basis))


def between(
    rows: Iterable[Row], basis: IncidentBasis, first: datetime.date, last: datetime.date
) -> IncidentTally:
    """Return what incidents come to in a window of any length, both days included."""
    known = sorted(map(needed, rows), key=lambda row: row[2])
    return _tallied(known, [first, last + datetime.timedelta(days=1)], basis)[first]


def _bounds(first: int, last: int, basis: IncidentBasis) -> list[datetime.date]:
    """The first days of the periods that hold two moments and all between, and that of the one after."""
    where = zone(basis.time_zone)
    day, until = day_of(first, where), day_of(last, where)
    back = (day.month - basis.fiscal_start) % PERIODS % basis.months
    bounds = [add_months(day.replace(day=1), -back)]
    while bounds[-1] <= until:
        bounds.append(add_months(bounds[-1], basis.months))
    return bounds


def _tallied(
    known: Sequence[tuple[str, str, int, int | None, bool, str]],
    bounds: Sequence[datetime.date],
    basis: IncidentBasis,
) -> dict[datetime.date, IncidentTally]:
    where = zone(basis.time_zone)
    edges = [midnight(day, where) for day in bounds]
    earliest = min(edges[0], known[0][2]) if known else edges[0]
    clock, allowed = clock_of(basis, earliest, edges[-1]), maxima(basis.maximum)
    sums: dict[int, _Sum] = defaultdict(_Sum)
    counted: list[tuple[int, int | None]] = []
    for priority, type_, detected, restored, reopened, state in known:
        place = bisect_right(edges, detected if restored is None else restored) - 1
        why = reason(type_, state)
        if why is None:
            counted.append((detected, restored))
        if not 0 <= place < len(edges) - 1 or (why is None and restored is None):
            continue
        found = sums[place]
        if why is not None or restored is None:
            found.excluded[why or ""] += 1
            continue
        took = clock(detected, restored)
        found.hours.append(took)
        found.reopened += reopened
        most = allowed(priority)
        if most is not None:
            found.judged += 1
            found.within += took <= most
    opened = list(_open(counted, edges))
    return {
        bounds[place]: _tally(sums[place], *opened[place], maximum=bool(basis.maximum))
        for place in range(len(edges) - 1)
    }


def _open(counted: Sequence[tuple[int, int | None]], edges: Sequence[int]) -> Iterator[tuple[int, float]]:
    """By period how many were open at its end, and for how many hours the oldest of them had been."""
    noticed = [detected for detected, _restored in counted]
    restored = sorted(moment for _detected, moment in counted if moment is not None)
    oldest = 0
    for _start, end in pairwise(edges):
        here = bisect_right(noticed, end - 1)
        count = here - bisect_right(restored, end - 1)
        while oldest < here and (moment := counted[oldest][1]) is not None and moment < end:
            oldest += 1
        yield count, (end - noticed[oldest]) / 3600 if count else 0.0


def _tally(found: _Sum, unresolved: int, oldest: float, *, maximum: bool) -> IncidentTally:
    hours = sorted(found.hours)
    return IncidentTally(
        len(hours),
        sum(hours),
        quantile(hours, 0.5),
        quantile(hours, 0.9),
        hours[-1] if hours else 0.0,
        found.within if maximum else None,
        found.judged,
        found.reopened,
        unresolved,
        oldest,
        MappingProxyType(dict(found.excluded.most_common())),
    )


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of sorted values lies, between two of them in proportion."""
    if not values:
        return 0.0
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
