"""Projects on budget: of those that ended in the window, how many cost no more than was approved.

A project that runs, is on hold or was cancelled counts only once it has cost more: as a failure.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, share_of, variant_of
from itplanner.domain.kpis.formulas.population import Promised, population
from itplanner.domain.kpis.formulas.spent import costs
from itplanner.domain.numbers import number_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import BASIS, KPI

UNDERSPEND = -10
"""A project that cost so many percent less than approved is on budget, with a mark."""

GRACE = 10
"""The percentage over that is offered as another way of counting where none is let pass."""


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return 100 · within the budget / judged."""
    side, percent, spent = asked.side or kpi.cohort, tolerance(plan, kpi), costs(plan, asked.last)
    completed = side == "completed"

    def counted(over: float, *, original: bool, completed: bool) -> tuple[list[Counted], list[Left]]:
        projects = population(plan, asked, original=original, spent=spent)
        return _counted(projects, spent, over, completed=completed)

    rows, left = counted(percent, original=side == "original", completed=completed)
    others = []
    if not asked.brief:
        first = counted(percent, original=True, completed=completed)[0]
        others += [("original", "first approved budgets", first)] if side != "original" else []
        way = ("due", "running ones too") if completed else ("completed", "finished ones only")
        others.append((*way, counted(percent, original=False, completed=not completed)[0]))
        grace = (0, "no percent over") if percent else (GRACE, f"up to {GRACE}% over")
        others.append(("grace", grace[1], counted(grace[0], original=False, completed=completed)[0]))
    return share_of(
        asked,
        kpi.unit,
        rows,
        left,
        holds="money",
        variants=tuple(variant_of(key, label, found, kpi.unit) for key, label, found in others),
        figures={
            "tolerance": percent,
            "provisional": sum("provisional" in row.flags for row in rows),
            "underspend": sum("underspend" in row.flags for row in rows),
            "sunk_cost": sum(each.amount or 0 for each in left if each.reason == "cancelled"),
        },
    )


def tolerance(plan: Plan, kpi: KPI) -> float:
    """Return how many percent over are let pass: the KPI's, else the organisation's."""
    if kpi.tolerance is not None:
        return kpi.tolerance
    return 0 if plan.organisation is None else plan.organisation.on_budget_tolerance * 100 / BASIS


def _counted(
    known: Iterable[Promised], spent: Mapping[int, int], percent: float, *, completed: bool
) -> tuple[list[Counted], list[Left]]:
    rows: list[Counted] = []
    left: list[Left] = []
    for each in known:
        cost, finished = spent.get(each.project.id), each.case == "finished"
        budget = None if each.current is None else each.current.budget
        if each.case in {"draft", "no_date", "no_baseline"}:
            left.append(each.left(each.case))
        elif finished and (budget is None or cost is None):
            left.append(each.left("no_budget" if budget is None else "no_cost"))
        elif cost is None or budget is None or each.case == "on_hold":
            left.append(each.left(_why(each), cost))
        elif finished or not (completed or fits(cost, budget, percent)):
            rows.append(_row(each, cost, budget, percent))
        else:
            left.append(each.left(_why(each), cost))
    rows.sort(key=_worst_first)
    return rows, left


def _why(each: Promised) -> str:
    return "running" if each.case in {"overdue", "not_due"} else each.case


def fits(cost: int, budget: int, percent: float) -> bool:
    """Whether a cost is within a budget and the percentage over that is let pass, to the last unit."""
    return cost * 100 <= budget * (100 + Decimal(number_text(percent)))


def _row(each: Promised, cost: int, budget: int, percent: float) -> Counted:
    good = fits(cost, budget, percent)
    under = cost * 100 < budget * (100 + UNDERSPEND)
    closed = each.project.costs_closed_on
    provisional = each.case == "finished" and closed is None
    flags = tuple(name for name, holds in (("provisional", provisional), ("underspend", under)) if holds)
    first = None if each.first is None or each.first.budget == budget else each.first.budget
    over = "over" if each.case == "finished" else f"over_{each.case}"
    verdict = over if not good else "within" if cost <= budget else "let_pass"
    return Counted(
        each.ref, each.project.name, budget, cost, verdict, good, float(cost - budget), first, flags
    )


def _worst_first(row: Counted) -> tuple[bool, float, Ref | None]:
    return row.good, -(row.gap or 0), row.ref
