"""The echo beside a date field says what was understood and how far off it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.dates import echo
from itplanner.domain.fiscal import FiscalCalendar

TODAY = date(2026, 11, 23)
JULY = FiscalCalendar(7, "end")
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 9, 30), "Thu 30 Sep 2027, FY2028 Q1, in 10 months"),
        (date(2026, 7, 1), "Wed 1 Jul 2026, FY2027 Q1, 4 months ago"),
        (TODAY, "Mon 23 Nov 2026, FY2027 Q2, today"),
    ],
)
def test_the_echo_says_what_was_understood(day: date, words: str) -> None:
    assert echo(day, today=TODAY, calendar=JULY) == words


@pytest.mark.parametrize(
    ("day", "away"),
    [
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 12, 2), "in 9 days"),
        (date(2026, 11, 14), "9 days ago"),
        (date(2026, 12, 6), "in 13 days"),
        (date(2026, 12, 7), "in 2 weeks"),
        (date(2027, 1, 24), "in 8 weeks"),
        (date(2027, 1, 25), "in 2 months"),
        (date(2028, 11, 22), "in 23 months"),
        (date(2028, 11, 23), "in 2 years"),
        (date(2024, 11, 24), "23 months ago"),
        (date(2024, 11, 23), "2 years ago"),
        (date(2036, 11, 22), "in 9 years"),
    ],
)
def test_the_distance_is_in_whole_units_rounded_down(day: date, away: str) -> None:
    assert echo(day, today=TODAY, calendar=JULY).endswith(f", {away}")


@given(DAYS, DAYS)
@settings(deadline=None)
def test_a_distance_never_counts_one_of_its_unit(day: date, today: date) -> None:
    away = echo(day, today=today, calendar=JULY).split(", ")[2]
    assert (
        away in {"today", "tomorrow", "yesterday"}
        or min(int(part) for part in away.split() if part.isdigit()) > 1
    )
