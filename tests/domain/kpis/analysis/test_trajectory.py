"""How far a KPI is on its way, raw, and when it is on track."""

import datetime
from typing import Any

import pytest

from itplanner.domain.kpis.analysis.trajectory import Trajectory, trajectory
from itplanner.domain.kpis.path import Path, Shape
from tests.domain.kpis.series import manner

START, END = datetime.date(2026, 7, 1), datetime.date(2026, 7, 11)


def way(value: float, day: int = 6, shape: Shape = "linear", **fields: Any) -> Trajectory:
    """Return how far a value is on a day of July 2026, 51 to become 24 within ten days."""
    path = Path(((START, fields.pop("start", 51.0)), (END, 24.0)), shape)
    found = trajectory(manner("decrease", path=path, **fields), value, datetime.date(2026, 7, day))
    assert found is not None
    return found


@pytest.mark.parametrize(("value", "percent"), [(42, 33.33), (51, 0), (24, 100), (60, -33.33), (15, 133.33)])
def test_the_share_of_the_way_works_for_falling_goals_and_is_raw(value: float, percent: float) -> None:
    assert round(way(value).share * 100, 2) == percent


@pytest.mark.parametrize(("value", "on_track"), [(51 - 27 * 0.4, True), (51 - 27 * 0.399, False)])
def test_on_track_is_up_to_ten_points_behind_the_time(value: float, on_track: bool) -> None:
    assert (way(value).expected, way(value).on_track) == (0.5, on_track)


def test_a_step_expects_nothing_before_its_day() -> None:
    assert way(51, 10, "step").on_track
    assert not way(51, 11, "step").on_track


@pytest.mark.parametrize(
    ("value", "fields", "share"),
    [(24, {}, 1), (25, {}, 0), (20, {}, 1), (25, {"low": 20, "high": 26}, 1), (19, {"low": 20}, 0)],
)
def test_what_starts_at_its_target_is_kept_or_not(value: float, fields: dict[str, Any], share: float) -> None:
    found = way(value, start=24.0, **fields)
    assert (found.share, found.on_track) == (share, share == 1)


def test_a_level_to_hold_has_no_way() -> None:
    assert trajectory(manner("at_most"), 8.0, START) is None
