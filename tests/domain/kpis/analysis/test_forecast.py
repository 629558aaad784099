"""The year's end: a sum and a level to the stated digits, the window, and the chance of the target."""

import datetime
from statistics import stdev
from typing import Any

import pytest

from itplanner.domain.kpis.analysis.forecast import Forecast, forecast
from itplanner.domain.kpis.analysis.level import Level, present_level
from itplanner.domain.kpis.analysis.manner import Bounds, Phase
from itplanner.domain.kpis.analysis.pattern import Pattern
from itplanner.domain.kpis.analysis.signals import Signal
from itplanner.domain.kpis.analysis.student import below
from itplanner.domain.kpis.analysis.study import study
from tests.domain.kpis.series import MTTR, manner, points_of

SUM = (102.0, 98.0, 110.0, 105.0, 99.0, 107.0, 111.0, 104.0)
FEBRUARY = datetime.date(2027, 2, 28)
"""The eighth month of FY2027, which begins in July."""


def forecast_of(values: tuple[float | None, ...], last: datetime.date = FEBRUARY, **fields: Any) -> Forecast:
    """Return the forecast of a series that has one."""
    usual = {"direction": "at_most", **fields}
    found = study(points_of(values, last), manner(**usual), last).forecast
    assert found is not None
    return found


def test_a_sum_to_the_stated_digits() -> None:
    found = forecast_of(SUM, adds_up=True)
    assert (sum(SUM), round(stdev(SUM), 4)) == (836, 4.7509)
    assert found.value == pytest.approx(1254.0)
    assert found.low is not None
    assert found.high is not None
    assert (round(found.low, 1), round(found.high, 1)) == (1226.5, 1281.5)
    assert found.period.label == "June 2027"


def test_a_month_missing_in_a_sum_is_one_to_come() -> None:
    found = forecast_of((*SUM[:4], None, *SUM[5:]), adds_up=True)
    assert found.value == pytest.approx((836 - 99) + 5 * (836 - 99) / 7)


def test_a_sum_counts_only_its_own_year_but_all_months_tell_the_mean() -> None:
    found = forecast_of((*SUM, *SUM), adds_up=True)
    assert found.value == pytest.approx(1254.0)
    assert found.low is not None
    assert found.low > 1226.5


def test_a_sum_with_a_season_weighs_each_month_to_come() -> None:
    read = Pattern(SUM, (), (), Level(0, SUM), (*[1.0] * 8, 0.5, 1.5, 2.0, 1.0))
    found = forecast(points_of(SUM, FEBRUARY), read, manner(direction="at_most", adds_up=True))
    assert found is not None
    assert found.high is not None
    assert found.value == pytest.approx(836 + 5 * 104.5)
    spread = stdev(SUM) * (0.25 + 2.25 + 4 + 1 + 25 / 8) ** 0.5
    assert found.high - found.value == pytest.approx(2.3646 * spread, rel=1e-4)


def test_after_the_years_last_month_the_next_year_is_forecast() -> None:
    found = forecast_of((*SUM, 104, 104, 104, 104), datetime.date(2027, 6, 30), adds_up=True)
    assert found.period.label == "June 2028"
    assert found.value == pytest.approx(12 * (836 + 416) / 12)


def test_a_level_is_the_mean_with_what_one_value_varies_by() -> None:
    found = forecast_of(MTTR, datetime.date(2026, 10, 31), phases=(Phase(datetime.date(2026, 5, 1)),))
    assert found.period.label == "June 2027"
    assert found.low is not None
    assert found.high is not None
    assert [round(each, 1) for each in (found.value, found.low, found.high)] == [8.3, 7.0, 9.5]
    half = 2.5706 * stdev(MTTR[10:]) * (7 / 6) ** 0.5
    assert found.high - found.value == pytest.approx(half, rel=1e-4)


