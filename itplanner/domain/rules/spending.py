"""What a budget line comes to over its twelve phases."""

import datetime
from collections.abc import Iterable, Mapping
from functools import lru_cache

from itplanner.domain.kpis.formulas.spend_vs_plan import known_lines, planned
from itplanner.domain.plan import Plan
from itplanner.domain.records import BudgetLine, Phase
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over phases, in minor units; None where nothing was typed."""

    plan: int = 0
    revised: int = 0
    committed: int = 0
    actual: int | None = None

    @property
    def left(self) -> int:
        """What may still be ordered."""
        return self.revised - self.committed - (self.actual or 0)


def phases_of(plan: Plan, line: BudgetLine) -> tuple[Phase, ...]:
    """Return the phases of a line by period."""
    return tuple(sorted(plan[Phase].where("line", line.id), key=lambda row: (row.period, row.id)))


def line_totals(plan: Plan, line: BudgetLine) -> Totals:
    """Return what a line comes to."""
    return summed(phase_totals(plan, line, phase) for phase in phases_of(plan, line))


def phase_totals(plan: Plan, line: BudgetLine, phase: Phase) -> Totals:
    """Return what a phase comes to; where spend is booked on its line, that is the actual one."""
    booked, actual = _booked(plan).get(line.id), phase.actual
    if booked is not None:
        actual = booked.get(calendar(plan).period_start(line.year, phase.period))
    return Totals(phase.plan, planned(phase), phase.committed, actual)


def summed(found: Iterable[Totals]) -> Totals:
    """Return the sum of some totals."""
    rows = tuple(found)
    known = [row.actual for row in rows if row.actual is not None]
    return Totals(
        sum(row.plan for row in rows),
        sum(row.revised for row in rows),
        sum(row.committed for row in rows),
        sum(known) if known else None,
    )


@lru_cache(maxsize=1)
def _booked(plan: Plan) -> Mapping[int, Mapping[datetime.date, int]]:
    """What was booked by line and month: once for all lines of a list."""
    return {each.line.id: each.booked for each in known_lines(plan) if each.booked is not None}
