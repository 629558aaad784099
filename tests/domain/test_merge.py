"""Two people's edits of one value come together, or say that they can't."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Edit
from itplanner.domain.merge import Clash, merged
from itplanner.domain.records import Merge

VALUES = st.one_of(st.none(), st.integers(0, 3), st.text("ab", max_size=1))
TAGS = st.frozensets(st.sampled_from("abcde")).map(lambda words: tuple(sorted(words)))


def outcome(how: Merge | None, base: Any, mine: Any, theirs: Any) -> Any:
    """Return what a merge leads to; a clash is one outcome."""
    try:
        return merged(how, Edit("goal", 1, "tags", base, mine), theirs)
    except Clash:
        return Clash


@given(VALUES, VALUES, VALUES)
def test_plain_values_merge_the_same_whoever_saves_first(base: Any, one: Any, other: Any) -> None:
    assert outcome(None, base, one, other) == outcome(None, base, other, one)


@given(TAGS, TAGS, TAGS)
def test_tags_merge_the_same_whoever_saves_first(base: Any, one: Any, other: Any) -> None:
    assert outcome(Merge.SET, base, one, other) == outcome(Merge.SET, base, other, one)


@given(TAGS, TAGS, TAGS)
def test_every_tag_put_or_taken_by_either_is_put_or_taken(base: Any, one: Any, other: Any) -> None:
    both = set(outcome(Merge.SET, base, one, other))
    put = {*one, *other} - {*base}
    taken = {*base} - ({*one} & {*other})
    assert both == ({*base} | put) - taken


@given(TAGS, TAGS, TAGS)
def test_merged_tags_are_sorted_words(base: Any, one: Any, other: Any) -> None:
    both = outcome(Merge.SET, base, one, other)
    assert both == tuple(sorted(set(both)))


@given(VALUES, VALUES)
def test_an_edit_of_an_untouched_value_holds(base: Any, mine: Any) -> None:
    assert outcome(None, base, mine, base) == mine


@given(VALUES, VALUES)
def test_the_same_edit_twice_is_no_clash(base: Any, value: Any) -> None:
    assert outcome(None, base, value, value) == value


def test_two_edits_of_a_value_clash_and_both_are_kept() -> None:
    with pytest.raises(Clash) as clash:
        merged(None, Edit("goal", 1, "title", "Copper", "Fibre"), "Radio")
    assert (clash.value.base, clash.value.mine, clash.value.theirs) == ("Copper", "Fibre", "Radio")
    assert clash.value.edit.field == "title"
