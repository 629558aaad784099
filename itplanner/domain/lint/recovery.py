"""Recovery times that can't hold, or that no test has shown (D001, D002)."""

from collections.abc import Iterator

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.numbers import number_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import Service, ServiceDependency
from itplanner.domain.rules.recovery import COUNTS, proof, tests_of

DIGITS = 3
"""After the point of a difference of hours, so that 2.8 - 2.3 reads 0.5."""


@rule(
    "D001",
    "error",
    "recovery",
    title="Recovery time that can't hold",
    fix="Agree on another time, or change what keeps it from holding",
    why=(
        "What is promised for the worst day has to fit: to the harm of a longer outage, "
        "to the services that are needed first, and to how often data are saved."
    ),
)
def cannot_hold(study: Study) -> Iterator[Fault]:
    """Find services whose times contradict one another, or those of what they need."""
    for service in study.plan[Service]:
        for field, said in (*_own(service), *_below(study.plan, service)):
            yield Fault(Ref(service.kind, service.id), field, said)


@rule(
    "D002",
    "warning",
    "recovery",
    title="Recovery time that was missed, or that no test has shown",
    fix="Record a test that shows the time, or work on what makes it longer",
    why=(
        "Only a test or a real event shows how soon a service comes back. "
        "Those of tier 1 need one every 12 months."
    ),
)
def not_shown(study: Study) -> Iterator[Fault]:
    """Find services whose last test failed or took longer than promised, and tier 1 without a new one."""
    for service in study.plan[Service]:
        if said := _not_shown(study, service):
            yield Fault(Ref(service.kind, service.id), "", said)


def _own(service: Service) -> Iterator[tuple[str, str]]:
    rto, wrt, mtd = service.rto, service.wrt or 0.0, service.mtd
    if rto is not None and mtd is not None and rto + wrt > mtd:
        more = f", then {_hours(wrt)} of catching up" if wrt else ""
        yield "rto", f"Back in {_hours(rto)}{more}: more than its longest outage of {_hours(mtd)}"
    every, rpo = service.backup_interval, service.rpo
    if every is not None and rpo is not None and every > rpo:
        yield "backup_interval", f"A backup every {_hours(every)} can lose more than its RPO of {_hours(rpo)}"


def _below(plan: Plan, service: Service) -> Iterator[tuple[str, str]]:
    """Name the slowest service that one needs, where it is slower than this one is to be."""
    needed = (plan[Service].get(link.needs) for link in plan[ServiceDependency].where("service", service.id))
    times = [(row.rto, -row.id, row) for row in needed if row is not None and row.rto is not None]
    if service.rto is None or not times:
        return
    slowest, _number, row = max(times)
    if slowest > service.rto:
        yield "rto", f"Back in {_hours(service.rto)}, but {row.code}, which it needs, in {_hours(slowest)}"


def _not_shown(study: Study, service: Service) -> str:
    found = proof(study.plan, service, study.today)
    if found.gap is not None and found.gap > 0 and found.test is not None:
        over = _hours(round(found.gap, DIGITS))
        return f"{over} over its RTO: recovers in {_hours(found.test.rta)}, promised {_hours(service.rto)}"
    if found.standing == "fails" and found.test is not None:
        return f"It failed the test of {full_day(found.test.tested_on)}"
    if service.tier != 1:
        return ""
    if found.test is None:
        tested = any(row.tested_on <= study.today for row in tests_of(study.plan, service))
        return "No test has shown how soon it recovers" if tested else "Never tested"
    old = f"Last tested on {full_day(found.test.tested_on)}, {COUNTS} months ago or more"
    return old if found.standing == "old" else ""


def _hours(value: float | None) -> str:
    return f"{number_text(value or 0.0)} h"
