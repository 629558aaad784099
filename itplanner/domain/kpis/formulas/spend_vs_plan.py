"""Spend against plan: what was booked since the fiscal year began, by what was planned until then."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from itplanner.domain.change import Ref
from itplanner.domain.kpis.formulas.outcome import Asked, Counted, Left, Outcome, Variant, reasons
from itplanner.domain.kpis.formulas.spent import booked, spend_basis
from itplanner.domain.kpis.kept import resting_on
from itplanner.domain.money import decimals
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Batch, BudgetLine, Organisation, Phase
from itplanner.domain.rules.ratios import ratio
from itplanner.domain.rules.years import calendar

UNASSIGNED = "unassigned"


class Spent(NamedTuple):
    """A budget line in a window, in minor units."""

    of: "Line"
    plan: int
    actual: int


def outcome(plan: Plan, kpi: KPI, asked: Asked) -> Outcome:
    """Return 100 · actual / plan. Without any booking in the last month there is no value.

    A line has the sum of its booked spend, or what was typed at its phases where none is booked.
    """
    found, left = lines(plan, asked)
    loose = _loose(plan, asked)
    actual, plans = sum(each.actual for each in found) + loose, sum(each.plan for each in found)
    known = bool(found) and _booked_lately(plan, found, asked)
    units = 10 ** decimals(plan.organisation.currency if plan.organisation is not None else "")
    return Outcome(
        asked.first,
        asked.last,
        actual / units if known else None,
        plans / units if known else None,
        ratio(actual, plans, kpi.unit) if known else None,
        () if asked.brief else _rows(found, loose),
        tuple(left),
        reasons(left),
        () if asked.brief or not known else _variants(found, kpi),
        MappingProxyType({} if asked.brief else _figures(found, asked, actual, plans, loose)),
        "money",
    )


class Line(NamedTuple):
    """A budget line with its phases by the first day of their months."""

    line: BudgetLine
    phases: tuple[tuple[datetime.date, Phase], ...]
    booked: Mapping[datetime.date, int] | None
    """What was booked on it by month; None where nothing ever was."""

    def spent(self, first: datetime.date, last: datetime.date) -> Spent:
        """Return what it comes to in a window."""
        within = [phase for month, phase in self.phases if first <= month <= last]
        if self.booked is None:
            actual = sum(phase.actual or 0 for phase in within)
        else:
            actual = sum(amount for month, amount in self.booked.items() if first <= month <= last)
        return Spent(self, sum(map(planned, within)), actual)


@resting_on(Organisation, Batch, BudgetLine, Phase)
def known_lines(plan: Plan) -> tuple[Line, ...]:
    """Return the budget lines with their phases and what was booked on them."""
    begins, sums = cache(calendar(plan).period_start), dict[int, dict[datetime.date, int]]()
    for total in booked(plan, datetime.date.max):
        if total.budget_line is not None:
            months = sums.setdefault(total.budget_line, defaultdict(int))
            months[total.month] += total.amount
    return tuple(
        Line(
            line,
            tuple((begins(line.year, phase.period), phase) for phase in plan[Phase].where("line", line.id)),
            sums.get(line.id),
        )
        for line in plan[BudgetLine]
    )


def lines(plan: Plan, asked: Asked) -> tuple[list[Spent], list[Left]]:
    """Return the budget lines of a window's years; one without phases only if something was booked on it."""
    labels = _labels(plan, asked)
    here = (each for each in known_lines(plan) if each.line.year in labels and asked.wants(each.line.id))
    known = [each.spent(asked.first, asked.last) for each in here]
    bare = (each.of.line for each in known if not (each.of.phases or each.actual))
    left = [Left(Ref(BudgetLine.kind, line.id), line.title, "no_phases") for line in bare]
    return [each for each in known if each.of.phases or each.actual], left


def _labels(plan: Plan, asked: Asked) -> range:
    """The fiscal years of a window."""
    years = calendar(plan)
    return range(years.year_of(asked.first), years.year_of(asked.last) + 1)


def planned(phase: Phase) -> int:
    """Return what a phase plans: as revised, else as it was first."""
    return phase.plan if phase.revised is None else phase.revised


def _loose(plan: Plan, asked: Asked) -> int:
    """What was booked on no line of these years; nothing where single lines are asked for."""
    if asked.only is not None:
        return 0
    labels = _labels(plan, asked)
    here = {line.id for line in plan[BudgetLine] if line.year in labels}
    totals = (each for each in booked(plan, asked.last) if each.month >= asked.first)
    return sum(each.amount for each in totals if each.budget_line not in here)


def _booked_lately(plan: Plan, found: Sequence[Spent], asked: Asked) -> bool:
    """Whether anything was booked in the last month of a window: what lacks isn't spared."""
    month = asked.last.replace(day=1)
    if any(each.month == month for each in booked(plan, asked.last)):
        return True
    phases = (pair for each in found for pair in each.of.phases)
    return any(day == month and phase.actual is not None for day, phase in phases)


def _rows(found: Sequence[Spent], loose: int) -> tuple[Counted, ...]:
    """The lines, those furthest from their plan first, and what is on none."""
    rows = [_row(each) for each in found]
    rows += [Counted(None, "", 0, loose, UNASSIGNED, good=False, gap=float(loose))] if loose else []
    return tuple(sorted(rows, key=lambda row: (-abs(row.gap or 0), row.ref or Ref("", 0))))


def _row(each: Spent) -> Counted:
    gap, line = each.actual - each.plan, each.of.line
    verdict = "over" if gap > 0 else "under" if gap < 0 else "on_plan"
    return Counted(
        Ref(BudgetLine.kind, line.id), line.title, each.plan, each.actual, verdict, gap <= 0, float(gap)
    )


def _variants(found: Sequence[Spent], kpi: KPI) -> tuple[Variant, ...]:
    def of(key: str, label: str, wanted: Callable[[Spent], bool]) -> Variant:
        rows = [each for each in found if wanted(each)]
        actual, plan = sum(each.actual for each in rows), sum(each.plan for each in rows)
        return Variant(key, label, actual, plan, ratio(actual, plan, kpi.unit))

    return (
        of("opex", "running cost only", lambda each: each.of.line.type == "opex"),
        of("capex", "assets only", lambda each: each.of.line.type == "capex"),
    )


def _figures(
    found: Sequence[Spent], asked: Asked, actual: int, plan: int, loose: int
) -> dict[str, float | None]:
    pairs = [pair for each in found for pair in each.of.phases]
    year, committed = (
        sum(planned(phase) for _day, phase in pairs),
        sum(phase.committed for _day, phase in pairs),
    )
    later = (phase for day, phase in pairs if day > asked.last)
    ahead = sum(planned(phase) if phase.forecast is None else phase.forecast for phase in later)
    return {
        "variance": plan - actual,
        "year_plan": year,
        "committed": committed,
        "available": year - actual - committed,
        "forecast": actual + ahead,
        "unassigned": loose,
    }


def first_day(plan: Plan) -> datetime.date | None:
    """Return the first day of the first month with a booking or a typed actual."""
    years = calendar(plan)
    days = [each.month for each in booked(plan, datetime.date.max)] if spend_basis(plan) else []
    typed, rows = (phase for phase in plan[Phase] if phase.actual is not None), plan[BudgetLine].rows
    months = {(rows[phase.line].year, phase.period) for phase in typed if phase.line in rows}
    days += [years.period_start(*min(months))] if months else []
    return min(days, default=None)
