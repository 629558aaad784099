"""A record moves among its siblings as they are shown, and the others keep their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Ref, added
from itplanner.domain.plan import Plan
from itplanner.domain.records import Step
from itplanner.domain.verbs.order import moving
from itplanner.domain.wrong import Wrong
from tests.builders import edit, goal, plan_of, step


def in_order(plan: Plan) -> list[Step]:
    return sorted(plan[Step].where("goal", 1), key=lambda row: row.order)


def moved(plan: Plan, number: int, places: int) -> Change | Wrong:
    return moving(plan, Ref("step", number), list(in_order(plan)), places)


@given(
    st.lists(st.sampled_from(["", "A", "V", "V1", "k"]), min_size=2, max_size=8),
    st.lists(st.tuples(st.integers(1, 8), st.integers(-9, 9)), max_size=25),
)
def test_any_moves_lead_where_a_list_would(ranks: list[str], moves: list[tuple[int, int]]) -> None:
    plan = plan_of(goal(1), *(step(number, rank=rank) for number, rank in enumerate(ranks, start=1)))
    expected = [row.id for row in in_order(plan)]
    for number, places in moves:
        if number not in expected:
            continue
        here = expected.index(number)
        there = min(max(here + places, 0), len(expected) - 1)
        change = moved(plan, number, places)
        if here == there:
            assert isinstance(change, Wrong)
            continue
        assert isinstance(change, Change)
        plan = plan.apply(change)
        expected.insert(there, expected.pop(here))
        assert [row.id for row in in_order(plan)] == expected


def test_a_move_among_ranked_siblings_is_one_edit() -> None:
    plan = plan_of(goal(1), step(1, rank="A"), step(2, rank="B"), step(3, rank="C"))
    change = moved(plan, 3, -1)
    assert isinstance(change, Change)
    assert [(each.id, each.field) for each in change] == [(3, "rank")]
    assert change.sentence == "ST3 moved up"


def test_a_move_among_siblings_that_nobody_moved_is_one_edit_too() -> None:
    plan = plan_of(goal(1), *(step(number) for number in range(1, 70)))
    change = moved(plan, 1, 1)
    assert isinstance(change, Change)
    assert [(each.id, each.before) for each in change] == [(1, "")]
    assert change.sentence == "ST1 moved down"
    assert [row.id for row in in_order(plan.apply(change))][:3] == [2, 1, 3]


def test_siblings_of_one_rank_are_ranked_anew() -> None:
    plan = plan_of(goal(1), step(1, rank="A"), step(2, rank="A"), step(3, rank="A"))
    change = moved(plan, 1, 1)
    assert isinstance(change, Change)
    assert [row.id for row in in_order(plan.apply(change))] == [2, 1, 3]


def test_what_is_added_later_stands_after_what_was_moved_to_the_end() -> None:
    plan = plan_of(goal(1), *(step(number) for number in range(1, 70)))
    change = moved(plan, 1, 99)
    assert isinstance(change, Change)
    later = plan.apply(change).apply(Change.of([added(step(70))], "x"))
    assert [row.id for row in in_order(later)][-2:] == [1, 70]


@pytest.mark.parametrize(("number", "places", "word"), [(1, -1, "first"), (3, 1, "last"), (3, 99, "last")])
def test_there_is_nowhere_to_go_beyond_the_ends(number: int, places: int, word: str) -> None:
    plan = plan_of(goal(1), step(1, rank="A"), step(2, rank="B"), step(3, rank="C"))
    assert moved(plan, number, places) == Wrong(f"ST{number} is already the {word}.")


def test_a_record_that_is_not_among_them_says_so() -> None:
    plan = plan_of(goal(1), step(1), step(2))
    assert moving(plan, Ref("step", 1), [step(2)], 1) == Wrong("ST1 doesn't stand there any more.")


def test_two_people_move_different_steps_and_both_land() -> None:
    plan = plan_of(goal(1), *(step(number, rank=rank) for number, rank in enumerate("ABCD", start=1)))
    ann, bob = moved(plan, 1, 1), moved(plan, 4, -1)
    assert isinstance(ann, Change)
    assert isinstance(bob, Change)
    newest = plan.apply(ann)
    both = newest.apply(newest.rebase(bob))
    assert [row.id for row in in_order(both)] == [2, 1, 4, 3]
    assert edit(both, Ref("step", 1), "rank", "Z").before != "A"
