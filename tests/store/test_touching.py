"""What the history touched and when, without reading what was changed in it."""

import datetime
from pathlib import Path
from random import Random

import pytest

from itplanner.domain.change import Change, Edit, Ref, added, removed
from itplanner.domain.records import Alignment, BusinessGoal, Measure, Reading, Record, Step
from itplanner.store.touching import FIRST
from tests.store.conftest import Sit
from tests.store.desk import LONG, NOON, YEAR, Desk, by_hand

DAY = datetime.timedelta(days=1)


def later(desk: Desk, days: int) -> datetime.date:
    """Let days go by, and return the new one."""
    desk.at = NOON + days * DAY
    return desk.at.date()


def test_it_gives_the_changes_after_a_revision_with_what_they_touched_oldest_first(ann: Desk) -> None:
    before = ann.plan.revision
    ann.set(LONG, "title", "Long")
    ann.do(added(Step(id=-1, goal=2, text="Order")), added(Step(id=-2, goal=2, text="Pay")))
    ann.undo(before + 1)
    found = ann.store.touched(before, newest=9)
    assert [(each.revision.number, each.revision.undoes, each.refs) for each in found] == [
        (before + 1, None, (LONG,)),
        (before + 2, None, (Ref("step", 1), Ref("step", 2))),
        (before + 3, before + 1, (LONG,)),
    ]
    assert [each.revision.number for each in ann.store.touched(before, newest=2)] == [before + 2, before + 3]
    assert ann.store.touched(before + 3, newest=9) == []


def test_of_a_change_of_many_the_first_records_are_named(ann: Desk) -> None:
    before = ann.plan.revision
    ann.add(*(Step(id=-number, goal=2, text=f"Step {number}") for number in range(1, 2 * FIRST)))
    (found,) = ann.store.touched(before, newest=1)
    assert found.refs == tuple(Ref("step", number) for number in range(1, FIRST + 1))


def test_a_record_is_named_once_and_one_of_a_kind_that_nobody_knows_is_not(path: Path, sit: Sit) -> None:
    ann = sit()
    before = ann.plan.revision
    ann.do(*(Edit(*YEAR, field, getattr(ann[YEAR], field), "Other") for field in ("title", "note")))
    ann.set(LONG, "note", "New")
    with by_hand(path) as db:
        db.execute("UPDATE edit SET kind = 'oracle' WHERE revision = ?", (before + 2,))
    assert [each.refs for each in ann.store.touched(before, newest=9)] == [(YEAR,), ()]


def test_what_was_changed_on_a_day_that_cannot_be_read_is_passed_over(path: Path, sit: Sit) -> None:
    ann = sit()
    ann.set(YEAR, "note", "New")
    with by_hand(path) as db:
        db.execute("UPDATE revision SET at = 'soon' WHERE number = ?", (ann.plan.revision,))
    assert ann.store.last_touched("goal").keys() == {1}


@pytest.mark.parametrize(
    "part",
    [
        Step(id=-1, goal=2, text="Order"),
        Measure(id=-1, goal=2, unit="%", direction="increase"),
        Alignment(id=-1, goal=2, business_goal=-2),
    ],
    ids=lambda part: part.kind,
)
def test_a_part_changes_what_it_belongs_to(ann: Desk, part: Record) -> None:
    first = ann.at.date()
    when = later(ann, 4)
    ann.add(BusinessGoal(id=-2, title="Grow"), part)
    assert ann.store.last_touched("goal") == {1: first, 2: when}


def test_a_part_of_a_part_does_so_too(ann: Desk) -> None:
    ann.add(Measure(id=-1, goal=2, unit="%", direction="increase"))
    when = later(ann, 9)
    ann.add(Reading(id=-1, measure=1, date=NOON.date(), value=1))
    assert ann.store.last_touched("goal")[2] == when
    assert ann.store.last_touched("measure") == {1: when}


def test_what_belongs_to_another_kind_changes_nothing(ann: Desk) -> None:
    ann.add(Measure(id=-1, goal=2, unit="%", direction="increase"))
    first = ann.at.date()
    when = later(ann, 3)
    ann.add(Reading(id=-1, kpi=1, date=NOON.date(), value=1))
    assert ann.store.last_touched("measure") == {1: first}
    assert ann.store.last_touched("kpi") == {1: when}


def test_a_part_that_belongs_to_nothing_that_can_be_read_is_passed_over(path: Path, sit: Sit) -> None:
    sit().add(Step(id=-1, goal=2, text="Order"), Step(id=-2, goal=2, text="Pay"))
    with by_hand(path) as db:
        db.execute("UPDATE step SET goal = 'soon' WHERE id = 1")
    desk = sit()
    assert desk.store.damage == ["step 1: goal holds 'soon'"]
    assert desk.store.last_touched("goal").keys() == {1, 2}


def test_a_change_whose_moment_cannot_be_read_is_passed_over(ann: Desk, path: Path) -> None:
    first = ann.at.date()
    ann.set(LONG, "note", "When?")
    ann.set(YEAR, "note", "Whenever")
    with by_hand(path) as db:
        db.execute("UPDATE revision SET at = 'soon' WHERE number = ?", (ann.plan.revision,))
    assert ann.store.last_touched("goal") == {1: first}


def test_it_is_what_the_history_says(ann: Desk) -> None:
    random = Random(20261123)
    for change in range(30):
        ann.at += random.randint(0, 2) * DAY
        steps = list(ann.plan[Step])
        if steps and random.random() < 0.5:
            ann.set(Ref("step", random.choice(steps).id), "note", f"Change {change}")
        elif random.random() < 0.5:
            ann.add(Step(id=-1, goal=random.choice((1, 2)), text="Order"))
        else:
            ann.set(random.choice((LONG, YEAR)), "note", f"Change {change}")
    wholes = {LONG: 1, YEAR: 2} | {Ref("step", step.id): step.goal for step in ann.plan[Step]}
    told: dict[int, datetime.date] = {}
    for each in reversed(ann.store.history()):
        told |= {wholes[edit.ref]: each.revision.at.date() for edit in each.change if edit.ref in wholes}
    assert ann.store.last_touched("goal") == told


def test_the_last_change_counts_and_a_record_that_is_gone_is_still_known(ann: Desk) -> None:
    for days in (1, 5):
        when = later(ann, days)
        ann.set(YEAR, "note", f"Day {days}")
    assert ann.store.last_touched("goal")[2] == when
    ann.save(Change.of([removed(ann[YEAR])], "Deleted"))
    assert ann.store.last_touched("goal")[2] == when
