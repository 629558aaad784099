"""The verdict at the last point, and how few cases and gaps keep it silent."""

from typing import Any

import pytest

from itplanner.domain.kpis.analysis.study import study
from tests.builders import TODAY
from tests.domain.kpis.series import manner, points_of

CALM = (5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 6.0)


@pytest.mark.parametrize(
    ("values", "fields", "sense"),
    [
        ((*CALM, 9.0), {}, "bad"),
        ((*CALM, 9.0), {"direction": "increase"}, "good"),
        ((*CALM, 1.0), {}, "good"),
        ((*CALM, 8.0), {}, "routine"),
        ((*CALM, 9.0, 5.0), {}, "routine"),
        ((*CALM, 9.0, None), {}, "bad"),
        ((*CALM, 9.0), {"direction": "within", "low": 0, "high": 8}, "bad"),
        ((*CALM, 9.0), {"direction": "within", "low": 8, "high": 10}, "good"),
        ((*CALM, 9.0), {"direction": "within", "low": 0, "high": 10}, "neither"),
        ((*CALM, 5.1, 5.2, 5.3, 5.4, 5.6, 5.7, 5.8), {"rules": "nhs"}, "bad"),
    ],
)
def test_a_signal_is_good_or_bad_by_direction_and_the_rest_routine(
    values: tuple[float | None, ...], fields: dict[str, Any], sense: str
) -> None:
    found = study(points_of(values), manner(**fields), TODAY).behaviour
    assert found is not None
    assert found.sense == sense


def test_a_routine_point_is_never_worse_than_last_month() -> None:
    found = study(points_of((*CALM[:-1], 7.5)), manner(), TODAY).behaviour
    assert found is not None
    assert (found.sense, found.signal) == ("routine", None)


def test_of_several_signals_the_longest_is_told() -> None:
    values = (*CALM, *(5.4,) * 7, 2.0)
    found = study(points_of(values), manner(), TODAY).behaviour
    assert found is not None
    assert found.signal is not None
    assert (found.signal.rule, found.signal.points) == ("R2", tuple(range(12, 20)))


@pytest.mark.parametrize(("cases", "small"), [(4, True), (5, False), (None, False)])
def test_fewer_than_five_cases_are_no_signal(cases: float | None, small: bool) -> None:
    found = study(points_of((*CALM, 9.0), cases=cases), manner(), TODAY)
    assert (found.small, found.behaviour is None, not found.plain.signals) == (small, small, small)
    assert found.limits is not None


def test_without_six_values_there_is_no_verdict() -> None:
    for values in ((), (None,), CALM[:5]):
        found = study(points_of(values), manner(), TODAY)
        assert (found.behaviour, found.limits, found.capability) == (None, None, None)
