"""Records are found by code or by name, and who types a wrong one is told the right one."""

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.naming import code_of, find, found_among, is_unknown_name, link_text, one
from itplanner.domain.records import KINDS, Area, Organisation, Person
from itplanner.domain.wrong import Wrong
from tests.builders import goal, kpi, plan_of, step

PLAN = plan_of(
    Area(id=1, name="Network"),
    Area(id=2, name="Service desk"),
    Person(id=1, name="Ann Lee"),
    Person(id=2, name="Bo"),
    Person(id=3, name="bo"),
    Person(id=4, name="K1"),
    Person(id=5, name="PE01"),
    goal(1, title="Fibre"),
    goal(12),
    kpi(1),
    step(3),
)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("G12", Ref("goal", 12)),
        ("g12", Ref("goal", 12)),
        (" bG2 ", Ref("business_goal", 2)),
        ("ST3", Ref("step", 3)),
        ("organisation", Ref("organisation", 1)),
        ("G012", None),
        ("G0", None),
        ("G-1", None),
        ("G", None),
        ("12", None),
        ("GG1", None),
        ("G 1", None),
        ("G1.5", None),
        ("G" + "9" * 30, None),
        ("", None),
    ],
)
def test_a_code_is_a_prefix_and_a_number(text: str, ref: Ref | None) -> None:
    assert code_of(text) == ref


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.prefix])
def test_the_code_of_a_record_means_the_record(kind: type) -> None:
    assert code_of(f"{kind.prefix}7") == Ref(kind.kind, 7)  # type: ignore[attr-defined]  # a kind of record


@pytest.mark.parametrize(
    ("kind", "text", "ref"),
    [
        ("goal", "g12", Ref("goal", 12)),
        ("goal", "fibre", Ref("goal", 1)),
        ("area", "service DESK", Ref("area", 2)),
        ("person", " Ann Lee ", Ref("person", 1)),
        ("person", "PE2", Ref("person", 2)),
        ("person", "K1", Ref("person", 4)),
        ("person", "pe01", Ref("person", 5)),
    ],
)
def test_a_record_is_found_by_code_or_name(kind: str, text: str, ref: Ref) -> None:
    assert find(PLAN, kind, text) == ref


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("goal", "G99", "There is no goal G99 in the plan."),
        ("goal", "k1", "K1 is a KPI; a goal has a code like G1."),
        ("area", "G1", "G1 is a goal; an area has a code like AR1."),
        ("goal", "g012", "G012 looks like the code of a check. Records have no leading zeros: G12."),
        ("person", "Bo", 'There are 2 called "Bo": PE2, PE3. Use the code.'),
        ("area", "Netwrk", 'No area "Netwrk". Network?'),
        ("area", "desk", 'No area "desk". Service desk?'),
        ("area", "Xyzzy", 'No area "Xyzzy". Use a code like AR1.'),
        ("goal", "\x1b[2J", 'No goal "\ufffd[2J". Use a code like G1.'),
        ("goal", "x" * 90, f'No goal "{"x" * 39}…". Use a code like G1.'),
    ],
)
def test_what_is_not_found_is_told_with_what_helps(kind: str, text: str, message: str) -> None:
    assert find(PLAN, kind, text) == Wrong(message)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("k1", Ref("kpi", 1)),
        ("KPI 1", Ref("kpi", 1)),
        ("fibre", Ref("goal", 1)),
        ("Bo", Wrong('There are 2 called "Bo": PE2, PE3. Use the code.')),
        ("AR1", Wrong("AR1 is an area; a goal, a KPI or a person has a code like G1, K1 or PE1.")),
        ("k012", Wrong("K012 looks like the code of a check. Records have no leading zeros: K12.")),
        ("fibr", Wrong('No goal, KPI or person "fibr". Fibre?')),
        ("?", Wrong('No goal, KPI or person "?". Use a code like G1, K1 or PE1.')),
    ],
)
def test_a_record_is_found_among_several_kinds(text: str, found: Ref | Wrong) -> None:
    assert found_among(PLAN, ("goal", "kpi", "person"), text) == found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_written_for_a_link_is_found_again(kind: str) -> None:
    for number in PLAN.table(kind).rows:
        assert find(PLAN, kind, link_text(PLAN, Ref(kind, number))) == Ref(kind, number)


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (Ref("person", 1), "Ann Lee"),
        (Ref("person", 2), "PE2"),
        (Ref("person", 4), "PE4"),
        (Ref("goal", 1), "G1"),
        (Ref("goal", 99), "G99"),
    ],
)
def test_a_name_stands_for_a_record_only_where_it_is_its_own(ref: Ref, text: str) -> None:
    assert link_text(PLAN, ref) == text


@pytest.mark.parametrize(
    ("kind", "text", "unknown"),
    [
        ("area", "Sound", True),
        ("area", " network ", False),
        ("area", "AR9", False),
        ("area", " ", False),
        ("goal", "Sound", False),
        ("person", "K1", False),
    ],
)
def test_a_name_is_unknown_where_it_could_be_that_of_a_record_and_is_not(
    kind: str, text: str, unknown: bool
) -> None:
    assert is_unknown_name(PLAN, kind, text) is unknown


def test_where_there_is_none_of_a_kind_no_code_is_suggested() -> None:
    assert find(plan_of(), "person", "Ann") == Wrong('No person "Ann": the plan has none yet.')


def test_there_is_one_organisation_so_the_word_is_its_code() -> None:
    acme = Organisation(id=1, name="Acme", currency="EUR", year=2027)
    assert find(plan_of(acme), "organisation", "Organisation") == Ref("organisation", 1)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("goal", "a goal"), ("area", "an area"), ("kpi", "a KPI"), ("organisation", "an organisation")],
)
def test_a_noun_has_its_article(kind: str, words: str) -> None:
    assert one(kind) == words
