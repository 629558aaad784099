"""Facts counted for the plan that needs them: once, and kept beside it until they rest on something else."""

import datetime
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from itplanner.domain.facts.tally import IncidentBasis, IncidentTally, SpendBasis, SpendTotal, Tallies
from itplanner.domain.facts.texts import incidents_of, incidents_text, key_of, spend_of, spend_text
from itplanner.domain.kpis.formulas.mttr import basis_of, counted_of, left_of, repair_bases, told
from itplanner.domain.kpis.formulas.outcome import Asked, Behind, Outcome
from itplanner.domain.kpis.formulas.spent import spend_basis
from itplanner.domain.kpis.periods import Period
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI
from itplanner.errors import Damaged, PlanError
from itplanner.store.store import Store

if TYPE_CHECKING:
    from itplanner.domain.facts.judging import Row

T = TypeVar("T")
SHOWN = 100
"""So many of the rows behind a value are shown, the worst first."""

Wanted = Callable[["Row"], bool]
"""Whether a row counts, for figures of some rows only."""


def counted(store: Store, plan: Plan) -> Plan:
    """Return the plan with what its KPIs and registers need to know of facts.

    It is the same one where it knows that already, and where facts can't be seen yet.
    """
    if store.batching:
        return plan
    bases, known = repair_bases(plan), plan.tallies
    booked = [basis for basis in (spend_basis(plan),) if basis is not None]
    if set(bases) == known.incidents.keys() and set(booked) == known.spend.keys():
        return plan
    found = {each: known.incidents.get(each) or _incidents(store, each) for each in bases}
    sums = {each: known.spend.get(each) or _spend(store, each, _currency(plan)) for each in booked}
    return plan.knowing(Tallies(found, sums))


def behind(store: Store, plan: Plan, kpi: KPI, period: Period) -> Behind:
    """Return the incidents behind a time to repair, the longest first; nothing for other KPIs."""
    from itplanner.domain.facts.longest import longest, window  # noqa: PLC0415 - mostly it is known what they came to

    basis = basis_of(plan, kpi) if kpi.formula == "mttr" else None
    if basis is None:
        return Behind()
    start, end = window(basis, period.first, period.last)
    inside = f"each.restored >= {start:d} AND each.restored < {end:d}"
    with store.fact_rows("incidents", basis.batches, where=inside) as found:
        rows = list(found)
    good, left = (
        longest(rows, basis, period.first, period.last, SHOWN, left_out=left_out)
        for left_out in (False, True)
    )
    return Behind(tuple(map(counted_of, good)), tuple(map(left_of, left)))


def incidents_in(
    store: Store,
    plan: Plan,
    kpi: KPI,
    first: datetime.date,
    last: datetime.date,
    wanted: Wanted = lambda _row: True,
) -> Outcome:
    """Return what incidents come to in a window of any length, or some of them only."""
    from itplanner.domain.facts.counting import between  # noqa: PLC0415 - the same

    basis, asked = basis_of(plan, kpi), Asked(first, last)
    if basis is None:
        return told(kpi, asked, None)
    with store.fact_rows("incidents", basis.batches) as rows:
        return told(kpi, asked, between(filter(wanted, rows), basis, first, last))


def incidents_by(
    store: Store, plan: Plan, kpi: KPI, months: int, wanted: Wanted
) -> Mapping[datetime.date, IncidentTally]:
    """Return what some of the incidents come to by periods of so many months, in one pass."""
    from itplanner.domain.facts.counting import incidents  # noqa: PLC0415 - the same

    basis = basis_of(plan, kpi, months)
    if basis is None:
        return {}
    with store.fact_rows("incidents", basis.batches) as rows:
        return incidents(filter(wanted, rows), basis)


def _incidents(store: Store, basis: IncidentBasis) -> Mapping[datetime.date, IncidentTally]:
    def count() -> Mapping[datetime.date, IncidentTally]:
        from itplanner.domain.facts.counting import incidents  # noqa: PLC0415 - the same

        with store.fact_rows("incidents", basis.batches) as rows:
            return incidents(rows, basis)

    return _kept(store, key_of(basis), count, incidents_text, incidents_of)


def _spend(store: Store, basis: SpendBasis, currency: str) -> tuple[SpendTotal, ...]:
    def count() -> tuple[SpendTotal, ...]:
        from itplanner.domain.facts.spending import spend  # noqa: PLC0415 - the same

        with store.fact_rows("spend", basis.batches) as rows:
            return spend(rows, currency)

    return _kept(store, key_of(basis, currency), count, spend_text, spend_of)


def _kept(
    store: Store, key: str, count: Callable[[], T], text_of: Callable[[T], str], of: Callable[[str], T]
) -> T:
    kept = store.summary(key)
    if kept is not None:
        with suppress(ValueError, TypeError, LookupError, AttributeError):  # else it is counted again
            return of(kept)
    try:
        found = count()
    except (ArithmeticError, TypeError, ValueError) as error:  # rows that somebody changed past the program
        raise Damaged(
            "The facts beside the plan can't be counted: some aren't what was brought in.",
            "`itplanner verify` names their batch; `itplanner restore FILE` puts a backup in its place.",
        ) from error
    with suppress(PlanError):  # reading doesn't fail while somebody else writes: it is counted again
        store.keep_summary(key, text_of(found))
    return found


def _currency(plan: Plan) -> str:
    return "" if plan.organisation is None else plan.organisation.currency


def wanting(column: int, value: Any) -> Wanted:
    """Return whether a row has a value in a column, without regard to case."""
    return lambda row: str(row[column]).casefold() == str(value).casefold()
