"""Amounts are exact whole minor units, from the typed text to the printed one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.money import (
    CURRENCIES,
    LARGEST,
    decimal_text,
    decimals,
    in_full,
    in_words,
    parse_money,
)
from itplanner.domain.wrong import Wrong

AMOUNTS = st.integers(-LARGEST, LARGEST)
ANY_CURRENCY = st.sampled_from(sorted(CURRENCIES))


@pytest.mark.parametrize(
    ("currency", "places"),
    [
        ("USD", 2),
        ("JPY", 0),
        ("KWD", 3),
        ("CLF", 4),
        ("UYW", 4),
        ("UYI", 0),
        ("ISK", 0),
        ("MGA", 2),
        ("HUF", 2),
    ],
)
def test_a_currency_has_its_decimals(currency: str, places: int) -> None:
    assert decimals(currency) == places


def test_withdrawn_currencies_and_metals_are_not_offered() -> None:
    assert len(CURRENCIES) == 165
    assert CURRENCIES.isdisjoint({"BGN", "HRK", "ANG", "ZWL", "XAU", "XXX", "XTS", "DEM"})


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12000", 1_200_000),
        ("12,000", 1_200_000),
        ("12 000", 1_200_000),
        ("12\u00a0000.50", 1_200_050),
        ("12000.5", 1_200_050),
        ("12k", 1_200_000),
        ("12.5 K", 1_250_000),
        ("1.2m", 120_000_000),
        ("1.2M", 120_000_000),
        ("1.23456k", 123_456),
        ("3bn", 300_000_000_000),
        ("USD 96,000", 9_600_000),
        ("usd96k", 9_600_000),
        ("96,000 USD", 9_600_000),
        ("USD -5", -500),
        ("-13", -1300),
        ("\u221213", -1300),
        ("+2", 200),
        (".5", 50),
        ("0", 0),
    ],
)
def test_an_amount_is_read(text: str, minor: int) -> None:
    assert parse_money(text, "USD") == minor


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("1.5k", "JPY", 1500),
        ("1.234", "KWD", 1234),
        ("5 bnd", "BND", 500),
        ("12 mxn", "MXN", 1200),
        ("2 kes", "KES", 200),
    ],
)
def test_an_amount_is_read_in_its_currency(text: str, currency: str, minor: int) -> None:
    assert parse_money(text, currency) == minor


@pytest.mark.parametrize(
    "text",
    [
        "12,5,00",
        "",
        "nan",
        "infinity",
        "k",
        "12kk",
        "1e6",
        "12,5",
        "0,500",
        "$12",
        "XYZ 5",
        "1 2 3",
        "12 m k",
        "\u212a",
    ],
)
def test_what_is_no_amount_is_named_with_examples(text: str) -> None:
    assert parse_money(text, "USD") == Wrong(f'"{text}" is no amount. Try 12500, 12.5k, 1.2m')


def test_another_currency_is_refused_by_name() -> None:
    assert parse_money("EUR 500", "USD") == Wrong(
        '"EUR 500" is in EUR, the amount here is in USD. Try USD 12500'
    )
    assert isinstance(parse_money("USD 500 EUR", "USD"), Wrong)


@pytest.mark.parametrize(
    ("text", "currency", "message"),
    [
        ("12.345", "USD", '"12.345" is too fine: USD has at most 2 decimals. Try 12.34'),
        ("12.500", "USD", '"12.500" is too fine: USD has at most 2 decimals. Try 12.50'),
        ("12.5", "JPY", '"12.5" is too fine: JPY has no decimals. Try 12'),
        ("1.234567k", "USD", '"1.234567k" is too fine: USD has at most 2 decimals. Try 1.23456k'),
    ],
)
def test_too_many_decimals_are_refused_not_rounded(text: str, currency: str, message: str) -> None:
    assert parse_money(text, currency) == Wrong(message)


def test_an_amount_has_a_largest_value() -> None:
    assert LARGEST == 4_611_686_018_427_387_904
    assert parse_money(decimal_text(LARGEST, "USD"), "USD") == LARGEST
    beyond = decimal_text(LARGEST + 1, "USD")
    assert parse_money(beyond, "USD") == Wrong(
        f'"{beyond}" is more than an amount can hold. Try 12500, 12.5k, 1.2m'
    )
    assert isinstance(parse_money("9" * 50 + "tn", "USD"), Wrong)


def test_a_long_run_of_blanks_is_refused_at_once() -> None:
    assert isinstance(parse_money("1" + " " * 100_000 + "!", "USD"), Wrong)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (1_200_000, "USD", "12000.00"),
        (-5, "USD", "-0.05"),
        (0, "USD", "0.00"),
        (12_000, "JPY", "12000"),
        (0, "JPY", "0"),
        (-1, "KWD", "-0.001"),
    ],
)
def test_files_hold_all_decimals(minor: int, currency: str, text: str) -> None:
    assert decimal_text(minor, currency) == text


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (9_600_000, "USD", "USD 96,000"),
        (9_600_050, "USD", "USD 96,000.50"),
        (-50, "USD", "USD -0.50"),
        (0, "USD", "USD 0"),
        (100, "USD", "USD 1"),
        (1_234_567, "JPY", "JPY 1,234,567"),
    ],
)
def test_an_amount_in_full_names_its_currency(minor: int, currency: str, text: str) -> None:
    assert in_full(minor, currency) == text


@pytest.mark.parametrize(
    ("minor", "text"),
    [
        (45_000, "450"),
        (9_600_000, "96k"),
        (124_000_000, "1.24m"),
        (1_250_000, "12.5k"),
        (11_000_000, "110k"),
        (99_949_999, "999k"),
        (99_950_000, "1m"),
        (99_960, "1k"),
        (-1_300_000, "-13k"),
        (40, "0.4"),
        (0, "0"),
        (450_000_000_000, "4.5bn"),
        (450_000_000_000_000, "4.5tn"),
    ],
)
def test_an_amount_in_words_has_three_digits_at_most(minor: int, text: str) -> None:
    assert in_words(minor, "USD") == text


@given(AMOUNTS, ANY_CURRENCY)
@settings(deadline=None)
def test_every_amount_reads_back_equal(minor: int, currency: str) -> None:
    assert parse_money(decimal_text(minor, currency), currency) == minor
    assert parse_money(in_full(minor, currency), currency) == minor


@given(AMOUNTS)
@settings(deadline=None)
def test_an_amount_in_words_reads_back_within_half_a_percent(minor: int) -> None:
    read = parse_money(in_words(minor, "USD"), "USD")
    assert isinstance(read, int)
    assert abs(read - minor) * 200 <= abs(minor)


@given(st.text(max_size=80), ANY_CURRENCY)
@settings(deadline=None)
def test_any_text_is_an_amount_or_wrong(text: str, currency: str) -> None:
    read = parse_money(text, currency)
    assert isinstance(read, Wrong) or abs(read) <= LARGEST
