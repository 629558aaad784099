"""New records get their numbers, and so do the links between them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.links import link_value, target
from itplanner.domain.records import KINDS, fields, replaced, values_of


def numbered(change: Change, following: Mapping[str, int]) -> tuple[Change, dict[str, int]]:
    """Return the change with numbers drawn from each kind's following one, and what then follows.

    Raises ValueError for a number that was never drawn, and for a link to a new record that the change lacks.
    """
    later: dict[str, int] = {}
    drawn: dict[int, Ref] = {}
    for edit in sorted((edit for edit in change if edit.adds), key=lambda edit: -edit.id):
        number = later.get(edit.kind, following.get(edit.kind, 1))
        if edit.id < 0:
            drawn[edit.id] = Ref(edit.kind, number)
            later[edit.kind] = number + 1
        elif edit.id >= following.get(edit.kind, 1):
            raise ValueError(f"{edit.kind} {edit.id} was never drawn")
    edits = (_numbered(edit, drawn) for edit in change)
    return change.only(sorted(edits, key=lambda edit: (edit.kind, edit.id, edit.field or ""))), later


def _numbered(edit: Edit, drawn: Mapping[int, Ref]) -> Edit:
    if edit.field is not None:
        return replace(edit, after=_linked(edit.kind, edit.field, edit.after, drawn))
    record = edit.after
    if record is None:
        return edit
    number = drawn[edit.id].id if edit.id < 0 else edit.id
    values = {name: _linked(edit.kind, name, value, drawn) for name, value in values_of(record).items()}
    return replace(edit, id=number, after=replaced(record, values | {"id": number}))


def _linked(kind: str, name: str, value: Any, drawn: Mapping[int, Ref]) -> Any:
    spec = fields(KINDS[kind])[name]
    ref = target(spec, value)
    if ref is None or ref.id > 0:
        return value
    new = drawn.get(ref.id)
    if new is None or new.kind != ref.kind:
        raise ValueError(f"{kind}: {name} links to new {ref.kind} {ref.id}, which the change doesn't add")
    return link_value(spec, new)
