"""A change is a set of edits, each value as its field holds it."""

import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import BadValue, Change, Edit, Ref, added, entered, removed
from itplanner.domain.records import KINDS, Holds, fields
from tests.builders import DAYS, SEEDS, change_of, goal, random_change, random_plan, step

TEXTS = [
    (kind, spec.name)
    for kind in KINDS
    for spec in fields(KINDS[kind]).values()
    if spec.holds in {Holds.LINE, Holds.TEXT, Holds.WORDS}
]
HOSTILE = "A\x00B \x1b[31m\u202eC\r\nD\t"


def test_two_edits_of_a_field_are_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        change_of(Edit("goal", 1, "title", "A", "B"), Edit("goal", 1, "title", "A", "C"))


@pytest.mark.parametrize("whole", [added(goal(1)), removed(goal(1))])
def test_an_edit_of_a_record_that_comes_or_goes_is_refused(whole: Edit) -> None:
    with pytest.raises(ValueError, match="adds or removes"):
        change_of(whole, Edit("goal", 1, "title", "A", "B"))
    with pytest.raises(ValueError, match="once"):
        change_of(whole, whole)


@pytest.mark.parametrize(
    ("field", "typed", "held"),
    [
        ("horizon", 1, 1),
        ("weight", "3", 3),
        ("due", "2026-03-15", DAYS[0]),
        ("title", "  two\nlines ", "two lines"),
        ("note", "two\r\nlines", "two\nlines"),
        ("note", " \n ", ""),
        ("title", "Cafe\u0301", "Café"),
        ("tags", ["wan", "dr", "wan", ""], ("dr", "wan")),
        ("tags", ("two words", "a,b"), ("a", "b", "two", "words")),
        ("effort_hours", 3, 3.0),
        ("owner", None, None),
    ],
)
def test_a_value_is_held_as_its_field_holds_it(field: str, typed: object, held: object) -> None:
    value = entered("goal", field, typed)
    assert value == held
    assert type(value) is type(held)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "  ", "Goal: it can't be empty"),
        ("area", None, "Area: it can't be empty"),
        ("weight", 0, 'Weight: "0" is not possible; it has to be more than 0'),
        ("status", "late", 'Status: "late" is not possible; it is one of: proposed, active, done'),
        ("due", "\x1b[31m", 'Due: "�[31m" is not possible; it takes a date, for example 2027-09-30'),
        ("effort_hours", float("nan"), 'Effort: "nan" is not possible; it takes a finite number'),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_field(field: str, value: object, sentence: str) -> None:
    with pytest.raises(BadValue) as error:
        entered("goal", field, value)
    assert str(error.value).startswith(sentence)


@given(st.sampled_from(TEXTS), st.text(max_size=30))
def test_what_was_entered_is_entered_once_and_for_all(where: tuple[str, str], text: str) -> None:
    value: Any = (text,) if where[1] == "tags" else f"x{text}"
    held = entered(*where, value)
    assert entered(*where, held) == held


def test_added_records_are_cleaned_like_edits() -> None:
    change = change_of(added(goal(1, title=HOSTILE, note=HOSTILE, tags=("b a", "\x07"))))
    row = change.edits[0].after
    assert row.title == "A\ufffdB \ufffd[31m\ufffdC D"
    assert "\x1b" not in row.note
    assert row.tags == ("a", "b", "\ufffd")


def test_an_added_record_without_a_title_is_refused() -> None:
    with pytest.raises(BadValue, match="Goal: it can't be empty"):
        change_of(added(goal(1, title=" \t")))


def test_the_sentence_is_one_clean_line() -> None:
    assert Change.of([], HOSTILE).sentence == "A\ufffdB \ufffd[31m\ufffdC D"


@given(SEEDS)
def test_the_inverse_of_the_inverse_is_the_change(seed: int) -> None:
    random = Random(seed)
    change = random_change(random, random_plan(random, 20), 10)
    assert change.inverse("Undone").inverse(change.sentence) == change
    assert change.inverse("Undone").touched == change.touched
    assert len(change.inverse("Undone")) == len(change)


def test_a_change_knows_what_it_touches() -> None:
    change = change_of(Edit("goal", 1, "title", "A", "B"), added(step(-1)), removed(step(4)))
    assert change.touched == {Ref("goal", 1), Ref("step", -1), Ref("step", 4)}
    assert [(each.adds, each.removes) for each in change] == [(False, False), (True, False), (False, True)]


def test_only_keeps_the_sentence() -> None:
    change = Change.of([Edit("goal", 1, "title", "A", "B")], "Said")
    assert change.only([]) == Change((), "Said")


def test_an_edit_holds_the_type_of_its_field_so_that_one_is_never_true() -> None:
    (made,) = change_of(Edit("step", 1, "done", False, 1)).edits
    assert made.after is True
    assert type(change_of(Edit("goal", 1, "weight", 1, True)).edits[0].after) is int


def test_a_date_that_is_a_moment_is_refused() -> None:
    with pytest.raises(BadValue):
        entered("goal", "due", datetime.datetime(2026, 3, 15, 12, tzinfo=datetime.UTC))


def test_a_record_keeps_its_number() -> None:
    with pytest.raises(ValueError, match="keeps its number"):
        Change.of([Edit("goal", 1, "id", 1, 2)], "x")
