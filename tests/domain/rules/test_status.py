"""The colour rule of GLOSSARY section 4."""

from typing import Any

import pytest

from itplanner.domain.rules.status import Colour, colour
from tests.builders import kpi

AT_LEAST: dict[str, Any] = {"green_min": 80, "amber_min": 60}
WITHIN = {"green_min": 95, "green_max": 105, "amber_min": 90, "amber_max": 110}


@pytest.mark.parametrize(
    ("limits", "value", "expected"),
    [
        (AT_LEAST, 80, "green"),
        (AT_LEAST, 79.9, "amber"),
        (AT_LEAST, 60, "amber"),
        (AT_LEAST, 59.9, "red"),
        (WITHIN, 100, "green"),
        (WITHIN, 105, "green"),
        (WITHIN, 105.1, "amber"),
        (WITHIN, 90, "amber"),
        (WITHIN, 110.1, "red"),
        (WITHIN, 89.9, "red"),
        ({"green_max": 8, "amber_max": 12}, -1, "green"),
        ({"green_max": 8, "amber_max": 12}, 13, "red"),
        ({"green_min": 80}, 10, "amber"),
    ],
)
def test_a_value_on_a_limit_has_the_better_colour_and_an_empty_limit_is_open(
    limits: dict[str, Any], value: float, expected: Colour
) -> None:
    assert colour(kpi(**limits), value) == expected


def test_without_a_value_or_any_limit_it_is_grey_and_never_green() -> None:
    assert colour(kpi(**AT_LEAST), None) == "grey"
    assert colour(kpi(), 100) == "grey"
