"""A KPI's value on its scale: red, amber and green stretches, the bar, the target."""

import datetime

import pytest

from itplanner.charts.bullet import Range
from itplanner.charts.drawing import Meaning
from itplanner.domain.kpis.standing import standing
from itplanner.domain.records import KPI
from itplanner.tui.content.kpi_bullet import _levels, _ranges, bullet_parts
from itplanner.tui.roles import Role
from itplanner.tui.widgets.parts import Part
from tests.builders import TODAY, kpi, plan_of, reading

OCTOBER = datetime.date(2026, 10, 31)


def drawn(row: KPI, value: float | None, width: int = 26) -> str:
    plan = plan_of(row, *([] if value is None else [reading(1, kpi=row.id, value=value, date=OCTOBER)]))
    return "".join(part.text for part in bullet_parts(standing(plan, row, TODAY), width))


def test_a_share_goes_to_100_with_its_target_marked() -> None:
    row = kpi(target=80, green_min=80, amber_min=60)
    assert drawn(row, 72.7) == "0 ███████████████░│    100"
    assert drawn(row, 40) == "0 ████████▒▒▒▒░░░░│    100"


def test_the_value_of_a_year_ago_is_marked_too() -> None:
    row = kpi(target=80, green_min=80, amber_min=60)
    found = standing(plan_of(row, reading(1, kpi=1, value=72.7, date=OCTOBER)), row, TODAY)
    assert "".join(part.text for part in bullet_parts(found, 26, 40.0)) == "0 ████████·██████░│    100"


def test_a_value_past_100_has_a_longer_scale() -> None:
    row = kpi(direction="within", green_min=95, green_max=105, amber_min=90, amber_max=110)
    assert drawn(row, 99.1).endswith("121")
    assert "│" not in drawn(row, 99.1)


@pytest.mark.parametrize(
    ("row", "ranges"),
    [
        (
            kpi(target=80, green_min=80, amber_min=60),
            [Range(60, Meaning.BAD), Range(80, Meaning.FAIR), Range(100, Meaning.GOOD)],
        ),
        (
            kpi(unit="h", direction="at_most", green_max=8, amber_max=16),
            [Range(8, Meaning.GOOD), Range(16, Meaning.FAIR), Range(100, Meaning.BAD)],
        ),
        (kpi(green_min=80), [Range(80, Meaning.FAIR), Range(100, Meaning.GOOD)]),
        (
            kpi(unit="%", green_min=20, amber_min=-10),
            [Range(20, Meaning.FAIR), Range(100, Meaning.GOOD)],
        ),
    ],
)
def test_the_stretches_have_the_colours_that_values_in_them_have(row: KPI, ranges: list[Range]) -> None:
    assert list(_ranges(row, _levels(row), 100)) == ranges


def test_without_a_value_or_limits_there_is_none() -> None:
    assert drawn(kpi(target=80, green_min=80), None) == ""
    assert drawn(kpi(target=80), 72) == ""


def test_colour_says_the_same_as_the_shades() -> None:
    row = kpi(target=80, green_min=80, amber_min=60)
    plan = plan_of(row, reading(1, kpi=1, value=40, date=OCTOBER))
    parts = bullet_parts(standing(plan, row, TODAY), 26)
    assert Part("▒▒▒▒", Role.BAD) in parts
    assert Part("░░░░", Role.WARN) in parts
