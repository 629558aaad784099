"""How often values occur: classes, counts and marks."""

from math import inf, nan

import pytest

from itplanner.charts.distribution import Mark, distribution
from itplanner.charts.drawing import Meaning, Paper, as_text
from tests.charts.samples import HOURS, glyphs, texts

MARKS = (Mark("target", Meaning.TARGET, 6.0), Mark("latest", Meaning.ACTUAL, 7.9))

PICTURE = """
 10 to 11 │████████ 2
          │████████
          │
  9 to 10 │████████████████████████████████ 8
          │████████████████████████████████
          │
  8 to  9 │████████████████ 4
          │████████████████
          │
  7 to  8 │████████ 2  ● 7.9 latest
          │████████
          │
  6 to  7 │ ◇ 6.0 target
          │
          │
"""

ASCII_PICTURE = """
 10 to 11 |######## 2
          |
  9 to 10 |################################ 8
          |
  8 to  9 |################ 4
          |
  7 to  8 |######## 2  * 7.9 latest
          |
  6 to  7 | + 6.0 target
          |
"""


def test_bars_their_counts_and_the_marks_beside_them() -> None:
    drawn = as_text(distribution(HOURS, Paper(60, 15), marks=MARKS, decimals=1))
    assert drawn == PICTURE.strip("\n")


def test_ascii() -> None:
    drawn = as_text(distribution(HOURS, Paper(60, 10, ascii=True), marks=MARKS, decimals=1))
    assert drawn == ASCII_PICTURE.strip("\n")


def counted(values: tuple[float | None, ...], paper: Paper, decimals: int | None = None) -> dict[str, int]:
    """What is written on both sides of the bars."""
    rows = [text.partition("│") for text in texts(distribution(values, paper, decimals=decimals))]
    return {name.strip(): int(bar.strip("█ ")) for name, _, bar in rows if name.strip() and bar.strip()}


@pytest.mark.parametrize(
    "values", [(1, 1, 1), (0,), (-5, 5), (1e-9, 3e-9), (1e300, -1e300), tuple(range(1000)), HOURS]
)
def test_every_value_is_counted_once(values: tuple[float, ...]) -> None:
    assert sum(counted(values, Paper(79, 20)).values()) == len(values)


def test_a_value_on_an_edge_belongs_to_the_class_above() -> None:
    assert counted((1, 2, 2.5, 3), Paper(60, 3)) == {"3 to 4": 1, "2 to 3": 2, "1 to 2": 1}


def test_classes_of_one_value_each_are_named_after_it() -> None:
    assert counted((1, 2, 2, 3), Paper(60, 9), decimals=0) == {"3": 1, "2": 2, "1": 1}
    assert counted((0.1, 0.3), Paper(60, 9), decimals=1) == {"0.3": 1, "0.1": 1}


def test_a_class_with_any_value_has_a_bar() -> None:
    rows = texts(distribution((5,) * 1000 + (1,), Paper(60, 9)))
    assert any("│█ 1 " in text for text in rows)


def test_classes_are_no_finer_than_the_unit() -> None:
    assert counted((1, 2, 2.5), Paper(60, 20), decimals=0) == {"2 to 3": 2, "1 to 2": 1}


def test_what_is_no_number_is_left_out() -> None:
    assert distribution((1, None, nan, 2, inf), Paper(60, 9)) == distribution((1, 2), Paper(60, 9))
    assert as_text(distribution((None, nan), Paper(20, 1), marks=MARKS)).strip() == "no data"
    assert not glyphs(
        distribution((1, 2), Paper(60, 9), marks=[Mark("target", Meaning.TARGET, nan)]), Meaning.TARGET
    )


def test_two_marks_in_one_class_stand_beside_one_another() -> None:
    marks = [Mark("目標", Meaning.TARGET, 1.1), Mark("latest", Meaning.ACTUAL, 1.2)]
    rows = texts(distribution((1, 1.3), Paper(60, 5), marks=marks, decimals=0))
    assert any("◇ 1 目標" in text and "● 1 latest" in text for text in rows)


def test_words_leave_before_bars() -> None:
    rows = texts(distribution(HOURS, Paper(12, 8), marks=MARKS))
    assert [text.rstrip() for text in rows[:5]] == ["██ 2", "████████ 8", "████ 4", "██ 2", " ◇ 6 target"]


def test_natural_limits_and_a_target_are_marks_of_their_own() -> None:
    marks = (
        Mark("upper limit", Meaning.LIMIT, 9.2),
        Mark("target", Meaning.TARGET, 8.3),
        Mark("lower limit", Meaning.LIMIT, 7.3),
    )
    rows = distribution(HOURS, Paper(60, 10), marks=marks, decimals=1)
    assert [text.rstrip() for text in texts(rows) if "◇" in text or "┄" in text] == [
        "  9.0 to  9.5 │████████████ 3  ┄ 9.2 upper limit",
        "  8.0 to  8.5 │████████ 2  ◇ 8.3 target",
        "  7.0 to  7.5 │ ┄ 7.3 lower limit",
    ]
    assert glyphs(rows, Meaning.LIMIT) == "┄9.2upperlimit┄7.3lowerlimit"
