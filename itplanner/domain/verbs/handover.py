"""Another record of the kind takes over what hangs on one, before that one goes."""

from collections.abc import Iterator, Sequence

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.invariants.problem import name
from itplanner.domain.invariants.references import links_from
from itplanner.domain.invariants.rivals import rivals
from itplanner.domain.links import link_value, target
from itplanner.domain.plan import Plan, difference
from itplanner.domain.records import FieldSpec, Record, replaced
from itplanner.domain.removal import Removal, links, removal
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Handover:
    """The change that takes records away once another one took over what hung on them."""

    moved: tuple[Edit, ...]
    """The links that lead to the other record instead."""
    rest: Removal
    """What can't go over: it goes with the records, or loses its link."""
    change: Change


def heirs(plan: Plan, refs: Sequence[Ref]) -> list[Record]:
    """Return the records that can take over what hangs on these: first those above them, then by number.

    There are none where nothing hangs on them that could go over, or where they are of several kinds.
    """
    kinds = {ref.kind for ref in refs}
    movable = any(not spec.stays for ref in refs for _source, spec in links(plan, ref))
    if len(kinds) != 1 or not movable:
        return []
    above = {getattr(plan.find(ref), "parent", None) for ref in refs}
    others = (row for row in plan.table(kinds.pop()) if Ref(row.kind, row.id) not in refs)
    return sorted(others, key=lambda row: row.id not in above)


def handing_over(plan: Plan, refs: Sequence[Ref], heir: Ref) -> Handover:
    """Return the change by which a record of the same kind takes over what hangs on records, and they go.

    Whatever may be there once only and the heir has already goes with them, as `rest` says.
    """
    moved: list[Edit] = []
    now = plan
    for ref in refs:
        edits = [edit for edit in _moved(now, ref, heir, refs) if edit.ref not in refs]
        now = now.apply(Change.of(edits, "Handed over"))
        moved += edits
    rest = removal(now, *refs)
    sentence = f"{rest.change.sentence}{_told(plan, refs, heir, rest) if moved else ''}"
    return Handover(tuple(moved), rest, difference(plan, now.apply(rest.change), sentence))


def _moved(plan: Plan, ref: Ref, heir: Ref, gone: Sequence[Ref]) -> Iterator[Edit]:
    for source, spec in links(plan, ref):
        row = plan.find(source)
        assert row is not None
        if source == heir:
            # The heir stood under the record itself: it takes its place, below what doesn't go with it.
            above = _above(plan, ref, spec.name, gone)
            if spec.optional and above not in (heir.id, ref.id):
                yield Edit(*source, spec.name, ref.id, above)
        elif not spec.stays and _fits(plan, row, spec, heir):
            yield Edit(*source, spec.name, link_value(spec, ref), link_value(spec, heir))


def _above(plan: Plan, ref: Ref, field: str, gone: Sequence[Ref]) -> int | None:
    """What a record stands under, once those that go are left out; a damaged plan's circle ends."""
    passed = {ref}
    above: int | None = getattr(plan.find(ref), field)
    while above is not None and (over := Ref(ref.kind, above)) in gone and over not in passed:
        passed.add(over)
        above = getattr(plan.find(over), field)
    return above


def _fits(plan: Plan, row: Record, spec: FieldSpec, heir: Ref) -> bool:
    """Whether a link may lead to the heir: not if it is there already, nor if it would join it to itself."""
    ends = (other for other in links_from(row.kind) if other.part)
    if spec.part and any(target(end, getattr(row, end.name)) == heir for end in ends):
        return False
    changed = replaced(row, {spec.name: link_value(spec, heir)})
    return next(rivals(plan, changed), None) is None


def _told(plan: Plan, refs: Sequence[Ref], heir: Ref, rest: Removal) -> str:
    them, stayed = "it" if len(refs) == 1 else "them", len(rest.parts) + len(rest.cut)
    but = f", all but {stayed}" if stayed else ""
    return f"; what hung on {them} went to {name(plan, heir)}{but}"
