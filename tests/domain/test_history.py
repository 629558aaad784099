"""The past can be walked back to, and everybody's undo follows from the journal alone."""

import datetime
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Edit, added, removed
from itplanner.domain.history import Actor, Channel, Revision, digest, folded_back, stacks
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from tests.builders import SEEDS, contents, goal, plan_of, random_change, random_plan

ANN = Actor("ann", channel="workbench")
BOB = Actor("bob", channel="workbench")
NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def revision(number: int, actor: Actor = ANN, undoes: int | None = None) -> Revision:
    return Revision(number, NOON, actor, "Said", undoes, 2, "")


def history(seed: int, length: int) -> tuple[list[Plan], list[Change]]:
    """Return plans, each after a random change of the one before, and the changes."""
    random = Random(seed)
    plans, changes = [random_plan(random, 12)], []
    for _ in range(length):
        changes.append(random_change(random, plans[-1], 6))
        plans.append(plans[-1].apply(changes[-1]))
    return plans, changes


@given(SEEDS, st.integers(1, 12))
def test_the_past_folded_back_is_the_past_that_was(seed: int, length: int) -> None:
    plans, changes = history(seed, length)
    for number, past in enumerate(plans):
        newest_first = [edit for change in reversed(changes[number:]) for edit in change]
        assert contents(folded_back(plans[-1], newest_first, number, "tip")) == contents(past)


@given(SEEDS)
def test_folding_back_equals_taking_back_one_by_one(seed: int) -> None:
    plans, changes = history(seed, 8)
    plan = plans[-1]
    for change in reversed(changes):
        plan = plan.apply(change.inverse("Undone"))
    newest_first = [edit for change in reversed(changes) for edit in change]
    assert contents(folded_back(plans[-1], newest_first, 0, "")) == contents(plan)


@given(SEEDS)
def test_folding_back_does_not_need_what_came_after(seed: int) -> None:
    plans, changes = history(seed, 8)
    newest_first = [replace(edit, after=None) for change in reversed(changes) for edit in change]
    assert contents(folded_back(plans[-1], newest_first, 0, "")) == contents(plans[0])


def test_a_record_that_went_came_back_and_was_edited_is_what_it_was() -> None:
    first = goal(1, title="First")
    later = [
        Edit("goal", 1, "title", "Back", "Now"),
        added(goal(1, title="Back")),
        removed(goal(1, title="Second")),
        Edit("goal", 1, "title", "First", "Second"),
    ]
    past = folded_back(plan_of(goal(1, title="Now")), later, 3, "tip")
    assert past[Goal].get(1) == first
    assert (past.revision, past.tip) == (3, "tip")


def test_the_past_is_known_by_its_revision_and_keeps_what_was_not_touched() -> None:
    plan = plan_of(goal(1))
    past = folded_back(plan, [], 3, "tip")
    assert past[Goal] is plan[Goal]
    assert (past.revision, past.tip) == (3, "tip")


class Terminal:
    """A naive model of undo: two piles of revisions, as an actor would keep them on paper."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.undone: list[int] = []

    def act(self, number: int) -> None:
        self.done.append(number)
        self.undone.clear()

    def undo(self, number: int) -> int | None:
        if not self.done:
            return None
        taken = self.done.pop()
        self.undone.append(number)
        return taken

    def redo(self, number: int) -> int | None:
        if not self.undone:
            return None
        taken = self.undone.pop()
        self.done.append(number)
        return taken


@given(
    st.lists(st.tuples(st.sampled_from([ANN, BOB]), st.sampled_from(["act", "undo", "redo"])), max_size=40)
)
def test_the_stacks_are_what_each_would_keep_on_paper(acts: list[tuple[Actor, str]]) -> None:
    journal: list[Revision] = []
    papers = {actor: Terminal() for actor in (ANN, BOB)}
    for actor, act in acts:
        number, paper = len(journal) + 1, papers[actor]
        if act == "act":
            paper.act(number)
            journal.append(revision(number, actor))
        else:
            taken = paper.undo(number) if act == "undo" else paper.redo(number)
            if taken is not None:
                journal.append(revision(number, actor, taken))
        for each in (ANN, BOB):
            assert stacks(journal, each) == (papers[each].done, papers[each].undone)


def test_undo_goes_on_past_what_was_undone() -> None:
    assert stacks([revision(1), revision(2), revision(3, undoes=2)], ANN) == ([1], [3])


def test_what_is_done_again_can_be_undone_again() -> None:
    journal = [revision(1), revision(2, undoes=1), revision(3, undoes=2)]
    assert stacks(journal, ANN) == ([3], [])


def test_something_new_forgets_what_could_be_done_again() -> None:
    assert stacks([revision(1), revision(2, undoes=1), revision(3)], ANN) == ([3], [])


def test_taking_back_somebody_elses_change_is_a_change_of_ones_own() -> None:
    journal = [revision(1, BOB), revision(2, ANN, undoes=1)]
    assert stacks(journal, ANN) == ([2], [])
    assert stacks(journal, BOB) == ([1], [])


def test_an_older_change_can_be_taken_back_before_a_newer_one() -> None:
    assert stacks([revision(1), revision(2), revision(3, undoes=1)], ANN) == ([2], [3])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Actor("ann", host="a"), Actor("ann", host="b", client="10.0.0.9"), True),
        (Actor("ann", channel="workbench"), Actor("ann", channel="command"), False),
        (Actor("ann", person=3), Actor("root", person=3), True),
        (Actor("it", person=3), Actor("it", person=4), False),
        (Actor("it", person=3), Actor("it"), True),
        (Actor("it", person=3), Actor("ann"), False),
    ],
)
def test_a_person_has_one_stack_a_channel(one: Actor, other: Actor, same: bool) -> None:
    assert one.shares_stack(other) is same
    assert other.shares_stack(one) is same


EDITS = [{"seq": 0, "kind": "goal", "id": 1, "field": "title", "before": '"A"', "after": '"B"'}]
CHANNEL: Channel = "command"


@pytest.mark.parametrize(
    "other",
    [
        replace(revision(4), number=5),
        replace(revision(4), at=NOON + datetime.timedelta(microseconds=1)),
        replace(revision(4), sentence="Other"),
        replace(revision(4), undoes=3),
        replace(revision(4), shape=3),
        replace(revision(4), actor=BOB),
        replace(revision(4), actor=replace(ANN, host="h")),
        replace(revision(4), actor=replace(ANN, client="c")),
        replace(revision(4), actor=replace(ANN, channel=CHANNEL)),
        replace(revision(4), actor=replace(ANN, person=1)),
        replace(revision(4), actor=replace(ANN, assurance="claimed")),
    ],
)
def test_the_digest_depends_on_everything_a_revision_says(other: Revision) -> None:
    assert digest("tip", other, EDITS) != digest("tip", revision(4), EDITS)


def test_the_digest_depends_on_what_came_before_and_on_every_edit() -> None:
    usual = digest("tip", revision(4), EDITS)
    assert usual == digest("tip", revision(4), EDITS)
    assert len(usual) == 64
    assert digest("top", revision(4), EDITS) != usual
    assert digest("tip", revision(4), [{**EDITS[0], "after": '"C"'}]) != usual
    assert digest("tip", revision(4), [*EDITS, *EDITS]) != usual


def test_the_digest_does_not_depend_on_itself() -> None:
    assert digest("tip", replace(revision(4), digest="x"), EDITS) == digest("tip", revision(4), EDITS)
