"""Recording a value of a KPI, or of the measure of a goal."""

import datetime
import re
from typing import Any

from itplanner.domain.change import Change, Ref
from itplanner.domain.dates import full_day
from itplanner.domain.naming import one
from itplanner.domain.numbers import number_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Goal, Measure, Reading
from itplanner.domain.rules.progress import measure_of, reading_value
from itplanner.domain.telling import NOTHING
from itplanner.domain.verbs.records import adding, setting
from itplanner.domain.verbs.values import Values
from itplanner.domain.wrong import Wrong

VALUES = ("value", "numerator", "denominator")
"""What is entered for a day: a value, or the two that it is computed from."""

_FRACTION = re.compile(r"([^/]+)/([^/]+)")


def value_texts(text: str) -> dict[str, str]:
    """Return a typed value by field: the value, or the two that it is computed from, `9/12`."""
    fraction = _FRACTION.fullmatch(text)
    return {"numerator": fraction[1], "denominator": fraction[2]} if fraction else {"value": text}


def series_of(plan: Plan, ref: Ref) -> KPI | Measure | Wrong:
    """Return what a reading of a record belongs to: a KPI, a measure, or the measure of a goal."""
    row = plan.find(ref)
    if isinstance(row, Goal):
        measure = measure_of(plan, row)
        if measure is None:
            return Wrong(f"{row.code} has no measure. Give it one first: unit, start value and target.")
        row = measure
    if isinstance(row, Measure) and row.kpi is not None:
        row = plan[KPI].get(row.kpi)
    if isinstance(row, KPI | Measure):
        return row
    return Wrong(f"A{one(ref.kind)[1:]} has no readings. Name a KPI, or a goal with a measure.")


def recording(
    plan: Plan, ref: Ref, values: Values, on: datetime.date, today: datetime.date
) -> Change | Wrong:
    """Return the change that records a value on a day; the same day's value is replaced.

    `values` holds value, or numerator and denominator, and a note if any.
    """
    series = series_of(plan, ref)
    if isinstance(series, Wrong):
        return series
    field = "kpi" if isinstance(series, KPI) else "measure"
    same = (row for row in plan[Reading].where(field, series.id) if row.date == on)
    present = next(same, None)
    if present is None:
        change = adding(plan, "reading", {field: series.id, "date": on, **values}, today)
    else:
        # All that was entered for the day goes, else an old value would hide a new numerator.
        change = setting(plan, [Ref("reading", present.id)], {**dict.fromkeys(VALUES), **values}, today)
    if isinstance(change, Wrong):
        return change
    return Change(change.edits, f"{_name(plan, series)} on {full_day(on)}: {_value(values, series.unit)}")


def _name(plan: Plan, series: KPI | Measure) -> str:
    if isinstance(series, KPI):
        return f"{series.code} {series.name}"
    goal = plan[Goal].get(series.goal)
    return f"{goal.code if goal is not None else series.code} {series.unit}"


def _value(values: Values, unit: str) -> str:
    entered: dict[str, Any] = {name: values.get(name) for name in VALUES}
    value = reading_value(Reading(id=-1, date=datetime.date.min, **entered), unit)
    text = NOTHING if value is None else number_text(value)
    return f"{text} {unit}" if unit in {"%", "h"} else text
