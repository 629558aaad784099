"""Numbers are read as typed or refused with a sentence, and printed so that they read back equal."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.numbers import (
    number_text,
    parse_integer,
    parse_number,
    parse_percent,
    parse_weight,
    parse_yes,
    percent_text,
    weight_text,
)
from itplanner.domain.wrong import Wrong


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("99.95", 99.95),
        (" -3 ", -3.0),
        ("+2", 2.0),
        ("\u22125", -5.0),
        (".5", 0.5),
        ("1,234.5", 1234.5),
        ("12 000", 12000.0),
        ("12\u202f000", 12000.0),
        ("1,234,567", 1234567.0),
        ("1e21", 1e21),
        ("2.5E-9", 2.5e-9),
    ],
)
def test_a_number_is_read(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        "-",
        "5.",
        "12,5",
        "12,5,00",
        "1,2345",
        "1,234 567",
        "0,123",
        "1.2.3",
        "nan",
        "inf",
        "٣",
        "1_0",
        "--1",
        "8 by december",
        "31 dec 2026: 7",
    ],
)
def test_what_is_no_number_is_named_with_an_example(text: str) -> None:
    assert parse_number(text) == Wrong(f'"{text}" is no number. Try 99.95, 12000, -3')


@pytest.mark.parametrize(
    ("text", "bare"), [("7.9 h", "7.9"), ("60%", "60"), ("1,200 users", "1200"), ("12k", "12")]
)
def test_a_unit_behind_a_number_is_refused_by_name(text: str, bare: str) -> None:
    assert parse_number(text) == Wrong(f'"{text}" names a unit; the field has its own. Try {bare}')


def test_a_number_beyond_a_float_is_too_large() -> None:
    assert parse_number("1e999") == Wrong('"1e999" is too large. Try 99.95, 12000, -3')


def test_zero_has_no_sign() -> None:
    value = parse_number("-0")
    assert isinstance(value, float)
    assert math.copysign(1, value) == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (-0.0, "0"),
        (99.95, "99.95"),
        (-7.9, "-7.9"),
        (1e15, "1000000000000000"),
        (1e20, "100000000000000000000"),
        (1e-5, "0.00001"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e300, "1e+300"),
    ],
)
def test_a_number_is_printed_as_short_as_it_reads_back(value: float, text: str) -> None:
    assert number_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(deadline=None)
def test_every_finite_number_reads_back_equal(value: float) -> None:
    assert parse_number(number_text(value)) == value


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("1,200", 1200), ("-3", -3), (" 007 ", 7)])
def test_a_whole_number_is_read(text: str, value: int) -> None:
    assert parse_integer(text) == value


@pytest.mark.parametrize("text", ["", "3.5", "3.0", "1e3", "twelve", "12,5"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    assert parse_integer(text) == Wrong(f'"{text}" is no whole number. Try 12, 1200, -3')


def test_a_whole_number_fits_its_column() -> None:
    assert parse_integer(str(2**63 - 1)) == 2**63 - 1
    assert parse_integer(str(2**63)) == Wrong('"9223372036854775808" is too large. Try 12, 1200, -3')
    assert isinstance(parse_integer("9" * 5000), Wrong)


@pytest.mark.parametrize(
    ("text", "points"),
    [("60", 6000), ("60%", 6000), ("12.5 %", 1250), ("0.01", 1), ("-2", -200), ("110", 11000)],
)
def test_a_percentage_is_read_in_basis_points(text: str, points: int) -> None:
    assert parse_percent(text) == points


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("half", '"half" is no percentage. Try 60, 60%, 12.5%'),
        ("60%%", '"60%%" is no percentage. Try 60, 60%, 12.5%'),
        ("", '"" is no percentage. Try 60, 60%, 12.5%'),
        ("33.333", '"33.333" is finer than 0.01%. Try 33.33'),
        ("9" * 30, f'"{"9" * 30}" is too large. Try 60, 12.5%'),
    ],
)
def test_what_is_no_percentage_is_refused(text: str, message: str) -> None:
    assert parse_percent(text) == Wrong(message)


@pytest.mark.parametrize(("text", "weight"), [("1", 10_000), ("1.5", 15_000), ("0.0001", 1), ("10", 100_000)])
def test_a_weight_is_read_in_ten_thousandths(text: str, weight: int) -> None:
    assert parse_weight(text) == weight


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("heavy", '"heavy" is no weight. Try 1, 1.5, 0.25'),
        ("0", '"0" is no weight: it must be above 0. Try 1, 1.5, 0.25'),
        ("-1", '"-1" is no weight: it must be above 0. Try 1, 1.5, 0.25'),
        ("0.33333", '"0.33333" is finer than 0.0001. Try 0.3333'),
        ("9" * 30, f'"{"9" * 30}" is too large. Try 1, 1.5, 0.25'),
    ],
)
def test_what_is_no_weight_is_refused(text: str, message: str) -> None:
    assert parse_weight(text) == Wrong(message)


def test_percentages_and_weights_are_printed_without_idle_zeros() -> None:
    assert [percent_text(points) for points in (6000, 1250, 1234, 0, -5, 1)] == [
        "60",
        "12.5",
        "12.34",
        "0",
        "-0.05",
        "0.01",
    ]
    assert [weight_text(weight) for weight in (10_000, 15_000, 1, 100_000)] == ["1", "1.5", "0.0001", "10"]


@given(st.integers(-(10**15), 10**15))
@settings(deadline=None)
def test_every_percentage_reads_back_equal(points: int) -> None:
    assert parse_percent(percent_text(points)) == points


@given(st.integers(1, 10**15))
@settings(deadline=None)
def test_every_weight_reads_back_equal(weight: int) -> None:
    assert parse_weight(weight_text(weight)) == weight


@pytest.mark.parametrize("text", ["yes", "Y", "TRUE", " x ", "1"])
def test_these_words_are_yes(text: str) -> None:
    assert parse_yes(text) is True


@pytest.mark.parametrize("text", ["no", "N", "False", "0", "", "  "])
def test_these_words_are_no(text: str) -> None:
    assert parse_yes(text) is False


def test_another_word_is_neither() -> None:
    assert parse_yes("maybe") == Wrong('"maybe" is neither yes nor no. Try yes, no')
