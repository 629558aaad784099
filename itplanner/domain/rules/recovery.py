"""How soon a service is proven to come back, against how soon that was promised."""

import datetime
from typing import Final, Literal

from itplanner.domain.kpis.formulas.windows import twelve_months
from itplanner.domain.plan import Plan
from itplanner.domain.records import RecoveryTest, Service
from itplanner.domain.values import dataclass

COUNTS: Final = 12
"""For so many months a proof counts."""

Standing = Literal["met", "over", "fails", "old", "none"]


@dataclass(frozen=True, slots=True)
class Proof:
    """What is proven of a service's recovery."""

    standing: Standing
    test: RecoveryTest | None = None
    """The last one that measured how long it took, or failed."""
    gap: float | None = None
    """Hours beyond the promise; below 0 there is some to spare."""


def proof(plan: Plan, service: Service, today: datetime.date) -> Proof:
    """Return what the last test or real event proves of a service."""
    known = (row for row in tests_of(plan, service) if row.tested_on <= today)
    measured = [row for row in known if row.rta is not None or row.outcome == "failed"]
    if not measured:
        return Proof("none")
    test, rto = measured[0], service.rto
    gap = None if rto is None or test.rta is None else test.rta - rto
    if test.tested_on < twelve_months(today)[0]:
        return Proof("old", test, gap)
    if test.outcome == "failed":
        return Proof("fails", test, gap)
    return Proof("over" if gap is not None and gap > 0 else "met", test, gap)


def tests_of(plan: Plan, service: Service) -> tuple[RecoveryTest, ...]:
    """Return the tests and real events of a service, newest first."""
    found = plan[RecoveryTest].where("service", service.id)
    return tuple(sorted(found, key=lambda row: (row.tested_on, row.id), reverse=True))


def judged(plan: Plan) -> tuple[Service, ...]:
    """Return the services of which a recovery time is promised."""
    return tuple(row for row in plan[Service] if row.in_scope and row.rto is not None)
