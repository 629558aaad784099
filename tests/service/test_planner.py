"""The planner's verbs on a real file: conflicts settled as one change, undo that never gets stuck."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.domain.lists import list_text, lists_of
from itplanner.domain.records import Goal
from itplanner.domain.verbs.settling import How
from itplanner.errors import Conflict, PlannerError
from itplanner.service.planner import NOTHING_TO_UNDO, Planner
from itplanner.service.when import When
from itplanner.store.store import Store

TODAY = datetime.date(2026, 11, 23)
ANN = Actor("ann", channel="workbench", person=1)
BOB = Actor("bob", channel="workbench", person=2)
G1, G2 = Ref("goal", 1), Ref("goal", 2)


class Clock:
    """Hands out moments, one second after the other."""

    def __init__(self) -> None:
        self.at = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)

    def __call__(self) -> When:
        self.at += datetime.timedelta(seconds=1)
        return When(self.at, TODAY)


WHEN = Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "plan.db"
    with closing(Store.create(path)) as store:
        planner = Planner(store, Actor("setup"))
        planner.add("organisation", {"name": "Acme", "currency": "EUR", "year": "2027"}, WHEN())
        planner.add("person", {"name": "Ann Able"}, WHEN())
        planner.add("person", {"name": "Bob Best"}, WHEN())
        planner.add("area", {"name": "Network"}, WHEN())
        for title in ("Sell", "Save"):
            planner.add("business_goal", {"title": title}, WHEN())
        for title in ("One", "Two"):
            planner.add("goal", {"title": title, "area": "Network", "horizon": "1"}, WHEN())
    return path


@pytest.fixture
def desks(path: Path) -> Iterator[tuple[Planner, Planner]]:
    with closing(Store.open(path)) as ann, closing(Store.open(path)) as bob:
        yield Planner(ann, ANN), Planner(bob, BOB)


def goal(planner: Planner, number: int = 1) -> Goal:
    planner.follow()
    return planner.plan[Goal].rows[number]


def test_a_conflict_of_one_goal_among_several_keeps_the_others_and_is_one_change(
    desks: tuple[Planner, Planner],
) -> None:
    ann, bob = desks
    bob.set([G1], {"note": "Bob's"}, WHEN())
    with pytest.raises(Conflict) as caught:
        ann.set([G1, G2], {"note": "Ann's"}, WHEN(), seen=ann.plan)
    before = len(ann.store.revisions())
    ann.settle(caught.value, WHEN(), "mine")
    assert (goal(ann).note, goal(ann, 2).note) == ("Ann's", "Ann's")
    assert len(ann.store.revisions()) == before + 1


def test_keeping_theirs_stores_the_rest_of_mine(desks: tuple[Planner, Planner]) -> None:
    ann, bob = desks
    bob.set([G1], {"note": "Bob's"}, WHEN())
    with pytest.raises(Conflict) as caught:
        ann.set([G1, G2], {"note": "Ann's", "reference": "A-1"}, WHEN(), seen=ann.plan)
    ann.settle(caught.value, WHEN(), "theirs")
    assert (goal(ann).note, goal(ann).reference, goal(ann, 2).note) == ("Bob's", "A-1", "Ann's")


def test_each_further_clash_is_asked_about(desks: tuple[Planner, Planner]) -> None:
    ann, bob = desks
    bob.set([G1], {"note": "Bob's", "title": "Bob's title"}, WHEN())
    with pytest.raises(Conflict) as first:
        ann.set([G1], {"note": "Ann's", "title": "Ann's title"}, WHEN(), seen=ann.plan)
    with pytest.raises(Conflict) as second:
        ann.settle(first.value, WHEN(), "theirs")
    assert {first.value.edit.field, second.value.edit.field} == {"note", "title"}
    ann.settle(second.value, WHEN(), "mine")
    mine = second.value.edit.field
    assert getattr(goal(ann), str(mine)) == ("Ann's" if mine == "note" else "Ann's title")


@pytest.mark.parametrize("how", ["theirs", "mine", "both"])
def test_a_record_that_goes_while_a_conflict_is_asked_about_is_no_crash(
    desks: tuple[Planner, Planner], how: How
) -> None:
    ann, bob = desks
    bob.set([G1], {"title": "Bob's"}, WHEN())
    with pytest.raises(Conflict) as caught:
        ann.set([G1], {"title": "Ann's"}, WHEN(), seen=ann.plan)
    bob.delete([G1], WHEN())
    ann.follow()
    if how == "theirs":
        assert ann.settle(caught.value, WHEN(), how).recorded is None
        return
    with pytest.raises(Conflict) as gone:
        ann.settle(caught.value, WHEN(), how)
    assert gone.value.change is not None
    assert [edit.after for edit in gone.value.change] == ["Ann's"]


def test_keeping_theirs_of_a_list_leaves_their_entry(desks: tuple[Planner, Planner]) -> None:
    ann, bob = desks
    ann.set([G1], {"business_goals": "BG1:primary"}, WHEN())
    bob.follow()
    seen = ann.plan
    bob.set([G1], {"business_goals": "BG1:secondary"}, WHEN())
    with pytest.raises(Conflict) as caught:
        ann.set([G1], {"business_goals": "BG2:primary", "note": "Ann's"}, WHEN(), seen=seen)
    ann.settle(caught.value, WHEN(), "theirs")
    assert "BG1:secondary" in list_text(ann.plan, lists_of("goal")["business_goals"], 1)
    assert goal(ann).note == "Ann's"


def test_what_somebody_else_took_back_does_not_block_the_way_to_older_changes(
    desks: tuple[Planner, Planner],
) -> None:
    ann, bob = desks
    ann.set([G1], {"note": "first"}, WHEN())
    ann.set([G1], {"reference": "second"}, WHEN())
    bob.undo(WHEN(), number=ann.plan.revision)
    ann.undo(WHEN())
    ann.undo(WHEN())
    assert (goal(ann).note, goal(ann).reference) == ("", "")


def test_an_undo_that_clashes_is_settled_as_an_undo(desks: tuple[Planner, Planner]) -> None:
    ann, bob = desks
    ann.set([G1], {"reference": "older"}, WHEN())
    ann.set([G1], {"note": "Ann's"}, WHEN())
    bob.follow()
    bob.set([G1], {"note": "Bob's"}, WHEN())
    with pytest.raises(Conflict) as caught:
        ann.undo(WHEN())
    ann.settle(caught.value, WHEN(), "theirs")
    assert goal(ann).note == "Bob's"
    ann.undo(WHEN())
    assert goal(ann).reference == ""


def test_undo_goes_on_when_the_account_becomes_a_person(path: Path) -> None:
    with closing(Store.open(path)) as store:
        account = Actor("ann", channel="workbench")
        planner = Planner(store, account)
        planner.set([G1], {"note": "before"}, WHEN())
        planner.actor = replace(account, person=1)
        planner.undo(WHEN())
        assert goal(planner).note == ""


def test_undo_and_redo_go_on_after_a_restart(path: Path) -> None:
    with closing(Store.open(path)) as store:
        Planner(store, ANN).set([G1], {"note": "kept"}, WHEN())
    with closing(Store.open(path)) as store:
        planner = Planner(store, ANN)
        assert planner.undo(WHEN()).sentence == "Undone: G1 note kept → –"
        assert planner.redo(WHEN()).sentence == "Done again: G1 note – → kept"
        assert goal(planner).note == "kept"


def test_nothing_of_ones_own_says_so(desks: tuple[Planner, Planner]) -> None:
    ann, bob = desks
    bob.set([G1], {"note": "Bob's"}, WHEN())
    with pytest.raises(PlannerError, match=NOTHING_TO_UNDO):
        ann.undo(WHEN())


def test_the_two_channels_undo_their_own(path: Path) -> None:
    with closing(Store.open(path)) as store:
        workbench, command = Planner(store, ANN), Planner(store, replace(ANN, channel="command"))
        workbench.set([G1], {"note": "from the workbench"}, WHEN())
        command.set([G1], {"reference": "from the command line"}, WHEN())
        workbench.undo(WHEN())
        assert (goal(workbench).note, goal(workbench).reference) == ("", "from the command line")


def test_two_readings_of_one_day_clash(desks: tuple[Planner, Planner]) -> None:
    ann, bob = desks
    ann.add("measure", {"goal": "G1", "unit": "links", "direction": "decrease"}, WHEN())
    bob.follow()
    ann.record(G1, {"value": "5"}, TODAY, WHEN())
    bob.follow()
    seen = ann.plan
    bob.record(G1, {"value": "6"}, TODAY, WHEN(), seen=bob.plan)
    with pytest.raises(Conflict):
        ann.record(G1, {"value": "7"}, TODAY, WHEN(), seen=seen)
