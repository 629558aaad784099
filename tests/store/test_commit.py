"""The one road into the plan file: what lands, what is refused, and what the file holds afterwards."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.records import Declaration, Goal, Person, Reading, Step
from itplanner.domain.removal import removal
from itplanner.errors import ChangedOutside, Conflict, PlannerError, Refused, RefusedTogether
from tests.store.conftest import Sit
from tests.store.desk import LONG, NOON, YEAR, Desk, by_hand, records_of

DAY = datetime.date(2026, 10, 31)


def test_an_edit_is_in_the_file_and_in_the_journal(ann: Desk, path: Path) -> None:
    recorded = ann.set(YEAR, "title", "Three sites on fibre")

    assert recorded is not None
    assert (recorded.revision.number, recorded.revision.actor, recorded.revision.at) == (2, ann.actor, NOON)
    assert recorded.change.edits == (Edit("goal", 2, "title", "Two sites on fibre", "Three sites on fibre"),)
    assert records_of(path)[YEAR] == ann[YEAR]
    assert ann.store.recorded(2) == recorded
    assert (ann.plan.revision, ann.plan.tip) == (2, recorded.revision.digest)


def test_what_is_already_so_stores_nothing(ann: Desk, ben: Desk) -> None:
    ann.set(YEAR, "title", "Three sites")

    assert ben.set(YEAR, "title", "Three sites") is None
    assert ben[YEAR].title == "Three sites"
    assert len(ben.store.revisions()) == 2


def test_different_fields_of_one_record_both_land(ann: Desk, ben: Desk, path: Path) -> None:
    ann.set(YEAR, "title", "Three sites")
    ben.set(YEAR, "note", "Ask Mill first")

    assert (ben[YEAR].title, ben[YEAR].note) == ("Three sites", "Ask Mill first")
    assert records_of(path)[YEAR] == ben[YEAR]


def test_the_same_field_is_a_conflict_that_names_both_edits(ann: Desk, ben: Desk) -> None:
    ann.set(YEAR, "due", datetime.date(2027, 5, 31))

    with pytest.raises(Conflict) as caught:
        ben.set(YEAR, "due", datetime.date(2027, 3, 31))

    error = caught.value
    assert error.message == "G2 due: ann made it 31 May 2027 meanwhile, you 31 Mar 2027."
    assert (error.base, error.mine, error.theirs) == (
        datetime.date(2027, 6, 30),
        datetime.date(2027, 3, 31),
        datetime.date(2027, 5, 31),
    )
    assert error.by is not None
    assert (error.by.number, error.by.actor.login) == (2, "ann")
    assert len(ben.store.revisions()) == 2


def test_a_conflict_marks_who_only_claims_to_be_somebody(ann: Desk, ben: Desk) -> None:
    (person,) = ann.add(Person(id=-1, name="Ana Ruiz"))
    ann.actor = replace(ann.actor, person=person, assurance="claimed")
    ann.set(YEAR, "note", "Later")

    with pytest.raises(Conflict, match=r"G2 note: Ana Ruiz \(claimed\) made it Later meanwhile"):
        ben.set(YEAR, "note", "Sooner")


def test_a_change_of_a_removed_record_says_who_removed_it(ann: Desk, ben: Desk) -> None:
    ann.remove(YEAR)

    with pytest.raises(Conflict, match="ann deleted G2 meanwhile, so your note Later was not saved"):
        ben.set(YEAR, "note", "Later")


def test_a_record_that_was_changed_meanwhile_is_not_removed(ann: Desk, ben: Desk) -> None:
    ann.set(YEAR, "note", "Later")

    with pytest.raises(Conflict, match="ann changed G2 Two sites on fibre meanwhile, so it was not deleted"):
        ben.remove(YEAR)


def test_different_tags_of_two_people_are_all_kept_and_the_journal_says_what_was_merged(
    ann: Desk, ben: Desk, path: Path
) -> None:
    ann.set(YEAR, "tags", ("wan",))
    recorded = ben.set(YEAR, "tags", ("lan",))

    assert recorded is not None
    assert recorded.change.edits == (Edit("goal", 2, "tags", ("wan",), ("lan", "wan")),)
    assert records_of(path)[YEAR] == ben[YEAR]


def test_two_changes_that_are_sound_alone_but_not_together_are_refused(ann: Desk, ben: Desk) -> None:
    ann.set(LONG, "due", datetime.date(2027, 8, 31))

    with pytest.raises(RefusedTogether, match="due 31 Dec 2027 is after G1 ends") as caught:
        ben.set(YEAR, "due", datetime.date(2027, 12, 31))

    assert caught.value.exit_code == 4
    assert [revision.actor.login for revision in caught.value.newer] == ["ann"]
    assert len(ben.store.revisions()) == 2


def test_two_readings_of_one_date_are_refused_together(ann: Desk, ben: Desk) -> None:
    ann.add(Reading(id=-1, kpi=1, date=DAY, value=80))

    with pytest.raises(RefusedTogether):
        ben.add(Reading(id=-1, kpi=1, date=DAY, value=81))


def test_a_change_that_is_wrong_by_itself_is_refused_with_exit_code_2(ann: Desk, ben: Desk) -> None:
    ann.set(LONG, "note", "Seen")

    with pytest.raises(Refused) as caught:
        ben.set(YEAR, "due", datetime.date(2030, 1, 1))

    assert type(caught.value) is Refused
    assert caught.value.exit_code == 2


def test_an_old_problem_does_not_keep_a_record_from_being_edited(path: Path, sit: Sit) -> None:
    with by_hand(path) as db:
        db.execute("UPDATE goal SET due = '2031-01-01' WHERE id = 2")

    desk = sit()
    desk.set(YEAR, "title", "Two sites")

    assert desk[YEAR].title == "Two sites"


def test_a_link_to_a_record_that_was_removed_meanwhile_is_refused(ann: Desk, ben: Desk) -> None:
    ann.remove(YEAR)

    with pytest.raises(RefusedTogether, match="isn't in the plan"):
        ben.add(Step(id=-1, goal=2, text="Order the lines"))


def test_undo_leaves_what_somebody_else_did_to_other_fields(ann: Desk, ben: Desk) -> None:
    ann.set(YEAR, "title", "Three sites")
    ben.set(YEAR, "note", "Ask Mill first")

    ann.undo(2)

    assert (ann[YEAR].title, ann[YEAR].note) == ("Two sites on fibre", "Ask Mill first")


def test_undo_does_not_overwrite_somebody_else(ann: Desk, ben: Desk) -> None:
    ann.set(YEAR, "title", "Three sites")
    ben.follow()
    ben.set(YEAR, "title", "Four sites")

    with pytest.raises(Conflict, match="ben made it Four sites meanwhile"):
        ann.undo(2)


def declared(ann: Desk) -> Declaration:
    """Return what Ann declared of the goal of a year: the first declaration there is."""
    ann.add(Person(id=-1, name="Ann"))
    ann.add(Declaration(id=-1, record="G2", colour="red", person=1, given_on=DAY, expires=DAY))
    return ann.plan[Declaration].rows[1]


def test_what_was_declared_of_a_goal_goes_and_comes_back_with_it(ann: Desk, path: Path) -> None:
    declaration = declared(ann)
    gone = ann.save(removal(ann.plan, YEAR).change)
    assert gone is not None
    assert Ref("declaration", 1) not in records_of(path)

    ann.undo(gone.revision.number)

    assert records_of(path)[Ref("declaration", 1)] == declaration
    assert ann.store.verify().ok


def test_a_goal_is_not_removed_from_under_what_somebody_declares_of_it(ann: Desk, ben: Desk) -> None:
    ben.follow()
    declared(ann)

    with pytest.raises(RefusedTogether, match="names goal G2, which isn't in the plan"):
        ben.save(removal(ben.plan, YEAR).change)


def test_two_peoples_points_of_a_path_are_a_conflict(ann: Desk, ben: Desk) -> None:
    series = Ref("kpi", 1)
    ann.set(series, "points", ((DAY, 1.0),))

    with pytest.raises(Conflict) as caught:
        ben.set(series, "points", ((DAY, 2.0), (NOON.date(), 3.0)))

    assert caught.value.theirs == ((DAY, 1.0),)
    assert caught.value.message == (
        "K1 path points: ann made it 31 Oct 2026 1 meanwhile, you 31 Oct 2026 2 · 23 Nov 2026 3."
    )


def test_a_value_changed_by_another_program_is_not_overwritten(ann: Desk, path: Path) -> None:
    with by_hand(path) as db:
        db.execute("UPDATE goal SET title = 'By hand' WHERE id = 2")

    with pytest.raises(ChangedOutside, match="G2 was changed by another program"):
        ann.set(YEAR, "title", "Three sites")

    assert len(ann.store.revisions()) == 1


def test_a_record_that_another_program_took_away_can_not_be_removed_again(ann: Desk, path: Path) -> None:
    ann.add(Step(id=-1, goal=2, text="One"), Step(id=-2, goal=2, text="Two"))
    with by_hand(path) as db:
        db.execute("DELETE FROM step WHERE id = 2")

    with pytest.raises(ChangedOutside, match="A step was changed by another program"):
        ann.undo(2)

    assert Ref("step", 1) in records_of(path)


def test_a_record_taken_away_by_another_program_is_noticed_where_something_links_to_it(
    ann: Desk, path: Path
) -> None:
    with by_hand(path) as db:
        db.execute("DELETE FROM area")

    with pytest.raises(ChangedOutside):
        ann.add(Goal(id=-1, title="New", area=1, horizon=1))


def test_time_never_goes_back(ann: Desk) -> None:
    ann.set(YEAR, "note", "1")
    ann.at = NOON - datetime.timedelta(days=3)

    recorded = ann.set(YEAR, "note", "2")

    assert recorded is not None
    assert recorded.revision.at == NOON


def test_a_change_that_does_not_exist_is_said(ann: Desk) -> None:
    with pytest.raises(PlannerError, match="There is no change 7"):
        ann.store.recorded(7)


def test_an_empty_change_stores_nothing(ann: Desk) -> None:
    assert ann.save(Change.of((), "Nothing")) is None
