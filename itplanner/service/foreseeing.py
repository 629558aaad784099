"""The plan as it would be after an import, before anything is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from itplanner.domain.change import Change, added
from itplanner.domain.facts.counting import incidents
from itplanner.domain.facts.spending import spend
from itplanner.domain.kpis.formulas.mttr import repair_bases
from itplanner.domain.kpis.formulas.spent import spend_basis
from itplanner.domain.plan import Plan
from itplanner.exchange.bulk.preview import FactPreview
from itplanner.exchange.bulk.reading import keys
from itplanner.exchange.preview import Preview
from itplanner.service.bulk import batch_of, batches_of
from itplanner.service.planner import Planner


def foreseen(planner: Planner, found: Preview | FactPreview) -> Plan:
    """Return the plan after what a preview would store, with what its facts would come to."""
    plan = planner.plan
    if isinstance(found, Preview):
        return plan.apply(found.change)
    after = plan.apply(Change.of([added(batch_of(found))], ""))
    if found.name == "incidents":
        counted = {basis: incidents(_rows(planner, found), basis) for basis in repair_bases(after)}
        return after.knowing(replace(plan.tallies, incidents=counted))
    basis, currency = spend_basis(after), "" if after.organisation is None else after.organisation.currency
    sums = {} if basis is None else {basis: spend(_rows(planner, found), currency)}
    return after.knowing(replace(plan.tallies, spend=sums))


def _rows(planner: Planner, found: FactPreview) -> Iterator[Sequence[Any]]:
    """Give the facts that would count: those stored, but for the ones that come anew, and then these."""
    key_of, batches = keys(found.kind), batches_of(planner.plan, found.name)
    anew = {key_of(values) for _number, *values in found.rows} - {None}
    if batches:
        with planner.store.fact_rows(found.name, batches) as stored:
            yield from (row for row in stored if key_of(row) not in anew)
    yield from (values for _number, *values in found.rows)
