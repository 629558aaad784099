"""Which fields a form has, and the texts that stand in them when it opens."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context, parse
from itplanner.domain.plan import Plan
from itplanner.domain.records import (
    KINDS,
    Alignment,
    BusinessGoal,
    Goal,
    Organisation,
    Person,
    Step,
    fields,
)
from itplanner.tui.forms.model import form_of, new_form
from itplanner.tui.forms.order import below_the_line, is_part, ordered
from itplanner.tui.forms.reading import as_typed, field_of
from itplanner.tui.forms.state import FormState
from tests.builders import goal, kpi, measure, plan_of, plans, reading

TODAY = datetime.date(2026, 11, 23)
DUE = datetime.date(2027, 3, 31)


@pytest.fixture
def plan() -> Plan:
    return plan_of(
        goal(1, due=DUE, owner=1, need=9_600_000),
        goal(2, due=DUE),
        Person(id=1, name="Femi Adeyemi"),
        BusinessGoal(id=2, title="Keep the 4 plants running"),
        Alignment(id=1, goal=1, business_goal=2),
    )


def test_a_form_has_every_field_that_people_fill_in_and_no_other(plan: Plan) -> None:
    names = form_of(plan, "goal", [Ref("goal", 1)]).names
    assert {"title", "due", "note", "tags", "business_goals", "depends_on"} <= set(names)
    assert not {"id", "rank", "carried_from"} & set(names)


def test_the_lists_of_a_goal_stand_behind_its_due_date(plan: Plan) -> None:
    names = form_of(plan, "goal", [Ref("goal", 1)]).names
    at = names.index("due") + 1
    assert names[at] == "business_goals"


def test_a_goals_form_begins_with_what_people_fill_in(plan: Plan) -> None:
    names = form_of(plan, "goal", [Ref("goal", 1)]).names
    usual = tuple(name for name in names if not below_the_line(field_of("goal", name)))
    assert usual == names[: len(usual)]
    assert " ".join(usual) == (
        "title area horizon year parent owner start due business_goals "
        "status acceptance need effort_hours note"
    )


@pytest.mark.parametrize(
    ("kind", "usual", "rare"),
    [
        (
            "kpi",
            (
                "name definition formula unit direction cadence owner start_value start_on target target_on "
                "green_min green_max amber_min amber_max note"
            ),
            (
                "path points decimals source numerator denominator adds_up cohort clock maximum tolerance "
                "rules limits_from limits_to reference tags"
            ),
        ),
        (
            "measure",
            "unit start_value target direction note",
            "start_on due path points kpi reference tags goal",
        ),
        ("declaration", "colour person reason given_on expires note", "reference tags record"),
        ("waiver", "rule person reason given_on expires note", "reference tags record"),
    ],
)
def test_the_usual_fields_stand_before_the_rare_ones(kind: str, usual: str, rare: str) -> None:
    names = ordered(kind)
    assert " ".join(name for name in names if not below_the_line(field_of(kind, name))) == usual
    assert " ".join(name for name in names if below_the_line(field_of(kind, name))) == rare


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_record_is_part_of_stands_last(kind: str) -> None:
    parts = [is_part(field_of(kind, name)) for name in ordered(kind)]
    assert parts == sorted(parts)


@pytest.mark.parametrize("kind", KINDS)
def test_no_label_is_cut(kind: str) -> None:
    for name in ordered(kind):
        assert len(field_of(kind, name).title) <= 16


def test_a_new_step_and_a_new_measure_begin_with_what_they_are(plan: Plan) -> None:
    assert new_form(plan, "step", {"goal": "G1"}, {}).names[0] == "text"
    names = new_form(plan, "measure", {"goal": "G1"}, {}).names
    assert names[:4] == ("unit", "start_value", "target", "direction")
    assert names[-1] == "goal"


def test_a_reading_of_a_known_series_asks_for_date_value_and_note(plan: Plan) -> None:
    names = new_form(plan, "reading", {"measure": "M1"}, {}).names
    assert names[:3] == ("date", "value", "note")
    assert set(names[3:]) == {"numerator", "denominator", "source", "reference", "tags", "measure"}


def test_a_preset_that_is_no_field_is_left_alone(plan: Plan) -> None:
    assert new_form(plan, "goal", {"colour": "red"}, {}).preset == {"colour": "red"}


def test_values_stand_there_as_a_person_would_type_them(plan: Plan) -> None:
    form = form_of(plan, "goal", [Ref("goal", 1)])
    assert form.title == "Edit G1"
    assert form.texts["due"] == "31 Mar 2027"
    assert form.texts["owner"] == "Femi Adeyemi"
    assert form.texts["business_goals"] == "BG2:primary"
    assert form.texts["parent"] == ""


def test_several_records_show_what_they_share_and_mark_what_differs(plan: Plan) -> None:
    form = form_of(plan, "goal", [Ref("goal", 1), Ref("goal", 2)])
    assert form.title == "Edit 2 goals"
    assert form.texts["due"] == "31 Mar 2027"
    assert {"owner", "need", "business_goals"} <= form.mixed
    assert not {"due", "parent", "horizon"} & form.mixed


def test_several_records_begin_at_their_owner_and_keep_their_names(plan: Plan) -> None:
    refs = [Ref("goal", 1), Ref("goal", 2)]
    form = form_of(plan, "goal", refs)
    assert (form.focus, "title" in form.names) == ("owner", False)
    assert form_of(plan, "goal", refs, focus="due").focus == "due"
    assert form_of(plan, "goal", refs[:1]).focus is None


@pytest.mark.parametrize(
    ("ref", "title"),
    [
        (Ref("goal", 1), "Edit G1"),
        (Ref("business_goal", 2), "Edit BG2"),
        (Ref("kpi", 1), "Edit K1"),
        (Ref("step", 1), "Edit step: Order the 9 lines"),
        (Ref("person", 1), "Edit person: Femi Adeyemi"),
        (Ref("alignment", 1), "Edit alignment for G1 Goal 1"),
        (Ref("reading", 1), "Edit reading for K1 KPI 1"),
        (Ref("reading", 2), "Edit reading for G1 Goal 1"),
    ],
)
def test_a_form_names_its_record_as_the_screens_do(ref: Ref, title: str) -> None:
    plan = plan_of(
        goal(1),
        Person(id=1, name="Femi Adeyemi"),
        BusinessGoal(id=2, title="Keep the 4 plants running"),
        Alignment(id=1, goal=1, business_goal=2),
        Step(id=1, goal=1, text="Order the 9 lines"),
        kpi(1),
        measure(1),
        reading(1, kpi=1, value=80),
        reading(2, measure=1, value=80),
    )
    assert form_of(plan, ref.kind, [ref]).title == title


@pytest.mark.parametrize(
    ("kind", "preset", "title"),
    [
        ("reading", {"kpi": "K1"}, "New reading for K1 KPI 1"),
        ("reading", {"measure": "M1"}, "New reading for G1 Goal 1"),
        ("declaration", {"record": "K1"}, "New declaration for K1 KPI 1"),
        ("declaration", {"record": "G7"}, "New declaration for G7"),
        ("waiver", {"record": "G7"}, "New waiver for G7"),
        ("measure", {"goal": "G1"}, "New measure for G1 Goal 1"),
        ("goal", {"area": "AR1", "parent": "G1"}, "New goal"),
        ("reading", {}, "New reading"),
    ],
)
def test_the_form_of_a_new_record_names_what_it_will_be_part_of(
    kind: str, preset: dict[str, str], title: str
) -> None:
    assert new_form(plan_of(goal(1), kpi(1), measure(1)), kind, preset, {}).title == title


@pytest.mark.parametrize("currency", ["EUR", "JPY", "BHD", "CLF"])
@given(amount=st.integers(0, 10**15))
@settings(deadline=None)
def test_money_stands_there_in_thousands_and_reads_back_equal(currency: str, amount: int) -> None:
    money = plan_of(Organisation(id=1, name="Acme", currency=currency, year=2027))
    spec = fields(Goal)["need"]
    text = as_typed(spec, amount, money)
    assert parse(spec, text, Context(money, TODAY)) == amount


def test_a_whole_amount_has_no_decimals(plan: Plan) -> None:
    assert form_of(plan, "goal", [Ref("goal", 1)]).texts["need"] == "96,000"


def test_records_that_are_gone_are_left_out_and_none_left_is_an_error(plan: Plan) -> None:
    assert form_of(plan, "goal", [Ref("goal", 1), Ref("goal", 99)]).refs == (Ref("goal", 1),)
    with pytest.raises(KeyError):
        form_of(plan, "goal", [Ref("goal", 99)])


def test_a_new_record_begins_with_its_defaults_and_what_the_place_presets(plan: Plan) -> None:
    form = new_form(plan, "goal", {"area": "Network", "horizon": "1"}, {"title": "Zoom Rooms"})
    assert (form.title, form.refs) == ("New goal", ())
    assert (form.texts["area"], form.texts["status"], form.texts["title"]) == ("Network", "proposed", "")
    assert FormState.of(form, Context(plan, TODAY)).changes() == {
        "area": "Network",
        "horizon": "1",
        "title": "Zoom Rooms",
    }


@given(plans())
def test_a_form_that_nobody_typed_in_changes_nothing_whatever_is_stored(plan: Plan) -> None:
    context = Context(plan, TODAY)
    for kind in KINDS:
        for row in plan.table(kind):
            state = FormState.of(form_of(plan, kind, [Ref(kind, row.id)]), context)
            for at in range(len(state.fields)):
                state = state.moved(at)
            assert (state.changes(), state.draft().texts) == ({}, {})
            assert not state.checked().wrong
