"""How soon a service is proven to come back, against how soon that was promised."""

import datetime
from dataclasses import dataclass
from typing import Final, Literal

from itplanner.domain.fiscal import add_months
from itplanner.domain.plan import Plan
from itplanner.domain.records import RecoveryTest, Service

COUNTS: Final = 12
"""For so many months a proof counts."""

Standing = Literal["met", "over", "old", "none"]


@dataclass(frozen=True, slots=True)
class Proof:
    """What is proven of a service's recovery."""

    standing: Standing
    test: RecoveryTest | None = None
    """The last one that measured how long it took."""
    gap: float | None = None
    """Hours beyond the promise; below 0 there is some to spare."""


def proof(plan: Plan, service: Service, today: datetime.date) -> Proof:
    """Return what the last test or real event proves of a service."""
    measured = [row for row in tests_of(plan, service) if row.rta is not None and row.tested_on <= today]
    if not measured:
        return Proof("none")
    test, rto = measured[0], service.rto
    gap = None if rto is None or test.rta is None else test.rta - rto
    if test.tested_on < add_months(today, -COUNTS):
        return Proof("old", test, gap)
    return Proof("over" if gap is not None and gap > 0 else "met", test, gap)


def tests_of(plan: Plan, service: Service) -> tuple[RecoveryTest, ...]:
    """Return the tests and real events of a service, newest first."""
    found = plan[RecoveryTest].where("service", service.id)
    return tuple(sorted(found, key=lambda row: (row.tested_on, row.id), reverse=True))


def judged(plan: Plan) -> tuple[Service, ...]:
    """Return the services of which a recovery time is promised."""
    return tuple(row for row in plan[Service] if row.in_scope and row.rto is not None)
