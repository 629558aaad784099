"""The scale beside a KPI: its last value over its limits, against its target and a year ago."""

from itertools import groupby
from typing import Any

import pytest

from itplanner.domain.records import KPI
from itplanner.tui.content.kpi_bullet import bullet_parts
from itplanner.tui.view import View
from tests.builders import TODAY, kpi, plan_of
from tests.domain.kpis.test_standing import monthly


def scale(view: View, number: int = 1, room: int = 40) -> str:
    """Return the bar of a KPI."""
    row = view.plan[KPI].rows[number]
    parts = bullet_parts(view.standing(row), view.study(row), room)
    return "".join(part.text for part in parts)


def order(text: str) -> str:
    """Return the glyphs of a bar in their order, each once however long it is."""
    return "".join(glyph for glyph, _run in groupby(text))


def test_the_bar_of_a_demo_kpi_ends_over_its_target_and_a_year_ago(view: View) -> None:
    assert order(scale(view, 8)) == "0 █·█▒░│ 90"


@pytest.mark.parametrize(
    ("limits", "row"),
    [
        ({}, "0 █ 60"),
        ({"green_min": 80}, "0 █▒ 80"),
        ({"green_min": 80, "amber_min": 70}, "0 █▒░ 80"),
        ({"direction": "at_most", "green_max": 30, "amber_max": 90}, "0 █░ 90"),
        ({"direction": "at_most", "green_max": 80}, "0 █ 80"),
        (
            {"direction": "within", "green_min": 70, "green_max": 80, "amber_min": 65, "amber_max": 90},
            "0 █▒░ ░ 90",
        ),
    ],
)
def test_the_ranges_are_those_of_the_limits(limits: dict[str, Any], row: str) -> None:
    found = scale(View(plan_of(kpi(**limits), *monthly((60.0,))), TODAY, 2027))
    assert (order(found), len(found)) == (row, 40)


def test_limits_that_judge_the_share_within_the_maximum_are_no_ranges_of_hours() -> None:
    values: dict[str, Any] = {
        "formula": "mttr",
        "unit": "h",
        "direction": "at_most",
        "maximum": "8",
        "green_min": 95,
    }
    assert order(scale(View(plan_of(kpi(**values), *monthly((6.0,))), TODAY, 2027))) == "0 █ 6"


def test_without_a_value_there_is_none() -> None:
    assert scale(View(plan_of(kpi()), TODAY, 2027)) == ""
