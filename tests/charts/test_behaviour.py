"""How values behave, around their course: limits by phase, signals, and what is forecast."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import inf, nan

import pytest

from itplanner.charts.behaviour import Behaviour, Expected, Limits, Signal
from itplanner.charts.drawing import GLYPHS, Meaning, Paper, Rows, as_text
from itplanner.charts.lines import Line, course, key
from tests.charts.samples import (
    ACTUAL,
    BEHAVIOUR,
    FORECAST,
    HOURS,
    NEW,
    OLD,
    SIGNALS,
    TARGET,
    TODAY,
    glyphs,
    monthly,
    texts,
)

PICTURE = """
    │                                           │
 12 ┤                                           │
    │                                           │
    │  upper 11.0                               │
 11 ┤ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄                │
    │                                           │
    │      ▲                                    │
 10 ┤ ●   ⡜⠱⡀   ●⣀●    ●        new level since May
    │ ⠈⢆─⡸──⠱⡀⡠⠊───⠉⠒●⠊⠉⢆───●───    ◇        ░░░│░░░░░░░░░░░░░░░ 9.5 high
    │  ⠈●⠁   ●           ⠣●⠊ ⢣ ┄┄┄┄┄┄┄◇┄┄┄┄┄ ░░░│░░░░░░░░░░░░░░░
  9 ┤                         ⠣●         ◇   ░░░│░░░░░░░░░░░░░░░
    │                          ⠈⠒●⡀        ◇ ░░░│░░░░░░░░░░░░░░░
    │ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄───⠈⠢●⡠●⡀──── ─◇───────────────── 8.3 forecast
  8 ┤  lower 8.2                       ⠑⡄  ● ░░░◇░░░░░░░░░░░░░░░
    │                                   ⠈▼⠊⠁ ░░░│░░◇░░░░░░░░░░░░
    │                          ┄┄┄┄┄┄┄┄┄┄┄┄┄ ░░░│░░░░◇░░░░░░░░░░
  7 ┤                           lower 7.3    ░░░│░░░░░░░◇░░░░░░░ 7.0 low
    │                                           │         ◇
    │                                           │            ◇
  6 ┤                                           │              ◇ 6.0 target
    └───────────────────────────────────────────┴───────────────
      Jul 25 Oct     Jan    Apr     Jul 26 Oct     Jan    Apr
"""

SMALL = """
 12 ┤                             │
    │  upper 11.0                 │
 11 ┤ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄          │
    │                             │
 10 ┤ ⡆ ⢀▲⡄ ⢀⠤⠤⣀ ⢀⡄     new level since May
    │ ⠘⣄⠎─⠘⠔⠁───⠉⠁⠘⡄⢀⠴⡀─  ◇     ░░│░░░░░░░░░░░ 9.5 high
  9 ┤  ⠈           ⠈⠁ ⠑⢄┄┄┄┄◇┄◇┄┄░│░░░░░░░░░░░
    │                  ─⠑⠢⡀⢀⣠───◇───────────── 8.3 forecast
  8 ┤ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  ⠈⠁ ⢣ ⣀●◇│◇░░░░░░░░░░
    │  lower 8.2       ┄┄┄┄┄┄┄▼┄┄░│░░◇◇░░░░░░░
  7 ┤                           ░░│░░░░░◇░░░░░ 7.0 low
    │                             │       ◇ ◇
  6 ┤                             │          ◇ 6.0 target
    └─────────────────────────────┴───────────
      Jul 25    Jan       Jul 26     Jan
"""

ASCII_PICTURE = """
 12 +                             |
    |  upper 11.0                 |
 11 + ..................          |
    |                             |
 10 + *  ^   **   *     new level since May
    | -----*----*----*--  +     ::|::::::::::: 9.5 high
  9 +  *           *   *....+.+..:|:::::::::::
    |                  --*--*---+------------- 8.3 forecast
  8 + ..................  *     *+|+::::::::::
    |  lower 8.2       .......v..:|::++:::::::
  7 +                           ::|:::::+::::: 7.0 low
    |                             |       + +
  6 +                             |          + 6.0 target
    +-----------------------------+-----------
      Jul 25    Jan       Jul 26     Jan
