"""What is offered for what was typed, and in which order."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.naming import find
from itplanner.domain.records import Area, BusinessGoal, Department, Person
from itplanner.tui.forms.candidates import candidates
from itplanner.tui.forms.matching import match
from itplanner.tui.forms.reading import field_of
from tests.builders import ACME, goal, kpi, plan_of

PLAN = plan_of(
    ACME,
    Area(id=1, name="Network"),
    goal(1, title="One data centre instead of two", horizon=3, due=datetime.date(2029, 6, 30)),
    goal(2, title="Data kept in two places"),
    goal(10, title="Replace 9 copper links with fibre"),
    Department(id=1, name="Finance"),
    Person(id=1, name="Femi Adeyemi", department=1),
    Person(id=2, name="Ana Ruiz", left=datetime.date(2026, 3, 1)),
    Person(id=3, name="Ana Ruiz"),
    BusinessGoal(id=2, title="Keep the 4 plants running"),
    BusinessGoal(id=5, title="A good place to work"),
    kpi(1, name="Data lost"),
)
CONTEXT = Context(PLAN, datetime.date(2026, 11, 23))


def offered(name: str, text: str, kind: str = "goal") -> list[str]:
    return [each.text for each in candidates(field_of(kind, name), text, CONTEXT)]


def test_a_name_from_its_start_comes_before_a_word_and_a_word_before_letters() -> None:
    assert offered("parent", "data") == ["G2", "G1"]
    assert offered("parent", "ce") == ["G1", "G10", "G2"]
    assert offered("parent", "dce") == ["G1", "G2"]


def test_letters_in_their_order_are_enough_and_are_named() -> None:
    (found,) = candidates(field_of("goal", "business_goals"), "plce wrk", CONTEXT)
    assert found.text == "BG5"
    assert "".join(found.label[at] for at in found.letters) == "plcewrk"


def test_a_code_finds_its_record_first_and_is_exact() -> None:
    found = candidates(field_of("goal", "parent"), "g1", CONTEXT)
    assert [(each.text, each.exact) for each in found][:2] == [("G1", True), ("G10", False)]


def test_a_misspelt_name_is_offered() -> None:
    assert offered("owner", "Femmi") == ["Femi Adeyemi"]


def test_people_of_one_name_are_told_apart_by_code() -> None:
    assert offered("owner", "ruiz") == ["PE2", "PE3"]


def test_a_field_that_leads_to_several_kinds_offers_all_of_them() -> None:
    assert offered("record", "", "declaration") == ["G1", "G2", "G10", "K1"]
    assert offered("record", "data", "declaration") == ["K1", "G2", "G1"]
    assert offered("record", "k1", "declaration")[0] == "K1"


def test_hints_tell_neighbours_apart() -> None:
    hints = {each.code: each.hint for each in candidates(field_of("goal", "owner"), "", CONTEXT)}
    assert hints == {"PE1": "Finance", "PE2": "left 1 Mar 2026", "PE3": ""}


def test_a_record_is_not_offered_to_itself() -> None:
    found = candidates(field_of("goal", "parent"), "", CONTEXT, (Ref("goal", 1),))
    assert [each.text for each in found] == ["G2", "G10"]


@pytest.mark.parametrize(
    ("kind", "name", "text", "first"),
    [
        ("goal", "horizon", "5", "5"),
        ("goal", "status", "de", "deferred"),
        ("step", "done", "y", "yes"),
        ("organisation", "fiscal_start", "jul", "July"),
        ("organisation", "currency", "us", "USD"),
        ("kpi", "direction", "least", "at least"),
    ],
)
def test_fixed_values_are_offered(kind: str, name: str, text: str, first: str) -> None:
    assert offered(name, text, kind)[0] == first


def test_fields_that_are_typed_freely_offer_nothing() -> None:
    assert [offered(name, "x") for name in ("title", "due", "need", "tags", "note")] == [[]] * 5


def test_a_list_completes_its_last_entry_and_then_its_strength() -> None:
    assert offered("business_goals", "BG2:primary, work") == ["BG2:primary, BG5"]
    assert offered("business_goals", "BG2:s") == ["BG2:secondary"]
    assert offered("business_goals", "BG2:primary, BG5:") == [
        "BG2:primary, BG5:primary",
        "BG2:primary, BG5:secondary",
    ]


def test_what_a_list_holds_already_is_not_offered_again() -> None:
    assert offered("business_goals", "BG2:primary,") == ["BG2:primary, BG5"]


@given(st.text(max_size=8))
def test_whatever_is_offered_for_a_link_can_be_used(text: str) -> None:
    for each in candidates(field_of("goal", "owner"), text, CONTEXT):
        assert find(PLAN, "person", each.text) == Ref("person", int(each.code[2:]))


@given(st.text(max_size=6), st.text(max_size=20))
def test_the_letters_of_a_match_are_those_that_were_typed(typed: str, name: str) -> None:
    found = match(typed, "G1", name)
    if found is not None and found.letters:
        assert "".join(name[at] for at in found.letters).lower().replace(
            " ", ""
        ) == typed.lower().strip().replace(" ", "")


def test_checks_are_found_by_code_and_by_what_they_find() -> None:
    assert offered("rule", "", "waiver")[:2] == ["G001", "G002"]
    assert offered("rule", "g010", "waiver")[0] == "G010"
    assert offered("rule", "owner", "waiver")[:2] == ["G017", "G001"]
