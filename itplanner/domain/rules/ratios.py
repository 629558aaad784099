"""A fraction in its unit."""

from fractions import Fraction


def ratio(numerator: float | None, denominator: float | None, unit: str) -> float | None:
    """Return numerator / denominator in a unit; None where there is no such number."""
    if numerator is None or not denominator:
        return None
    try:
        # Exact until the end: 66 of 60 is 110 % and no hair more, since a value on a limit has its colour.
        return float(Fraction(numerator) / Fraction(denominator) * (100 if unit == "%" else 1))
    except (OverflowError, ValueError):
        return None
