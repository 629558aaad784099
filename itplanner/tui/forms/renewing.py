"""A form with a draft, without it, and over a newer plan."""

from dataclasses import replace

from itplanner.domain.entry import Context
from itplanner.service.drafts import Draft
from itplanner.tui.forms.field import FieldState
from itplanner.tui.forms.model import form_of
from itplanner.tui.forms.state import FormState
from itplanner.tui.forms.years import in_years


def with_draft(state: FormState, draft: Draft) -> FormState:
    """Return the form with the texts of a draft; fields that others changed meanwhile say so."""
    names = state.form.names
    fields = tuple(
        _drafted(each, state.context, *draft.texts[each.name]) if each.name in draft.texts else each
        for each in state.fields
    )
    at = names.index(draft.focus) if draft.focus in names else state.at
    fields, context = in_years(fields, state.context)
    return replace(state, fields=fields, context=context, at=at)


def without_draft(state: FormState) -> FormState:
    """Return the form with the stored texts, the cursor where it is."""
    stored = FormState.of(replace(state.form, typed={}), state.context)
    fields, context = in_years(stored.fields, state.context)
    return replace(stored, fields=fields, context=context, at=state.at)


def over(state: FormState, context: Context) -> FormState:
    """Return the form over a newer plan: what was typed stays, the rest is as stored now.

    Raises KeyError when the records are gone.
    """
    if not state.form.refs:
        return replace(state, context=context)
    now = form_of(context.plan, state.form.kind, state.form.refs)
    form = replace(state.form, texts=now.texts, mixed=now.mixed)
    fields = tuple(
        each
        if each.before == now.texts.get(each.name, each.before)
        else each.stored(now.texts[each.name], each.name in now.mixed, context)
        for each in state.fields
    )
    fields, context = in_years(fields, context)
    return replace(state, form=form, context=context, fields=fields)


def _drafted(field: FieldState, context: Context, before: str, text: str) -> FieldState:
    """A field with the text of a draft that was begun when `before` was stored."""
    now = "" if before == field.before else field.shown or "empty"
    return replace(field.typed(text, context).read(context), wrong="", now=now)
