"""The course of a KPI: its picture, what each part of it means, and what isn't drawn."""

from dataclasses import replace
from datetime import date, timedelta
from math import inf, nan

import pytest
from rich.cells import cell_len

from itplanner.charts.drawing import Meaning, Paper, as_text
from itplanner.charts.lines import Line, Point, course, key
from tests.charts.samples import ACTUAL, LAST_YEAR, TARGET, TODAY, glyphs, monthly, texts

BRAILLE = {chr(code) for code in range(0x2800, 0x2900)}

PICTURE = """
 11 ┤                                           │
    │                                           │
 10 ┤ ●   ⡔●⡀  ⢀●⠤●⣀  ⢀●            ·    ·    ···    ·
    │  ⠣⣀⠎  ⠈●⠔⠁    ⠉●⠁ ⠑⢄ ⣀●⢄      ◇·  · ····  │···· ·   ·
  9 ┤   ●                 ●   ⠑●      ◇· ◇      │      ··· ···
    │                           ⠉●⢄⡀ ⢀●    ◇    │             ·· 8.6 last year
  8 ┤                              ⠈●⠁ ⠑⢄ ⢀●  ◇ ◇
    │                                    ●⠁     │  ◇ ◇
  7 ┤                                           │       ◇
    │                                           │         ◇  ◇
  6 ┤                                           │              ◇ 6.0 target
    └───────────────────────────────────────────┴───────────────
      Jul 25 Oct     Jan    Apr     Jul 26 Oct     Jan    Apr
"""

ASCII_PICTURE = """
 12 +                             |
    |                             |
 11 +                             |
    |                             |
 10 + *  *  * *  *        .  .   ..   .
    |      *    *    *    +.. ... |....  .
  9 +  *           *  *     ++    |    .. ..
    |                   *   *  +  |         . 8.6 last year
  8 +                     *    * ++
    |                        *    | + +
  7 +                             |    +
    |                             |      + +
  6 +                             |         + 6.0 target
    +-----------------------------+----------
      Jul 25    Jan       Jul 26    Jan
"""


SHEET = Paper(60, 15)


def one(*values: float | None, paper: Paper = SHEET, name: str = "actual") -> list[str]:
    """The rows of a course of its own."""
    return texts(course([Line(name, Meaning.ACTUAL, monthly(values))], paper))


def test_a_course_its_target_path_and_last_year() -> None:
    lines = [ACTUAL, TARGET, LAST_YEAR]
    assert as_text(course(lines, Paper(79, 13), today=TODAY, decimals=1)) == PICTURE.strip("\n")


def test_ascii_draws_the_points_alone() -> None:
    lines = [ACTUAL, TARGET, LAST_YEAR]
    drawn = as_text(course(lines, Paper(60, 15, ascii=True), today=TODAY, decimals=1))
    assert drawn == ASCII_PICTURE.strip("\n")
    assert drawn.isascii()


def test_every_piece_says_what_it_means() -> None:
    rows = course([ACTUAL, TARGET, LAST_YEAR], Paper(79, 13), today=TODAY, decimals=1)
    assert set(glyphs(rows, Meaning.ACTUAL)) <= BRAILLE | {"●"}
    assert glyphs(rows, Meaning.TARGET).startswith("◇")
    assert set(glyphs(rows, Meaning.LAST_YEAR)) > {"·"}
    assert set(glyphs(rows, Meaning.TODAY)) == {"│"}
    assert set(glyphs(rows, Meaning.AXIS)) == set("│┤└─┴")
    assert glyphs(rows, Meaning.LABEL).startswith("11")


def test_the_order_of_the_lines_changes_nothing() -> None:
    hidden = replace(ACTUAL, name="hidden", meaning=Meaning.TARGET)
    rows = course([hidden, ACTUAL], Paper(79, 13))
    assert rows == course([ACTUAL, hidden], Paper(79, 13))
    assert not glyphs(rows, Meaning.TARGET)
    assert glyphs(rows, Meaning.ACTUAL).count("●") == len(ACTUAL.points)
    assert any(text.rstrip().endswith("● 7.9 actual") for text in texts(rows))


def test_bounds_are_lines_that_join_their_two_points() -> None:
    bound = Line("at most", Meaning.LIMIT, (Point(date(2025, 7, 1), 9), Point(date(2026, 10, 1), 9)))
    drawn = texts(course([ACTUAL, bound], Paper(79, 13)))
    (row,) = (text for text in drawn if "┄" in text)
    assert row.startswith("  9 ┤ ┄┄┄")
    assert row.rstrip().endswith("┄┄┄ 9 at most")


def test_a_name_steps_over_the_line_of_today() -> None:
    rows = texts(course([ACTUAL], Paper(79, 13), today=TODAY))
    assert any(text.rstrip().endswith("●     │ 7.9 actual") for text in rows)
    rows = texts(course([ACTUAL, TARGET], Paper(79, 13), today=TODAY))
    assert not any("actual" in text for text in rows)


