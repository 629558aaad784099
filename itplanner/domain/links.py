"""Where a link leads: a number to a record of the field's one kind, a code to one of its several."""

import re
from functools import cache
from typing import Any

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, FieldSpec, fields


def target(spec: FieldSpec, value: Any) -> Ref | None:
    """Return the record that a field's value leads to; None where it leads to none that the field allows."""
    if value is None or not spec.leads_to:
        return None
    if spec.link is not None:
        return Ref(spec.link.kind, value)
    ref = coded(value)
    return ref if ref is not None and ref.kind in spec.leads_to else None


def link_value(spec: FieldSpec, ref: Ref) -> int | str:
    """Return the value of a field that leads to a record."""
    return ref.id if spec.link is not None else code(ref)


def code(ref: Ref) -> str:
    """Return prefix and number of a record, whether or not it exists: `G12`, of a new one `G-1`."""
    return f"{KINDS[ref.kind].prefix}{ref.id}"


def coded(text: str) -> Ref | None:
    """Return the record that such a code means; None when it is none."""
    found = re.fullmatch("([A-Z]+)(-?[1-9][0-9]{0,17})", text)
    kind = _by_prefix().get(found[1]) if found else None
    return None if found is None or kind is None else Ref(kind, int(found[2]))


def whole_of(plan: Plan, ref: Ref) -> Ref:
    """Return the record that a part belongs to in the end, such as a reading to a goal; else itself."""
    row = plan.find(ref)
    for spec in _upwards(ref.kind) if row is not None else ():
        above = target(spec, getattr(row, spec.name))
        if above is not None and above != ref:
            return whole_of(plan, above)
    return ref


@cache
def _upwards(kind: str) -> tuple[FieldSpec, ...]:
    """The fields that lead from a part to what it belongs to."""
    return tuple(spec for spec in fields(KINDS[kind]).values() if spec.part)


@cache
def _by_prefix() -> dict[str, str]:
    return {kind.prefix: kind.kind for kind in KINDS.values() if kind.prefix}
