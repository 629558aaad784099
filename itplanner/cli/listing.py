"""Records as rows: which columns, what stands in them, and which records are wanted."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.lists import listed
from itplanner.domain.numbers import number_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Record
from itplanner.domain.rules.declared import in_force
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.state import state
from itplanner.domain.text import quoted
from itplanner.domain.verbs.values import read
from itplanner.errors import PlannerError
from itplanner.exchange.entries import present_text
from itplanner.exchange.exporting import record_json
from itplanner.exchange.kinds import columns, key, list_fields

if TYPE_CHECKING:
    from itplanner.domain.kpis.standing import Standing

Computed = Callable[[Plan, Record, datetime.date], Any]

_SHOWN: Mapping[str, tuple[str, ...]] = {
    "goal": ("title", "area", "horizon", "year", "owner", "due", "status", "progress", "state"),
    "step": ("goal", "text", "owner", "due", "done"),
    "business_goal": ("title", "perspective", "owner", "valid_from", "valid_to"),
    "area": ("name", "parent", "lead"),
    "department": ("name", "head", "cost_centre"),
    "person": ("name", "login", "area", "department", "employment", "left"),
    "role": ("person", "role", "department", "start", "end"),
    "measure": ("goal", "unit", "direction", "start_value", "target", "due", "kpi"),
    "kpi": (
        *("name", "unit", "direction", "cadence", "owner", "date", "value", "target", "expected"),
        *("status", "declared", "trend"),
    ),
    "reading": ("kpi", "measure", "date", "value", "numerator", "denominator", "note"),
    "declaration": ("record", "colour", "person", "reason", "given_on", "expires"),
    "waiver": ("rule", "record", "person", "reason", "given_on", "expires"),
    "project": ("name", "area", "manager", "status", "started_on", "finished_on", "cost", "acceptance"),
    "project_baseline": ("project", "number", "start", "end", "budget", "approved_by", "approved_on"),
    "requirement": ("project", "text", "priority", "accepted", "accepted_on"),
    "benefit": ("project", "type", "stage", "year", "amount", "confirmed_by"),
    "service": ("name", "owner", "tier", "in_scope", "rto", "rpo", "depends_on"),
    "recovery_test": ("service", "tested_on", "type", "rta", "rpa", "outcome"),
    "budget_line": ("title", "year", "area", "type", "project", "owner", "gl_account", "cost_centre"),
    "phase": ("line", "period", "plan", "revised", "committed", "actual", "forecast"),
    "headcount": ("year", "period", "department", "support_fte", "users"),
    "limit_phase": ("kpi", "start", "end", "reason", "person"),
    "batch": ("facts", "file", "read", "added", "changed", "unchanged", "rejected"),
    "baseline": ("type", "name", "year", "period", "content_hash"),
    "organisation": ("name", "currency", "fiscal_start", "fiscal_label", "year", "time_zone"),
}
"""What a table for the eye shows beside the code; JSON and CSV have everything."""


def all_columns(kind: type[Record]) -> list[str]:
    """Return every column of a kind, the computed ones last."""
    return [*columns(kind), *_computed(kind)]


def chosen(kind: type[Record], asked: str, everything: bool) -> list[str]:
    """Return the columns that were asked for, else those to show; raises PlannerError for an unknown one."""
    if not asked:
        shown = ("code", *_SHOWN[kind.kind]) if kind.kind in _SHOWN else ()
        return list(shown) if shown and not everything else all_columns(kind)
    names = [key(name) for name in asked.split(",") if name.strip()]
    for name in names:
        if name not in all_columns(kind):
            known = ", ".join(all_columns(kind))
            raise PlannerError(f"There is no column {quoted(name)}. There are: {known}.")
    return names


def texts(plan: Plan, record: Record, names: Sequence[str], today: datetime.date) -> list[str]:
    """Return a record's row as text."""
    found = _computed(type(record))
    return [
        _plain(found[name](plan, record, today)) if name in found else present_text(plan, record, name)
        for name in names
    ]


def values(plan: Plan, record: Record, today: datetime.date) -> dict[str, Any]:
    """Return a record as JSON has it, with what is computed."""
    found = _computed(type(record))
    return record_json(plan, record) | {name: each(plan, record, today) for name, each in found.items()}


