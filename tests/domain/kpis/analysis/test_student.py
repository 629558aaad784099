"""Student's t against the table values of the textbooks."""

from math import inf

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itplanner.domain.kpis.analysis.student import below, incomplete_beta, quantile


@pytest.mark.parametrize(
    ("share", "freedom", "value"),
    [
        (0.975, 1, 12.7062),
        (0.975, 2, 4.3027),
        (0.975, 5, 2.5706),
        (0.975, 7, 2.3646),
        (0.975, 11, 2.2010),
        (0.975, 30, 2.0423),
        (0.975, 120, 1.9799),
        (0.95, 10, 1.8125),
        (0.9995, 4, 8.6103),
        (0.5, 3, 0.0),
        (0.025, 7, -2.3646),
    ],
)
def test_the_tables_quantiles(share: float, freedom: int, value: float) -> None:
    assert round(quantile(share, freedom), 4) == value


def test_closed_forms() -> None:
    assert below(1, 1) == pytest.approx(0.75)  # the Cauchy distribution
    assert below(2**0.5, 2) == pytest.approx(0.5 + 0.5 * 2**0.5 / 2)
    assert (below(inf, 3), below(-inf, 3), below(0, 9)) == (1, 0, 0.5)
    assert incomplete_beta(2, 3, 0.4) == pytest.approx(0.5248)
    assert (incomplete_beta(2, 3, 0), incomplete_beta(2, 3, 1)) == (0, 1)


@example(0.4997894447029936, 32)
@given(st.floats(0.001, 0.999), st.integers(1, 200))
def test_the_quantile_undoes_the_distribution(share: float, freedom: int) -> None:
    assert below(quantile(share, freedom), freedom) == pytest.approx(share, abs=1e-12)
