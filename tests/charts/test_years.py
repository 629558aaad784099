"""A fiscal year over the two before it."""

from datetime import date

from itplanner.charts.drawing import Meaning, Paper, as_text
from itplanner.charts.lines import Point, year_over_year
from itplanner.domain.fiscal import FiscalCalendar
from tests.charts.samples import HOURS, glyphs, monthly, texts

JULY = FiscalCalendar(7)
EARLIER = tuple(11 + (place % 4) / 2 for place in range(12))
POINTS = monthly(EARLIER, date(2024, 7, 1)) + monthly(HOURS)

PICTURE = """
 13 ┤
    │            ◦             ◦              ◦ 12.5 FY2025
 12 ┤        ◦              ◦             ◦
    │    ◦              ◦             ◦
 11 ┤ ◦             ◦              ◦
    │
 10 ┤ ·      ·      ·····      ·
    │  ·   ·· ······     ······ ··    ·
  9 ┤   ···                       ···· ····
    │   ⣀●⡀                                ···· 8.6 FY2026
  8 ┤ ●⠉  ⠈⠢⡀  ⣀⣀● 7.9 FY2027
    │       ⠈●⠉
  7 ┤
    └─────────────────────────────────────────────
      Jul    Sep    Nov     Jan    Mar    May
"""


def test_each_year_begins_at_the_left_and_ends_with_its_name() -> None:
    drawn = as_text(year_over_year(POINTS, 2027, JULY, Paper(60, 15), decimals=1))
    assert drawn == PICTURE.strip("\n")


def test_years_before_are_drawn_if_there_are_any() -> None:
    rows = year_over_year(monthly(HOURS[:12]), 2026, JULY, Paper(60, 15))
    assert glyphs(rows, Meaning.ACTUAL)
    assert not glyphs(rows, Meaning.LAST_YEAR)
    rows = year_over_year(monthly(HOURS[:12]), 2027, JULY, Paper(60, 15))
    assert glyphs(rows, Meaning.LAST_YEAR)
    assert not glyphs(rows, Meaning.ACTUAL)


def test_quarterly_readings_are_joined_and_a_gap_is_not() -> None:
    quarters = [Point(date(2026, month, 1), 5.0) for month in (1, 4, 7, 10)]
    calendar = FiscalCalendar(1)
    (row,) = (text for text in texts(year_over_year(quarters, 2026, calendar, Paper(60, 15))) if "●" in text)
    assert " " not in row[row.index("●") : row.rindex("●")]
    quarters[2] = Point(date(2026, 7, 1), None)
    (row,) = (text for text in texts(year_over_year(quarters, 2026, calendar, Paper(60, 15))) if "●" in text)
    assert " " in row[row.index("●") : row.rindex("●")]


def test_no_values_are_no_data() -> None:
    assert as_text(year_over_year(POINTS, 2030, JULY, Paper(20, 1))).strip() == "no data"