@pytest.mark.parametrize("gap", [None, nan, inf, -inf, 1e301])
def test_a_line_is_interrupted_where_no_value_can_be_drawn(gap: float | None) -> None:
    whole, broken = one(5, 5, 5, 5, 5), one(5, 5, gap, 5, 5)
    assert sum(text.count("●") for text in whole) == 5
    assert sum(text.count("●") for text in broken) == 4
    (row,) = (text for text in broken if "●" in text)
    left, right = row.index("●", row.index("●") + 1), row.rindex("●", 0, row.rindex("●"))
    assert set(row[left + 1 : right]) == {" "}


def test_one_point_alone_is_drawn_with_its_name() -> None:
    (row,) = (text for text in one(72.7) if "●" in text)
    assert row.rstrip().endswith("● 72.7 actual")


def test_a_point_between_gaps_is_seen_even_where_points_stand_close() -> None:
    rows = one(*[None, 5, None, 7] * 15, paper=Paper(40, 10))
    assert sum(text.count("●") for text in rows) >= 15


def test_a_constant_lies_in_the_middle_and_zero_has_an_axis_too() -> None:
    for value in (80, 0, -3, 1e-7, 1e12):
        rows = one(value, value, value)
        (place,) = (place for place, text in enumerate(rows) if "●" in text)
        assert 3 <= place <= 9
        assert "┤" in rows[place]


@pytest.mark.parametrize("values", [(), (None,), (nan, inf)])
def test_no_values_are_no_data(values: tuple[float | None, ...]) -> None:
    rows = one(*values, paper=Paper(30, 5))
    assert [text.strip() for text in rows] == ["", "", "no data", "", ""]


def test_today_may_lie_after_the_last_reading_and_before_the_first() -> None:
    rows = texts(course([ACTUAL], Paper(60, 12), today=date(2027, 12, 1)))
    assert rows[0].rstrip().endswith("│")
    rows = texts(course([ACTUAL], Paper(60, 12), today=date(2025, 1, 1)))
    assert rows[-1].split()[:2] == ["Jan", "25"]


def test_unsorted_points_are_drawn_in_the_order_of_their_days() -> None:
    backwards = Line("actual", Meaning.ACTUAL, ACTUAL.points[::-1])
    assert course([backwards], Paper(60, 12)) == course([ACTUAL], Paper(60, 12))


def test_points_that_stand_close_are_a_line_with_a_point_at_its_end() -> None:
    points = monthly(tuple(5 + place % 3 for place in range(36)))
    rows = course([Line("actual", Meaning.ACTUAL, points)], Paper(60, 15))
    assert glyphs(rows, Meaning.ACTUAL).count("●") == 1
    assert any(text.rstrip().endswith("● 7 actual") for text in texts(rows))
    stars = course([Line("actual", Meaning.ACTUAL, points)], Paper(60, 15, ascii=True))
    assert glyphs(stars, Meaning.ACTUAL).count("*") > 25


def test_ten_thousand_points_keep_their_highest_and_lowest() -> None:
    days = [date(2000, 1, 1) + timedelta(days=place) for place in range(10_000)]
    values = [50.0] * 10_000
    values[5000], values[7000] = 100.0, 0.0
    points = tuple(Point(*each) for each in zip(days, values, strict=True))
    rows = texts(course([Line("", Meaning.ACTUAL, points)], Paper(79, 25)))
    drawn = [place for place, text in enumerate(rows[:-2]) if set(text) & BRAILLE]
    assert drawn == list(range(drawn[0], drawn[-1] + 1))
    assert rows[drawn[0]].startswith(" 100 ┤")
    assert rows[drawn[-1]].startswith("   0 ┤")


def test_names_of_wide_characters_keep_the_width() -> None:
    for text in one(5, 6, 7, name="復旧時間の実績"):
        assert cell_len(text) == 60
    assert any("7 復旧時間の実績" in text for text in one(5, 6, 7, name="復旧時間の実績"))
    (cut,) = (text for text in one(5, 6, 7, name="復旧時間の実績の平均値です") if "…" in text)
    assert "7 復旧時間の実績…" in cut
    assert cell_len(cut) == 60


def test_a_hostile_name_is_cleaned_and_cut() -> None:
    hostile = "\x1b]52;c;x\x07\n" + "a" * 500
    text = "\n".join(one(5, 6, 7, name=hostile))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\ufffd]52;c;x\ufffd a" in text
    assert text.count("…") == 1


def test_a_name_without_room_is_left_out() -> None:
    assert not any("actual" in text for text in one(5, 6, 7, 8, 9, 8, paper=Paper(20, 8)))


def test_the_key_names_the_glyphs() -> None:
    (row,) = [key([ACTUAL, TARGET, LAST_YEAR], Paper(79, 13))]
    assert "".join(piece.text for piece in row).rstrip() == " ● actual  ◇ target  · last year"
    assert cell_len("".join(piece.text for piece in row)) == 79
    short = "".join(piece.text for piece in key([ACTUAL, TARGET], Paper(12, 1, ascii=True)))
    assert short == " * actual   "
