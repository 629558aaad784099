"""What a field accepts, said in plain words where pydantic refuses a value."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from itplanner.domain.records import KINDS, FieldSpec, Holds, field_adapter
from itplanner.domain.records.base import LARGEST
from itplanner.domain.records.specs import inside

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EXAMPLES: Mapping[Holds, str] = {
    Holds.TIME: "a time, for example 2026-10-01 08:12",
    Holds.DATE: "a date, for example 2027-09-30",
    Holds.INTEGER: "a whole number",
    Holds.NUMBER: "a number, for example 99.95",
    Holds.MONEY: "an amount in whole minor units",
    Holds.WEIGHT: "a whole number of ten-thousandths",
    Holds.PERCENT: "a whole number of ten-thousandths",
    Holds.YES: "yes or no",
    Holds.LINK: "the number of a record",
    Holds.RECORD: "the code of a record, for example G12",
    Holds.POINTS: "dates with their values, each date once",
    Holds.YEAR: "a year, for example 2027",
    Holds.MONTH: "a month from 1 to 12",
    Holds.PERIOD: "a month of the fiscal year, from 1 to 12",
    Holds.CHECK: "the code of a check, for example G010",
    Holds.CURRENCY: "three letters, for example EUR",
}
"""What a value of the wrong type should have been."""


def accepted(spec: FieldSpec, error: "ErrorDetails") -> str:
    """Return what a field takes, with its unit, for the first thing that a value fails by."""
    match error["type"]:
        case "string_too_long":
            return f"it takes at most {error['ctx']['max_length']:,} characters"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            return _within(spec, next(iter(error["ctx"].values())))
        case "finite_number":
            return "it takes a finite number"
    if spec.choices:
        return f"it is one of: {', '.join(str(choice).replace('_', ' ') for choice in spec.choices)}"
    if spec.holds is Holds.NOTATION:
        return f"it takes {inside(spec.help)}"
    return f"it takes {_EXAMPLES.get(spec.holds, 'text')}"


def _within(spec: FieldSpec, missed: float) -> str:
    if abs(missed) >= LARGEST:
        return "it is larger than what can be kept"
    bounds = {name: bound for part in _parts(spec) for name, bound in part.items() if _is_bound(name, bound)}
    least, above, most = (bounds.get(name) for name in ("minimum", "exclusiveMinimum", "maximum"))
    unit = f" {spec.unit}".rstrip()
    if least is not None and most is not None:
        return f"it has to be between {least:g} and {most:g}{unit}"
    if least is not None:
        return f"it has to be at least {least:g}{unit}"
    if above is not None:
        return f"it has to be more than {above:g}{unit}"
    return f"it has to be at most {most:g}{unit}"


def _parts(spec: FieldSpec) -> Iterator[Mapping[str, Any]]:
    schema = field_adapter(KINDS[spec.kind], spec.name).json_schema()
    yield schema
    yield from schema.get("anyOf", ())


def _is_bound(name: str, value: Any) -> bool:
    """Whether it is a bound that means something; the largest integer only leaves room for sums."""
    return name in {"minimum", "exclusiveMinimum", "maximum"} and abs(value) < LARGEST
