"""A clash settled: the rest of the change holds either way, one's own value where it was said."""

import datetime

import pytest

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.records import Goal, Person
from itplanner.domain.verbs.settling import How, notable, settling
from tests.builders import DAYS, TODAY, contents, edit, goal, plan_of

NOW = plan_of(Person(id=1, name="Ann"), Person(id=2, name="Ben"), goal(1, title="Theirs", owner=2))
TITLE = Edit("goal", 1, "title", "Goal 1", "Mine")
OWNER = Edit("goal", 1, "owner", None, 1)
WEIGHT = Edit("goal", 1, "weight", 10_000, 20_000)
NOTE = Edit("goal", 1, "note", "", "Ducts are late")


def settled(*edits: Edit, clash: Edit = TITLE, how: How) -> Change:
    """Settle a change on the plan as it is now."""
    theirs = getattr(NOW[Goal].rows[1], clash.field or "")
    return settling(NOW, Change.of(edits, "All of it"), clash, theirs, how, by="Ann", today=TODAY)


def test_mine_is_put_over_theirs() -> None:
    made = settled(TITLE, WEIGHT, how="mine")
    new = NOW.apply(made)[Goal].rows[1]
    assert (new.title, new.weight, new.note) == ("Mine", 20_000, "")
    assert made.sentence == "All of it"


def test_theirs_stays_and_the_sentence_says_what_was_changed() -> None:
    made = settled(TITLE, WEIGHT, how="theirs")
    new = NOW.apply(made)[Goal].rows[1]
    assert (new.title, new.weight, new.note) == ("Theirs", 20_000, "")
    assert made.sentence == "G1 weight 1 → 2"


def test_mine_becomes_a_line_of_the_note_beside_theirs() -> None:
    new = NOW.apply(settled(TITLE, WEIGHT, how="both"))[Goal].rows[1]
    assert (new.title, new.weight, new.note) == ("Theirs", 20_000, "Ann, 23 Nov 2026: goal Mine")


def test_a_note_that_is_edited_too_gets_the_line_below() -> None:
    new = NOW.apply(settled(TITLE, NOTE, how="both"))[Goal].rows[1]
    assert new.note == "Ducts are late\nAnn, 23 Nov 2026: goal Mine"


def test_a_person_stands_in_the_note_by_name() -> None:
    assert NOW.apply(settled(OWNER, clash=OWNER, how="both"))[Goal].rows[1].note == (
        "Ann, 23 Nov 2026: owner PE1 Ann"
    )


def test_a_long_text_is_kept_whole() -> None:
    text = "word " * 100 + "end"
    long = Edit("goal", 1, "acceptance", "Before", text)
    assert NOW.apply(settled(long, clash=long, how="both"))[Goal].rows[1].note.endswith(text)


def test_what_nothing_is_left_of_changes_nothing() -> None:
    made = settled(TITLE, how="theirs")
    assert contents(NOW.apply(made)) == contents(NOW)


@pytest.mark.parametrize(
    ("name", "after", "possible"),
    [
        ("title", "Mine", True),
        ("due", DAYS[0], True),
        ("due", None, False),
        ("owner", 1, True),
        ("note", "Mine", False),
        ("rank", "V", False),
        ("tags", ("lan",), False),
    ],
)
def test_only_what_says_something_by_itself_can_go_into_the_note(
    name: str, after: str | datetime.date | int | None, possible: bool
) -> None:
    assert notable(edit(NOW, Ref("goal", 1), name, after), NOW) is possible
    assert not notable(Edit("goal", 9, name, None, after), NOW)
