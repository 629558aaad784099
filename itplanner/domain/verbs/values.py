"""Typed texts read as a record's values, all of them, with what is wrong by field."""

from collections.abc import Mapping
from typing import Any

from itplanner.domain.entry import Context, parse
from itplanner.domain.lists import ListField, listed, lists_of, parse_list, written
from itplanner.domain.naming import one
from itplanner.domain.records import KINDS, fields
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

Values = Mapping[str, Any]
"""Values by field name; a list field's are its targets with their strength."""


def read(kind: str, texts: Mapping[str, str], context: Context) -> tuple[dict[str, Any], dict[str, Wrong]]:
    """Return the values of typed texts by field, and what is wrong by field."""
    values: dict[str, Any] = {}
    wrong: dict[str, Wrong] = {}
    for name, text in texts.items():
        value = _read_one(kind, name, text, context)
        if isinstance(value, Wrong):
            wrong[name] = value
        else:
            values[name] = value
    return values, wrong


def _read_one(kind: str, name: str, text: str, context: Context) -> Any | Wrong:
    field = lists_of(kind).get(name)
    if field is not None:
        return parse_list(context.plan, field, text)
    spec = fields(KINDS[kind]).get(name)
    if spec is None or name == "id":
        known = ", ".join(
            each for each in [*fields(KINDS[kind]), *lists_of(kind)] if each not in {"id", "rank"}
        )
        return Wrong(f"There is no field {quoted(name)}. A{one(kind)[1:]} has: {known}.")
    return parse(spec, text, context)


def added_to(kind: str, number: int, name: str, text: str, take_away: bool, context: Context) -> str | Wrong:
    """Return the text of a list or of tags with some entries more, or fewer."""
    field = lists_of(kind).get(name)
    if field is not None:
        return _list_with(field, number, text, take_away, context)
    if name != "tags":
        return Wrong(f"{name} holds one value: set it with {name}=…")
    row = context.plan.table(kind).get(number)
    present = set(row.tags if row is not None else ())
    words = set(text.replace(",", " ").split())
    return " ".join(sorted(present - words if take_away else present | words))


def _list_with(field: ListField, number: int, text: str, take_away: bool, context: Context) -> str | Wrong:
    named = parse_list(context.plan, field, text)
    if isinstance(named, Wrong):
        return named
    present = listed(context.plan, field, number)
    kept = {target: strength for target, strength in present.items() if target not in named}
    return written(field, kept if take_away else present | named)
