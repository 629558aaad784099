"""What is understood of typed text, what is said to be wrong, and what would be stored."""

import pytest

from itplanner.domain.wrong import Wrong
from itplanner.tui.forms.model import new_form
from itplanner.tui.forms.renewing import over, with_draft, without_draft
from itplanner.tui.forms.state import FormState
from tests.tui.filling import CONTEXT, PLAN, editing, of


@pytest.mark.parametrize(
    ("name", "typed", "echo", "shown"),
    [
        ("due", "30 sep 27", "Thu 30 Sep 2027, FY2028 Q1, in 10 months", "30 Sep 2027"),
        ("need", "96k", "EUR 96,000", "EUR 96,000"),
        ("parent", "g10", "One data centre", "G10 One data centre"),
        ("year", "27", "1 Jul 2026 to 30 Jun 2027", "FY2027"),
        ("effort_hours", "80", "h", "80 h"),
        ("horizon", "3", "years", "3 years"),
        ("weight", "1.50", "", "1.5"),
        ("population", "1,200", "", "1,200"),
        ("status", "act", "", "active"),
        ("tags", "wan lan", "", "lan wan"),
        ("statement", "a\nb", "", "a\nb"),
    ],
)
def test_a_field_echoes_what_it_understands_while_it_is_typed(
    name: str, typed: str, echo: str, shown: str
) -> None:
    field = editing(name).typed(name, typed).current
    assert (field.echo, field.shown, field.wrong) == (echo, shown, "")


@pytest.mark.parametrize(
    ("kind", "number", "name", "typed", "shown"),
    [
        ("organisation", 1, "fiscal_start", "april", "April"),
        ("organisation", 1, "currency", "usd", "USD"),
        ("kpi", 1, "cadence", "half yearly", "half yearly"),
        ("person", 1, "fte", "0.5", "0.5"),
        ("kpi", 1, "path", "s c", "s curve"),
        ("kpi", 1, "points", "eoy:7; 31 dec:8.5", "31 Dec 2026 8.5 · 30 Jun 2027 7"),
        ("declaration", 1, "record", "g10", "G10 One data centre"),
        ("declaration", 1, "record", "kpi 1", "K1 KPI 1"),
    ],
)
def test_other_kinds_of_record_are_understood_the_same_way(
    kind: str, number: int, name: str, typed: str, shown: str
) -> None:
    assert of(kind, number, name).typed(name, typed).left(name).current.shown == shown


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("due", "soonish", '"soonish" is no date. Try 30 sep, fri, +3m, eom, end q3, fy28 q2'),
        ("due", "31 jun 2027", "31 Jun 2027 doesn't exist: June has 30 days"),
        ("need", "12,5,00", '"12,5,00" is no amount. Try 12500, 12.5k, 1.2m'),
        ("owner", "Femmi", 'No person "Femmi". Femi Adeyemi?'),
        ("horizon", "7", '"7" is none of: 1, 3, 5, 10.'),
        ("effort_hours", "-4", '"-4" is not possible; it has to be at least 0 h.'),
        ("business_goals", "BG9", "There is no business goal BG9 in the plan."),
        ("title", "", "Goal can't be empty."),
    ],
)
def test_what_is_wrong_is_said_when_the_field_is_left_and_not_before(
    name: str, typed: str, said: str
) -> None:
    state = editing(name).typed(name, typed)
    assert state.current.wrong == ""
    left = state.moved(state.at + 1)
    assert left.field(name).wrong.startswith(said)
    assert left.field(name).text == typed


def test_the_working_year_is_that_of_the_fiscal_year_typed_beside_it() -> None:
    form = of("organisation", 1, "fiscal_start")
    assert form.field("year").beside == "1 Jul 2026 to 30 Jun 2027"
    april = form.typed("fiscal_start", "apr")
    assert april.field("year").beside == "1 Apr 2026 to 31 Mar 2027"
    assert [each.name for each in april.changed] == ["fiscal_start"]
    assert april.typed("year", "2028").field("year").beside == "1 Apr 2027 to 31 Mar 2028"
    assert april.typed("fiscal_start", "jul").field("year").beside == "1 Jul 2026 to 30 Jun 2027"
    kept = with_draft(form, april.draft())
    assert kept.field("year").beside == "1 Apr 2026 to 31 Mar 2027"
    assert over(april, CONTEXT).field("year").beside == "1 Apr 2026 to 31 Mar 2027"
    assert without_draft(april).field("year").beside == "1 Jul 2026 to 30 Jun 2027"


def test_a_time_zone_is_offered_by_its_city_and_a_wrong_one_said_when_it_is_left() -> None:
    form = of("organisation", 1, "time_zone").typed("time_zone", "berlin")
    assert form.pick is not None
    assert form.taken().field("time_zone").text == "Europe/Berlin"
    assert not form.taken().left("time_zone").wrong
    left = form.left("time_zone").field("time_zone")
    assert left.wrong == '"berlin" is no time zone. Did you mean Europe/Berlin?'