"""

SHEET = Paper(78, 22)


def drawn(behaviour: Behaviour, paper: Paper = SHEET) -> Rows:
    """The readings and their target path, with how they behave."""
    return course([ACTUAL, TARGET], paper, today=TODAY, decimals=1, behaviour=behaviour)


@pytest.mark.parametrize(
    ("paper", "picture"),
    [(SHEET, PICTURE), (Paper(60, 15), SMALL), (Paper(60, 15, ascii=True), ASCII_PICTURE)],
    ids=["78x22", "60x15", "ascii"],
)
def test_limits_of_two_phases_signals_and_what_is_forecast(paper: Paper, picture: str) -> None:
    assert as_text(drawn(BEHAVIOUR, paper)) == picture.strip("\n")


def test_by_itself_a_course_has_nothing_around_it() -> None:
    assert drawn(Behaviour()) == course([ACTUAL, TARGET], SHEET, today=TODAY, decimals=1)


def test_every_part_has_a_meaning_of_its_own() -> None:
    rows = drawn(BEHAVIOUR)
    assert glyphs(rows, Meaning.WORSE) == "▲"
    assert glyphs(rows, Meaning.BETTER) == "▼"
    assert set(glyphs(rows, Meaning.BAND)) == {"░"}
    assert glyphs(rows, Meaning.FORECAST).replace("─", "") == "9.5high8.3forecast7.0low"
    assert glyphs(rows, Meaning.LIMIT).replace("┄", "") == "upper11.0lower8.2lower7.3"
    assert set(glyphs(rows, Meaning.MEAN)) == {"─"}


def test_a_signal_is_seen_where_points_stand_too_close_to_be_drawn() -> None:
    points = monthly(tuple(5 + place % 3 for place in range(36)))
    line = Line("actual", Meaning.ACTUAL, points)
    behaviour = Behaviour(signals=(Signal(points[17].on, better=False),))
    for paper, glyph in ((Paper(60, 15), "▲"), (Paper(60, 15, ascii=True), "^")):
        assert glyphs(course([line], paper, behaviour=behaviour), Meaning.WORSE) == glyph


def test_a_signal_of_a_day_without_a_value_is_not_drawn() -> None:
    rows = drawn(Behaviour(signals=(Signal(date(2026, 9, 2), better=True),)))
    assert not glyphs(rows, Meaning.BETTER)


def test_which_side_of_its_mean_a_signal_lies_on() -> None:
    behaviour = replace(BEHAVIOUR, signals=tuple(Signal(point.on, better=True) for point in ACTUAL.points))
    below = [value < (OLD if place < 10 else NEW).mean for place, value in enumerate(HOURS)]
    assert glyphs(drawn(behaviour), Meaning.BETTER).count("▼") == sum(below)
    assert glyphs(drawn(behaviour), Meaning.BETTER).count("▲") == len(below) - sum(below)


def test_provisional_limits_are_named_so_or_not_at_all() -> None:
    rows = drawn(Behaviour((replace(OLD, trial=True),)))
    assert "upper 11.0, trial" in as_text(rows)
    assert "lower 8.2, trial" in as_text(rows)
    short = replace(NEW, trial=True)
    assert "7.3, trial" in as_text(drawn(Behaviour((OLD, short), FORECAST)))


def test_a_phase_is_drawn_over_its_own_dates_as_far_as_there_are_values() -> None:
    before = Limits(date(2020, 1, 1), date(2025, 6, 30), 100, 200, 300)
    later = replace(NEW, last=date(2030, 1, 1))
    rows = drawn(Behaviour((before, OLD, later)))
    assert rows == drawn(Behaviour((OLD, replace(NEW, last=date(2026, 10, 1)))))
    row = next(text for text in texts(rows) if text.startswith(" 11 ┤"))
    assert row.count("┄") == row.rindex("┄") - row.index("┄") + 1
    assert row.rindex("┄") < row.index("│")


@pytest.mark.parametrize("value", [nan, inf, -inf, 1e301])
def test_what_cannot_be_drawn_is_left_out(value: float) -> None:
    rows = drawn(Behaviour((replace(OLD, upper=value),), (replace(FORECAST[0], low=value), *FORECAST[1:])))
    assert "upper" not in as_text(rows)
    assert "lower 8.2" in as_text(rows)
    assert "7.0 low" in as_text(rows)


def test_the_band_begins_after_the_last_value_and_widens_from_day_to_day() -> None:
    funnel = tuple(Expected(each.on, 8 - place / 4, 8, 8 + place / 4) for place, each in enumerate(FORECAST))
    rows = texts(drawn(Behaviour(forecast=funnel[::-1])))
    assert rows == texts(drawn(Behaviour(forecast=funnel)))
    wide = [text.count("░") for text in rows if "░" in text]
    middle = wide.index(max(wide))
    assert wide[:middle] == sorted(wide[:middle])
    point = max(text.rfind("●") for text in rows)
    assert min(text.index("░") for text in rows if "░" in text) > point


def test_one_day_of_forecast_is_enough_to_begin_after_the_last_value() -> None:
    rows = texts(drawn(Behaviour(forecast=FORECAST[-1:])))
    assert any("8.3 forecast" in text for text in rows)
    begins = min(text.index("░") for text in rows if "░" in text)
    assert 0 < begins - max(text.rfind("●") for text in rows) <= 2


def test_a_forecast_without_an_interval_is_a_line() -> None:
    alone = Behaviour(
        forecast=tuple(replace(each, low=None, high=None) for each in FORECAST), probably="level"
    )
    rows = drawn(alone)
    assert glyphs(rows, Meaning.FORECAST).replace("─", "") == "8.3forecast"
    assert not glyphs(rows, Meaning.BAND)
    assert as_text((key([ACTUAL], SHEET, alone),)) == " ● actual  ─ level"


def test_a_signal_may_be_neither_better_nor_worse() -> None:
    behaviour = Behaviour((OLD,), signals=(Signal(date(2025, 8, 1), better=None),))
    assert glyphs(drawn(behaviour), Meaning.SIGNAL) == "▼"
    assert as_text((key([ACTUAL], SHEET, behaviour),)) == " ● actual  ▼ signal  ┄ natural limits"


@pytest.mark.parametrize(
    ("below", "above"),
    pairwise(
        (
            Meaning.LIMIT,
            Meaning.MEAN,
            Meaning.LAST_YEAR,
            Meaning.FORECAST,
            Meaning.TARGET,
            Meaning.ACTUAL,
            Meaning.BETTER,
            Meaning.WORSE,
        )
    ),
)
def test_of_two_things_in_a_cell_the_more_important_one_is_seen(below: Meaning, above: Meaning) -> None:
    two = [Line("", meaning, ACTUAL.points[:1]) for meaning in (above, below)]
    rows = course(two, Paper(30, 9))
    assert GLYPHS[above] in glyphs(rows, above)
    assert GLYPHS[below] not in glyphs(rows, below)


def test_a_level_to_hold_does_not_hide_the_course_that_crosses_it() -> None:
    values = monthly(tuple(5 + place % 3 for place in range(36)))
    level = Line("target", Meaning.TARGET, monthly((6,) * 36))
    rows = texts(course([Line("actual", Meaning.ACTUAL, values), level], Paper(60, 15)))
    (row,) = (text for text in rows if "◇" in text)
    assert row.count("◇") < sum(not " " <= each <= "~" for each in row[5:]) - row.count("◇")


def test_the_band_lies_behind_all_lines() -> None:
    flat = Line("", Meaning.LIMIT, monthly((5.0,) * 16))
    band = tuple(Expected(point.on, 0, 5, 10) for point in flat.points)
    rows = course([flat], Paper(60, 15), behaviour=Behaviour(forecast=band))
    (row,) = (text for text in texts(rows)[:-2] if "─" in text)
    assert "░" not in row


def test_the_key_names_what_there_is() -> None:
    rows = (key([ACTUAL, TARGET], SHEET, BEHAVIOUR),)
    assert as_text(rows) == " ● actual  ◇ target  ▲ worse  ▼ better  ┄ natural limits  ░ forecast, 95%"
    assert glyphs(rows, Meaning.WORSE) == "▲"
    plain = (key([ACTUAL, TARGET], Paper(78, 1, ascii=True), Behaviour(signals=SIGNALS[1:])),)
    assert as_text(plain) == " * actual  + target  ^ better"
