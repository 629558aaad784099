"""The names below a chart: as many as fit, and the year where it begins again."""

from datetime import date

import pytest

from itplanner.charts.months import month_labels, period_labels, position

JULY = int(position(date(2025, 7, 1)))


@pytest.mark.parametrize(
    ("months", "room", "names"),
    [
        (5, 40, "Jul 25,Aug,Sep,Oct,Nov"),
        (24, 56, "Jul 25,Oct,Jan,Apr,Jul 26,Oct,Jan,Apr"),
        (24, 30, "Jul 25,Jan,Jul 26,Jan"),
        (24, 16, "Jul 25,Jul 26"),
        (1, 6, "Jul 25"),
        (1, 5, ""),
        (1200, 79, "Jul 25,Jul 35,Jul 45,Jul 55,Jul 65,Jul 75,Jul 85,Jul 95,Jul 05,Jul 15"),
    ],
)
def test_as_many_months_are_named_as_fit(months: int, room: int, names: str) -> None:
    labels = month_labels(JULY, JULY + months - 1, lambda month: (month - JULY) * room // months, room)
    assert ",".join(text for _, text in labels) == names


def test_a_month_is_named_where_it_begins() -> None:
    assert month_labels(JULY, JULY + 2, lambda month: (month - JULY) * 10, 30) == [
        (0, "Jul 25"),
        (10, "Aug"),
        (20, "Sep"),
    ]


def test_a_fiscal_year_begins_with_its_first_month() -> None:
    labels = period_labels(7, lambda place: place * 4, 48)
    assert " ".join(text for _, text in labels) == "Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun"
    assert [text for _, text in period_labels(4, lambda place: place, 12)] == ["Apr", "Oct"]


def test_all_months_are_equally_long() -> None:
    assert position(date(2026, 3, 1)) - position(date(2026, 2, 1)) == 1
    assert position(date(2026, 2, 15)) - position(date(2026, 2, 1)) == 0.5
    assert 0.9 < position(date(2028, 2, 29)) - position(date(2028, 2, 1)) < 1
