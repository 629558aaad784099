"""What facts came to: aggregates that rules read, each with what it rests on."""

import datetime
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class IncidentBasis:
    """What figures about incidents rest on, beside the rows: other values make other figures."""

    batches: tuple[int, ...]
    """The batches that are in the plan."""
    months: int
    """How many months a period has: 1, 3, 6 or 12."""
    fiscal_start: int
    time_zone: str
    clock: str
    """elapsed, or business: the hours between `work_start` and `work_end` on workdays."""
    workdays: str = ""
    work_start: str = ""
    work_end: str = ""
    holidays: str = ""
    maximum: str = ""
    """Hours by priority, as the KPI has it."""


@dataclass(frozen=True, slots=True)
class IncidentTally:
    """The incidents that were restored in one period."""

    count: int
    hours: float
    """The sum; hours / count is the mean time to repair."""
    median: float
    p90: float
    longest: float
    within: int | None
    """How many were restored within the maximum of their priority; None where no maximum is set."""
    judged: int = 0
    """How many have a priority with a maximum."""
    reopened: int = 0
    unresolved: int = 0
    """How many were open at the period's end."""
    oldest: float = 0.0
    """Hours that the oldest of those had been open."""
    excluded: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How many rows were left out, by reason."""


@dataclass(frozen=True, slots=True)
class SpendBasis:
    """What sums of spend rest on."""

    batches: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SpendTotal:
    """What was booked in one calendar month on one line, project, area and account."""

    month: datetime.date
    """Its first day."""
    amount: int
    """In minor units of `currency`."""
    count: int
    currency: str
    budget_line: int | None = None
    project: int | None = None
    area: int | None = None


@dataclass(frozen=True, slots=True)
class Tallies:
    """The aggregates that a plan carries; one that isn't here hasn't been counted yet."""

    incidents: Mapping[IncidentBasis, Mapping[datetime.date, IncidentTally]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """By basis, then by the first day of the period."""
    spend: Mapping[SpendBasis, tuple[SpendTotal, ...]] = field(default_factory=lambda: MappingProxyType({}))


NO_TALLIES = Tallies()
