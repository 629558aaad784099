"""Moving a record among its siblings."""

from itertools import pairwise

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.invariants.problem import short
from itplanner.domain.plan import Plan
from itplanner.domain.rank import DIGITS, between, natural
from itplanner.domain.records import Record
from itplanner.domain.wrong import Wrong


def moving(plan: Plan, ref: Ref, siblings: list[Record], places: int) -> Change | Wrong:
    """Return the change that moves a record some places down (or up) among the siblings as they are shown."""
    here = next((place for place, row in enumerate(siblings) if row.id == ref.id), None)
    if here is None:
        return Wrong(f"{short(plan, ref)} doesn't stand there any more.")
    there = min(max(here + places, 0), len(siblings) - 1)
    if there == here:
        return Wrong(f"{short(plan, ref)} is already the {'last' if places > 0 else 'first'}.")
    if not _ranked(siblings):
        return _reranked(plan, ref, siblings, here, there)
    rest = [row for row in siblings if row.id != ref.id]
    low = _rank(rest[there - 1]) if there > 0 else None
    # The last place is close behind the one before it: what is added later still stands after it.
    high = _rank(rest[there]) if there < len(rest) else f"{low}{DIGITS[-1]}"
    row = siblings[here]
    edit = Edit(ref.kind, ref.id, "rank", _stored(row), between(low, high))
    return Change.of([edit], f"{short(plan, ref)} moved {'down' if places > 0 else 'up'}")


def _rank(row: Record) -> str:
    return row.order[0]


def _stored(row: Record) -> str:
    return str(getattr(row, "rank", ""))


def _ranked(siblings: list[Record]) -> bool:
    """Whether they stand in the order of their ranks, each with its own; only then one edit is enough."""
    return all(low < high for low, high in pairwise(_rank(row) for row in siblings))


def _reranked(plan: Plan, ref: Ref, siblings: list[Record], here: int, there: int) -> Change:
    order = [*siblings[:here], *siblings[here + 1 :]]
    order.insert(there, siblings[here])
    ranks = sorted(natural(row.id) for row in order)
    edits = [
        Edit(row.kind, row.id, "rank", _stored(row), rank)
        for row, rank in zip(order, ranks, strict=True)
        if _stored(row) != rank
    ]
    return Change.of(edits, f"{short(plan, ref)} moved {'down' if there > here else 'up'}")
