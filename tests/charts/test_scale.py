"""The axis of values: round numbers, on rows of their own, around all that is drawn."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.charts.scale import Step, drawable, fitted, number

FINITE = st.floats(allow_nan=False, allow_infinity=False).filter(lambda value: drawable(value) is not None)
ROWS = st.integers(3, 60)
PLACES = st.none() | st.integers(0, 6)


@given(FINITE, FINITE, ROWS, PLACES)
def test_both_ends_lie_between_the_lowest_row_and_the_highest(
    one: float, other: float, rows: int, decimals: int | None
) -> None:
    scale = fitted(min(one, other), max(one, other), rows, decimals)
    for value in (one, other):
        place = (value - scale.lowest) / scale.per_row
        assert -1e-6 <= place <= rows - 1 + 1e-6


@given(FINITE, FINITE, ROWS, PLACES)
def test_labels_differ_and_stand_in_the_rows_of_their_values(
    one: float, other: float, rows: int, decimals: int | None
) -> None:
    scale = fitted(min(one, other), max(one, other), rows, decimals)
    ticks = scale.ticks()
    assert len({label for _, label in ticks}) == len(ticks) >= 2
    for multiple, (row, _) in zip(scale.multiples, ticks, strict=True):
        assert 0 <= row < rows
        assert scale.row(multiple * scale.step.size) == row


@given(FINITE, FINITE, st.integers(0, 60))
def test_a_dot_is_never_outside(one: float, other: float, rows: int) -> None:
    scale = fitted(min(one, other), max(one, other), rows)
    for value in (one, other, 0.0, 1e300, -1e300):
        assert 0 <= scale.dot(value) < max(rows, 1) * 4


@pytest.mark.parametrize(
    ("low", "high", "rows", "labels"),
    [
        (6, 11, 8, "5 6 7 8 9 10 11 12"),
        (6, 11, 15, "5 6 7 8 9 10 11 12"),
        (66.7, 100, 10, "60 65 70 75 80 85 90 95 100 105"),
        (0, 1, 9, "0 0.25 0.50 0.75 1.00"),
        (0, 100, 23, "0 20 40 60 80 100"),
        (-5, 5, 11, "-5 0 5"),
        (0, 9000, 10, "0 1k 2k 3k 4k 5k 6k 7k 8k 9k"),
        (1_200_000, 1_900_000, 9, "1.2m 1.3m 1.4m 1.5m 1.6m 1.7m 1.8m 1.9m 2.0m"),
        (0, 1e12, 3, "0 5e11 1.0e12"),
        (1e-7, 2e-7, 3, "1.0e-7 1.5e-7 2.0e-7"),
    ],
)
def test_labels_are_round_and_as_short_as_they_can_be(
    low: float, high: float, rows: int, labels: str
) -> None:
    assert [label for _, label in fitted(low, high, rows).ticks()] == labels.split()


def test_labels_are_no_finer_than_the_unit() -> None:
    assert [label for _, label in fitted(0, 1, 13, 0).ticks()] == ["0", "1", "2", "3"]
    assert [label for _, label in fitted(0, 1, 13, 1).ticks()][:3] == ["0", "0.2", "0.4"]
    assert [label for _, label in fitted(0, 1, 13, 2).ticks()][:3] == ["0", "0.25", "0.50"]


def test_what_is_no_number_or_leaves_no_room_to_calculate_is_not_drawn() -> None:
    assert [drawable(value) for value in (1.5, -0.0, 1e300)] == [1.5, 0, 1e300]
    assert [drawable(value) for value in (None, nan, inf, -inf, 1e301)] == [None] * 5


@pytest.mark.parametrize(
    ("value", "exponent", "decimals", "text"),
    [
        (7.94, 0, None, "7.9"),
        (80.0, 1, None, "80"),
        (80.0, 1, 1, "80.0"),
        (1234567.84, 5, None, "1,234,567.8"),
        (-0.04, 0, 1, "0.0"),
        (1e300, 299, 1, "1e+300"),
    ],
)
def test_a_value_has_one_decimal_more_than_the_axis_or_those_of_its_unit(
    value: float, exponent: int, decimals: int | None, text: str
) -> None:
    assert number(value, Step(1, exponent), decimals) == text
