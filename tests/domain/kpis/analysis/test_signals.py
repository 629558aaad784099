"""Signals: each rule at its boundary, gaps, and that a unit doesn't matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.kpis.analysis.manner import RuleSet
from itplanner.domain.kpis.analysis.signals import Signal, signals
from itplanner.domain.kpis.analysis.xmr import Limits, natural_limits
from tests.domain.kpis.analysis.test_xmr import FLOW, limits_of

LIMITS = Limits(centre=0, spread=1.128, lower=-3, upper=3, range_upper=3.7, sigma=1, n=12, locked=True)
"""Sigma 1, limits at 3."""


def rules_of(values: list[float | None], rules: RuleSet = "wheeler") -> set[str]:
    """Return the rules that find something."""
    return {found.rule for found in signals(values, LIMITS, rules)}


def test_the_handbooks_flow_rates_have_no_point_beyond_a_limit() -> None:
    assert [found for found in signals(FLOW, limits_of(FLOW)) if found.rule == "R1"] == []


@pytest.mark.parametrize(("value", "found"), [(3.0, set()), (3.001, {"R1"}), (-3.0, set()), (-3.001, {"R1"})])
def test_a_point_on_the_limit_is_inside(value: float, found: set[str]) -> None:
    assert rules_of([0.5, value, 0.5]) == found


@pytest.mark.parametrize(
    ("values", "wheeler", "nhs"),
    [
        ([0.5] * 6, set(), set()),
        ([0.5] * 7, set(), {"R2"}),
        ([-0.5] * 8, {"R2"}, {"R2"}),
        ([0.5] * 4 + [0.0] + [0.5] * 4, set(), set()),
        ([0.5] * 4 + [None] + [0.5] * 4, set(), set()),
        ([0.5] * 4 + [-0.1] + [0.5] * 4, set(), set()),
    ],
)
def test_a_run_is_eight_or_seven_and_broken_by_the_mean_and_by_a_gap(
    values: list[float | None], wheeler: set[str], nhs: set[str]
) -> None:
    assert (rules_of(values), rules_of(values, "nhs")) == (wheeler, nhs)


@pytest.mark.parametrize(
    ("values", "wheeler", "nhs"),
    [
        ([2.1, 0.5, 2.1], {"R3"}, {"R3"}),
        ([2.1, -0.5, 2.1], {"R3"}, set()),
        ([2.0, 0.5, 2.1], set(), set()),
        ([2.1, 0.5, -2.1], set(), set()),
        ([2.1, 0.5, 0.5, 2.1], set(), set()),
        ([2.1, None, 2.1], set(), set()),
    ],
)
def test_two_of_three_beyond_two_sigma(values: list[float | None], wheeler: set[str], nhs: set[str]) -> None:
    assert (rules_of(values), rules_of(values, "nhs")) == (wheeler, nhs)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([1.1, 1.1, -0.5, 1.1, 1.1], {"R4"}),
        ([1.1, 1.0, -0.5, 1.1, 1.1], set()),
        ([1.1, 1.1, None, 1.1, 1.1], set()),
        ([-1.1, 1.1, -1.1, 1.1, -1.1], set()),
    ],
)
def test_four_of_five_beyond_one_sigma_is_wheelers_alone(values: list[float | None], found: set[str]) -> None:
    assert rules_of(values) == found
    assert rules_of(values, "nhs") == set()


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([-0.3, -0.2, -0.1, 0.1, 0.2, 0.3], set()),
        ([-0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4], {"R5"}),
        ([-0.3, -0.2, -0.1, -0.1, 0.1, 0.2, 0.3, 0.4], set()),
        ([0.4, 0.3, 0.2, 0.1, -0.1, -0.2, -0.3], {"R5"}),
        ([-0.3, -0.2, -0.1, None, 0.1, 0.2, 0.3, 0.4], set()),
    ],
)
def test_seven_in_a_row_rising_is_the_nhs_alone(values: list[float | None], found: set[str]) -> None:
    assert rules_of(values, "nhs") == found
    assert rules_of(values) == set()


def test_a_signal_names_its_points_and_those_that_overlap_are_one() -> None:
    assert signals([0.5] * 10, LIMITS, first=5) == (Signal("R2", "above", tuple(range(5, 15))),)
    assert signals([2.1, 2.1, -0.1, 2.1, -0.1, -0.1, -2.1, -2.1], LIMITS) == (
        Signal("R3", "above", (0, 1, 3)),
        Signal("R3", "below", (6, 7)),
    )
    falling = [0.4, 0.3, 0.2, 0.1, -0.1, -0.2, -0.3, 0.1]
    assert signals(falling, LIMITS, "nhs") == (Signal("R5", "below", tuple(range(7))),)


SERIES = st.lists(st.one_of(st.none(), st.integers(-100, 100)), min_size=6, max_size=36)
SETS = st.sampled_from(["wheeler", "nhs"])


@given(SERIES, SETS, st.sampled_from([1, 60, 1 / 24, 0.1]), st.integers(-500, 500))
def test_a_unit_makes_and_hides_no_signal(
    values: list[int | None], rules: RuleSet, unit: float, zero: int
) -> None:
    limits = natural_limits(values)
    scaled = [None if value is None else value * unit + zero for value in values]
    moved = natural_limits(scaled)
    if limits is not None and moved is not None:
        assert signals(scaled, moved, rules) == signals(values, limits, rules)


@given(SERIES, SETS)
def test_turned_upside_down_the_same_points_are_signals(values: list[int | None], rules: RuleSet) -> None:
    limits = natural_limits(values)
    turned = [None if value is None else -value for value in values]
    mirrored = natural_limits(turned)
    if limits is not None and mirrored is not None:
        found = {(each.rule, each.points) for each in signals(values, limits, rules)}
        assert {(each.rule, each.points) for each in signals(turned, mirrored, rules)} == found
