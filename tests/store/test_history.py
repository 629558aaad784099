"""The journal: who changed what, the past, and following others."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.change import Edit, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record, Step
from itplanner.errors import AnotherHistory, PlannerError
from tests.store.conftest import Sit
from tests.store.desk import LONG, NOON, YEAR, Desk, records_of

HOUR = datetime.timedelta(hours=1)


def contents(plan: Plan) -> dict[Ref, Record]:
    """Return a plan's records by reference."""
    return {Ref(kind, row.id): row for kind, table in plan.tables.items() for row in table}


def test_following_brings_what_others_stored(ann: Desk, ben: Desk, path: Path) -> None:
    ann.set(YEAR, "title", "Three sites")
    ann.add(Step(id=-1, goal=2, text="Order"))

    news = ben.follow()

    assert [each.revision.actor.login for each in news] == ["ann", "ann"]
    assert contents(ben.plan) == records_of(path)
    assert (ben.plan.revision, ben.plan.tip) == (ann.plan.revision, ann.plan.tip)
    assert ben.follow() == []


def test_a_store_notices_that_another_one_wrote(ann: Desk, ben: Desk) -> None:
    assert not ben.store.moved()
    ann.set(YEAR, "note", "New")

    assert ben.store.moved()
    assert not ben.store.moved()


def test_revisions_come_oldest_first_and_the_newest_can_be_asked_for(ann: Desk) -> None:
    for word in ("a", "b", "c"):
        ann.set(YEAR, "note", word)

    assert [revision.number for revision in ann.store.revisions()] == [1, 2, 3, 4]
    assert [revision.number for revision in ann.store.revisions(newest=2)] == [3, 4]
    assert [revision.number for revision in ann.store.revisions(newest=20)] == [1, 2, 3, 4]


def test_history_comes_newest_first(ann: Desk) -> None:
    ann.set(YEAR, "note", "a")
    ann.set(LONG, "note", "b")

    assert [each.revision.number for each in ann.store.history()] == [3, 2, 1]
    assert [each.revision.number for each in ann.store.history(limit=1)] == [3]


def test_the_history_of_a_record_has_its_own_edits_only(ann: Desk) -> None:
    ann.do(Edit("goal", 2, "note", "", "a"), Edit("goal", 1, "note", "", "a"))
    ann.set(LONG, "note", "b")

    history = ann.store.history(YEAR)

    assert [each.revision.number for each in history] == [2, 1]
    assert [[edit.field for edit in each.change] for each in history] == [["note"], [None]]
    assert [each.revision.number for each in ann.store.history(LONG, limit=2)] == [3, 2]
    assert ann.store.history(Ref("goal", 77)) == []


def test_the_last_edit_of_a_field_is_the_newest_that_touched_it(ann: Desk, ben: Desk) -> None:
    ben.set(YEAR, "note", "a")
    ann.set(YEAR, "title", "Three sites")

    note, title, due = (ann.store.last_edit(YEAR, name) for name in ("note", "title", "due"))

    assert note is not None
    assert title is not None
    assert due is not None
    assert (note.number, note.actor.login) == (2, "ben")
    assert (title.number, due.number) == (3, 1)
    assert ann.store.last_edit(Ref("goal", 77), "note") is None


def test_a_moment_leads_to_the_last_revision_before_it(ann: Desk) -> None:
    ann.at = NOON + HOUR
    ann.set(YEAR, "note", "a")
    ann.at = NOON + 2 * HOUR
    ann.set(YEAR, "note", "b")

    at = ann.store.revision_at
    assert at(NOON - HOUR) == 0
    assert at(NOON) == 1
    assert at(NOON + HOUR) == 2
    assert at(NOON + 2 * HOUR - datetime.timedelta(microseconds=1)) == 2
    assert at((NOON + 9 * HOUR).astimezone(datetime.timezone(-9 * HOUR))) == 3


def test_the_plan_of_a_later_change_can_not_be_asked_for(ann: Desk) -> None:
    with pytest.raises(PlannerError, match="There is no change 5 yet"):
        ann.store.as_of(ann.plan, 5)


def test_a_plan_of_another_history_has_no_past_here(ann: Desk) -> None:
    ann.set(YEAR, "note", "a")

    with pytest.raises(AnotherHistory):
        ann.store.as_of(ann.plan.at(2, "0" * 64), 1)


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 3)),
        st.tuples(st.just("note"), st.integers(1, 6)),
        st.tuples(st.just("text"), st.integers(1, 6)),
        st.tuples(st.just("remove"), st.integers(1, 6)),
        st.tuples(st.just("undo"), st.integers(2, 12)),
    ),
    max_size=14,
)


def act(desk: Desk, what: str, number: int) -> None:
    """Do something to the plan, if it can be done."""
    step = Ref("step", number)
    if what == "add":
        desk.add(*(Step(id=-each, goal=2, text=f"Step {each}") for each in range(1, number + 1)))
    elif what == "undo" and number <= desk.plan.revision:
        try:
            desk.undo(number)
        except PlannerError:
            return
    elif desk.plan.find(step) is not None:
        if what == "remove":
            desk.remove(step)
        elif what in {"note", "text"}:
            desk.set(step, what, f"{what} {desk.plan.revision}")


@settings(deadline=None, max_examples=25)
@given(acts=ACTS)
def test_every_past_state_can_be_folded_back_and_the_history_leads_to_the_data(
    acts: list[tuple[str, int]], model: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("past") / "it.itplan"
    path.write_bytes(model)
    desk = Desk(path)
    states = {0: {}, 1: contents(desk.plan)}
    for what, number in acts:
        act(desk, what, number)
        states[desk.plan.revision] = contents(desk.plan)

    for revision, state in states.items():
        past = desk.store.as_of(desk.plan, revision)
        assert contents(past) == state
        assert contents(desk.store.follow(past)[0]) == contents(desk.plan)
    assert records_of(path) == contents(desk.plan)
    assert desk.store.verify().ok
    desk.store.close()


def test_undo_and_redo_of_an_addition_keep_its_number(ann: Desk, sit: Sit) -> None:
    ann.add(Step(id=-1, goal=2, text="Order"))
    ann.undo(2)
    assert Ref("step", 1) not in contents(ann.plan)

    other = sit()
    other.undo(3)

    assert other[Ref("step", 1)].text == "Order"
    assert ann.add(Step(id=-1, goal=2, text="Dig")) == [2]
