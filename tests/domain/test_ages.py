"""Spans of days in words."""

from datetime import timedelta

import pytest

from itplanner.domain.ages import age, lateness
from tests.builders import TODAY


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-23, "late 23 d"),
        (7, "7 d left"),
        (0, "due today"),
        (99, "99 d left"),
        (100, "14 w left"),
        (-200, "late 6 mo"),
    ],
)
def test_lateness_counts_days_then_larger_units(days: int, words: str) -> None:
    assert lateness(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        *[(0, "0 d"), (14, "14 d"), (59, "59 d"), (60, "8 w"), (77, "11 w"), (181, "25 w")],
        *[(182, "5 mo"), (365, "12 mo"), (729, "23 mo"), (730, "2 y"), (3650, "10 y")],
    ],
)
def test_an_age_is_in_whole_units_rounded_down(days: int, words: str) -> None:
    assert age(days) == words
