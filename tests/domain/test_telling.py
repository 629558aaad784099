"""A change is told in words: what was, what is, and of which record."""

import datetime
from typing import Any

import pytest
from hypothesis import given

from itplanner.domain.change import Change, Edit, Ref, added, removed
from itplanner.domain.history import Actor
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Goal, Headcount, Person, Phase, fields
from itplanner.domain.telling import said, tell, told, who
from itplanner.domain.verbs.records import setting
from tests.builders import (
    TODAY,
    budget_line,
    change_of,
    declaration,
    edit,
    goal,
    kpi,
    measure,
    plan_of,
    plans_and_changes,
    reading,
    step,
)

PLAN = plan_of(goal(1, title="Fibre"), goal(2), Person(id=1, name="Ann"), step(1))
GOAL = Ref("goal", 1)


@pytest.mark.parametrize(
    ("where", "value", "words"),
    [
        ("goal.due", datetime.date(2027, 5, 31), "31 May 2027"),
        ("goal.due", None, "–"),
        ("goal.note", "", "–"),
        ("goal.tags", (), "–"),
        ("goal.tags", ("dr", "lan"), "dr lan"),
        ("goal.need", 1_250_050, "EUR 12,500.50"),
        ("goal.need", 0, "EUR 0"),
        ("goal.horizon", 3, "3 years"),
        ("kpi.direction", "at_least", "at least"),
        ("organisation.fiscal_start", 4, "April"),
        ("goal.owner", 1, "PE1 Ann"),
        ("goal.owner", 9, "PE9"),
        ("goal.weight", 15_000, "1.5"),
        ("step.done", False, "no"),
        ("kpi.target", 0.0, "0"),
        ("kpi.points", ((datetime.date(2026, 12, 31), 8.5),), "31 Dec 2026 8.5"),
        ("kpi.points", (), "–"),
        ("declaration.record", "G1", "G1 Fibre"),
        ("declaration.record", "K9", "K9"),
        ("goal.note", "x" * 70, "x" * 59 + "…"),
        ("goal.note", "two\nlines\x1b", "two lines\ufffd"),
    ],
)
def test_a_value_is_said_as_people_say_it(where: str, value: Any, words: str) -> None:
    kind, name = where.split(".")
    assert said(fields(KINDS[kind])[name], value, PLAN) == words


def test_an_edit_tells_what_was_and_what_is() -> None:
    change = change_of(edit(PLAN, GOAL, "due", datetime.date(2027, 5, 31)))
    assert told(change, PLAN, PLAN.apply(change)) == ["G1 due – → 31 May 2027"]


def test_records_that_come_and_go_are_told_by_name() -> None:
    change = change_of(added(goal(-1, title="Radio")), removed(goal(1, title="Fibre")))
    assert told(change, PLAN, PLAN.apply(change)) == ["Added Radio", "Deleted G1 Fibre"]


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("Fibre", "Fibre links", "Fibre → Fibre links"),
        ("Move 20 servers to the cloud", "Move 20 servers to the cloud by June", "…cloud by June"),
        ("Move 20 servers to the cloud by June", "Move 20 servers to the cloud", "…cloud"),
        ("Move 20 servers to the cloud", "Move 40 servers to the cloud", "Move 40 servers to the cloud"),
        (f"{'word ' * 20}one", f"{'word ' * 20}other", "…one → …other"),
    ],
)
def test_of_a_long_text_what_changed_is_said(was: str, now: str, words: str) -> None:
    plan = plan_of(goal(1, title=was))
    assert tell(edit(plan, GOAL, "title", now), plan, plan).endswith(words)


