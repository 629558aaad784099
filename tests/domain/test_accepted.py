"""What a field accepts is said in plain words, never in a library's."""

import datetime
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import BadValue, entered
from itplanner.domain.records import KINDS, fields
from itplanner.domain.records.base import LARGEST


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        ("goal.title", "x" * 100_001, "it takes at most 100,000 characters"),
        ("goal.weight", 0, "it has to be more than 0"),
        ("goal.need", -1, "it has to be at least 0"),
        ("goal.need", LARGEST + 1, "it is larger than what can be kept"),
        ("goal.effort_hours", -1, "it has to be at least 0 h"),
        ("goal.year", 1066, "it has to be between 1900 and 2300"),
        ("person.fte", 3, "it has to be between 0 and 1"),
        ("person.capacity_hours", -1, "it has to be at least 0 h a month"),
        ("organisation.fiscal_start", 13, "it has to be between 1 and 12"),
        ("organisation.currency", "Euro", "it takes three letters, for example EUR"),
        ("kpi.decimals", 9, "it has to be between 0 and 6"),
        ("kpi.direction", "up", "it is one of: increase, decrease, at least, at most, within"),
        ("step.done", "maybe", "it takes yes or no"),
        ("kpi.points", (("2026-12-31", 1),) * 2, "it takes dates with their values, each date once"),
        ("kpi.points", (("2026-12-31", float("nan")),), "it takes a finite number"),
        ("declaration.record", "12", "it takes the code of a record, for example G12"),
    ],
)
def test_what_a_field_takes_is_said_with_its_unit(where: str, value: Any, said: str) -> None:
    kind, _, name = where.partition(".")
    with pytest.raises(BadValue) as bad:
        entered(kind, name, value)
    assert str(bad.value).endswith(f"is not possible; {said}")


def test_a_typed_value_is_quoted_as_it_was_typed() -> None:
    with pytest.raises(BadValue) as bad:
        entered("goal", "weight", -5_000)
    assert str(bad.value.typed("-0.5")) == 'Weight: "-0.5" is not possible; it has to be more than 0'


FIELDS = [(kind, name) for kind in KINDS for name in fields(KINDS[kind]) if name != "id"]
VALUES = st.one_of(
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.binary(max_size=3),
    st.lists(st.integers(), max_size=2),
    st.sampled_from(["x" * 100_001, LARGEST + 1, datetime.timedelta(1), object()]),
)


@given(st.sampled_from(FIELDS), VALUES)
def test_no_value_whatever_is_refused_in_a_library_s_words(where: tuple[str, str], value: Any) -> None:
    try:
        entered(*where, value)
    except BadValue as bad:
        refusal = str(bad)
    else:
        return
    assert re.search(r"(; it (takes|has to be|is one of|is larger)|it can't be empty)[^;]*$", refusal), (
        refusal
    )
