"""The last date at which action still helps."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.kpis.analysis.no_return import NoReturn, best_pace, no_return
from tests.builders import TODAY
from tests.domain.kpis.series import MTTR, manner

JUNE = datetime.date(2027, 6, 30)
STEPS = (10.0, 10.0, 10.0, 9.0, 9.0, 9.0)
"""The best pace is a third a month."""


def found(level: float, today: datetime.date = TODAY, **fields: Any) -> NoReturn | None:
    """Return the point of no return of a series that has fallen by a third a month at best."""
    usual = {"direction": "decrease", "target": 6.0, "target_on": JUNE, **fields}
    return no_return(STEPS, level, manner(**usual), today)


def test_the_best_pace_is_that_of_three_months_against_the_three_before() -> None:
    assert best_pace(STEPS, manner()) == pytest.approx(1 / 3)
    assert best_pace(MTTR, manner()) == pytest.approx(1 / 3)
    assert best_pace(STEPS, manner("at_least")) is None
    assert best_pace(STEPS[:5], manner()) is None
    assert best_pace((*STEPS[:3], None, *STEPS[3:]), manner()) is None


@pytest.mark.parametrize(
    ("level", "state", "by"),
    [
        (6.0, "reached", None),
        (7.0, "open", "March 2027"),
        (7.1, "open", "February 2027"),
        (8.0, "open", "December 2026"),
        (8.333, "open", "November 2026"),
        (8.34, "passed", None),
    ],
)
def test_action_helps_as_long_as_the_pace_suffices(level: float, state: str, by: str | None) -> None:
    there = found(level)
    assert there is not None
    assert (there.state, there.by and there.by.label) == (state, by)


def test_a_month_later_the_same_level_is_too_late() -> None:
    later = found(8.333, datetime.date(2026, 12, 1))
    assert later is not None
    assert (later.state, later.needed) == ("passed", 7)


def test_a_series_that_never_got_better_has_shown_no_pace() -> None:
    there = no_return((9.0,) * 12, 9.0, manner("decrease", target=6.0, target_on=JUNE), TODAY)
    assert there is not None
    assert (there.state, there.pace) == ("unknown", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"target_on": None},
        {"target": None},
        {"target_on": datetime.date(2026, 11, 22)},
        {"direction": "within", "low": None, "high": None},
        {"adds_up": True},
    ],
)
def test_without_a_target_to_come_there_is_none(fields: dict[str, Any]) -> None:
    assert found(8.0, **fields) is None
    assert no_return(STEPS, None, manner(target=6.0, target_on=JUNE), TODAY) is None


def test_a_band_is_reached_at_its_nearer_edge() -> None:
    band: dict[str, Any] = {"direction": "within", "target": None, "low": 6.0, "high": 7.0}
    inside, above = found(6.5, **band), found(8.0, **band)
    assert inside is not None
    assert above is not None
    assert (inside.state, above.state, above.needed) == ("reached", "open", 3)


@given(st.floats(6.1, 8.3), st.floats(0, 0.5))
def test_a_worse_level_never_leaves_more_time(level: float, more: float) -> None:
    here, worse = found(level), found(level + more)
    assert here is not None
    assert worse is not None
    assert worse.needed >= here.needed
