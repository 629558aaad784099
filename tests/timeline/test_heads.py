"""What stands above the bars."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.timeline.heads import heads
from itplanner.timeline.pieces import Meaning, text_of
from itplanner.timeline.scale import Scale
from tests.builders import TODAY
from tests.timeline.test_scale import DAYS, JULY, SCALES


def lines(years: int, width: int, year: int = 2027, today: datetime.date = TODAY) -> list[str]:
    scale = Scale.within(JULY, year, years, width)
    return [text_of(line).rstrip() for line in heads(scale, 2027, today, width)]


def test_over_years_stand_the_bands() -> None:
    assert lines(10, 82) == [
        "├1─▼────├3 years────────├5 years────────├10 years───────────────────────────────",
        "FY27    FY28    FY29    FY30    FY31    FY32    FY33    FY34    FY35    FY36",
    ]


def test_over_quarters_stand_their_years() -> None:
    assert lines(3, 50) == [
        "FY2027▼         FY2028          FY2029",
        "Q1  Q2  Q3  Q4  Q1  Q2  Q3  Q4  Q1  Q2  Q3  Q4",
    ]


def test_over_months_stand_their_quarters() -> None:
    assert lines(1, 50) == [
        "FY2027 Q1   Q2    ▼     Q3          Q4",
        "Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun",
    ]


def test_where_it_is_narrow_names_are_shortened_or_left_out() -> None:
    assert lines(10, 37) == [
        "├▼1├3────├5────├10 years──────",
        "FY27  FY29  FY31  FY33  FY35",
    ]
    assert lines(1, 37)[1] == "Jul   Sep   Nov   Jan   Mar   May"


def test_bands_go_by_date_also_in_a_window_that_begins_elsewhere() -> None:
    assert lines(10, 82, year=2025)[0].startswith("                ├1─▼────├3 years────────├5 years")
    assert lines(10, 82, year=2029)[0] == ("├3 years├5 years────────├10 years───────────────────────────────")


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (datetime.date(2026, 7, 1), "▼FY2027         FY2028"),
        (datetime.date(2026, 9, 30), "   ▼FY2027      FY2028"),
        (datetime.date(2030, 7, 1), "FY2027          FY2028"),
    ],
)
def test_a_name_makes_room_for_the_mark_of_today(today: datetime.date, text: str) -> None:
    assert lines(3, 50, today=today)[0].startswith(text)


@given(SCALES, st.integers(1950, 2150), DAYS, st.integers(1, 200))
def test_both_heads_have_exactly_their_width(
    scale: Scale, working_year: int, today: datetime.date, width: int
) -> None:
    for line in heads(scale, working_year, today, width):
        assert len(text_of(line)) == width


@given(SCALES, DAYS)
def test_today_is_marked_where_its_line_runs(scale: Scale, today: datetime.date) -> None:
    above, _below = heads(scale, 2027, today, scale.cells)
    marked = [place for place, char in enumerate(text_of(above)) if char == "▼"]
    inside = 0 <= scale.cell(today) < scale.cells
    assert marked == ([scale.cell(today)] if inside else [])
    assert any(piece.meaning is Meaning.NOW for piece in above) == inside
