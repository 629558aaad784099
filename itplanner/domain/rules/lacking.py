"""What computed KPIs lack for a month and a person can say: head counts, actuals, how projects stand."""

import datetime
from collections.abc import Collection, Iterator
from typing import Final, Literal

from itplanner.domain.change import Ref
from itplanner.domain.entry import text_of
from itplanner.domain.kpis.periods import Period, last_ended
from itplanner.domain.numbers import number_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Batch, BudgetLine, Headcount, Phase, Project, Record, fields
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass

Wants = Literal["headcount", "phase", "project"]

PROJECTS: Final = frozenset({"projects_on_time", "projects_on_budget", "projects_on_spec", "roi"})
"""The formulas that look at projects."""

Asker = KPI | Project | BudgetLine
"""The record that something is asked for."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What is asked for, of which month, and in which record it is kept."""

    wants: Wants
    month: Period
    year: int
    period: int
    present: Record | None = None
    """The record, where there is one already."""
    stored: bool = False
    """Whether what is asked for is in it."""
    offered: str = ""
    """What is known, as it is typed: of this month, else of the one before."""

    @property
    def ref(self) -> Ref | None:
        """Which record that is."""
        return None if self.present is None else Ref(self.present.kind, self.present.id)


def lacking(plan: Plan, today: datetime.date, asked: Collection[str]) -> Iterator[tuple[Asker, Lack]]:
    """Yield what is lacking, with the record that it is asked for.

    What was `asked` before, by its code, comes again, so that it stays in a round.
    """
    month, formulas = last_ended(today, "monthly", calendar(plan)), {kpi.formula for kpi in plan[KPI]}
    for kpi in plan[KPI].where("formula", "support_ratio"):
        yield from _open(kpi, _headcount(plan, month), asked)
    for project in plan[Project] if formulas & PROJECTS else ():
        if project.status == "running" or project.code in asked:
            yield project, _lack(plan, month, "project", project, _money(plan, project, "cost"))
    if "spend_vs_plan" in formulas and not plan[Batch].where("facts", "spend"):
        years = calendar(plan)
        for line in sorted(plan[BudgetLine].where("year", years.year_of(month.first)), key=_order):
            yield from _open(line, _actual(plan, month, line), asked)


def _open(row: Asker, lack: Lack | None, asked: Collection[str]) -> Iterator[tuple[Asker, Lack]]:
    if lack is not None and (not lack.stored or row.code in asked):
        yield row, lack


def _order(line: BudgetLine) -> tuple[str, int]:
    return line.order


def _headcount(plan: Plan, month: Period) -> Lack:
    """Return how the head count of a month stands; that of single departments answers it too."""
    empty = _lack(plan, month, "headcount", None, "")
    now = (empty.year, empty.period)
    whole = sorted(plan[Headcount].where("department", None), key=lambda row: (row.year, row.period))
    present = next((row for row in plan[Headcount] if (row.year, row.period) == now), None)
    known = [row for row in whole if (row.year, row.period) <= now]
    offered = f"{known[-1].users}/{number_text(known[-1].support_fte)}" if known else ""
    return _lack(plan, month, "headcount", present, offered, stored=present is not None)


def _actual(plan: Plan, month: Period, line: BudgetLine) -> Lack | None:
    """Return how the actual of a budget line stands; None where nothing is planned for the month."""
    phases = {row.period: row for row in plan[Phase].where("line", line.id)}
    period = calendar(plan).period_of(month.first)
    present, before = phases.get(period), phases.get(period - 1)
    if present is None or not (present.plan or present.revised):
        return None
    stored = present.actual is not None
    offered = _money(plan, present if stored or before is None else before, "actual")
    return _lack(plan, month, "phase", present, offered, stored=stored)


def _lack(
    plan: Plan, month: Period, wants: Wants, present: Record | None, offered: str, *, stored: bool = False
) -> Lack:
    years = calendar(plan)
    year, period = years.year_of(month.first), years.period_of(month.first)
    return Lack(wants, month, year, period, present, stored, offered)


def _money(plan: Plan, row: Record, name: str) -> str:
    return text_of(fields(type(row))[name], getattr(row, name), plan)


def incidents_missing(plan: Plan, today: datetime.date) -> Period | None:
    """Return the last month that is over, where a KPI counts incidents by month and none of it are known.

    None while they aren't counted yet.
    """
    month = last_ended(today, "monthly", calendar(plan))
    counting = any(kpi.cadence == "monthly" for kpi in plan[KPI].where("formula", "mttr"))
    uncounted = plan[Batch].where("facts", "incidents") and not plan.tallies.incidents
    known = {day for by_period in plan.tallies.incidents.values() for day in by_period}
    return None if not counting or uncounted or month.first in known else month
