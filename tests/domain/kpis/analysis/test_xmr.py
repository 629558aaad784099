"""Natural limits: the handbook's figures, gaps, the median, and what a change of unit does to them."""

from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.kpis.analysis.xmr import Limits, moving_ranges, natural_limits

FLOW = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
"""Flow rates of the NIST/SEMATECH handbook, 6.3.2.2."""


def limits_of(values: list[float | None] | tuple[float, ...]) -> Limits:
    """Return the limits of a series that has some."""
    found = natural_limits(values)
    assert found is not None
    return found


def test_the_handbooks_flow_rates() -> None:
    found = limits_of(FLOW)
    assert found.centre == pytest.approx(50.81)
    assert round(found.spread, 4) == 1.8778
    assert (round(found.upper, 4), round(found.lower, 4)) == (55.8049, 45.8151)
    assert round(found.range_upper, 4) == 6.1347
    by_sigma = [round(found.centre + sign * 3 * found.sigma, 4) for sign in (1, -1)]
    assert by_sigma == [55.8041, 45.8159]


def test_the_standard_deviation_of_all_points_is_the_wrong_answer() -> None:
    assert limits_of(FLOW).upper != pytest.approx(50.81 + 3 * stdev(FLOW), abs=0.5)


def test_fewer_than_six_values_have_no_limits() -> None:
    assert natural_limits(FLOW[:5]) is None
    assert natural_limits([*FLOW[:5], None]) is None
    assert natural_limits(FLOW[:6]) is not None
    assert natural_limits([]) is None


def test_no_moving_range_spans_a_gap() -> None:
    assert moving_ranges([1, 4, None, 9, 7]) == (None, 3, None, None, 2)
    assert moving_ranges([]) == ()
    found = limits_of([1.0, 4.0, None, 9.0, 7.0, None, 5.0, 5.0])
    assert found.spread == pytest.approx(5 / 3)


def test_values_that_all_stand_alone_have_no_limits() -> None:
    assert natural_limits([1, None] * 6) is None


def test_the_median_variant_is_deaf_to_one_wild_value() -> None:
    found = natural_limits([*FLOW[:9], 100.0], variant="median")
    assert found is not None
    assert (found.centre, found.spread) == pytest.approx((51.25, 2.0))
    assert (found.upper, found.range_upper) == pytest.approx((51.25 + 3.145 * 2, 3.865 * 2))


@given(
    st.lists(st.one_of(st.none(), st.integers(-1000, 1000)), min_size=6, max_size=30),
    st.integers(-50, 50).filter(bool),
    st.integers(-1000, 1000),
)
def test_limits_move_and_stretch_with_their_values(values: list[int | None], by: int, more: int) -> None:
    before = natural_limits(values)
    after = natural_limits([None if each is None else each * by + more for each in values])
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        ends = sorted((before.lower * by + more, before.upper * by + more))
        assert (after.lower, after.upper) == pytest.approx(ends)
        assert after.spread == pytest.approx(before.spread * abs(by))
