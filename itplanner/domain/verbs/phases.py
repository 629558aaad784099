"""Spreading the plan of a year over the twelve phases of a budget line."""

import datetime

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.entry import Context
from itplanner.domain.money import in_full
from itplanner.domain.plan import Plan
from itplanner.domain.records import BudgetLine, Phase
from itplanner.domain.wrong import Wrong

PERIODS = 12


def evenly(amount: int, parts: int = PERIODS) -> tuple[int, ...]:
    """Return an amount in equal parts; what can't be divided goes to the first ones, a unit each."""
    each, rest = divmod(amount, parts)
    return tuple(each + (place < rest) for place in range(parts))


def spreading(plan: Plan, ref: Ref, amount: int) -> Change | Wrong:
    """Return the change that spreads a year's plan evenly; phases that exist keep all else."""
    line = plan[BudgetLine].get(ref.id)
    if line is None:
        return Wrong(f"There is no budget line {BudgetLine.prefix}{ref.id} in the plan.")
    currency = Context(plan, datetime.date.min).currency
    present = {row.period: row for row in plan[Phase].where("line", line.id)}
    edits: list[Edit] = []
    for period, part in enumerate(evenly(amount), start=1):
        row = present.get(period)
        if row is None:
            edits.append(added(Phase(id=-period, line=line.id, period=period, plan=part)))
        elif row.plan != part:
            edits.append(Edit(row.kind, row.id, "plan", row.plan, part))
    return Change.of(edits, f"{line.code} plan {in_full(amount, currency)}, spread over the year")
