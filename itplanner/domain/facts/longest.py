"""The incidents behind a time to repair, the longest first."""

import datetime
import heapq
from collections.abc import Iterable
from operator import itemgetter

from itplanner.domain.facts.hours import clock_of, midnight
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.judging import Row, maxima, reason
from itplanner.domain.facts.tally import IncidentBasis
from itplanner.domain.moments import zone
from itplanner.domain.records import fields
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """An incident that was restored in a window, with what that took."""

    incident: Incident
    hours: float
    most: float | None
    """What its priority allows, where a maximum is set."""
    reason: str | None = None
    """Why it doesn't count; None where it does."""


def longest(
    rows: Iterable[Row],
    basis: IncidentBasis,
    first: datetime.date,
    last: datetime.date,
    limit: int,
    *,
    left_out: bool = False,
) -> list[Repair]:
    """Return at most so many of the incidents restored in a window, the longest first.

    `left_out` returns those that don't count instead.
    """
    start, end = window(basis, first, last)
    restored, detected, number, type_, state = (
        _NAMES.index(name) for name in ("restored", "detected", "number", "type", "state")
    )
    inside = (row for row in rows if row[restored] is not None and start <= row[restored] < end)
    found = [row for row in inside if (reason(row[type_], row[state]) is not None) == left_out]
    clock = clock_of(basis, min((row[detected] for row in found), default=start), end)
    ordered = ((-clock(row[detected], row[restored]), row[number], row) for row in found)
    worst = heapq.nsmallest(limit, ordered, key=itemgetter(0, 1))
    allowed = maxima(basis.maximum)
    made = ((Incident(**dict(zip(_NAMES, row, strict=True))), -hours) for hours, _number, row in worst)
    return [
        Repair(each, hours, allowed(each.priority), reason(each.type, each.state)) for each, hours in made
    ]


def window(basis: IncidentBasis, first: datetime.date, last: datetime.date) -> tuple[int, int]:
    """Return the first moment of a window, both days included, and the first one after it."""
    where = zone(basis.time_zone)
    return midnight(first, where), midnight(last + datetime.timedelta(days=1), where)


_NAMES = tuple(fields(Incident))
