"""Projects on time: of those that ended or were due in the window, how many kept their promised end."""

import datetime
from collections.abc import Iterable, Mapping

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, Side, share_of, variant_of
from itplanner.domain.kpis.formulas.population import Promised, population
from itplanner.domain.kpis.formulas.spent import costs
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, ProjectBaseline

GRACE = 5
"""Days of grace that are offered as another way of counting where none are given."""


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return 100 · on time / due. A project that is due and still open is late; so it isn't hidden."""
    side = asked.side or kpi.cohort
    days = tolerance(plan, kpi)
    known = list(population(plan, asked, original=side == "original"))
    rows, left = counted(known, asked.last, days, completed=side == "completed")
    spent: Mapping[int, int] = {} if asked.brief else costs(plan, asked.last)
    left = [_with_cost(each, spent) for each in left]
    gone = (each.project.id for each in known if each.case == "cancelled")
    return share_of(
        asked,
        kpi.unit,
        rows,
        left,
        holds="day",
        variants=()
        if asked.brief
        else tuple(
            variant_of(key, label, others, kpi.unit)
            for key, label, others in _others(plan, asked, side, days, known)
        ),
        figures={"tolerance": days, "sunk_cost": sum(spent.get(number, 0) for number in gone)},
    )


def tolerance(plan: Plan, kpi: KPI) -> float:
    """Return how many days late are let pass: the KPI's, else the organisation's."""
    if kpi.tolerance is not None:
        return kpi.tolerance
    return 0 if plan.organisation is None else plan.organisation.on_time_tolerance


def _others(
    plan: Plan, asked: Asked, side: Side, days: float, known: list[Promised]
) -> Iterable[tuple[str, str, list[Counted]]]:
    completed = side == "completed"
    last = asked.last
    if side != "original":
        first = list(population(plan, asked, original=True))
        yield "original", "first approved dates", counted(first, last, days, completed=completed)[0]
    if completed:
        yield "due", "all that were due", counted(known, last, days)[0]
    else:
        yield "completed", "finished ones only", counted(known, last, days, completed=True)[0]
    grace, label = (0, "no grace") if days else (GRACE, f"grace {GRACE} days")
    yield "grace", label, counted(known, last, grace, completed=completed)[0]


def counted(
    known: Iterable[Promised], last: datetime.date, days: float, *, completed: bool = False
) -> tuple[list[Counted], list[Left]]:
    """Return the rows that count, the latest first, and those that don't."""
    rows: list[Counted] = []
    left: list[Left] = []
    for each in known:
        due = each.current
        if each.case == "finished" and due is not None:
            rows.append(_row(each, due, each.project.finished_on, days))
        elif each.case == "overdue" and due is not None and not completed:
            rows.append(_row(each, due, None, days, since=last))
        elif each.case == "cancelled" and due is not None and _too_late(each, due, days) and not completed:
            rows.append(_row(each, due, each.project.cancelled_on, days))
        else:
            left.append(each.left("unfinished" if each.case == "overdue" else each.case))
    rows.sort(key=_worst_first)
    return rows, left


def _with_cost(row: Left, spent: Mapping[int, int]) -> Left:
    """A project that was cancelled, with what had been spent on it."""
    if row.reason != "cancelled" or row.ref is None:
        return row
    return row._replace(amount=spent.get(row.ref.id))


def _worst_first(row: Counted) -> tuple[bool, bool, bool, float, Ref | None]:
    """Open ones, then the latest; of those on time first the ones that were promised anew."""
    return row.good, row.verdict != "open", row.good and row.at_first is None, -(row.gap or 0), row.ref


def _too_late(each: Promised, due: ProjectBaseline, days: float) -> bool:
    """Whether it was cancelled only after it was due."""
    cancelled = each.project.cancelled_on
    return cancelled is not None and (cancelled - due.end).days > days


def _row(
    each: Promised,
    due: ProjectBaseline,
    ended: datetime.date | None,
    days: float,
    since: datetime.date | None = None,
) -> Counted:
    day = ended or since
    assert day is not None
    gap = (day - due.end).days
    good = ended is not None and gap <= days and each.case != "cancelled"
    first = each.first
    at_first = first.end if first is not None and first.end != due.end else None
    return Counted(
        each.ref, each.project.name, due.end, ended, _verdict(each, gap, good=good), good, gap, at_first
    )


def _verdict(each: Promised, gap: int, *, good: bool) -> str:
    if each.case == "overdue":
        return "open"
    if each.case == "cancelled":
        return "cancelled"
    if not good:
        return "late"
    return "same_day" if gap == 0 else "early" if gap < 0 else "grace"
