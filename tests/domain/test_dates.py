"""Every accepted way to type a date, and the sentences for the others."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.dates import YEARS, Order, full_day, parse_date
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.wrong import Wrong

TODAY = date(2026, 11, 23)  # a Monday
JULY = FiscalCalendar(7, "end")
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def read(text: str, order: Order = "ymd", today: date = TODAY) -> date | Wrong:
    return parse_date(text, today=today, calendar=JULY, order=order)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-09-30", date(2027, 9, 30)),
        ("2027/9/3", date(2027, 9, 3)),
        ("30 sep 27", date(2027, 9, 30)),
        ("  30  Sep 2027 ", date(2027, 9, 30)),
        ("30-SEP-2027", date(2027, 9, 30)),
        ("30sep27", date(2027, 9, 30)),
        ("sep 30 2027", date(2027, 9, 30)),
        ("September 30, 2027", date(2027, 9, 30)),
        ("29 feb 28", date(2028, 2, 29)),
        ("1 may 1900", date(1900, 5, 1)),
        ("31 dec 2200", date(2200, 12, 31)),
    ],
)
def test_a_whole_date_is_read(text: str, day: date) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 sep", date(2027, 9, 30)),
        ("30 september", date(2027, 9, 30)),
        ("sep 30", date(2027, 9, 30)),
        ("24 nov", date(2026, 11, 24)),
        ("1 dec", date(2026, 12, 1)),
        ("23 nov", TODAY),
        ("22 nov", date(2027, 11, 22)),
        ("29 feb", date(2028, 2, 29)),
        ("end oct", date(2027, 10, 31)),
        ("End November", date(2026, 11, 30)),
        ("end feb 28", date(2028, 2, 29)),
        ("end sep 2026", date(2026, 9, 30)),
    ],
)
def test_a_day_without_a_year_is_the_next_one_and_today_counts(text: str, day: date) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 sep", date(2026, 9, 30)),
        ("23 nov", TODAY),
        ("24 nov", date(2025, 11, 24)),
        ("29 feb", date(2024, 2, 29)),
        ("fri", date(2026, 11, 20)),
        ("mon", date(2026, 11, 16)),
        ("sunday", date(2026, 11, 22)),
        ("30 sep 2027", date(2027, 9, 30)),
        ("end oct", date(2026, 10, 31)),
        ("end nov", date(2025, 11, 30)),
        ("end nov 2026", date(2026, 11, 30)),
    ],
)
def test_of_what_happened_the_last_such_day_is_meant(text: str, day: date) -> None:
    assert parse_date(text, today=TODAY, calendar=JULY, past=True) == day


def test_the_next_29_february_may_be_eight_years_off() -> None:
    assert read("29 feb", today=date(2096, 3, 1)) == date(2104, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("tue", date(2026, 11, 24)),
        ("fri", date(2026, 11, 27)),
        ("FRIDAY", date(2026, 11, 27)),
        ("thurs", date(2026, 11, 26)),
        ("sun", date(2026, 11, 29)),
        ("mon", date(2026, 11, 30)),
    ],
)
def test_a_weekday_is_the_next_one_strictly_after_today(text: str, day: date) -> None:
    assert read(text) == day


def test_a_weekday_typed_on_that_day_is_a_week_off() -> None:
    friday = date(2026, 11, 27)
    assert read("fri", today=friday) == date(2026, 12, 4)
    assert read("thu", today=friday) == date(2026, 12, 3)
    assert read("sat", today=friday) == date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("+3d", date(2026, 11, 26)),
        ("+2w", date(2026, 12, 7)),
        ("-1w", date(2026, 11, 16)),
        ("+3m", date(2027, 2, 23)),
        ("+1y", date(2027, 11, 23)),
        ("-12 M", date(2025, 11, 23)),
        ("+0d", TODAY),
    ],
)
def test_a_distance_counts_from_today(text: str, day: date) -> None:
    assert read(text) == day


def test_a_month_later_is_cut_at_the_end_of_the_month() -> None:
    assert read("+1m", today=date(2027, 1, 31)) == date(2027, 2, 28)
    assert read("+1y", today=date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("eom", date(2026, 11, 30)),
        ("eoq", date(2026, 12, 31)),
        ("eoy", date(2027, 6, 30)),
        ("end q3", date(2027, 3, 31)),
        ("q3", date(2027, 3, 31)),
        ("q1", date(2026, 9, 30)),
        ("fy28 q2", date(2027, 12, 31)),
        ("FY2028 Q2", date(2027, 12, 31)),
        ("end fy28 q2", date(2027, 12, 31)),
        ("fy28", date(2028, 6, 30)),
        ("end fy28", date(2028, 6, 30)),
    ],
)
def test_fiscal_periods_give_their_last_day(text: str, day: date) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("30/09/2027", "dmy", date(2027, 9, 30)),
        ("3.9.2027", "dmy", date(2027, 9, 3)),
        ("03/09/27", "dmy", date(2027, 9, 3)),
        ("03/09/2027", "mdy", date(2027, 3, 9)),
        ("30/09/2027", "ymd", date(2027, 9, 30)),
        ("09/30/2027", "ymd", date(2027, 9, 30)),
        ("5/5/2027", "ymd", date(2027, 5, 5)),
    ],
)
def test_a_slashed_date_is_read_by_its_order(text: str, order: Order, day: date) -> None:
    assert read(text, order) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("03/09/2027", '"03/09/2027" can be 9 Mar 2027 or 3 Sep 2027. Try 2027-03-09'),
        ("30/09/27", '"30/09/27" can be read in several ways. Try 30 sep 2027'),
    ],
)
def test_a_slashed_date_that_reads_in_two_ways_is_not_guessed(text: str, message: str) -> None:
    assert read(text) == Wrong(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31 jun 2027", "31 Jun 2027 doesn't exist: June has 30 days"),
        ("2027-06-31", "31 Jun 2027 doesn't exist: June has 30 days"),
        ("31/06/2027", "31 Jun 2027 doesn't exist: June has 30 days"),
        ("29 feb 2027", "29 Feb 2027 doesn't exist: February 2027 has 28 days"),
        ("31 jun", "31 Jun doesn't exist: June has 30 days"),
        ("30 feb", "30 Feb doesn't exist: February has 29 days at most"),
        ("0 may", "0 May doesn't exist: May has 31 days"),
        ("2027-13-01", "There is no month 13: a year has 12. Try 2027-09-30"),
    ],
)
def test_a_day_that_does_not_exist_says_why(text: str, message: str) -> None:
    assert read(text) == Wrong(message)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        *[("1899-12-31", "1899"), ("0000-01-01", "0000"), ("31 dec 2201", "2201")],
        *[
            ("+999999999d", "+999999999d"),
            ("-9999Y", "-9999Y"),
            ("FY2500 q1", "FY2500 q1"),
            ("fy1900 q1", "fy1900 q1"),
        ],
    ],
)
def test_a_year_far_off_is_refused(text: str, named: str) -> None:
    assert read(text) == Wrong(f'"{named}" is outside the years 1900 to 2200. Try 30 sep 2027')


@pytest.mark.parametrize(
    "text",
    [
        "soonish",
        "",
        "end",
        "q5",
        "30",
        "end foo",
        "30 foo",
        "fr",
        "fy",
        "3m",
        "next week",
        "1 sep 027",
        "٣ sep",
    ],
)
def test_unknown_words_are_named_with_examples(text: str) -> None:
    assert read(text) == Wrong(f'"{text}" is no date. Try 30 sep, fri, +3m, eom, end q3, fy28 q2')


def test_a_month_alone_is_told_how_it_names_a_day() -> None:
    assert read("Sep") == Wrong('"Sep" names no day. Try 15 sep or end sep')
    assert read("sep 2027") == Wrong('"sep 2027" names no day. Try 15 sep 2027 or end sep 2027')
    assert read("end sep 0027") == Wrong('"0027" is outside the years 1900 to 2200. Try 30 sep 2027')


@given(DAYS, DAYS, st.sampled_from(["ymd", "dmy", "mdy"]))
@settings(deadline=None)
def test_a_printed_date_reads_back_equal(day: date, today: date, order: Order) -> None:
    assert read(full_day(day), order, today) == day
    assert read(day.isoformat(), order, today) == day


@given(st.text(max_size=50) | st.text(alphabet="0123456789 /-.+dwmyqfeonsp", max_size=12), DAYS)
@settings(deadline=None)
def test_any_text_is_a_date_within_the_years_or_wrong(text: str, today: date) -> None:
    found = read(text, today=today)
    assert isinstance(found, Wrong) or found.year in YEARS
