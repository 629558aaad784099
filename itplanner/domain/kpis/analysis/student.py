"""Student's t distribution: how likely a mean of few values is that far off, and the reverse."""

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p
from typing import Final

_TINY: Final = 1e-300
_CLOSE: Final = 1e-15
_TERMS: Final = 300


def below(t: float, freedom: int) -> float:
    """Return the probability of a value below t, with so many degrees of freedom.

    Half of it and, for t above 0, half of I(1/2, ν/2; t²/(ν + t²)) more, I being the regularised
    incomplete beta function; far out its mirror image is the exacter one.
    """
    if t in {inf, -inf}:
        return float(t > 0)
    square = t * t
    if square < freedom:
        part = incomplete_beta(0.5, freedom / 2, square / (freedom + square)) / 2
        return 0.5 + part if t > 0 else 0.5 - part
    tail = incomplete_beta(freedom / 2, 0.5, freedom / (freedom + square)) / 2
    return 1 - tail if t > 0 else tail


@lru_cache(maxsize=512)
def quantile(share: float, freedom: int) -> float:
    """Return the value that this share of the distribution lies below; the share is between 0 and 1."""
    if share == 0.5:
        return 0.0
    if share < 0.5:
        return -quantile(1 - share, freedom)
    low, high = 0.0, 1.0
    while below(high, freedom) < share:
        low, high = high, high * 2
    while (middle := (low + high) / 2) not in {low, high}:
        low, high = (middle, high) if below(middle, freedom) < share else (low, middle)
    return high


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function of x between 0 and 1, by its continued fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):  # there the fraction converges slowly, and its mirror image fast
        return 1 - incomplete_beta(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction, evaluated forwards (modified Lentz)."""
    c, d = 1.0, 1 / _nonzero(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _nonzero(1 + term * d)
            c = _nonzero(1 + term / c)
            found *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return found


def _nonzero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
