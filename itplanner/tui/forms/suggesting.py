"""The name that was meant, said where one wasn't found."""

from collections.abc import Sequence
from dataclasses import replace

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.lists import ListField
from itplanner.domain.naming import NAMED, nouns_of
from itplanner.domain.text import quoted
from itplanner.tui.forms.candidates import candidates
from itplanner.tui.forms.field import FieldState
from itplanner.tui.widgets.fitting import shortened

LONGEST = 60
"""So many cells of a name stand in the sentence."""


def suggested(field: FieldState, context: Context, refs: Sequence[Ref]) -> FieldState:
    """Return a field that was read; where it names nobody, its sentence offers what `enter` takes there."""
    declared = field.declared
    if not field.wrong or isinstance(declared, ListField) or not declared.leads_to:
        return field
    unknown = f"No {nouns_of(declared.leads_to)} {quoted(field.text.strip())}."
    offers = candidates(declared, field.text, context, refs) if field.wrong.startswith(unknown) else ()
    if not offers:
        return field
    name = offers[0].label if NAMED.issuperset(declared.leads_to) else f"{offers[0].code} {offers[0].label}"
    return replace(field, wrong=f"{unknown} {shortened(name, LONGEST)}? enter takes it")
