"""Whether a KPI moves: its signals say so, a routine point never does, and a new level does for a year."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from itplanner.domain.kpis.analysis.studying import study_of
from itplanner.domain.kpis.course import course
from itplanner.domain.kpis.trend import Trend, trend_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, LimitPhase, Person, Record, replaced
from tests.builders import TODAY, kpi, plan_of
from tests.domain.kpis.test_standing import monthly

STEADY = Trend("flat", "steady")
NOISE = [60, 62, 59, 61, 60, 62, 61, 59, 60, 61, 62, 60]
UP, DOWN = [*NOISE, 75], [*NOISE, 45]
LEVEL = [*NOISE, *(value + 8 for value in NOISE[:8])]


def trended(values: Sequence[float | None], *more: Record, **fields: Any) -> Trend | None:
    plan = plan_of(kpi(**fields), *monthly(values), *more)
    return told(plan)


def told(plan: Plan) -> Trend | None:
    row = plan[KPI].rows[1]
    return trend_of(plan, row, course(plan, row))


@pytest.mark.parametrize(
    ("values", "direction", "found"),
    [
        (UP, "at_least", Trend("up", "better")),
        (DOWN, "at_least", Trend("down", "worse")),
        (DOWN, "decrease", Trend("down", "better")),
        (UP, "at_most", Trend("up", "worse")),
        (LEVEL, "at_least", Trend("up", "better")),
        (NOISE, "at_least", STEADY),
        ([*NOISE, 57], "at_least", STEADY),
        (NOISE[:5], "at_least", None),
        ([None, *NOISE[:5]], "at_least", None),
    ],
)
def test_only_a_signal_is_a_trend_and_the_direction_says_what_is_better(
    values: list[float], direction: Any, found: Trend | None
) -> None:
    assert trended(values, direction=direction) == found


@pytest.mark.parametrize(("values", "found"), [(UP, STEADY), ([*NOISE, 95], Trend("up", "worse"))])
def test_inside_a_band_no_way_is_better(values: list[float], found: Trend) -> None:
    assert trended(values, direction="within", green_min=55.0, green_max=90.0) == found


def test_a_trend_of_few_cases_is_not_told() -> None:
    rows = monthly(UP)
    few = replaced(rows[-1], {"value": None, "numerator": 3.0, "denominator": 4.0})
    plan = plan_of(kpi(), *rows[:-1], few)
    assert told(plan) is None


@pytest.mark.parametrize(
    ("start", "found"),
    [(datetime.date(2026, 3, 1), Trend("up", "better")), (datetime.date(2025, 10, 1), STEADY)],
)
def test_a_new_level_is_a_trend_for_a_year(start: datetime.date, found: Trend) -> None:
    after = [value + 8 for value in [*NOISE, *NOISE][: 8 if start.year == 2026 else 13]]
    phase = LimitPhase(id=1, kpi=1, start=start, reason="New tool", person=1)
    assert trended([*NOISE, *after], phase, Person(id=1, name="Ann")) == found


def test_the_trend_says_what_the_study_says() -> None:
    for values in (UP, DOWN, LEVEL, NOISE):
        plan = plan_of(kpi(), *monthly(values))
        row = plan[KPI].rows[1]
        studied = study_of(plan, row, course(plan, row), TODAY)
        assert studied.behaviour is not None
        word = {"good": "better", "bad": "worse", "routine": "steady", "neither": "steady"}
        found = told(plan)
        assert found is not None
        assert found.verdict == word[studied.behaviour.sense]
