"""One broken invariant, and the words that name records in its sentence."""

from collections.abc import Iterator
from dataclasses import field as declared

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.entry import period_month
from itplanner.domain.links import code, target
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record, fields
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken invariant at one field; two are the same whatever their words."""

    code: str
    ref: Ref
    field: str
    others: tuple[Ref, ...] = ()
    """The other records that it is about."""
    message: str = declared(default="", compare=False)
    """What is so, where, and what helps."""


def name(plan: Plan, ref: Ref) -> str:
    """Return code and label of a record for a sentence: `G12 Replace 9 copper links`."""
    row = plan.find(ref)
    if row is None:
        return code(ref)
    label = row.label if row.names_by else _linked(plan, row)
    label = label if len(label) <= 60 else f"{label[:59]}…"
    return label if ref.id < 0 or not row.prefix else f"{row.code} {label}".rstrip()


def short(plan: Plan, ref: Ref) -> str:
    """Return the code of a record, or its words when it has no number yet."""
    row = plan.find(ref)
    return name(plan, ref) if row is None or ref.id < 0 else row.code


def _linked(plan: Plan, row: Record) -> str:
    """What a record without a name of its own brings together, and its day or its month if it has one."""
    found = [target(spec, getattr(row, spec.name)) for spec in fields(type(row)).values()]
    links = [short(plan, ref) for ref in found if ref is not None]
    day = getattr(row, "date", None) or getattr(row, "given_on", None)
    return " ".join([*links, *([f"on {full_day(day)}"] if day is not None else []), *_month(plan, row)])


def _month(plan: Plan, row: Record) -> Iterator[str]:
    """The month that a record counts for, and the fiscal year where it says that itself."""
    if period := getattr(row, "period", None):
        yield period_month(period, plan)
        if year := getattr(row, "year", None):
            yield calendar(plan).year_label(year)
