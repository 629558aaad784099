"""A value in one row, over ranges, with what it is compared to."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from itplanner.charts.bullet import Range, bullet
from itplanner.charts.distribution import Mark
from itplanner.charts.drawing import Meaning, Paper, Row

LESS_IS_BETTER = (Range(8.3, Meaning.GOOD), Range(10, Meaning.FAIR), Range(inf, Meaning.BAD))
MORE_IS_BETTER = (Range(70, Meaning.BAD), Range(80, Meaning.FAIR), Range(100, Meaning.GOOD))
BAND = tuple(
    Range(upto, meaning)
    for upto, meaning in (
        (80, Meaning.BAD),
        (90, Meaning.FAIR),
        (110, Meaning.GOOD),
        (120, Meaning.FAIR),
        (130, Meaning.BAD),
    )
)
RETURN = (Range(0, Meaning.BAD), Range(20, Meaning.FAIR), Range(40, Meaning.GOOD))


def target(value: float) -> Mark:
    return Mark("target", Meaning.TARGET, value)


def last_year(value: float) -> Mark:
    return Mark("last year", Meaning.LAST_YEAR, value)


def text(row: Row) -> str:
    return "".join(piece.text for piece in row)


def test_the_ranges_are_reversed_where_less_is_better_and_not_the_axis() -> None:
    marks = (target(8.3), last_year(9.9))
    row = bullet(7.9, Paper(60, 1), ranges=(*LESS_IS_BETTER, Range(12, Meaning.BAD)), marks=marks, name="K7")
    assert text(row) == "K7 0 ██████████████████████████████████ │░░░░░░·▒▒▒▒▒▒▒▒▒ 12"
    marks = (target(80), last_year(60))
    row = bullet(72.7, Paper(60, 1), ranges=MORE_IS_BETTER, marks=marks, name="K1")
    assert text(row) == "K1 0 ██████████████████████████████·██████░░░│           100"


def test_five_ranges_of_a_band_in_ascii() -> None:
    row = bullet(75, Paper(40, 1, ascii=True), ranges=BAND, marks=(target(100),))
    assert text(row) == "0 ####################%:::  |  ::%%% 130"


def test_a_value_below_zero_runs_to_the_left_of_it() -> None:
    row = bullet(-20, Paper(40, 1), ranges=RETURN, marks=(target(20),))
    assert text(row) == "-20 ███████████0░░░░░░░░░░│           40"


def test_in_a_column_of_a_list_there_is_the_bar_alone() -> None:
    marks = (target(80), last_year(60))
    assert text(bullet(72.7, Paper(10, 1), ranges=MORE_IS_BETTER, marks=marks)) == "██████·░│ "
    assert text(bullet(72.7, Paper(10, 1, ascii=True), ranges=MORE_IS_BETTER, marks=marks)) == "######.:| "


def test_the_name_stays_longer_than_the_scale_and_the_bar_longest() -> None:
    rows = {
        columns: text(bullet(72.7, Paper(columns, 1), ranges=MORE_IS_BETTER, name="On time"))
        for columns in (24, 23, 18, 15, 10, 3)
    }
    assert rows == {
        24: "On time 0 ███████░   100",
        23: "On time ███████████░   ",
        18: "On time ███████░  ",
        15: "On…  ███████░  ",
        10: "███████░  ",
        3: "██ ",
    }


def test_marks_lie_on_the_bar_and_the_first_one_uppermost() -> None:
    row = bullet(10, Paper(10, 1), marks=(target(5), last_year(5)))
    assert text(row) == "█████│████"
    assert {piece.meaning for piece in row} == {Meaning.ACTUAL, Meaning.TARGET}


def test_what_is_not_zero_has_a_bar() -> None:
    assert "█" in text(bullet(1e-9, Paper(20, 1), ranges=MORE_IS_BETTER))
    assert "█" in text(bullet(-1e-9, Paper(20, 1), ranges=RETURN))
    assert "█" not in text(bullet(0, Paper(20, 1), ranges=MORE_IS_BETTER))


@pytest.mark.parametrize("value", [None, nan, inf, 1e301])
def test_without_a_value_there_are_the_ranges_and_without_those_no_data(value: float | None) -> None:
    assert text(bullet(value, Paper(10, 1), ranges=MORE_IS_BETTER)) == "▒▒▒▒▒▒▒░  "
    assert text(bullet(value, Paper(10, 1), marks=(target(nan),))).strip() == "no data"


FLOATS = st.floats() | st.floats(-100, 100)
MEANINGS = st.sampled_from([Meaning.GOOD, Meaning.FAIR, Meaning.BAD, Meaning.TARGET, Meaning.LAST_YEAR])


@given(
    st.none() | FLOATS,
    st.integers(0, 90),
    st.booleans(),
    st.lists(st.builds(Range, FLOATS, MEANINGS), max_size=5),
    st.lists(st.builds(Mark, st.just(""), MEANINGS, FLOATS), max_size=2),
    st.text(max_size=20) | st.text("復旧x ", max_size=20),
)
def test_any_values_fill_the_row(
    value: float | None, columns: int, ascii_only: bool, ranges: list[Range], marks: list[Mark], name: str
) -> None:
    row = text(bullet(value, Paper(columns, 1, ascii_only), ranges=ranges, marks=marks, name=name))
    assert cell_len(row) == columns
    assert not ascii_only or not name.isascii() or row.isascii() or "\ufffd" in row