def test_a_record_without_a_name_is_told_by_what_it_belongs_to_and_its_month() -> None:
    users = Headcount(id=4, year=2027, period=4, support_fte=8, users=640)
    plan = plan_of(budget_line(5), Phase(id=9, line=5, period=4, plan=800_000), users)
    said = tell(edit(plan, Ref("phase", 9), "committed", 1_200_000), plan, plan)
    assert said == "PH9 B5 October ordered EUR 0 → EUR 12,000"
    said = tell(edit(plan, Ref("headcount", 4), "users", 650), plan, plan)
    assert said == "HC4 October FY2027 users 640 → 650"
    assert tell(Edit("headcount", 4, None, None, {}), plan_of(), plan) == "Added HC4 October FY2027"


def test_an_organisation_is_named_once() -> None:
    plan, ref = plan_of(), Ref("organisation", 1)
    assert tell(edit(plan, ref, "name", "Mills"), plan, plan) == "organisation Acme → Mills"
    assert tell(edit(plan, ref, "currency", "USD"), plan, plan) == "organisation currency EUR → USD"


def test_a_declaration_is_told_by_what_it_is_about() -> None:
    change = change_of(added(declaration(-1)), removed(declaration(1)))
    old = plan_of(goal(1), declaration(1))
    about = "G1 PE1 on 23 Nov 2026"
    assert told(change, old, old.apply(change)) == [f"Added {about}", f"Deleted DL1 {about}"]


@pytest.mark.parametrize(
    ("ref", "field", "value", "words"),
    [
        (Ref("reading", 1), "value", 8.1, "K3 October 2026: 7.7 → 8.1"),
        (Ref("reading", 1), "numerator", 9.0, "K3 October 2026: numerator – → 9"),
        (Ref("reading", 2), "value", 5.0, "K4 FY2027 Q2: 4 → 5"),
        (Ref("reading", 3), "value", 6.0, "G1 31 Oct 2026: 9 → 6"),
        (Ref("declaration", 1), "colour", "red", "K3 declared: amber → red"),
        (Ref("declaration", 1), "reason", "seen", "K3 declared: reason – → seen"),
    ],
)
def test_what_has_no_code_on_the_screens_is_told_by_what_it_belongs_to(
    ref: Ref, field: str, value: object, words: str
) -> None:
    plan = plan_of(
        *(goal(1), measure(1), kpi(3), kpi(4, cadence="quarterly"), Person(id=1, name="Ann")),
        *(reading(1, kpi=3, value=7.7), reading(2, kpi=4, value=4), reading(3, measure=1, value=9)),
        declaration(1, record="K3"),
    )
    change = change_of(edit(plan, ref, field, value))
    assert told(change, plan, plan.apply(change)) == [words]
    changed = setting(plan, [ref], {field: value}, TODAY)
    assert isinstance(changed, Change)
    assert changed.sentence == words


def test_links_are_told_by_the_plan_they_stood_in() -> None:
    change = change_of(removed(Person(id=1, name="Ann")), Edit("goal", 1, "owner", 1, None))
    plan = plan_of(goal(1, owner=1), Person(id=1, name="Ann"))
    assert told(change, plan, plan.apply(change)) == ["G1 owner PE1 Ann → –", "Deleted PE1 Ann"]


def test_a_new_place_among_siblings_is_no_news() -> None:
    change = change_of(edit(PLAN, Ref("step", 1), "rank", "V"))
    assert told(change, PLAN, PLAN.apply(change)) == []


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (Actor("aruiz", person=1), "Ann"),
        (Actor("aruiz", person=1, assurance="claimed"), "Ann (claimed)"),
        (Actor("aruiz"), "aruiz"),
        (Actor("aruiz", person=9, assurance="claimed"), "aruiz"),
    ],
)
def test_who_acted_is_the_person_marked_where_only_claimed_else_the_account(actor: Actor, name: str) -> None:
    assert who(PLAN, actor) == name


@given(plans_and_changes())
def test_every_change_can_be_told(pair: tuple[Plan, Change]) -> None:
    plan, change = pair
    new = plan.apply(change)
    for each in change:
        assert tell(each, plan, new).strip()
    assert PLAN[Goal].get(1) is not None
