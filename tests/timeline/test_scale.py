"""Days in cells."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.timeline.scale import Scale
from tests.builders import TODAY

JULY = FiscalCalendar(7)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31))
SCALES = st.builds(
    Scale.within,
    st.builds(FiscalCalendar, st.integers(1, 12), st.sampled_from(("end", "start"))),
    st.integers(1950, 2150),
    st.sampled_from((1, 3, 5, 10)),
    st.integers(1, 200),
)


@pytest.mark.parametrize(
    ("width", "years", "unit", "per"),
    [
        *[(82, 10, "year", 8), (82, 5, "quarter", 4), (82, 3, "quarter", 6), (82, 1, "month", 6)],
        *[(50, 10, "year", 5), (50, 5, "year", 10), (50, 3, "quarter", 4), (50, 1, "month", 4)],
        *[(37, 10, "year", 3), (37, 5, "year", 7), (37, 3, "quarter", 3), (37, 1, "month", 3)],
    ],
)
def test_a_span_is_drawn_as_finely_as_its_names_have_room(
    width: int, years: int, unit: str, per: int
) -> None:
    scale = Scale.within(JULY, 2027, years, width)
    assert (scale.unit, scale.per) == (unit, per)


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        (datetime.date(2026, 7, 1), 0),
        (TODAY, 3),
        (datetime.date(2027, 6, 30), 7),
        (datetime.date(2027, 7, 1), 8),
        (datetime.date(2036, 6, 30), 79),
        (datetime.date(2036, 7, 1), 80),
        (datetime.date(2026, 6, 30), -1),
    ],
)
def test_a_day_stands_in_the_cell_of_its_part_of_the_year(day: datetime.date, cell: int) -> None:
    assert Scale.within(JULY, 2027, 10, 82).cell(day) == cell


@given(SCALES, DAYS, DAYS)
def test_an_earlier_day_never_stands_right_of_a_later_one(
    scale: Scale, one: datetime.date, other: datetime.date
) -> None:
    assert scale.cell(min(one, other)) <= scale.cell(max(one, other))


@given(SCALES, DAYS)
def test_the_days_of_the_window_have_its_cells_and_no_others(scale: Scale, day: datetime.date) -> None:
    last = scale.calendar.last_day(scale.year + scale.years - 1)
    assert (scale.first_day <= day <= last) == (0 <= scale.cell(day) < scale.cells)


@given(SCALES)
def test_every_year_begins_where_its_first_day_stands(scale: Scale) -> None:
    years = list(scale.starts("year"))
    assert [cell for cell, _year, _period in years] == [
        scale.cell(scale.calendar.first_day(year)) for _cell, year, _period in years
    ]
    assert len(years) == scale.years