def test_typing_on_takes_the_complaint_back() -> None:
    wrong = editing("due").typed("due", "30 se").left("due")
    assert wrong.current.wrong
    assert wrong.typed("due", "30 sep").current.wrong == ""


def test_only_what_differs_in_value_is_stored() -> None:
    state = editing("due").typed("due", "2027-03-31").typed("need", "100k").typed("title", "Fibre")
    assert state.changes() == {"need": "100k", "title": "Fibre"}


def test_text_that_can_not_be_used_counts_as_changed() -> None:
    assert [field.name for field in editing().typed("due", "30 se").changed] == ["due"]


def test_saving_goes_to_the_first_wrong_field_and_keeps_what_was_typed() -> None:
    state = editing("note").typed("due", "soonish").typed("need", "lots").checked()
    assert (state.current.name, state.wrong) == ("due", True)
    assert (state.field("due").text, state.field("need").text) == ("soonish", "lots")


def test_a_new_record_names_what_it_needs_when_it_is_saved() -> None:
    state = FormState.of(new_form(PLAN, "goal", {"area": "Network"}, {}), CONTEXT).checked()
    assert [field.name for field in state.fields if field.wrong] == ["title", "horizon"]


def test_a_field_that_was_preset_can_be_emptied() -> None:
    state = FormState.of(new_form(PLAN, "goal", {"owner": "Ana Ruiz"}, {}), CONTEXT)
    assert state.typed("owner", "").changes()["owner"] == ""


def test_several_records_get_only_what_was_typed_for_all() -> None:
    state = editing("owner", 1, 2)
    assert state.changes() == {}
    assert state.typed("owner", "Ana Ruiz").moved(0).changes() == {"owner": "Ana Ruiz"}


def test_a_name_that_is_not_known_says_which_one_enter_takes() -> None:
    state = editing("owner").typed("owner", "Femmi").moved(0)
    assert state.field("owner").wrong == 'No person "Femmi". Femi Adeyemi? enter takes it'
    assert state.moved(state.form.names.index("owner")).taken().current.text == "Femi Adeyemi"
    under = editing("parent").typed("parent", "data").left("parent").current
    assert under.wrong == 'No goal "data". G10 One data centre? enter takes it'


def test_a_record_of_several_kinds_is_looked_for_in_all_of_them() -> None:
    state = of("declaration", 1, "record").typed("record", "data")
    assert [each.code for each in state.offers] == ["G10"]
    assert state.current.echo == ""
    left = state.left("record").current
    assert left.wrong == 'No goal, KPI or project "data". G10 One data centre? enter takes it'
    assert state.taken().current.shown == "G10 One data centre"
    assert state.taken().changes() == {"record": "G10"}


def test_points_say_while_they_are_typed_how_they_are_understood() -> None:
    state = of("kpi", 1, "points").typed("points", "eoy:7; 31 dec:8.5")
    assert state.current.echo == "31 Dec 2026 8.5 · 30 Jun 2027 7"
    assert (
        state.typed("points", "eoy")
        .left("points")
        .current.wrong.startswith('"eoy" is no date with its value.')
    )
    assert state.current.changed


@pytest.mark.parametrize(("typed", "said"), [("xqz", "Use a code"), ("PE9", "There is no person PE9")])
def test_where_no_name_is_near_none_is_promised(typed: str, said: str) -> None:
    wrong = editing("owner").typed("owner", typed).left("owner").current.wrong
    assert said in wrong
    assert "enter takes it" not in wrong


def test_a_dash_empties_a_field_in_which_several_records_differ() -> None:
    state = editing("owner", 1, 2).typed("owner", "-").moved(0)
    assert (state.changes(), state.wrong) == ({"owner": ""}, False)
    assert editing("business_goals", 1, 2).typed("business_goals", " - ").changes() == {"business_goals": ""}
    needed = editing("area", 1, 3).typed("area", "-").left("area")
    assert needed.current.wrong.startswith("Area can't be empty.")
    assert editing("title").typed("title", "-").changes() == {"title": "-"}


def test_what_the_plan_refuses_stands_beside_its_field() -> None:
    state = editing().refused({"due": Wrong("Start is after due."), "nothing": Wrong("Else.")})
    assert (state.current.name, state.current.wrong) == ("due", "Start is after due.")


def test_what_the_plan_refuses_needs_no_name_beside_its_field() -> None:
    wrong = {"effort_hours": Wrong('Effort: "-4" is not possible; it has to be at least 0 h.')}
    refused = editing("effort_hours").refused(wrong).current
    assert refused.wrong == '"-4" is not possible; it has to be at least 0 h.'


def test_characters_that_command_a_terminal_never_get_into_a_text() -> None:
    state = editing().typed("title", "a\x1b]52;c;x\x07b\u202ec").typed("statement", "a\x9b\nb")
    assert state.field("title").text == "a\ufffd]52;c;x\ufffdb\ufffdc"
    assert state.field("statement").text == "a\ufffd\nb"
