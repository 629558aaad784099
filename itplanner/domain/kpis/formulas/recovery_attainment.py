"""Recovery times met: of the services with a promised time, how many proved it within twelve months."""

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, share_of, variant_of
from itplanner.domain.kpis.formulas.windows import twelve_months
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, RecoveryTest, Service

_UNPROVEN = {"never", "stale"}


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return 100 · met / in scope. What was never tested, or too long ago, isn't met."""
    rows: list[Counted] = []
    left: list[Left] = []
    for service in plan[Service]:
        ref = Ref(Service.kind, service.id)
        if not asked.wants(service.id):
            continue
        if not service.in_scope or service.rto is None:
            reason = "no_rto" if service.in_scope else "out_of_scope"
            left.append(Left(ref, service.name, reason, service.rto))
        else:
            rows.append(_row(plan, service, service.rto, asked))
    rows.sort(key=lambda row: (row.good, row.verdict in _UNPROVEN, -(row.gap or 0), row.ref))
    proven = [row for row in rows if row.verdict not in _UNPROVEN]
    first_tier = {Ref(Service.kind, each.id) for each in plan[Service] if each.tier == 1}
    tested = variant_of("tested", "tested ones only", proven, kpi.unit)
    return share_of(
        asked,
        kpi.unit,
        rows,
        left,
        holds="hours",
        variants=() if asked.brief else (tested,),
        figures={
            "tested": len(proven),
            "coverage": 100 * len(proven) / len(rows) if rows else None,
            "never": sum(row.verdict == "never" for row in rows),
            "stale": sum(row.verdict == "stale" for row in rows),
            "tier_1_missed": sum(row.ref in first_tier and not row.good for row in rows),
        },
        failed=any(row.ref in first_tier and not row.good for row in rows),
    )


def _row(plan: Plan, service: Service, rto: float, asked: Asked) -> Counted:
    test = _last(plan, service, asked)
    ref = Ref(Service.kind, service.id)
    if test is None:
        return Counted(ref, service.name, rto, None, "never", good=False)
    gap = None if test.rta is None else test.rta - rto
    if test.tested_on < twelve_months(asked.last)[0]:
        return Counted(ref, service.name, rto, test.rta, "stale", good=False, gap=gap)
    if test.outcome == "failed" or gap is None:
        return Counted(ref, service.name, rto, test.rta, "failed", good=False, gap=gap)
    return Counted(ref, service.name, rto, test.rta, "met" if gap <= 0 else "missed", good=gap <= 0, gap=gap)


def _last(plan: Plan, service: Service, asked: Asked) -> RecoveryTest | None:
    """Return the last test or real event by then that measured a time, or failed."""
    known = (
        each
        for each in plan[RecoveryTest].where("service", service.id)
        if each.tested_on <= asked.last and (each.rta is not None or each.outcome == "failed")
    )
    return max(known, key=lambda each: (each.tested_on, each.id), default=None)
