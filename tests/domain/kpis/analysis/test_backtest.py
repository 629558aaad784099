"""The forecast against naive ones, each value forecast from those before it alone."""

import pytest

from itplanner.domain.kpis.analysis.backtest import Backtest, backtest
from tests.domain.kpis.series import MTTR, manner, points_of


def tries(values: tuple[float | None, ...]) -> tuple[Backtest, ...]:
    """Return the backtests of months."""
    return backtest(
        [point.period.last for point in points_of(values)], values, [True] * len(values), manner()
    )


def test_noise_is_better_forecast_by_its_mean_than_by_its_last_value() -> None:
    (found,) = tries((1.0, 3.0) * 8)
    assert (found.naive, found.tried) == ("last", 10)
    assert found.scaled == pytest.approx(found.error / 2)
    assert (round(found.error, 2), found.naive_error, found.worse) == (1.05, 2.0, False)


def test_what_stays_a_while_is_worse_forecast_by_its_mean() -> None:
    (found,) = tries((1.0, 1.0, 3.0, 3.0) * 4)
    assert found.naive_error == 1.0
    assert found.scaled is not None
    assert found.scaled > 1
    assert found.worse


def test_two_years_are_also_set_against_the_year_before() -> None:
    last, before = tries((1.0, 9.0, 2.0, 8.0, 4.0, 7.0, 3.0, 8.0, 1.0, 9.0, 5.0, 6.0) * 3)
    assert (last.naive, before.naive, before.tried, last.worse) == ("last", "year", 12, False)
    assert before.error == pytest.approx(0, abs=1e-9)
    assert (before.naive_error, before.scaled) == (0, None)


def test_what_comes_later_changes_no_earlier_forecast() -> None:
    (found,) = tries((1.0, 3.0) * 8)
    (wild,) = tries((*((1.0, 3.0) * 8)[:-1], 101.0))
    assert wild.error * wild.tried - found.error * found.tried == pytest.approx(98.0)


def test_right_after_a_signal_there_is_no_forecast_to_test() -> None:
    assert [each.tried for each in tries((*(1.0, 3.0) * 8, 100.0, 1.0, 3.0))] == [11, 6]


def test_fewer_than_six_tries_prove_nothing() -> None:
    assert tries(MTTR[:11]) == ()
    assert len(tries(MTTR[:12])) == 1
    assert tries((*MTTR[:11], None)) == ()
