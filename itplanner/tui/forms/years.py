"""The years in an organisation's form, by the fiscal year that is typed beside them."""

from dataclasses import replace

from itplanner.domain.change import Change, Edit
from itplanner.domain.entry import Context
from itplanner.domain.records import Holds
from itplanner.tui.forms.field import FieldState

SAYS = ("fiscal_start", "fiscal_label")
"""When a fiscal year begins, and after which year it is named."""


def in_years(fields: tuple[FieldState, ...], context: Context) -> tuple[tuple[FieldState, ...], Context]:
    """Return the fields with their years read anew, and the context in which years are as typed."""
    organisation = context.plan.organisation
    if organisation is None:
        return fields, context
    read = [(each.name, each.reading.value) for each in fields if each.name in SAYS and each.reading]
    edits = [
        Edit(organisation.kind, organisation.id, name, getattr(organisation, name), value)
        for name, value in read
        if value != getattr(organisation, name)
    ]
    if not edits:
        return fields, context
    now = replace(context, plan=context.plan.apply(Change.of(edits, "The fiscal year as typed")))
    return tuple(_anew(each, now) if each.holds is Holds.YEAR else each for each in fields), now


def _anew(field: FieldState, context: Context) -> FieldState:
    stored = FieldState.of(field.declared, field.before, field.mixed, context)
    return replace(stored.typed(field.text, context), wrong=field.wrong, now=field.now)
