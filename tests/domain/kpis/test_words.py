"""Values, targets and what they rest on, in words."""

from typing import Any

import pytest

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.words import basis_text, plain, target_text, value_text
from tests.builders import TODAY, kpi, measure

MONTH = period_of(TODAY, "monthly", FiscalCalendar(7))


@pytest.mark.parametrize(
    ("fields", "value", "text"),
    [
        ({"decimals": 1}, 72.7272, "72.7%"),
        ({"decimals": 1, "unit": "h"}, 7.94, "7.9 h"),
        ({"decimals": 0, "unit": "1:n"}, 80.2, "1:80"),
        ({"unit": "tickets"}, 12345.5, "12,345.5"),
        ({"unit": "tickets"}, -0.5, "-0.5"),
        ({"unit": "tickets"}, 1e30, "1e+30"),
        ({}, None, "–"),
    ],
)
def test_a_value_says_its_unit_where_that_is_short(
    fields: dict[str, Any], value: float | None, text: str
) -> None:
    assert value_text(kpi(**fields), value) == text


@pytest.mark.parametrize(
    ("fields", "target", "text"),
    [
        ({"direction": "at_least", "decimals": 0}, 80, "min 80%"),
        ({"direction": "decrease", "unit": "h", "decimals": 1}, 8.32, "max 8.3"),
        ({"direction": "within", "green_min": 95, "green_max": 105}, None, "95-105%"),
        ({"direction": "within", "green_min": 50, "green_max": 90, "unit": "1:n"}, None, "1:50-90"),
        ({"direction": "within", "green_max": 90}, None, "max 90%"),
        ({"direction": "within"}, 5, "–"),
        ({"direction": "at_most"}, None, "–"),
    ],
)
def test_a_target_says_on_which_side_to_be(fields: dict[str, Any], target: float | None, text: str) -> None:
    assert target_text(kpi(**fields), target) == text


def test_a_measure_is_written_like_a_kpi() -> None:
    assert value_text(measure(unit="PCs in use"), 1234) == "1,234"
    assert plain(measure(), 0.1 + 0.2) == "0.3"


@pytest.mark.parametrize(
    ("unit", "numerator", "denominator", "text"),
    [
        ("%", 8.0, 11.0, "8 of 11"),
        ("h", 1675.0, 212.0, "n 212"),
        ("1:n", 640.0, 8.0, "640 to 8"),
        ("%", None, None, "–"),
    ],
)
def test_the_basis(unit: str, numerator: float | None, denominator: float | None, text: str) -> None:
    point = Point(MONTH, 1.0, numerator, denominator)
    assert basis_text(kpi(unit=unit), point) == text
    assert basis_text(kpi(unit=unit), None) == "–"
