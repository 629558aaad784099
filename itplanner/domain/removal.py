"""What goes when a record goes: its parts with it, optional links cut, others in the way."""

from collections.abc import Iterator

from itplanner.domain.change import Change, Edit, Ref, removed
from itplanner.domain.invariants.problem import name
from itplanner.domain.invariants.references import links_to
from itplanner.domain.links import link_value
from itplanner.domain.plan import Plan
from itplanner.domain.records import FieldSpec
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Removal:
    """The change that takes a record away, and what keeps it from being possible."""

    ref: Ref
    parts: tuple[Ref, ...]
    """What is part of it and goes with it."""
    cut: tuple[Edit, ...]
    """The optional links to it that are emptied."""
    held_by: tuple[Ref, ...]
    """The records that need it and stand in the way."""
    change: Change


def removal(plan: Plan, *refs: Ref) -> Removal:
    """Return the whole change that removes records, exactly as a dialog names it.

    Where `held_by` isn't empty the change adds problems and the store will refuse it.
    """
    gone = dict.fromkeys(ref for ref in refs if plan.find(ref) is not None)
    for ref in list(gone):
        gone.update(dict.fromkeys(_parts(plan, ref)))
    cut: list[Edit] = []
    held: list[Ref] = []
    for ref in gone:
        for source, spec in links(plan, ref):
            if source in gone or spec.part:
                continue
            if spec.optional and not (spec.link is not None and spec.link.signs):
                cut.append(Edit(source.kind, source.id, spec.name, link_value(spec, ref), None))
            else:
                held.append(source)
    rows = (plan.find(ref) for ref in gone)
    edits = [*(removed(row) for row in rows if row is not None), *cut]
    sentence = f"Deleted {', '.join(name(plan, ref) for ref in refs[:3])}" + (" …" if len(refs) > 3 else "")
    parts = tuple(ref for ref in gone if ref not in refs)
    return Removal(refs[0], parts, tuple(cut), tuple(dict.fromkeys(held)), Change.of(edits, sentence))


def hangs_on(plan: Plan, ref: Ref) -> tuple[Ref, ...]:
    """Return the records that link to a record, by kind and number."""
    return tuple(sorted({source for source, _spec in links(plan, ref)}))


def links(plan: Plan, ref: Ref) -> Iterator[tuple[Ref, FieldSpec]]:
    """Yield each link to a record: from which one, and by which field."""
    for spec in links_to(ref.kind):
        for number in plan.table(spec.kind).by(spec.name).get(link_value(spec, ref), ()):
            yield Ref(spec.kind, number), spec


def _parts(plan: Plan, ref: Ref) -> Iterator[Ref]:
    for source, spec in links(plan, ref):
        if spec.part:
            yield source
            yield from _parts(plan, source)
