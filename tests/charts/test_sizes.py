"""Every chart of any values in any size: so many rows and columns, and ASCII where it is asked for."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from itplanner.charts.behaviour import Behaviour, Expected, Limits, Signal
from itplanner.charts.change import change
from itplanner.charts.distribution import Mark, distribution
from itplanner.charts.drawing import GLYPHS, Paper, Rows
from itplanner.charts.lines import Line, Point, course, key, year_over_year
from itplanner.domain.fiscal import FiscalCalendar

PAPERS = st.builds(Paper, st.integers(0, 200), st.integers(0, 60), st.booleans())
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31)) | st.dates()
FLOATS = st.floats() | st.floats(0, 100)
VALUES = st.none() | FLOATS
POINTS = st.lists(st.builds(Point, DAYS, VALUES), max_size=40).map(tuple)
NAMES = st.text(max_size=30) | st.text("復旧x ", max_size=30)
LINES = st.lists(st.builds(Line, NAMES, st.sampled_from(list(GLYPHS)), POINTS), max_size=4)
BEHAVIOURS = st.builds(
    Behaviour,
    st.lists(st.builds(Limits, DAYS, DAYS, FLOATS, FLOATS, FLOATS, st.booleans(), NAMES), max_size=3).map(
        tuple
    ),
    st.lists(st.builds(Expected, DAYS, VALUES, FLOATS, VALUES), max_size=12).map(tuple),
    st.lists(st.builds(Signal, DAYS, st.none() | st.booleans()), max_size=5).map(tuple),
    NAMES,
)
MARKS = st.builds(Mark, NAMES, st.sampled_from(list(GLYPHS)), st.floats())
PLACES = st.none() | st.integers(0, 6)
CALENDARS = st.builds(FiscalCalendar, st.integers(1, 12))


def assert_fills(paper: Paper, rows: Rows, *names: str) -> None:
    """Each row is exactly as wide as the paper, and ASCII unless a name isn't."""
    texts = ["".join(piece.text for piece in row) for row in rows]
    assert len(texts) == paper.rows
    assert {cell_len(text) for text in texts} <= {paper.columns}
    if paper.ascii and all(map(str.isascii, names)):
        assert all(text.isascii() or "\ufffd" in text for text in texts)


@given(LINES, PAPERS, st.none() | DAYS, PLACES, BEHAVIOURS)
@settings(max_examples=200)
def test_a_course(
    lines: list[Line], paper: Paper, today: date | None, decimals: int | None, behaviour: Behaviour
) -> None:
    names = [line.name for line in lines] + [each.name for each in behaviour.limits] + [behaviour.probably]
    rows = course(lines, paper, today=today, decimals=decimals, behaviour=behaviour)
    assert_fills(paper, rows, *names)
    assert rows == course(lines, paper, today=today, decimals=decimals, behaviour=behaviour)
    assert_fills(Paper(paper.columns, 1, paper.ascii), (key(lines, paper, behaviour),), *names)


@given(POINTS, st.integers(2024, 2028), CALENDARS, PAPERS, PLACES)
def test_years_over_one_another(
    points: tuple[Point, ...], year: int, calendar: FiscalCalendar, paper: Paper, decimals: int | None
) -> None:
    assert_fills(paper, year_over_year(points, year, calendar, paper, decimals=decimals))


@given(POINTS, PAPERS, PLACES)
def test_changes(points: tuple[Point, ...], paper: Paper, decimals: int | None) -> None:
    assert_fills(paper, change(points, paper, decimals=decimals))


@given(st.lists(VALUES, max_size=40), st.lists(MARKS, max_size=3), PAPERS, PLACES)
def test_a_distribution(
    values: list[float | None], marks: list[Mark], paper: Paper, decimals: int | None
) -> None:
    rows = distribution(values, paper, marks=marks, decimals=decimals)
    assert_fills(paper, rows, *(mark.name for mark in marks))