def test_fewer_than_six_values_have_no_interval_and_no_chance() -> None:
    found = forecast_of(SUM[:5], target=100)
    assert (found.value, found.low, found.high, found.chance) == (102.8, None, None, None)
    assert forecast_of(SUM[:6], target=100).low is not None
    assert forecast((), Pattern((), (), (), Level(0, ())), manner()) is None


def test_the_interval_stays_within_what_can_be() -> None:
    found = forecast_of((99.0, 97.0, 100.0, 96.0, 100.0, 98.0), bounds=Bounds(0, 100))
    assert found.high == 100
    assert found.low is not None
    assert found.low < 95


@pytest.mark.parametrize(
    ("fields", "chance"),
    [
        ({"direction": "at_most", "target": 104.5}, 0.5),
        ({"direction": "at_least", "target": 104.5}, 0.5),
        ({"direction": "at_least", "target": 92.584}, 0.975),
        ({"direction": "at_most", "target": 92.584}, 0.025),
        ({"direction": "at_most", "target": 0, "aim": 104.5}, 0.5),
        ({"direction": "within", "low": 104.5}, 0.5),
        ({"direction": "within", "low": 92.584, "high": 104.5}, 0.475),
        ({"direction": "within"}, None),
        ({"direction": "at_most"}, None),
    ],
)
def test_the_chance_is_the_share_on_the_good_side(fields: dict[str, Any], chance: float | None) -> None:
    assert forecast_of(SUM, **fields).chance == (None if chance is None else pytest.approx(chance, abs=5e-4))


def test_the_chance_is_students_and_not_the_normal_one() -> None:
    scale = stdev(SUM) * (9 / 8) ** 0.5
    assert forecast_of(SUM, target=110).chance == pytest.approx(below(5.5 / scale, 7))


@pytest.mark.parametrize(("target", "chance"), [(5, 1), (4.9, 0)])
def test_a_series_that_never_varies_is_certain(target: float, chance: float) -> None:
    assert forecast_of((5.0,) * 8, target=target).chance == chance


CALM = (5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0)


def test_a_signal_voids_what_was_before_it() -> None:
    found = forecast_of((*CALM, 20.0, 5.0, 6.0, 7.0))
    assert found.level.start == 13
    assert found.level.voids == Signal("R1", "above", (12,))
    assert (found.value, found.low) == (6.0, None)


def test_a_run_is_itself_the_new_level() -> None:
    found = forecast_of((*CALM, *(4.9, 5.1) * 4))
    assert found.level.start == 12
    assert found.value == pytest.approx(5.0)


def test_right_after_a_signal_nothing_is_forecast() -> None:
    assert study(points_of((*CALM, 20.0)), manner(), FEBRUARY).forecast is None


def test_a_signal_of_an_old_phase_voids_nothing_of_the_new_one() -> None:
    values = (*CALM, 20.0, *CALM)
    start = points_of(values)[13].period.first
    level = study(points_of(values), manner(phases=(Phase(start),)), FEBRUARY).used.level
    assert (level.start, level.voids) == (13, None)
    assert present_level((), (), ()) == Level(0, ())


def test_what_lies_in_a_run_is_explained_by_it() -> None:
    found = forecast_of((*CALM, *(1.0,) * 8, 1.5))
    assert found.level.start == 12
    assert found.low is not None
    after = forecast_of((*CALM, *(1.0,) * 8, 20.0, 5.0))
    assert (after.level.start, after.level.voids) == (21, Signal("R1", "above", (20,)))


def test_a_season_is_forecast_by_its_own_month() -> None:
    year = (1.0, 1.1, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.8, 0.9, 1.2)
    values = tuple(100 * each * (1 + 0.01 * (-1) ** number) for number, each in enumerate(year * 3))
    found = forecast_of(values, datetime.date(2026, 12, 31))
    assert found.period.label == "June 2027"
    assert found.value == pytest.approx(100 * year[5], rel=0.02)
    total = forecast_of(values, datetime.date(2026, 12, 31), adds_up=True)
    assert total.value == pytest.approx(sum(values[-6:]) + 100 * sum(year[:6]), rel=0.01)
