"""Stored facts as tables and JSON have them: what is written reads back as it was."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from itplanner.domain.dates import parse_date
from itplanner.domain.entry import Context, json_of, parse_freely, text_of
from itplanner.domain.facts.base import Fact
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.moments import day_of
from itplanner.domain.money import decimal_text
from itplanner.domain.naming import code_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import Batch, FieldSpec, Holds, fields
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

BATCH = "batch"
"""The column that says which batch a fact came with."""

Values = Mapping[str, Any]
"""A stored fact: its values by field, and the number of its batch."""
Test = Callable[[Values], bool]


def fact_columns(kind: type[Fact]) -> list[str]:
    """Return every column of a kind of fact."""
    return [*fields(kind), BATCH]


def as_values(kind: type[Fact], rows: Iterable[Sequence[Any]]) -> Iterator[Values]:
    """Give stored rows, read with all their columns, by column."""
    names = fact_columns(kind)
    for row in rows:
        yield dict(zip(names, row, strict=True))


def fact_text(plan: Plan, kind: type[Fact], values: Values, name: str) -> str:
    """Return what stands in a column, as a table has it."""
    value = values[name]
    if name == BATCH:
        return f"{Batch.prefix}{value}"
    spec = fields(kind)[name]
    if spec.holds is Holds.MONEY:
        return decimal_text(value, values["currency"])
    return text_of(spec, value, plan)


def fact_json(plan: Plan, kind: type[Fact], values: Values, name: str) -> Any:
    """Return what stands in a column, as JSON has it."""
    if name == BATCH:
        return f"{Batch.prefix}{values[name]}"
    spec = fields(kind)[name]
    if spec.holds is Holds.YES:
        return bool(values[name])
    return (
        fact_text(plan, kind, values, name)
        if spec.holds is Holds.MONEY
        else json_of(spec, values[name], plan)
    )


def condition(kind: type[Fact], name: str, text: str, context: Context) -> Test | Wrong:
    """Return the test of what a column is to hold: a time also by its day, text whatever its case."""
    text = text.strip()
    if name == BATCH:
        ref = code_of(text)
        if ref is None or ref.kind != Batch.kind:
            return Wrong(f"{quoted(text)} is no batch. They look like {Batch.prefix}1.")
        return lambda values: bool(values[BATCH] == ref.id)
    spec = fields(kind)[name]
    if not text:
        return lambda values: values[name] in (None, "")
    if spec.holds is Holds.LINE:
        folded = text.casefold()
        return lambda values: str(values[name]).casefold() == folded
    if spec.holds is Holds.TIME:
        day = parse_date(text, today=context.today, calendar=FiscalCalendar(), order=context.date_order)
        if not isinstance(day, Wrong):
            return lambda values: values[name] is not None and day_of(values[name], context.zone) == day
    return _equal(spec, text, context)


def _equal(spec: FieldSpec, text: str, context: Context) -> Test | Wrong:
    wanted = parse_freely(spec, text, context)
    if isinstance(wanted, Wrong):
        return wanted
    if spec.holds is Holds.DATE:
        wanted = wanted.isoformat()
    return lambda values: bool(values[spec.name] == wanted)
