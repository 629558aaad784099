"""A stored column is told without pydantic only where pydantic would say the same."""

import datetime
import json
from typing import Any

import pytest

from itplanner.domain.records import KINDS, FieldSpec, Holds, field_adapter, fields
from itplanner.store.columns import held

FIELDS = [spec for kind in KINDS.values() for spec in fields(kind).values()]
EVERY_FIELD = pytest.mark.parametrize("spec", FIELDS, ids=lambda spec: f"{spec.kind}.{spec.name}")

NUMBERS = (
    -(2**63),
    -(2**62) - 1,
    -1,
    0,
    1,
    2,
    3,
    12,
    13,
    1899,
    1900,
    2300,
    2301,
    2**62,
    2**62 + 1,
    2**63 - 1,
)
FLOATS = (-1.0, 0.0, 0.5, 1.0, 1.5, 2027.0, 5e-324, float("inf"), float("-inf"))
TEXTS = (
    *("", " ", "x", "1", "EUR", "EUR\n", "eur", "G1", "G1\n", "G01", "G010", "green", "Green", "yes"),
    "x" * 100_001,
    *("2026-11-23", "2026-11-23\n", " 2026-11-23", "20261123", "2026-W48-1", "2026-02-30", "0000-01-01"),
    *("[]", "[", "{}", "null", '["x"]', '["x", 1]', "[[]]", '[["2026-11-23", 1.5]]', '[["2026-11-23"]]'),
    *('[["2026-11-23", 1], ["2026-11-23", 2]]', '[["2027-11-23", 1], ["2026-11-23", 2]]', '"x"'),
)
STORED = (None, *NUMBERS, *FLOATS, *TEXTS, b"", b"x", b"2026-11-23")
"""What a cell may hold that somebody wrote by hand."""


def by_pydantic(spec: FieldSpec, stored: Any) -> object:
    """Return what pydantic makes of a cell; raises ValueError or TypeError."""
    value = tuple(json.loads(stored)) if spec.plain is tuple else stored
    return field_adapter(KINDS[spec.kind], spec.name).validate_python(value)


@EVERY_FIELD
def test_what_is_told_is_what_pydantic_says(spec: FieldSpec) -> None:
    told = 0
    for stored in (*STORED, *spec.choices):
        found = held(spec, (stored,))
        if found is not None:
            told += 1
            said = by_pydantic(spec, stored)
            assert (found[0], type(found[0])) == (said, type(said)), stored
    assert told or spec.holds in {Holds.POINTS, Holds.NOTATION}


@EVERY_FIELD
def test_one_cell_that_is_wrong_is_seen_among_others(spec: FieldSpec) -> None:
    cells = [(stored, held(spec, (stored,)) is not None) for stored in (*STORED, *spec.choices)]
    sound = [stored for stored, told in cells if told]
    assert not sound or held(spec, sound) is not None
    assert all(held(spec, (*sound, stored)) is None for stored, told in cells if not told)


def test_a_day_of_a_column_is_made_once() -> None:
    days = held(fields(KINDS["reading"])["date"], ("2026-11-23", "2026-11-24", "2026-11-23"))
    assert days is not None
    assert list(days) == [datetime.date(2026, 11, day) for day in (23, 24, 23)]
    assert days[0] is days[2]
