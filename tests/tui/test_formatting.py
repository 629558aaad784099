"""What numbers, shares, dates and ages look like in a cell."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.tui.formatting import (
    NOTHING,
    brief,
    count,
    day,
    long_day,
    number,
    percent,
    progress_bar,
    short_day,
)

TODAY = date(2026, 11, 23)
JULY = FiscalCalendar(7, "end")


def test_a_date_names_its_year_only_outside_the_fiscal_year_shown() -> None:
    assert day(date(2027, 5, 31), JULY, 2027) == "31 May"
    assert day(date(2026, 7, 1), JULY, 2027) == "1 Jul"
    assert day(date(2028, 5, 31), JULY, 2027) == "31 May 2028"


def test_a_date_has_a_long_and_a_short_form() -> None:
    assert long_day(TODAY) == "Mon 23 Nov 2026"
    assert short_day(date(2026, 11, 16)) == "16 Nov"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        *[
            (0.44, "44%"),
            (0.445, "44%"),
            (0.455, "46%"),
            (0.575, "58%"),
            (0.0, "0%"),
            (1.0, "100%"),
            (1.104, "110%"),
        ],
        *[(0.001, "1%"), (0.999, "99%"), (-0.001, "-1%"), (-0.135, "-14%"), (12.5, "1,250%")],
        *[(None, NOTHING), (float("nan"), NOTHING), (float("inf"), NOTHING)],
    ],
)
def test_a_share_is_whole_percent_and_never_rounded_to_nothing_or_all(ratio: float | None, text: str) -> None:
    assert percent(ratio) == text


@pytest.mark.parametrize(
    ("ratio", "width", "bar"),
    [
        (0.44, 12, "━━━━━╾──────"),
        (0.24, 8, "━━──────"),
        (0.52, 8, "━━━━────"),
        (0.59, 8, "━━━━╾───"),
        (0.61, 8, "━━━━━───"),
        (0.0, 4, "────"),
        (0.001, 4, "╾───"),
        (0.999, 4, "━━━╾"),
        (1.0, 4, "━━━━"),
        (1.7, 4, "━━━━"),
        (-0.2, 4, "────"),
    ],
)
def test_a_progress_bar_steps_by_half_cells(ratio: float, width: int, bar: str) -> None:
    assert progress_bar(ratio, width) == bar


@given(st.floats(0, 1), st.integers(1, 40))
@settings(deadline=None)
def test_a_progress_bar_is_as_wide_as_asked_and_full_only_at_the_end(ratio: float, width: int) -> None:
    bar = progress_bar(ratio, width)
    assert len(bar) == width
    assert (bar == "━" * width) == (ratio == 1)
    assert (bar == "─" * width) == (ratio == 0)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567, None, "1,234,567"),
        (1234.5, None, "1,234.5"),
        (-1234.5, 0, "-1,234"),
        (-0.5, None, "-0.5"),
        (1e-7, None, "0.0000001"),
        (7.94, 1, "7.9"),
        (-0.04, 1, "0.0"),
        (1e300, None, "1e+300"),
        (None, 1, NOTHING),
        (float("nan"), None, NOTHING),
    ],
)
def test_a_number_is_grouped_by_thousands(value: float | None, decimals: int | None, text: str) -> None:
    assert number(value, decimals) == text


def test_a_count_agrees_with_its_noun() -> None:
    assert count(1, "goal") == "1 goal"
    assert count(4, "goal") == "4 goals"
    assert count(0, "goal") == "0 goals"
    assert count(2, "person") == "2 people"
    assert count(1234, "row") == "1,234 rows"


@pytest.mark.parametrize(
    ("value", "text"),
    [(450, "450"), (96_000, "96k"), (1_240_000, "1.24m"), (999_700, "1m"), (0.5, "0.5"), (-2.5e9, "-2.5bn")],
)
def test_a_brief_number_has_three_digits_at_most(value: float, text: str) -> None:
    assert brief(value) == text
