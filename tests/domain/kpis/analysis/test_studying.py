"""A KPI's record says how its course is read."""

import datetime
from typing import Any

import pytest

from itplanner.domain.kpis.analysis.manner import Bounds, Phase
from itplanner.domain.kpis.analysis.studying import manner_of, natural_bounds, study_of
from itplanner.domain.kpis.course import course
from itplanner.domain.records import LimitPhase
from tests.builders import TODAY, kpi, plan_of
from tests.domain.kpis.series import JULY, MTTR, points_of
from tests.domain.kpis.test_standing import monthly, only

MAY = datetime.date(2026, 5, 1)


def test_the_fields_of_a_kpi_and_its_own_phases_are_its_manner() -> None:
    rows = [LimitPhase(id=n, kpi=n, start=MAY, reason=f"Tool {n}", person=1) for n in (1, 2)]
    until = datetime.date(2026, 6, 30)
    row = kpi(
        2, direction="within", green_min=1.0, green_max=9.0, rules="nhs", limits_from=MAY, limits_to=until
    )
    found = manner_of(plan_of(kpi(), row, *rows), row, ())
    assert found.phases == (Phase(MAY, None, "Tool 2"),)
    assert not found.adds_up
    assert manner_of(plan_of(), kpi(adds_up=True), ()).adds_up
    assert (found.direction, found.low, found.high, found.rules) == ("within", 1.0, 9.0, "nhs")
    assert (found.limits_from, found.limits_to, found.years, found.per_year) == (MAY, until, JULY, 12)


def test_the_aim_of_the_year_is_the_paths_value_at_its_end() -> None:
    fields: dict[str, Any] = {"direction": "decrease", "start_value": 10, "target": 6}
    days: dict[str, Any] = {"start_on": datetime.date(2026, 6, 30), "target_on": datetime.date(2028, 6, 29)}
    plan = plan_of(kpi(**fields, **days), *monthly(MTTR))
    studied = study_of(plan, only(plan), course(plan, only(plan)), TODAY)
    assert studied.manner.aim == pytest.approx(8.0)
    assert studied.manner.target == 6


@pytest.mark.parametrize(
    ("fields", "values", "bounds"),
    [
        ({}, (80.0,), Bounds(0, 100)),
        ({}, (101.0,), Bounds(0, None)),
        ({"green_max": 105}, (99.0,), Bounds(0, None)),
        ({"formula": "spend_vs_plan"}, (99.0,), Bounds(0, None)),
        ({"formula": "roi"}, (24.0,), Bounds(None, None)),
        ({"unit": "h"}, (8.0,), Bounds(0, None)),
        ({"unit": "h"}, (-8.0, None), Bounds(None, None)),
    ],
)
def test_shares_and_counts_are_bounded_by_nature(
    fields: dict[str, Any], values: tuple[float | None, ...], bounds: Bounds
) -> None:
    assert natural_bounds(kpi(**fields), points_of(values)) == bounds


def test_drawn_limits_are_cut_and_raw_ones_kept() -> None:
    plan = plan_of(kpi(), *monthly([90.0, 100.0, 92.0, 100.0, 91.0, 99.0]))
    studied = study_of(plan, only(plan), course(plan, only(plan)), TODAY)
    assert studied.limits is not None
    assert studied.limits.upper > 100
    assert studied.drawn(studied.limits) == (studied.limits.lower, 100)
