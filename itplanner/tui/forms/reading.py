"""A field's typed text as it is understood: its value, how the form shows it, and what it adds beside it."""

import datetime
from typing import Any

from itplanner.domain.dates import MONTHS, full_day
from itplanner.domain.entry import Context, echo, parse, period_month, text_of, words
from itplanner.domain.links import target
from itplanner.domain.lists import ListField, lists_of, parse_list
from itplanner.domain.money import in_full
from itplanner.domain.naming import NAMED
from itplanner.domain.plan import Plan
from itplanner.domain.points import points_echo
from itplanner.domain.records import KINDS, FieldSpec, Holds, fields
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.tui.formatting import count, number

Field = FieldSpec | ListField
"""What a form has a row for."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A text that can be used."""

    value: Any
    shown: str
    """How it stands in its row while the cursor is elsewhere."""
    echo: str = ""
    """What was understood, beside the text as typed."""
    beside: str = ""
    """What of the echo `shown` doesn't say."""


def field_of(kind: str, name: str) -> Field:
    """Return the declaration of a field, or of a list that reads and writes as one."""
    spec = fields(KINDS[kind]).get(name)
    return lists_of(kind)[name] if spec is None else spec


def as_typed(spec: FieldSpec, value: Any, plan: Plan) -> str:
    """Return a stored value as a person would type it; it reads back equal."""
    if value is not None and spec.holds is Holds.CHOICE:
        return words(value)
    if value is not None and spec.holds is Holds.DATE:
        return full_day(value)
    if value is not None and spec.holds is Holds.MONEY:
        currency = Context(plan, datetime.date.min).currency
        return in_full(value, currency).removeprefix(f"{currency} ")
    return text_of(spec, value, plan)


def understood(field: Field, text: str, context: Context) -> Understood | Wrong:
    """Return what a text means in a field, or what is wrong with it."""
    if isinstance(field, ListField):
        listed = parse_list(context.plan, field, text)
        return listed if isinstance(listed, Wrong) else Understood(listed, _list_shown(field, listed))
    value = parse(field, text, context)
    if isinstance(value, Wrong):
        return value
    said = echo(field, value, context)
    if value is not None and field.holds is Holds.DATE:
        return Understood(value, full_day(value), said, said.replace(f" {full_day(value)}", "", 1))
    if value is not None and field.holds is Holds.YEAR:
        year = calendar(context.plan)
        span = f"{full_day(year.first_day(value))} to {full_day(year.last_day(value))}"
        return Understood(value, year.year_label(value), span, span)
    return Understood(value, _shown(field, value, text, context), said)


def _shown(spec: FieldSpec, value: Any, text: str, context: Context) -> str:
    """How a value other than a date stands in its row."""
    if value is None:
        return ""
    match spec.holds:
        case Holds.CHOICE | Holds.NUMBER | Holds.INTEGER:
            return _with_unit(value, spec.unit)
        case Holds.MONEY:
            return in_full(value, context.currency)
        case Holds.PERCENT:
            return f"{text_of(spec, value, context.plan)}%"
        case Holds.MONTH:
            return MONTHS[value - 1]
        case Holds.PERIOD:
            return period_month(value, context.plan)
        case Holds.LINK | Holds.RECORD:
            return _linked(spec, value, context.plan)
        case Holds.POINTS:
            return points_echo(value)
        case Holds.TEXT:
            return text
        case _:
            return text_of(spec, value, context.plan)


def _with_unit(value: str | float, unit: str) -> str:
    if isinstance(value, str):
        return words(value)
    if unit.endswith("s"):
        return count(int(value), unit.removesuffix("s"), unit)
    return f"{number(value)} {unit}".rstrip()


def _linked(spec: FieldSpec, value: int | str, plan: Plan) -> str:
    """The record that is linked: its name, behind its code where the kind goes by codes."""
    ref = target(spec, value)
    row = None if ref is None else plan.find(ref)
    if row is None:
        return text_of(spec, value, plan)
    return row.label if row.kind in NAMED else f"{row.code} {row.label}"


def _list_shown(field: ListField, listed: dict[int, str]) -> str:
    """`BG2 primary · BG4 secondary`."""
    prefix = KINDS[field.target_kind].prefix
    return " · ".join(f"{prefix}{target} {strength}".rstrip() for target, strength in listed.items())
