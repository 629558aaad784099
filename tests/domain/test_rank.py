"""There is always a rank between two neighbours."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.rank import DIGITS, between, natural, spread

RANKS = st.text(alphabet=DIGITS, min_size=1, max_size=6).filter(lambda rank: not rank.endswith("0"))


def test_the_digits_sort_as_text() -> None:
    assert list(DIGITS) == sorted(DIGITS)
    assert len(DIGITS) == 62


@given(RANKS, RANKS)
@settings(deadline=None)
def test_a_rank_lies_strictly_between_its_neighbours(one: str, other: str) -> None:
    if one != other:
        low, high = sorted((one, other))
        assert low < between(low, high) < high
        assert not between(low, high).endswith("0")


@given(RANKS)
@settings(deadline=None)
def test_there_is_a_rank_before_and_after_any(rank: str) -> None:
    below, above = between(None, rank), between(rank, None)
    assert below < rank < above
    assert not below.endswith("0")
    assert not above.endswith("0")


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=20)
def test_five_hundred_insertions_anywhere_keep_their_order(seed: int) -> None:
    ranks: list[str] = []
    places = Random(seed)
    for _ in range(500):
        place = places.randint(0, len(ranks))
        low = ranks[place - 1] if place else None
        high = ranks[place] if place < len(ranks) else None
        ranks.insert(place, between(low, high))
    assert all(low < high for low, high in pairwise(ranks))


def test_ranks_stay_short_when_records_are_added_one_after_another() -> None:
    first = last = between(None, None)
    for _ in range(500):
        first, last = between(None, first), between(last, None)
    assert max(len(first), len(last)) < 20


@pytest.mark.parametrize(
    ("low", "high"),
    [("V", "V"), ("W", "V"), ("V1", "V"), ("", "V"), ("V0", "W"), ("V", "V0"), ("V", "é"), ("a b", None)],
)
def test_what_leaves_no_room_or_is_no_rank_is_refused(low: str, high: str | None) -> None:
    with pytest.raises(ValueError, match="no rank"):
        between(low, high)


@pytest.mark.parametrize("count", [0, 1, 61, 62, 63, 5000])
def test_spread_ranks_increase_and_leave_room(count: int) -> None:
    ranks = spread(count)
    assert len(ranks) == count
    assert all(low < between(low, high) < high for low, high in pairwise(ranks))
    assert not any(rank.endswith("0") for rank in ranks)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_natural_rank_follows_the_number_and_can_be_joined(one: int, two: int) -> None:
    assert (natural(one) < natural(two)) == (one < two)
    assert between(natural(one), None) > natural(one)


@given(st.integers(1, 10**9), st.integers(0, 10**12), st.integers(1, 10**9))
def test_temporary_numbers_stand_after_all_others_in_their_turn(one: int, stored: int, two: int) -> None:
    assert natural(-one) > natural(stored)
    assert (natural(-one) < natural(-two)) == (one < two)
