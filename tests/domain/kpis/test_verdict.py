"""The sentences that say which KPI is off, since when, and how far it is from its target."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from itplanner.domain.kpis.standing import standing
from itplanner.domain.kpis.verdict import spell_text, target_sentence
from tests.builders import TODAY, kpi, plan_of
from tests.domain.kpis.test_standing import LIMITS, OCTOBER, monthly, only

FALLING: dict[str, Any] = {
    "unit": "h",
    "direction": "decrease",
    "decimals": 1,
    "start_value": 10.0,
    "start_on": datetime.date(2026, 6, 30),
    "target": 6.0,
    "target_on": datetime.date(2026, 12, 31),
    "green_max": 7.5,
    "amber_max": 12.0,
}
BAND: dict[str, Any] = {
    "direction": "within",
    "green_min": 95,
    "green_max": 105,
    "amber_min": 90,
    "amber_max": 110,
}


def said(values: Sequence[float | None], last: datetime.date = OCTOBER, **fields: Any) -> tuple[str, str]:
    """Return both sentences about KPI 1."""
    plan = plan_of(kpi(**fields), *monthly(values, last))
    found = standing(plan, only(plan), TODAY)
    return spell_text(found), target_sentence(plan, found)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([85] * 4 + [70] * 8, "Off since March 2026: below 80% in 8 of the last 12 months."),
        ([85, 70, 85, 85], "Green since September 2026; off in 1 of the last 4 months."),
        ([85, 85], "Always green since September 2026."),
        ([70, 70], "Never green since September 2026: below 80% in each of the last 2 months."),
        ([70], "Never green since October 2026: below 80% then."),
        (
            [70, None, None, 70],
            "Never green since July 2026: below 80% in each of the last 2 months with a value.",
        ),
        (
            [85, None, 70, 70],
            "Off since September 2026: below 80% in 2 of the last 3 months with a value.",
        ),
        ([], "There is no reading yet."),
    ],
)
def test_since_when_a_kpi_is_off(values: list[float | None], text: str) -> None:
    assert said(values, **LIMITS)[0] == text


def test_a_band_is_left_on_either_side() -> None:
    assert said([100, 110, 90], **BAND)[0].startswith("Off since September 2026: outside 95-105% in 2 of")


def test_a_limit_above_is_passed_upwards() -> None:
    assert "above 7.5 h in 1 of the last 2 months" in said([7, 8], **FALLING)[0]


def test_what_has_no_colour_says_why() -> None:
    assert said([70])[0] == "No limits are set, so it has no colour."
    old = said([70], datetime.date(2026, 7, 31), **LIMITS)[0]
    assert old == "Not updated since July 2026, so it has no colour."


@pytest.mark.parametrize(
    ("value", "fields", "text"),
    [
        (7.0, FALLING, "Better: 7.0 h is 0.3 h under the path (7.3 h)."),
        (9.0, FALLING, "Worse: 9.0 h is 1.7 h over the path (7.3 h)."),
        (72.7272, {"target": 80, "decimals": 1}, "Missed: 72.7% is 7.3 points under the target (80%)."),
        (81, {"target": 80}, "Met: 81% is 1 point over the target (80%)."),
        (80, {"target": 80}, "On the target: 80%."),
        (
            79.96,
            {"target": 80, "decimals": 1},
            "Missed: 80.0% is less than 0.1 points under the target (80%).",
        ),
        (5, {"direction": "at_most", "target": 4, "unit": "faults"}, "Missed: 5 is 1 over the target (4)."),
        (99.1, BAND, "Inside 95-105%: 99.1%."),
        (112, BAND, "Outside 95-105%: 112% is 7 points over."),
        (94, BAND, "Outside 95-105%: 94% is 1 point under."),
        (5, {"direction": "within"}, "5%; no band is set."),
        (5, {}, "5%; no target is set."),
    ],
)
def test_how_far_a_value_is_from_its_target(value: float, fields: dict[str, Any], text: str) -> None:
    assert said([value], **fields)[1] == text


def test_without_a_value_there_is_nothing_to_compare() -> None:
    assert said([], target=80)[1] == ""
