"""The change by month: bars around zero."""

from datetime import date
from math import nan

from itplanner.charts.change import change
from itplanner.charts.drawing import Meaning, Paper, as_text
from itplanner.charts.lines import Point
from tests.charts.samples import HOURS, glyphs, monthly, texts

PICTURE = """
  1.0 ┤    ██
      │    ██
      │    ██
  0.5 ┤    ██    ██             ▄▄
      │    ██    ██             ██
      │    ██    ██       ██    ██          ██    ██
    0 ┤──────────────────────────────────────────────
      │ ██    ██       ██    ██    ██ ██ ██    ██
      │ ██    ██             ██    ██ ██ ██    ██
 -0.5 ┤ ██    ██             ██    ██    ▀▀    ██
      │ ██    ██             ██    ██          ██
      │ ██    ██
 -1.0 ┤ ▀▀
      └──────────────────────────────────────────────
        Aug 25   Nov      Feb      May      Aug 26
"""

ASCII_PICTURE = """
  2.0 +
  1.5 +
  1.0 +    ##
  0.5 +    ##    ##       ##    ##          ##    ##
    0 +----------------------------------------------
 -0.5 + ##    ##       ##    ##    ## ## ##    ##
 -1.0 + ##    ##             ##    ##          ##
 -1.5 +
      +----------------------------------------------
        Aug 25   Nov      Feb      May      Aug 26
"""


def test_bars_go_up_and_down_from_zero() -> None:
    assert as_text(change(monthly(HOURS), Paper(60, 15), decimals=1)) == PICTURE.strip("\n")


def test_ascii_has_whole_rows_only() -> None:
    drawn = as_text(change(monthly(HOURS), Paper(60, 10, ascii=True), decimals=1))
    assert drawn == ASCII_PICTURE.strip("\n")


def bars(*values: float | None) -> list[str]:
    """The glyphs of each column that has any, from the uppermost row; a bar is six columns wide."""
    rows = texts(change(monthly(values), Paper(60, 20)))
    columns = ("".join(glyph for glyph in column if glyph in "█▀▄") for column in zip(*rows, strict=True))
    return [column for column in columns if column]


def test_a_change_of_nothing_has_no_bar_and_a_small_one_half_a_row() -> None:
    up, down = bars(5, 105), bars(105, 5)
    assert bars(5, 5, 105, 105.1) == up + ["▄"] * 6
    assert bars(105, 105, 5, 4.9) == down + ["▀"] * 6


def test_beside_a_gap_there_is_no_bar() -> None:
    assert len(bars(1, 2, 3, 4, 5)) == 4 * 6
    assert len(bars(1, 2, None, 4, 5)) == 2 * 6


def test_the_last_value_of_a_month_counts() -> None:
    twice = (*monthly((1, 2)), Point(date(2025, 8, 20), 4.0), Point(date(2025, 8, 10), 3.0))
    assert as_text(change(twice, Paper(40, 12))) == as_text(change(monthly((1, 4)), Paper(40, 12)))


def test_quarterly_values_differ_from_the_quarter_before() -> None:
    quarters = tuple(Point(date(2026, month, 1), month / 3) for month in (1, 4, 7, 10))
    assert glyphs(change(quarters, Paper(40, 12)), Meaning.ACTUAL).count("█") > 3


def test_of_too_many_months_the_latest_are_drawn_as_many_as_there_are_columns() -> None:
    points = (*monthly((0, 1000)), *monthly((1, 3) * 40, date(2025, 9, 1)))
    rows = texts(change(points, Paper(40, 12)))
    assert "1,000" not in "".join(rows)
    assert "25" not in rows[-1]
    left = rows[0].index("┤") + 1
    assert not any(set(text[:left]) & set("█▀▄") for text in rows)
    columns = ["".join(column) for column in zip(*rows, strict=True)][left:]
    assert [bool(set(column) & set("█▀▄")) for column in columns] == [False] + [True] * (40 - left - 1)


def test_one_value_or_none_has_no_change() -> None:
    for values in ((), (5,), (5, None), (nan, 5)):
        assert as_text(change(monthly(values), Paper(20, 1))).strip() == "no data"
