"""Whether what stands beside a plan is what was stored with it: facts, their sums, frozen content."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from itplanner.domain.facts.counting import incidents
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.facts.spending import spend
from itplanner.domain.facts.texts import incidents_text, key_of, spend_text
from itplanner.domain.kpis.formulas.mttr import repair_bases
from itplanner.domain.kpis.formulas.spent import spend_basis
from itplanner.domain.plan import Plan
from itplanner.domain.records import Baseline, Batch
from itplanner.store.facts import batch_rows, counting_rows, rows_hash, sealed_content, summary_of


def differing(db: sqlite3.Connection, plan: Plan) -> list[str]:
    """Return which batches, sums and frozen months of a plan aren't what they were."""
    said = [line for batch in plan[Batch] if (line := _unlike(db, batch))]
    if not said:  # sums of other rows are others
        said += _miscounted(db, plan)
    frozen = (row for row in plan[Baseline] if sealed_content(db, row.content_hash) is None)
    return [*said, *(f"{row.code}: what was frozen isn't there as it was" for row in frozen)]


def _unlike(db: sqlite3.Connection, batch: Batch) -> str:
    kind, many = FACTS[batch.facts], batch.added + batch.changed
    (there,) = db.execute(f"SELECT count(*) FROM {kind.kind} WHERE batch = ?", (batch.id,)).fetchone()  # noqa: S608 - a name of ours
    if there != many:
        return f"{batch.code}: it brought {many:,} rows, and {there:,} are there"
    if rows_hash(batch_rows(db, kind, batch.id)) != batch.content_hash:
        return f"{batch.code}: its rows aren't those that it brought"
    return ""


def _miscounted(db: sqlite3.Connection, plan: Plan) -> Iterator[str]:
    """Give which kept sums, which figures are read from, aren't those of the rows."""
    currency = "" if plan.organisation is None else plan.organisation.currency

    def rows(name: str, batches: Sequence[int]) -> Iterator[Sequence[Any]]:
        return iter(counting_rows(db, name, batches))

    for basis in repair_bases(plan):
        kept = summary_of(db, key_of(basis))
        if kept not in {None, incidents_text(incidents(rows("incidents", basis.batches), basis))}:
            yield "Incidents: the sums that are kept of them aren't those of their rows"
    booked = spend_basis(plan)
    if booked is not None:
        kept = summary_of(db, key_of(booked, currency))
        if kept not in {None, spend_text(spend(rows("spend", booked.batches), currency))}:
            yield "Spend: the sums that are kept of it aren't those of its rows"
