"""What a budget line comes to over its twelve phases."""

from collections.abc import Iterable
from dataclasses import dataclass

from itplanner.domain.plan import Plan
from itplanner.domain.records import BudgetLine, Phase


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
    return totals(phases_of(plan, line))


def totals(phases: Iterable[Phase]) -> Totals:
    """Return what some phases come to; what isn't revised is as planned."""
    rows = tuple(phases)
    typed = [row.actual for row in rows if row.actual is not None]
    return Totals(
        sum(row.plan for row in rows),
        sum(row.plan if row.revised is None else row.revised for row in rows),
        sum(row.committed for row in rows),
        sum(typed) if typed else None,
    )
