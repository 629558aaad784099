"""A record is declared once, checks its own fields and is never changed."""

import dataclasses
import pickle
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from itplanner.domain.records import (
    BASIS,
    KINDS,
    KPI,
    FieldSpec,
    Holds,
    Link,
    Merge,
    Organisation,
    Record,
    field_adapter,
    fields,
    list_adapter,
    replaced,
    values_of,
)
from itplanner.domain.records.specs import inside
from tests.builders import SEEDS, TODAY, declaration, goal, kpi, random_record, step

ALL_FIELDS = [spec for kind in KINDS.values() for spec in fields(kind).values()]
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=str)
EVERY_FIELD = pytest.mark.parametrize("spec", ALL_FIELDS, ids=lambda spec: f"{spec.kind}.{spec.name}")


@EVERY_KIND
def test_every_kind_has_a_word_and_a_prefix_of_its_own(kind: type[Record]) -> None:
    assert kind.noun
    assert kind.__doc__
    assert kind.prefix or kind is Organisation
    assert [other for other in KINDS.values() if other.prefix == kind.prefix] == [kind]


@EVERY_KIND
def test_the_common_fields_come_last(kind: type[Record]) -> None:
    names = list(fields(kind))
    assert names[0] == "id"
    assert names[-3:] == ["reference", "note", "tags"]


@EVERY_FIELD
def test_every_field_can_be_shown_and_validated(spec: FieldSpec) -> None:
    assert spec.title
    assert spec.title[0].isupper()
    assert not spec.help.endswith(".")
    if not spec.required:
        assert field_adapter(KINDS[spec.kind], spec.name).validate_python(spec.default) == spec.default


@EVERY_FIELD
def test_a_link_leads_to_a_kind(spec: FieldSpec) -> None:
    assert (spec.link is not None) is (spec.holds is Holds.LINK)
    assert bool(spec.leads_to) is (spec.holds in {Holds.LINK, Holds.RECORD})
    assert set(spec.leads_to) <= set(KINDS)
    assert spec.link is None or spec.leads_to == (spec.link.kind,)


@given(SEEDS, st.sampled_from(sorted(KINDS)))
def test_a_record_is_its_values(seed: int, kind: str) -> None:
    row = random_record(Random(seed), kind, 4)
    assert list_adapter(KINDS[kind]).validate_python([values_of(row)]) == [row]
    assert replaced(row, {}) == row
    assert hash(replaced(row, {})) == hash(row)
    assert pickle.loads(pickle.dumps(row)) == row


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        goal(1).title = "New"  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", ""),
        ("title", "x" * 100_001),
        ("horizon", 2),
        ("status", "late"),
        ("weight", 0),
        ("weight", 2**62 + 1),
        ("effort_hours", float("nan")),
        ("effort_hours", float("inf")),
        ("effort_hours", -1),
        ("need", -1),
        ("year", 1066),
        ("tags", "word"),
        ("due", "soon"),
        ("unknown", 1),
    ],
)
def test_a_value_that_its_field_cannot_hold_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValidationError):
        goal(1, **{name: value})


def test_points_stand_by_date_and_each_date_once() -> None:
    early, late = (TODAY, 2.0), (TODAY.replace(year=2028), 1.0)
    assert kpi(1, points=[late, early]).points == (early, late)
    with pytest.raises(ValidationError, match="a date stands twice"):
        kpi(1, points=[early, (TODAY, 3.0)])


@pytest.mark.parametrize("code", ["g1", "G", "1", "G0", "G01", "G--1", "GOAL1", "G1 ", ""])
def test_a_declaration_is_about_a_code(code: str) -> None:
    with pytest.raises(ValidationError):
        declaration(1, record=code)


def test_two_fields_are_never_compared_by_the_record() -> None:
    assert goal(1, start=TODAY, due=TODAY.replace(year=2000)).due is not None


def test_a_record_is_called_by_its_code_and_its_label() -> None:
    assert (goal(12).code, goal(12).label) == ("G12", "Goal 12")
    assert (step(3).code, step(3).label) == ("ST3", "Step 3")
    assert goal(-1).code == "new"
    assert Organisation(id=1, name="Acme", currency="EUR", year=2027).code == "organisation"


def test_a_field_says_what_it_holds() -> None:
    spec = fields(KINDS["goal"])["area"]
    assert (spec.title, spec.holds, spec.link, spec.required) == ("Area", Holds.LINK, Link("area"), True)
    assert spec.sealed
    assert fields(KINDS["goal"])["tags"].merge is Merge.SET
    assert fields(KINDS["goal"])["due"].optional
    assert fields(KINDS["goal"])["weight"].default == BASIS
    assert fields(KINDS["goal"])["effort_hours"].unit == "h"
    assert fields(KINDS["goal"])["horizon"].choices == (1, 3, 5, 10)
    assert fields(KINDS["step"])["done"].holds is Holds.YES
    assert fields(KPI)["decimals"].holds is Holds.INTEGER
    assert fields(KPI)["target"].holds is Holds.NUMBER


def test_parts_are_what_goes_with_a_record() -> None:
    parts = {(spec.kind, spec.name) for spec in ALL_FIELDS if spec.part}
    assert ("step", "goal") in parts
    assert ("reading", "kpi") in parts
    assert ("declaration", "record") in parts
    assert ("declaration", "person") not in parts
    assert ("goal", "parent") not in parts


@pytest.mark.parametrize(("title", "words"), [("Due", "due"), ("KPI", "KPI"), ("Follows KPI", "follows KPI")])
def test_a_title_within_a_sentence_keeps_its_capitals_where_it_is_an_abbreviation(
    title: str, words: str
) -> None:
    assert inside(title) == words
