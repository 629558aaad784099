"""What became of renamed, retyped and new fields; migration, journal and drafts read the same statement."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace

from itplanner.domain.records import BASIS
from itplanner.domain.values import dataclass

Json = object
"""A value as JSON knows it."""

Lift = Callable[[Json], Mapping[str, Json]]
"""From one old value to the new fields and their values; it may look at nothing else."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a release did to the fields of the release before."""

    fields: Mapping[tuple[str, str], Lift]
    """By kind and old name; a field that isn't named stays as it is."""
    new: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    """Fields that every old record gains, with their value."""


@dataclass(frozen=True, slots=True)
class StoredEdit:
    """An edit as the journal keeps it: field names of its shape, values as JSON knows them."""

    kind: str
    id: int
    field: str | None
    before: Json
    after: Json


def to_basis(name: str) -> Lift:
    """Return the lift of a whole number to ten-thousandths under the same name."""
    return lambda value: {name: value * BASIS if isinstance(value, int) else value}


def renamed(name: str) -> Lift:
    """Return the lift that gives a value another name."""
    return lambda value: {name: value}


SHAPES: Mapping[int, Shape] = {
    2: Shape(
        fields={
            ("goal", "weight"): to_basis("weight"),
            ("business_goal", "weight"): to_basis("weight"),
            ("step", "weight"): to_basis("weight"),
            ("step", "title"): renamed("text"),
        },
        new={"person": {"login": ""}, "goal": {"population": None}},
    ),
    3: Shape(
        fields={},
        new={kind: {"path": "linear", "points": []} for kind in ("kpi", "measure")},
    ),
    4: Shape(fields={}),
    5: Shape(
        fields={},
        new={
            "organisation": {
                "workdays": "mon tue wed thu fri",
                "work_start": "09:00",
                "work_end": "17:00",
                "holidays": "",
                "hurdle_rate": BASIS // 10,
                "on_time_tolerance": 0,
                "on_budget_tolerance": 0,
            },
            "kpi": {
                "numerator": None,
                "denominator": None,
                "adds_up": False,
                "cohort": "due",
                "clock": "elapsed",
                "maximum": "",
                "tolerance": None,
                "rules": "wheeler",
                "limits_from": None,
                "limits_to": None,
            },
        },
    ),
}
"""Each shape by the number it leads to; the first plans were of shape 1."""

SHAPE = max(SHAPES)
"""The shape that this program writes."""


def lifted(edit: StoredEdit, shape: int) -> Iterator[StoredEdit]:
    """Give the edits of the present shape that an edit of an older one stands for."""
    edits = [edit]
    for number in range(shape + 1, SHAPE + 1):
        edits = [new for old in edits for new in _step(old, SHAPES[number])]
    yield from edits


def lifted_values(kind: str, values: Mapping[str, Json], shape: int) -> dict[str, Json]:
    """Return a whole record's values in the present shape."""
    present = dict(values)
    for number in range(shape + 1, SHAPE + 1):
        present = _record(kind, present, SHAPES[number])
    return present


def _step(edit: StoredEdit, shape: Shape) -> Iterator[StoredEdit]:
    if edit.field is None:
        yield replace(
            edit, before=_whole(edit.kind, edit.before, shape), after=_whole(edit.kind, edit.after, shape)
        )
        return
    lift = shape.fields.get((edit.kind, edit.field), renamed(edit.field))
    before, after = lift(edit.before), lift(edit.after)
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield replace(edit, field=name, before=before.get(name), after=after.get(name))


def _whole(kind: str, value: Json, shape: Shape) -> Json:
    return _record(kind, value, shape) if isinstance(value, Mapping) else None


def _record(kind: str, values: Mapping[str, Json], shape: Shape) -> dict[str, Json]:
    lifted_fields: dict[str, Json] = dict(shape.new.get(kind, {}))
    for name, value in values.items():
        lifted_fields.update(shape.fields.get((kind, name), renamed(name))(value))
    return lifted_fields
