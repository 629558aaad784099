"""How many cases a value rests on, and when they are too few to prove anything."""

from typing import Final

from itplanner.domain.kpis.course import Point

SMALL: Final = 5
"""A fraction of fewer cases moves by chance (DOMAIN 1.0)."""


def is_small(point: Point) -> bool:
    """Whether a value is a fraction of too few cases to say anything."""
    return point.denominator is not None and point.denominator < SMALL
