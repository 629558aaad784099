"""What a form knows of a series of numbers: its unit, and which way is better."""

from collections.abc import Mapping, Sequence

from itplanner.domain.entry import Context, words
from itplanner.domain.naming import find
from itplanner.domain.records import KPI, Holds, Measure
from itplanner.domain.wrong import Wrong
from itplanner.tui.forms.field import FieldState

FRACTION = frozenset({"numerator", "denominator"})
"""Numbers of a reading that are counts, whatever unit their fraction has."""

SPAN = ("start_value", "target")
"""What says which way is better."""

Fields = Sequence[FieldState]


def directed(before: Fields, after: Fields, context: Context) -> tuple[FieldState, ...]:
    """Return the fields after something was typed into the span, with the direction that follows from it.

    A direction that doesn't follow from the values as they were was somebody's choice, and stays.
    """
    direction = _named(after, "direction")
    if direction is None:
        return tuple(after)
    stored = [each.typed(each.before, context) for each in before]
    if direction.text not in {"", _way(before), _way(stored)}:
        return tuple(after)
    way = _way(after) or direction.before
    return tuple(each.typed(way, context) if each is direction else each for each in after)


def unit_of(field: FieldState, form: Fields, preset: Mapping[str, str], context: Context) -> str:
    """Return the unit that a number is typed in; empty where there is none or it isn't known yet."""
    if field.holds is not Holds.NUMBER or field.name in FRACTION:
        return ""
    unit = _named(form, "unit")
    if unit is not None:
        return unit.text
    for kind in (Measure.kind, KPI.kind):
        series = _named(form, kind)
        found = find(context.plan, kind, preset.get(kind, "") if series is None else series.text)
        row = None if isinstance(found, Wrong) else context.plan.find(found)
        if isinstance(row, Measure | KPI):
            return row.unit
    return ""


def _way(form: Fields) -> str:
    """The direction from start to target, as it is typed; empty while one of them is missing."""
    span = [_named(form, name) for name in SPAN]
    start, target = (each.reading.value if each and each.reading else None for each in span)
    if start is None or target is None or start == target:
        return ""
    return words("increase" if target > start else "decrease")


def _named(form: Fields, name: str) -> FieldState | None:
    return next((each for each in form if each.name == name), None)
