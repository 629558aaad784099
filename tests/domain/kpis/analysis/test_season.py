"""The season: indices, the series without it, and when plain limits mislead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.kpis.analysis.season import likeness, season, seasonal_indices
from itplanner.domain.kpis.analysis.study import study
from tests.builders import TODAY
from tests.domain.kpis.series import MTTR, manner, points_of

YEAR = (0.5, 0.6, 0.8, 1.0, 1.2, 1.4, 1.5, 1.4, 1.2, 1.0, 0.8, 0.6)
"""Adds up to 12."""


def test_a_pure_season_is_found_and_taken_out() -> None:
    values = [100 * each for each in YEAR * 3]
    indices = seasonal_indices(values, 12)
    assert indices == pytest.approx(YEAR)
    found = season(values, 12)
    assert found is not None
    assert found.values == pytest.approx([100.0] * 36)


def test_a_rising_series_keeps_its_rise() -> None:
    values = [(100 + number) * YEAR[number % 12] for number in range(48)]
    indices = seasonal_indices(values, 12)
    assert indices == pytest.approx(YEAR, rel=0.02)


@pytest.mark.parametrize(("months", "told"), [(23, False), (24, True)])
def test_no_season_is_told_below_two_years(months: int, told: bool) -> None:
    values = (YEAR * 2)[:months]
    assert (seasonal_indices(values, 12) is not None) == told
    assert (likeness(values, 12) is not None) == told


def test_the_median_is_deaf_to_one_wild_month() -> None:
    values = [100 * each for each in YEAR * 4]
    values[20] = 900.0
    indices = seasonal_indices(values, 12)
    assert indices is not None
    assert indices[1] == pytest.approx(YEAR[1], rel=0.1)


@pytest.mark.parametrize(
    "values", [(None, *YEAR[1:]) * 3, (0.0, *YEAR[1:]) * 3, tuple(-each for each in YEAR * 3)]
)
def test_a_month_without_a_ratio_above_nought_has_no_season(values: tuple[float | None, ...]) -> None:
    assert seasonal_indices(values, 12) is None


def test_quarters_have_seasons_and_years_have_none() -> None:
    assert seasonal_indices((1.0, 2.0, 3.0, 2.0) * 2, 4) == pytest.approx((0.5, 1.0, 1.5, 1.0))
    assert seasonal_indices((1.0,) * 9, 1) is None
    assert likeness((1.0, 2.0, 3.0), 1) is None


def test_a_year_that_repeats_itself_is_alike_and_a_slide_is_not() -> None:
    assert likeness(YEAR * 3, 12) == pytest.approx(1, abs=0.05)
    assert likeness(tuple(float(number) for number in range(60)), 12) is None
    noise = (3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7)
    found = likeness(noise, 12)
    assert found is not None
    assert abs(found) < 0.5
    assert likeness((5.0,) * 30, 12) is None


def test_where_plain_limits_mislead_the_verdict_is_that_of_the_rest() -> None:
    noise = (1.0, 1.02, 0.99, 1.01, 0.98, 1.0, 1.01, 0.99)
    values = [100 * YEAR[number % 12] * noise[number % 8] for number in range(36)]
    found = study(points_of(values), manner(), TODAY)
    assert found.misleads
    assert found.plain.signals
    assert found.used is found.without
    assert found.used.signals == ()
    assert found.capability is None
    assert found.behaviour is not None
    assert found.behaviour.sense == "routine"
    pair = found.year_before()
    assert pair is not None
    assert [each.period.label for each in pair] == ["October 2026", "October 2025"]
    plain = study(points_of(MTTR[:6]), manner(), TODAY)
    assert (plain.misleads, plain.without, plain.year_before()) == (False, None, None)


@given(st.lists(st.integers(-100, 100), min_size=24, max_size=40), st.integers(1, 60), st.integers(-500, 500))
def test_likeness_has_no_unit(values: list[int], unit: int, zero: int) -> None:
    before, after = likeness(values, 12), likeness([each * unit + zero for each in values], 12)
    if before is not None and after is not None:
        assert after == pytest.approx(before, abs=1e-6)
        assert -1 <= before <= 1


@given(st.lists(st.integers(1, 100), min_size=24, max_size=40), st.integers(2, 60))
def test_indices_have_no_unit_and_are_one_on_average(values: list[int], unit: int) -> None:
    before, after = seasonal_indices(values, 12), seasonal_indices([each * unit for each in values], 12)
    assert before is not None
    assert after == pytest.approx(before)
    assert sum(before) == pytest.approx(12)
