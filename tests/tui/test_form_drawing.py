"""How a form stands in lines."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Person
from itplanner.service.drafts import Draft
from itplanner.tui.forms.drawing import drawn, wrapped
from itplanner.tui.forms.examples import example
from itplanner.tui.forms.model import form_of, new_form
from itplanner.tui.forms.reading import field_of
from itplanner.tui.forms.renewing import with_draft
from itplanner.tui.forms.saying import discarding, keys, restored, summary
from itplanner.tui.forms.state import FormState
from itplanner.tui.roles import PLAIN
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.line import line_segments
from tests.builders import goal, measure, plan_of, plans

TODAY = datetime.date(2026, 11, 23)
PLAN = plan_of(
    goal(1, title="Replace 9 copper links", due=datetime.date(2027, 3, 31), statement="one\ntwo\nthree"),
    Person(id=1, name="Femi Adeyemi"),
)
CONTEXT = Context(PLAN, TODAY)


def editing(focus: str, plan: Plan = PLAN) -> FormState:
    return FormState.of(form_of(plan, "goal", [Ref("goal", 1)], focus=focus), Context(plan, TODAY))


def text(state: FormState, width: int = 72) -> str:
    lines = drawn(state, width).lines
    return "\n".join("".join(part.text for part in line).rstrip() for line in lines)


def words(parts: tuple[object, ...]) -> str:
    return "".join(getattr(part, "text", "") for part in parts)


def test_the_field_under_the_cursor_has_brackets_and_its_echo_beside_it() -> None:
    said = text(editing("due").typed("due", "30 sep 27"))
    assert "▸ Due             [                     ] Thu 30 Sep 2027, FY2028 Q1," in said
    assert "\n                                          in 10 months\n" in said


def test_on_a_narrow_screen_the_echo_stands_below() -> None:
    said = text(editing("due").typed("due", "30 sep 27"), 56).split("\n")
    at = next(at for at, line in enumerate(said) if line.startswith("▸ Due"))
    assert said[at].endswith("]")
    assert said[at + 1].lstrip().startswith("Thu 30 Sep 2027")


def test_a_wrong_field_is_marked_and_says_why_below() -> None:
    said = text(editing("owner").typed("owner", "Femmi").moved(0))
    assert "\n! Owner           Femmi\n                  No person" in said


def test_the_help_beside_an_empty_field_goes_where_the_fault_below_says_it() -> None:
    state = editing("title").typed("title", "")
    assert "What will be true" in text(state)
    said = text(state.moved(1).moved(state.at))
    assert "! Goal can't be empty. What will be true" in said
    assert said.count("What will be true") == 1


def test_a_changed_field_is_marked_and_nothing_is_a_dash() -> None:
    said = text(editing("owner").typed("owner", "Femi Adeyemi").moved(0))
    assert "\n~ Owner           Femi Adeyemi\n" in said
    assert "\n  Under           –\n" in said


def test_a_date_elsewhere_says_the_rest_beside_it() -> None:
    assert "  Due             31 Mar 2027             Wed, FY2027 Q3, in 4 months" in text(editing("title"))


def test_a_long_text_shows_its_first_line_and_takes_four_rows_when_edited() -> None:
    assert "one (and 2 more lines)" in text(editing("title"))
    assert drawn(editing("statement"), 72).editor.height == 4


def test_the_value_that_others_stored_is_said() -> None:
    draft = Draft("goal", (Ref("goal", 1),), {"due": ("31 May 2027", "30 sep 27")}, focus="due")
    assert "≠ now 31 Mar 2027" in text(with_draft(editing("title"), draft))


def test_help_says_what_the_field_is_for_with_an_example() -> None:
    said = " ".join(text(editing("due").explained()).split())
    assert "When it will be true. For example 30 sep, fri, +3m" in said


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_that_help_gives_for_values_are_accepted(kind: str) -> None:
    state = FormState.of(new_form(PLAN, kind, {}, {}), CONTEXT)
    for name in state.form.names:
        said = example(field_of(kind, name))
        if said.startswith("For example"):
            first = said.removeprefix("For example ").split(",")[0].split(" or ")[0].rstrip(".")
            assert not state.typed(name, first).left(name).field(name).wrong


def test_the_frame_counts_and_the_footer_knows_the_field() -> None:
    state = editing("due").typed("due", "30 se").typed("title", "")
    assert words(summary(state, 1, 29)) == "2 changed"
    assert words(summary(state.checked(), 1, 10)).startswith("2 wrong · 2 changed · 1-10 of")
    # What leaves first takes its point along.
    assert summary(state, 1, 10)[-1].text.startswith(" · 1-10 of")


@pytest.mark.parametrize(
    ("state", "ending"),
    [
        (editing("title"), "  F1 help"),
        (editing("tags"), "  F1 help"),
        (editing("owner"), "  space choose  F1 help"),
        (editing("owner").opened(), "  up down choose  F1 help"),
        (editing("owner").typed("owner", "fe"), "  up down choose  F1 help"),
        (editing("owner").typed("owner", "xyz"), "  F1 help"),
        (editing("due"), "  space by days  F1 help"),
        (editing("due").typed("due", "30 sep"), "  up down day  F1 help"),
        (editing("due").typed("due", "30 se"), "  F1 help"),
        (editing("statement"), "  enter new line  F1 help"),
    ],
)
def test_the_footer_keeps_its_entries_in_place_and_ends_in_what_the_field_has(
    state: FormState, ending: str
) -> None:
    said = words(keys(state))
    assert said[11:] == f"  ctrl+s save  esc close, kept  F8 discard{ending}"
    assert said[:11].split()[0] in {"enter", "tab"}


def test_the_footer_says_what_enter_does_in_one_word() -> None:
    states = (editing("title"), editing("owner").typed("owner", "fe"), editing("tags"), editing("note"))
    assert [words(keys(state))[:11] for state in states] == [
        " enter next",
        " enter take",
        " enter save",
        " tab next  ",
    ]


def test_throwing_away_is_asked_with_the_number_of_fields() -> None:
    state = editing("due").typed("due", "30 se").typed("title", "")
    assert discarding(state) == "F8 again throws away 2 changed fields. Any other key goes on"
    assert "1 changed field." in discarding(editing("due").typed("due", "30 se"))


def test_the_fields_that_few_people_fill_in_stand_below_a_line() -> None:
    lines = text(editing("title")).split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("  more ──"))
    assert lines[at - 1].startswith("  Note ")
    assert lines[at + 1].startswith("  Supports ")
    assert sum(line.startswith("  more ") for line in lines) == 1
    assert "more ──" not in text(FormState.of(replace(editing("title").form, names=("title",)), CONTEXT))


def test_a_line_marks_the_side_on_which_text_is_out_of_sight() -> None:
    field = drawn(editing("title"), 72, "…", (True, False)).lines[0]
    assert words(field).startswith("▸ Goal            [… ")
    assert words(drawn(editing("title"), 72, "…", (False, True)).lines[0]).endswith(" …]")
    assert "…" not in words(drawn(editing("note"), 72, "…", (True, True)).lines[15])


def test_a_number_of_a_series_is_typed_in_its_unit() -> None:
    plan = plan_of(goal(1), measure(1, unit="depots"))
    new = FormState.of(new_form(plan, "reading", {"measure": "M1"}, {}), Context(plan, TODAY))
    assert "] depots\n" in text(new.moved(new.form.names.index("value")))
    asked = FormState.of(new_form(plan, "measure", {"goal": "G1"}, {}), Context(plan, TODAY))
    assert "] lines\n" in text(asked.typed("unit", "lines").moved(1).typed("start_value", "9"))


def test_several_values_say_how_they_are_filled_and_emptied() -> None:
    plan = plan_of(goal(1, owner=1), goal(2), Person(id=1, name="Femi Adeyemi"))
    form = form_of(plan, "goal", [Ref("goal", 1), Ref("goal", 2)])
    state = FormState.of(form, Context(plan, TODAY))
    said = " ".join(text(state).split())
    assert "several values: what is typed" in said
    assert "- empties them" in said
    assert "- empties it in all" in text(state.typed("owner", "-"))


def test_a_restored_draft_says_its_time_in_the_plans_time_zone() -> None:
    at = datetime.datetime(2026, 11, 23, 14, 32, tzinfo=datetime.UTC)
    draft = Draft("goal", (), {"title": ("", "x")}, at=at)
    left, right = restored(draft, "New goal", CONTEXT)
    assert words(left) == " DRAFT  of 14:32 restored: New goal, 1 field"
    assert words(right) == "esc keeps it  F8 discards it"
    earlier = Draft("goal", (), {"title": ("", "x")}, at=at - datetime.timedelta(days=1))
    assert " of 22 Nov 14:32" in words(restored(earlier, "New goal", CONTEXT)[0])


def test_the_keys_of_a_restored_draft_stay_where_its_title_has_no_room() -> None:
    draft = Draft("reading", (), {"value": ("", "8")})
    left, right = restored(draft, "New reading for K3 Mean time to restore", CONTEXT)
    line = "".join(each.text for each in line_segments(left, right, 58, Ink(PLAIN)))
    assert " ".join(line.split()) == "DRAFT of before restored, 1 field F8 discards it"


@given(plans(), st.integers(40, 90))
def test_no_line_is_wider_than_the_form_and_the_editor_lies_inside(plan: Plan, width: int) -> None:
    for kind in KINDS:
        for row in plan.table(kind):
            state = FormState.of(form_of(plan, kind, [Ref(kind, row.id)]), Context(plan, TODAY))
            for at in range(len(state.fields)):
                now = drawn(state.moved(at).opened().stepped(1).explained(), width)
                assert all(cell_len("".join(part.text for part in line)) <= width for line in now.lines)
                assert now.editor.x + now.editor.width < width
                assert now.editor.width > 0
                assert now.editor.y == now.block.start == now.tops[at]


@given(st.text(), st.integers(1, 40))
def test_wrapping_keeps_to_the_width(said: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrapped(said, width))
