"""Cells that spreadsheets don't run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.exchange.formulas import guarded, unguarded


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\tx", "\rx", "=", "'=x"])
def test_a_formula_gets_an_apostrophe_in_front(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+3.5", "-1,234.50", "plain", "", "a=b", "'quoted'", "2027-09-30"])
def test_numbers_and_plain_text_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.text() | st.from_regex(r"'{0,3}[=+\-@\t\r]?[0-9a-z]{0,3}", fullmatch=True))
def test_what_was_guarded_comes_back_as_it_was_and_starts_no_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in set("=@\t\r")
