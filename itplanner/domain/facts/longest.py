"""The incidents behind a time to repair, the longest first."""

import datetime
import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from itplanner.domain.facts.hours import clock_of, midnight
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.judging import Row, maxima, reason
from itplanner.domain.facts.tally import IncidentBasis
from itplanner.domain.moments import zone
from itplanner.domain.records import fields


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
    where = zone(basis.time_zone)
    start, end = midnight(first, where), midnight(last + datetime.timedelta(days=1), where)
    names, allowed = list(fields(Incident)), maxima(basis.maximum)
    place = names.index("restored")
    inside = (row for row in rows if row[place] is not None and start <= row[place] < end)
    found = [Incident(**dict(zip(names, row, strict=True))) for row in inside]
    clock = clock_of(basis, min((each.detected for each in found), default=start), end)
    repairs = (
        Repair(each, clock(each.detected, each.restored or each.detected), allowed(each.priority), why)
        for each in found
        if ((why := reason(each.type, each.state)) is not None) == left_out
    )
    return heapq.nsmallest(limit, repairs, key=lambda repair: (-repair.hours, repair.incident.number))
