"""New records' numbers: drawn under the lock, linked rightly, never given out twice."""

from pathlib import Path

import pytest

from itplanner.domain.change import Edit, Ref, added
from itplanner.domain.records import Area, Declaration, Goal, Person, Step, replaced
from tests.store.desk import NOON, YEAR, Desk, records_of


def test_a_parent_may_be_added_after_its_child_in_one_change(ann: Desk, path: Path) -> None:
    ann.do(
        added(Area(id=-1, name="Cloud", parent=-2)),
        added(Area(id=-2, name="Hosting")),
        Edit("goal", 2, "area", 1, -1),
    )

    area = ann.plan[Area].rows[ann[YEAR].area]
    assert (area.name, ann.plan[Area].rows[area.parent or 0].name) == ("Cloud", "Hosting")
    assert records_of(path)[Ref("area", area.id)] == area


def test_a_declaration_may_be_added_with_what_it_is_about(ann: Desk, path: Path) -> None:
    until = NOON.date()
    ann.do(
        added(Person(id=-1, name="Ann")),
        added(Goal(id=-2, title="All of it", area=1, horizon=1)),
        added(Declaration(id=-3, record="G-2", colour="amber", person=-1, given_on=until, expires=until)),
        added(Declaration(id=-4, record="K1", colour="red", person=-1, given_on=until, expires=until)),
    )

    assert [(row.record, row.person) for row in ann.plan[Declaration]] == [("G3", 1), ("K1", 1)]
    assert records_of(path)[Ref("declaration", 1)] == ann.plan[Declaration].rows[1]


def test_a_declaration_of_a_new_record_of_another_kind_is_a_bug(ann: Desk) -> None:
    day = NOON.date()
    with pytest.raises(ValueError, match="links to new goal -1"):
        ann.do(
            added(Person(id=-1, name="Ann")),
            added(Declaration(id=-2, record="G-1", colour="red", person=-1, given_on=day, expires=day)),
        )


def test_a_new_record_keeps_everything_but_its_placeholder(ann: Desk, path: Path) -> None:
    new = Goal(
        id=-1,
        title="All of it",
        area=1,
        horizon=1,
        tags=("lan", "wan"),
        effort_hours=1.5,
        note="a\nb",
        need=7,
    )

    ann.add(new)

    assert records_of(path)[Ref("goal", 3)] == replaced(new, {"id": 3})


def test_numbers_are_given_in_the_order_in_which_records_were_added(ann: Desk) -> None:
    ann.add(*(Step(id=-number, goal=2, text=f"Step {number}") for number in (1, 2, 3)))

    assert [(step.id, step.text) for step in ann.plan[Step]] == [(1, "Step 1"), (2, "Step 2"), (3, "Step 3")]


def test_two_people_who_add_at_once_get_different_numbers_and_their_own_links(ann: Desk, ben: Desk) -> None:
    ann.add(Goal(id=-1, title="Ann's", area=1, horizon=1), Step(id=-2, goal=-1, text="Ann's"))
    ben.add(Goal(id=-1, title="Ben's", area=1, horizon=1), Step(id=-2, goal=-1, text="Ben's"))

    goals, steps = ben.plan[Goal], ben.plan[Step]
    assert {steps.rows[1].text: steps.rows[1].goal, steps.rows[2].text: steps.rows[2].goal} == {
        goals.rows[3].title: 3,
        goals.rows[4].title: 4,
    }


def test_no_number_is_used_twice_across_undo_redo_and_removal(ann: Desk) -> None:
    assert ann.add(Step(id=-1, goal=2, text="First")) == [1]
    ann.undo(2)
    assert ann.add(Step(id=-1, goal=2, text="Second")) == [2]
    ann.undo(3)
    assert Ref("step", 1) in {edit.ref for edit in ann.store.recorded(2).change}
    ann.remove(Ref("step", 2))
    assert ann.add(Step(id=-1, goal=2, text="Third")) == [3]
    assert {step.id: step.text for step in ann.plan[Step]} == {1: "First", 3: "Third"}


def test_a_number_that_was_never_drawn_is_a_bug(ann: Desk) -> None:
    with pytest.raises(ValueError, match="never drawn"):
        ann.add(Step(id=99, goal=2, text="From nowhere"))


def test_a_link_to_a_new_record_of_another_change_is_a_bug(ann: Desk) -> None:
    with pytest.raises(ValueError, match="links to new"):
        ann.add(Step(id=-1, goal=-7, text="From nowhere"))
