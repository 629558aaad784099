"""Target against natural limits, by direction, at the boundaries."""

from typing import Any

import pytest

from itplanner.domain.kpis.analysis.capability import capability
from itplanner.domain.kpis.analysis.manner import Bounds, Manner
from itplanner.domain.kpis.analysis.xmr import Limits

LIMITS = Limits(centre=8, spread=0.4, lower=7, upper=9, range_upper=1.3, sigma=0.35, n=12, locked=True)


@pytest.mark.parametrize(
    ("direction", "target", "found"),
    [
        ("at_least", 6.9, "always"),
        ("at_least", 7.0, "always"),
        ("at_least", 7.1, "hit_or_miss"),
        ("increase", 9.0, "hit_or_miss"),
        ("increase", 9.1, "never"),
        ("at_most", 9.1, "always"),
        ("at_most", 9.0, "always"),
        ("decrease", 8.9, "hit_or_miss"),
        ("decrease", 7.0, "hit_or_miss"),
        ("decrease", 6.9, "never"),
        ("at_least", None, None),
    ],
)
def test_the_target_lies_before_within_or_past_the_limits(
    direction: Any, target: float | None, found: str | None
) -> None:
    assert capability(Manner(direction, target), LIMITS) == found


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (7.0, 9.0, "always"),
        (7.1, 9.0, "hit_or_miss"),
        (7.0, 8.9, "hit_or_miss"),
        (9.0, 12.0, "hit_or_miss"),
        (9.1, 12.0, "never"),
        (1.0, 6.9, "never"),
        (None, 9.0, "always"),
        (7.5, None, "hit_or_miss"),
        (None, None, None),
    ],
)
def test_a_band_needs_both_limits_inside(low: float | None, high: float | None, found: str | None) -> None:
    assert capability(Manner("within", low=low, high=high), LIMITS) == found


def test_without_limits_nothing_is_said() -> None:
    assert capability(Manner("at_least", 7), None) is None


def test_what_nature_bounds_is_bounded_here_too() -> None:
    manner = Manner("at_least", 0.0, bounds=Bounds(0, 100))
    raw = Limits(centre=10, spread=10, lower=-16.6, upper=36.6, range_upper=33, sigma=9, n=12)
    assert capability(manner, raw) == "always"
    assert capability(Manner("at_least", 0.0), raw) == "hit_or_miss"
