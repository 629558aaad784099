"""How a column's dates are read."""

import datetime

import pytest

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.wrong import Wrong
from itplanner.exchange.datecolumns import checked_format, iso_date, order_of

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["2016-05-25 17:00:00", "30 Sep 2027", ""], "ymd"),
        (["5/02/2016 5:00:00 PM", "24/10/2016"], "dmy"),
        (["02/05/2016", "10/24/2016"], "mdy"),
        (["03/04/2026"], None),
        (["3.4.26", "1.2.26"], None),
        (["04/04/2026"], "ymd"),
        (["24/10/2016", "10/24/2016"], None),
        (["31/09/2026", "01/10/2026", "24/10/2026"], "dmy"),
    ],
)
def test_a_column_that_can_be_read_in_two_ways_is_never_guessed(cells: list[str], order: str | None) -> None:
    assert order_of(cells) == order


@pytest.mark.parametrize(
    ("cell", "how", "expected"),
    [
        ("5/02/2016 5:00:00 PM", "dmy", "2016-02-05"),
        ("5/02/2016", "mdy", "2016-05-02"),
        ("05-02-2016", "dmy", "2016-02-05"),
        ("2016-05-25T17:00:00.123+02:00", "mdy", "2016-05-25"),
        ("20160525", "%Y%m%d", "2016-05-25"),
        ("04/04/2026", "ymd", "2026-04-04"),
        ("", "%d", ""),
    ],
)
def test_dates_are_read_as_the_column_is_written(cell: str, how: str, expected: str) -> None:
    assert iso_date(cell, how, TODAY, FiscalCalendar()) == expected


@pytest.mark.parametrize(("cell", "how"), [("31/09/2026", "dmy"), ("x", "ymd"), ("2026", "%d.%m.%Y")])
def test_what_is_no_date_is_told(cell: str, how: str) -> None:
    assert isinstance(iso_date(cell, how, TODAY, FiscalCalendar()), Wrong)


def test_a_format_is_an_order_or_a_pattern() -> None:
    assert (checked_format("DMY"), checked_format("%d.%m.%Y")) == ("dmy", "%d.%m.%Y")
    assert checked_format("%Y-%m-%dT%H:%M:%S%z") == "%Y-%m-%dT%H:%M:%S%z"


@pytest.mark.parametrize("text", ["european", "%Q", "%", "%%", "%d%d.%m.%Y", "%H:%M", "\udcff%Y%m%d"])
def test_a_format_that_brings_no_date_back_is_refused(text: str) -> None:
    assert isinstance(checked_format(text), Wrong)
