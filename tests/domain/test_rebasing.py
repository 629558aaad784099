"""A change made on an older plan lands on the newest one, or says what it clashes with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Edit, Ref, removed
from itplanner.domain.merge import Clash
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from tests.builders import TODAY, change_of, changes, edit, goal, plan_of, plans_and_changes

GOAL = Ref("goal", 1)


@given(plans_and_changes())
def test_rebasing_on_the_same_plan_only_drops_what_is_so_already(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    assert plan.rebase(change).edits == tuple(edit for edit in change if edit.before != edit.after)


@given(plans_and_changes())
def test_a_change_rebased_on_its_own_result_is_empty(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    assert len(plan.apply(change).rebase(change)) == 0


def test_two_people_edit_different_fields_of_a_goal() -> None:
    plan = plan_of(goal(1))
    ann = change_of(edit(plan, GOAL, "title", "Ann's"))
    bob = change_of(edit(plan, GOAL, "due", TODAY))
    newest = plan.apply(ann)
    both = newest.apply(newest.rebase(bob))
    assert both[Goal].get(1) == goal(1, title="Ann's", due=TODAY)


def test_a_rebased_edit_starts_from_the_present_value() -> None:
    plan = plan_of(goal(1, tags=("dr",)))
    ann = change_of(edit(plan, GOAL, "tags", ("dr", "lan")))
    bob = change_of(edit(plan, GOAL, "tags", ("dr", "wan")))
    rebased = plan.apply(ann).rebase(bob)
    assert rebased.edits == (Edit("goal", 1, "tags", ("dr", "lan"), ("dr", "lan", "wan")),)


def test_undo_of_one_field_leaves_other_peoples_fields() -> None:
    plan = plan_of(goal(1, tags=("dr",)))
    mine = change_of(edit(plan, GOAL, "title", "Mine"), edit(plan, GOAL, "tags", ("dr", "lan")))
    after_mine = plan.apply(mine)
    theirs = change_of(
        edit(after_mine, GOAL, "owner", 3), edit(after_mine, GOAL, "tags", ("dr", "lan", "wan"))
    )
    newest = after_mine.apply(theirs)
    undone = newest.apply(newest.rebase(mine.inverse("Undone")))
    assert undone[Goal].get(1) == goal(1, owner=3, tags=("dr", "wan"))


@given(plans_and_changes(), st.data())
def test_undo_leaves_what_others_did_since(pair: tuple[Plan, Change], data: st.DataObject) -> None:
    plan, mine = pair
    middle = plan.apply(mine)
    theirs = data.draw(changes(middle))
    newest = middle.apply(theirs)
    try:
        undo = newest.rebase(mine.inverse("Undone"))
    except Clash:
        return
    undone = newest.apply(undo)
    own = {(each.ref, each.field) for each in mine}
    for each in theirs:
        if each.before != each.after and (each.ref, each.field) not in own:
            assert undone.present(each) == each.after


def test_undo_of_a_field_that_somebody_changed_again_clashes() -> None:
    plan = plan_of(goal(1))
    mine = change_of(edit(plan, GOAL, "title", "Mine"))
    newest = plan.apply(mine).apply(change_of(Edit("goal", 1, "title", "Mine", "Theirs")))
    with pytest.raises(Clash) as clash:
        newest.rebase(mine.inverse("Undone"))
    assert (clash.value.mine, clash.value.theirs) == ("Goal 1", "Theirs")


def test_a_change_of_a_removed_record_clashes() -> None:
    plan = plan_of(goal(1))
    gone = plan.apply(change_of(removed(goal(1))))
    for field, after in (("title", "New"), ("tags", ("dr",))):
        with pytest.raises(Clash):
            gone.rebase(change_of(edit(plan, GOAL, field, after)))


def test_the_removal_of_a_changed_record_clashes() -> None:
    plan = plan_of(goal(1))
    newer = plan.apply(change_of(edit(plan, GOAL, "title", "New")))
    with pytest.raises(Clash):
        newer.rebase(change_of(removed(goal(1))))


def test_removing_what_is_gone_already_says_nothing() -> None:
    plan = plan_of(goal(1))
    gone = plan.apply(change_of(removed(goal(1))))
    assert len(gone.rebase(change_of(removed(goal(1))))) == 0
