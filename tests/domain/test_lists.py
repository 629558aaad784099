"""Links of many read and write as one list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Edit
from itplanner.domain.lists import (
    LISTS,
    ListField,
    entries,
    list_edits,
    list_text,
    listed,
    lists_of,
    parse_list,
    written,
)
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Alignment, BusinessGoal, Project, Service, Support, fields
from itplanner.domain.wrong import Wrong
from tests.builders import goal, kpi, plan_of

ALIGNED = lists_of("goal")["business_goals"]
SUPPORTS = lists_of("goal")["supports"]
PLAN = plan_of(
    *(goal(number) for number in range(1, 7)),
    *(BusinessGoal(id=number, title=f"Aim {number}") for number in range(1, 7)),
    *(kpi(number) for number in range(1, 7)),
    Project(id=1, name="Mail migration"),
    *(Service(id=number, name=f"Service {number}") for number in range(1, 7)),
    Alignment(id=1, goal=1, business_goal=1),
    Alignment(id=2, goal=1, business_goal=2, strength="secondary"),
    Support(id=1, goal=1, supported=2),
)
WANTED = st.dictionaries(st.integers(2, 6), st.sampled_from(["primary", "secondary"]))


def applied(plan: Plan, edits: list[Edit]) -> Plan:
    return plan.apply(Change.of(edits, ""))


@pytest.mark.parametrize("field", LISTS, ids=lambda field: field.link)
def test_a_list_links_between_fields_that_there_are(field: ListField) -> None:
    assert {field.owner, field.target} <= set(fields(KINDS[field.link]))
    assert field.name not in fields(KINDS[field.kind])
    assert field.target_kind in KINDS


@pytest.mark.parametrize("field", LISTS, ids=lambda field: field.link)
@given(wanted=WANTED)
def test_a_list_reads_back_what_was_wanted(field: ListField, wanted: dict[int, str]) -> None:
    wanted = {target: strength if field.strength else "" for target, strength in wanted.items()}
    new = applied(PLAN, list_edits(PLAN, field, 1, wanted, -1))
    assert listed(new, field, 1) == wanted
    assert parse_list(new, field, list_text(new, field, 1)) == wanted
    assert list_edits(new, field, 1, wanted, -1) == []


@given(wanted=WANTED)
def test_entries_that_stay_are_the_same_records(wanted: dict[int, str]) -> None:
    new = applied(PLAN, list_edits(PLAN, ALIGNED, 1, wanted, -1))
    old = {row.id: row for row in entries(PLAN, ALIGNED, 1)}
    for row in entries(new, ALIGNED, 1):
        target = getattr(row, "business_goal")  # noqa: B009 - an entry of any list
        assert (row.id in old) is (target in {1, 2})


def test_new_entries_are_numbered_downwards() -> None:
    edits = list_edits(PLAN, SUPPORTS, 1, {3: "", 4: ""}, -5)
    assert [edit.id for edit in edits if edit.adds] == [-6, -7]
    assert len({edit.id for edit in edits}) == len(edits)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("BG1:primary,BG2:secondary", {1: "primary", 2: "secondary"}),
        ("bg1:s bg2", {1: "secondary", 2: "secondary"}),
        ("bg1, bg2", {1: "primary", 2: "secondary"}),
        ("BG1; BG2 ", {1: "primary", 2: "secondary"}),
        ("Aim 1, aim 2:sec", {1: "primary", 2: "secondary"}),
        ("BG1:", {1: "primary"}),
        ("", {}),
        (" , ", {}),
    ],
)
def test_what_people_type_as_a_list_is_understood(text: str, wanted: dict[int, str]) -> None:
    assert parse_list(PLAN, ALIGNED, text) == wanted


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("business_goals", "BG9", "There is no business goal BG9 in the plan."),
        ("business_goals", "G1", "G1 is a goal; a business goal has a code like BG1."),
        (
            "business_goals",
            "BG1:tertiary",
            '"BG1:tertiary": after the colon stands primary or secondary. Try BG1:primary.',
        ),
        ("supports", "G1:primary", '"G1:primary": nothing can follow a colon here. Try G1.'),
    ],
)
def test_what_is_wrong_in_a_list_is_told(name: str, text: str, message: str) -> None:
    assert parse_list(PLAN, lists_of("goal")[name], text) == Wrong(message)


def test_a_list_is_written_as_it_is_typed() -> None:
    assert list_text(PLAN, ALIGNED, 1) == "BG1:primary,BG2:secondary"
    assert list_text(PLAN, SUPPORTS, 1) == "G2"
    assert list_text(PLAN, SUPPORTS, 2) == ""
    assert written(SUPPORTS, {4: "", 2: ""}) == "G4,G2"


def test_an_entry_stands_once() -> None:
    assert parse_list(PLAN, ALIGNED, "BG1, BG1:s") == Wrong('"BG1" stands twice in the list. Once is enough.')
