"""What a project has cost: as it says itself, else the sum of what was booked on it."""

import datetime
from collections import defaultdict
from collections.abc import Mapping

from itplanner.domain.facts.tally import SpendBasis, SpendTotal
from itplanner.domain.kpis.kept import resting_on
from itplanner.domain.plan import Plan
from itplanner.domain.records import Batch, Project


def spend_basis(plan: Plan) -> SpendBasis | None:
    """Return what sums of the plan's spend rest on; None without any batch of it."""
    batches = tuple(sorted(batch.id for batch in plan[Batch].where("facts", "spend")))
    return SpendBasis(batches) if batches else None


def booked(plan: Plan, last: datetime.date) -> tuple[SpendTotal, ...]:
    """Return what was booked in the plan's currency up to the month of a day."""
    basis, organisation = spend_basis(plan), plan.organisation
    if basis is None or organisation is None:
        return ()
    totals = plan.tallies.spend.get(basis, ())
    return tuple(each for each in totals if each.month <= last and each.currency == organisation.currency)


def costs(plan: Plan, last: datetime.date) -> Mapping[int, int]:
    """Return by project what it has cost by a day, where anything is known."""
    sums: dict[int, int] = defaultdict(int)
    for total in booked(plan, last):
        if total.project is not None:
            sums[total.project] += total.amount
    return {**sums, **_typed(plan)} if sums else _typed(plan)


@resting_on(Project)
def _typed(plan: Plan) -> Mapping[int, int]:
    return {each.id: each.cost for each in plan[Project] if each.cost is not None}
