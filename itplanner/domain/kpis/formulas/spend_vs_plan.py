"""Spend against plan: what was booked since the fiscal year began, by what was planned until then."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from itplanner.domain.change import Ref
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, Variant, reasons
from itplanner.domain.kpis.formulas.spent import booked, spend_basis
from itplanner.domain.money import decimals
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, BudgetLine, Phase
from itplanner.domain.rules.progress import ratio
from itplanner.domain.rules.years import calendar

UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Spent:
    """A budget line in a window, in minor units."""

    line: BudgetLine
    plan: int
    actual: int
    year_plan: int
    committed: int
    """Ordered and not invoiced, in the whole year."""
    forecast: int
    """What its periods after the window are expected to come to."""


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return 100 · actual / plan. Without any booking in the last month there is no value.

    A line has the sum of its booked spend, or what was typed at its phases where none is booked.
    """
    found, left = lines(plan, asked)
    loose = _loose(plan, asked)
    actual, planned = sum(each.actual for each in found) + loose, sum(each.plan for each in found)
    known = bool(found) and _booked_lately(plan, found, asked)
    units = 10 ** decimals(plan.organisation.currency if plan.organisation is not None else "")
    rows = [_row(each) for each in found]
    rows += [Counted(None, "", 0, loose, UNASSIGNED, good=False, gap=float(loose))] if loose else []
    return Outcome(
        asked.first,
        asked.last,
        actual / units if known else None,
        planned / units if known else None,
        ratio(actual, planned, kpi.unit) if known else None,
        tuple(sorted(rows, key=lambda row: (-abs(row.gap or 0), row.ref or Ref("", 0)))),
        tuple(left),
        reasons(left),
        () if asked.brief or not known else _variants(found, kpi),
        MappingProxyType(_figures(found, actual, planned, loose)),
        "money",
    )


def lines(plan: Plan, asked: Asked) -> tuple[list[Spent], list[Left]]:
    """Return the budget lines of a window's years; one without phases is left out."""
    years, booked_on = calendar(plan), _by_line(plan)
    labels = range(years.year_of(asked.first), years.year_of(asked.last) + 1)
    found: list[Spent] = []
    left: list[Left] = []
    for line in (each for each in plan[BudgetLine] if each.year in labels and asked.wants(each.id)):
        phases = plan[Phase].where("line", line.id)
        if phases:
            found.append(_spent(line, phases, booked_on.get(line.id), asked, years))
        else:
            left.append(Left(Ref(BudgetLine.kind, line.id), line.title, "no_phases"))
    return found, left


def _by_line(plan: Plan) -> Mapping[int, Mapping[datetime.date, int]]:
    """What was booked by line and month, ever."""
    sums: dict[int, dict[datetime.date, int]] = defaultdict(lambda: defaultdict(int))
    for total in booked(plan, datetime.date.max):
        if total.budget_line is not None:
            sums[total.budget_line][total.month] += total.amount
    return sums


def _spent(
    line: BudgetLine,
    phases: Sequence[Phase],
    months: Mapping[datetime.date, int] | None,
    asked: Asked,
    years: FiscalCalendar,
) -> Spent:
    def within(phase: Phase) -> bool:
        return asked.first <= years.period_start(line.year, phase.period) <= asked.last

    typed = sum(phase.actual or 0 for phase in phases if within(phase))
    summed = sum(amount for month, amount in (months or {}).items() if asked.first <= month <= asked.last)
    later = (phase for phase in phases if years.period_start(line.year, phase.period) > asked.last)
    return Spent(
        line,
        sum(planned(phase) for phase in phases if within(phase)),
        typed if months is None else summed,
        sum(planned(phase) for phase in phases),
        sum(phase.committed for phase in phases),
        sum(planned(phase) if phase.forecast is None else phase.forecast for phase in later),
    )


def planned(phase: Phase) -> int:
    """Return what a phase plans: as revised, else as it was first."""
    return phase.plan if phase.revised is None else phase.revised


def _loose(plan: Plan, asked: Asked) -> int:
    """What was booked on no line; nothing where single lines are asked for."""
    if asked.only is not None:
        return 0
    totals = (each for each in booked(plan, asked.last) if each.budget_line is None)
    return sum(each.amount for each in totals if each.month >= asked.first)


def _booked_lately(plan: Plan, found: Sequence[Spent], asked: Asked) -> bool:
    """Whether anything was booked in the last month of a window: what lacks isn't spared."""
    month = asked.last.replace(day=1)
    if any(each.month == month for each in booked(plan, asked.last)):
        return True
    years = calendar(plan)
    period = years.period_of(asked.last)
    numbers = {each.line.id for each in found if each.line.year == years.year_of(asked.last)}
    return any(
        phase.actual is not None and phase.period == period
        for number in numbers
        for phase in plan[Phase].where("line", number)
    )


def _row(each: Spent) -> Counted:
    gap = each.actual - each.plan
    verdict = "over" if gap > 0 else "under" if gap < 0 else "on_plan"
    ref = Ref(BudgetLine.kind, each.line.id)
    return Counted(ref, each.line.title, each.plan, each.actual, verdict, gap <= 0, float(gap))


def _variants(found: Sequence[Spent], kpi: KPI) -> tuple[Variant, ...]:
    def of(key: str, label: str, wanted: Callable[[Spent], bool]) -> Variant:
        rows = [each for each in found if wanted(each)]
        actual, plan = sum(each.actual for each in rows), sum(each.plan for each in rows)
        return Variant(key, label, actual, plan, ratio(actual, plan, kpi.unit))

    return (
        of("opex", "running cost only", lambda each: each.line.type == "opex"),
        of("capex", "assets only", lambda each: each.line.type == "capex"),
    )


def _figures(found: Sequence[Spent], actual: int, plan: int, loose: int) -> dict[str, float | None]:
    year, committed = sum(each.year_plan for each in found), sum(each.committed for each in found)
    return {
        "variance": plan - actual,
        "year_plan": year,
        "committed": committed,
        "available": year - actual - committed,
        "forecast": actual + sum(each.forecast for each in found),
        "unassigned": loose,
    }


def first_day(plan: Plan) -> datetime.date | None:
    """Return the first day of the first month with a booking or a typed actual."""
    years = calendar(plan)
    days = [each.month for each in booked(plan, datetime.date.max)] if spend_basis(plan) else []
    typed = [phase for phase in plan[Phase] if phase.actual is not None]
    rows = plan[BudgetLine].rows
    days += [years.period_start(rows[p.line].year, p.period) for p in typed if p.line in rows]
    return min(days, default=None)