def wanted(kind: type[Record], conditions: Sequence[str], context: Context) -> list[Record]:
    """Return the records that meet all conditions FIELD=VALUE, by number; raises PlannerError."""
    tests = [_condition(kind, text, context) for text in conditions]
    rows = sorted(context.plan.table(kind.kind), key=lambda record: record.id)
    return [record for record in rows if all(test(record) for test in tests)]


def _condition(kind: type[Record], text: str, context: Context) -> Callable[[Record], bool]:
    name, sign, value = text.partition("=")
    name = key(name)
    if not sign or name not in all_columns(kind):
        known = ", ".join(all_columns(kind))
        raise PlannerError(f"{quoted(text)} is no FIELD=VALUE of {kind.noun}s. Fields are: {known}.")
    if name == "code" or name in _computed(kind):
        return lambda record: key(texts(context.plan, record, [name], context.today)[0]) == key(value)
    parsed, wrong = read(kind.kind, {name: value}, context) if value.strip() else ({name: None}, {})
    if wrong:
        raise PlannerError(wrong[name].message)
    if name in list_fields(kind):
        return lambda record: _listed(context.plan, record, name, parsed[name])
    return lambda record: _equal(getattr(record, name), parsed[name])


def _listed(plan: Plan, record: Record, name: str, targets: Mapping[int, str] | None) -> bool:
    present = listed(plan, list_fields(type(record))[name], record.id)
    return all(target in present for target in targets) if targets else not present


def _equal(present: Any, value: Any) -> bool:
    if isinstance(present, tuple):
        return set(value or ()) <= set(present) if value else not present
    if isinstance(present, str) and isinstance(value, str):
        return present.casefold() == value.casefold()
    return bool(present == value) or (value is None and present in (None, ""))


def _computed(kind: type[Record]) -> Mapping[str, Computed]:
    return _COMPUTED.get(kind.kind, {})


def _progress(plan: Plan, record: Record, today: datetime.date) -> float:
    return round(100 * progress(plan, cast("Goal", record), today).share, 2)


def _state(plan: Plan, record: Record, today: datetime.date) -> str:
    return state(plan, cast("Goal", record), today).standing


@lru_cache(maxsize=1)
def _standing(plan: Plan, record: Record, today: datetime.date) -> "Standing":
    """Where a KPI stands: once for all of its columns, which are asked for one after the other."""
    from itplanner.domain.kpis.standing import standing  # noqa: PLC0415 - only KPIs are studied

    return standing(plan, cast("KPI", record), today)


def _date(plan: Plan, record: Record, today: datetime.date) -> str | None:
    point = _standing(plan, record, today).point
    if point is None:
        return None
    return (point.readings[-1].date if point.readings else point.period.last).isoformat()


def _value(plan: Plan, record: Record, today: datetime.date) -> float | None:
    return _standing(plan, record, today).value


def _expected(plan: Plan, record: Record, today: datetime.date) -> float | None:
    target = _standing(plan, record, today).target
    return None if target is None else round(target, 4)


def _status(plan: Plan, record: Record, today: datetime.date) -> str:
    return _standing(plan, record, today).computed


def _declared(plan: Plan, record: Record, today: datetime.date) -> str | None:
    found = in_force(plan, Ref(record.kind, record.id), today)
    return None if found is None else found.colour


def _trend(plan: Plan, record: Record, today: datetime.date) -> str | None:
    from itplanner.domain.kpis.trend import trend_of  # noqa: PLC0415 - the same

    found = trend_of(plan, cast("KPI", record), _standing(plan, record, today).points)
    return None if found is None else found.verdict


_COMPUTED: Mapping[str, Mapping[str, Computed]] = {
    "goal": {"progress": _progress, "state": _state},
    "kpi": {
        "date": _date,
        "value": _value,
        "expected": _expected,
        "status": _status,
        "declared": _declared,
        "trend": _trend,
    },
}
"""What follows from a record, by kind: of a goal its progress in percent and state, of a KPI its last value,
what that should have been, the colour it computes to, the one declared, and whether it gets better."""


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return number_text(round(value, 4)) if isinstance(value, float) else str(value)
