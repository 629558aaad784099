"""The same value is always the same text."""

import datetime
import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.canonical import canonical
from itplanner.domain.records import KINDS, list_adapter
from tests.builders import SEEDS, goal, random_record

JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)


@given(JSON)
def test_canonical_text_reads_back_equal(value: object) -> None:
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(st.text(max_size=3), st.integers()))
def test_the_order_of_keys_means_nothing(value: dict[str, int]) -> None:
    backwards = dict(reversed(value.items()))
    assert canonical(backwards) == canonical(value)


def test_keys_are_sorted_and_no_blank_is_left() -> None:
    assert canonical({"b": [1, 2], "a": {"d": None, "c": True}}) == '{"a":{"c":true,"d":null},"b":[1,2]}'


def test_minus_zero_is_zero_wherever_it_stands() -> None:
    assert canonical(-0.0) == "0.0"
    assert canonical({"value": [-0.0]}) == '{"value":[0.0]}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_json_cannot_say_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(value)


def test_text_is_not_escaped() -> None:
    assert canonical("Überfällig – 9 €") == '"Überfällig – 9 €"'


def test_dates_are_iso_and_moments_are_utc() -> None:
    summer = datetime.timezone(datetime.timedelta(hours=2))
    assert canonical(datetime.date(2027, 3, 1)) == '"2027-03-01"'
    assert canonical(datetime.datetime(2027, 3, 1, 1, 30, tzinfo=summer)) == '"2027-02-28T23:30:00.000000Z"'


def test_a_record_is_its_values_by_name() -> None:
    text = canonical(goal(7, due=datetime.date(2027, 3, 1), tags=("dr",)))
    assert text.startswith('{"acceptance":"","area":1,')
    assert '"due":"2027-03-01"' in text
    assert '"id":7' in text
    assert '"tags":["dr"]' in text


@given(SEEDS, st.sampled_from(sorted(KINDS)))
def test_a_record_reads_back_equal(seed: int, kind: str) -> None:
    row = random_record(Random(seed), kind, 3)
    assert list_adapter(KINDS[kind]).validate_json(f"[{canonical(row)}]") == [row]
