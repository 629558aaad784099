"""Areas, inspector, palette, help and deletion as rows and sentences."""

from dataclasses import replace

import pytest
from textual.binding import Binding

from itplanner.domain.change import Edit, Ref, added
from itplanner.domain.plan import Plan
from itplanner.domain.records import Person
from itplanner.domain.removal import removal
from itplanner.tui import keys
from itplanner.tui.app import Workbench
from itplanner.tui.content import frame
from itplanner.tui.content.areas import ALL, Shown, side_of, title_of, tree_of
from itplanner.tui.content.frame import Said, footer_parts, message_parts, places_parts, who_parts
from itplanner.tui.content.hanging import MOST, deletion_lines, hanging_rows
from itplanner.tui.content.inspector import head_of, inspected
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.palette import help_rows, palette_rows
from itplanner.tui.content.people import NOBODY, people_rows
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.dialogs.monthly import RoundDialog
from itplanner.tui.key import Key
from itplanner.tui.places import PLACE_NAMES
from itplanner.tui.roles import PLAIN, Role
from itplanner.tui.screens.areas import AreasPlace
from itplanner.tui.screens.checklist import ChecklistPlace
from itplanner.tui.screens.kpis import KPIsPlace
from itplanner.tui.screens.overview import OverviewPlace
from itplanner.tui.screens.place import Place
from itplanner.tui.screens.registers import RegistersPlace
from itplanner.tui.screens.roadmap import RoadmapPlace
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import place as placed
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.line import line_segments
from itplanner.tui.widgets.rows import Row, Rows
from tests.builders import TODAY, change_of, declaration, goal, plan_of
from tests.tui.content.looking import drawn

IN_DIALOG = 60 - 4
"""Cells inside a dialog's frame on the narrowest screen."""


def text(row: Row) -> str:
    return " ".join("".join(part.text for part in cell.pieces) for cell in row.cells.values())


def lines(rows: Rows) -> str:
    return "\n".join(text(row) for row in rows.rows)


def test_the_areas_count_active_annual_goals_and_show_the_worst_state(view: View) -> None:
    rows = {row.key: text(row) for row in side_of(view).rows}
    assert rows[ALL] == "All areas 15 ■"
    assert rows["area", 1] == "Applications 3 ▲"
    assert rows["area", 3] == "Security 3 ●"
    assert rows["person", 6] == "Femi 2"


def test_beside_the_areas_stand_the_goals_that_something_is_missing_around(view: View) -> None:
    said = [text(row) for row in side_of(view).rows]
    assert said[6:12] == [
        "Not covered",
        "G21 hole FY2029",
        "G26 hole FY2030-31",
        "No parent",
        "G14 Zoom Rooms in 7 meeting rooms",
        "Open goals",
    ]
    looked = Shown(chosen=("goal", 26))
    rows, goals = tree_of(view, looked)
    assert [rows.key(index) for index in range(1, len(rows))] == [
        Ref("goal", number) for number in (26, 27, 28, 30, 29)
    ]
    assert (goals, title_of(view, looked)) == (5, "G26 and below")
    words = Shown(chosen=("head", "No parent"))
    assert (tree_of(view, words)[1], title_of(view, words)) == (30, "All areas")


def test_of_many_goals_with_gaps_some_are_named_and_the_rest_counted() -> None:
    rows = side_of(View(plan_of(*(goal(number) for number in range(1, 12))), TODAY, 2027)).rows
    said = [text(row) for row in rows]
    assert said[2:5] == ["No parent", "G1 Goal 1", "G2 Goal 2"]
    assert said[-2:] == ["G8 Goal 8", "and 3 more"]


def test_progress_by_the_goals_below_says_which_are_left_out(view: View) -> None:
    assert "left" not in lines(inspected(view, Ref("goal", 10), 40))
    edits = [Edit("goal", number, "status", "active", "cancelled") for number in (11, 12)]
    then = replace(view, plan=view.plan.apply(change_of(*edits)))
    assert "by the goals below, without 2 cancelled" in lines(inspected(then, Ref("goal", 10), 40))


def test_the_cascade_goes_from_ten_years_to_one(view: View) -> None:
    rows, goals = tree_of(view, Shown())
    assert goals == 30
    tree = [text(row) for row in rows.rows][1:7]
    assert [line[2:].split("G")[0] for line in tree] == ["-", " -", "  -", "    ", "    ", " -"]


def test_folding_a_goal_hides_what_is_under_it(view: View) -> None:
    rows, _goals = tree_of(view, Shown(folded=frozenset({8})))
    codes = [row.key for row in rows.rows]
    assert Ref("goal", 8) in codes
    assert Ref("goal", 10) not in codes


def test_an_area_or_a_person_can_be_chosen(view: View) -> None:
    assert tree_of(view, Shown(chosen=("area", 3)))[1] == 6
    femi = Shown(chosen=("person", 6))
    assert {row.key for row in tree_of(view, femi)[0].rows} >= {Ref("goal", 12), Ref("goal", 14)}
    assert title_of(view, femi) == "Goals of Femi"


def test_the_inspector_shows_state_measure_and_what_is_served(view: View) -> None:
    said = lines(inspected(view, Ref("goal", 12)))
    assert "● on track" in said
    assert "9 → 0, now 5 on 31 Oct" in said
    assert "BG2 primary · Keep the 4 plants running" in said
    assert "3 of 6 done, next 4 Dec" in said
    assert head_of(view, Ref("goal", 12)) == ("G12", "goal")


def test_each_row_of_the_inspector_leads_somewhere_of_its_own(view: View) -> None:
    for number in range(1, 31):
        rows = inspected(view, Ref("goal", number)).rows
        assert len({row.key for row in rows}) == len(rows)
        assert all(isinstance(row.key, At) for row in rows)


@pytest.mark.parametrize("kind", ["project", "service", "budget_line", "business_goal", "batch"])
def test_no_two_rows_of_a_registers_record_lead_to_the_same(view: View, kind: str) -> None:
    for record in view.plan.table(kind):
        keys = [row.key for row in inspected(view, Ref(kind, record.id)).rows]
        assert [key for key in keys if keys.count(key) > 1] == []


def test_the_inspector_of_nothing_is_empty(view: View) -> None:
    assert not inspected(view, None).rows
    assert not inspected(view, Ref("goal", 999)).rows
    assert head_of(view, Ref("goal", 999)) == ("", "")


def test_the_palette_finds_records_before_commands(view: View) -> None:
    rows, count = palette_rows(view, keys.CHECKLIST, "fib")
    found = {Ref("goal", 12), Ref("project", 7), Ref("budget_line", 7)}
    assert {row.key for row in rows.rows[:3]} == found
    assert count.endswith("found")
    assert any(isinstance(row.key, Key) for row in palette_rows(view, keys.CHECKLIST, "carry")[0].rows)


def test_every_command_is_whole_in_the_palette_at_80_columns(view: View) -> None:
    for _digit, where, _title in PLACE_NAMES:
        rows = palette_rows(view, where, "")[0]
        words = next(each for each in placed(rows.columns, 71) if each.column.id == "words")
        commands = [row.key.words for row in rows.rows if isinstance(row.key, Key)]
        assert [said for said in commands if len(said) > words.width] == []


def test_the_palette_finds_a_record_by_its_code(view: View) -> None:
    assert palette_rows(view, keys.CHECKLIST, "g14")[0].rows[0].key == Ref("goal", 14)


def test_the_palette_finds_the_commands_of_other_places_and_says_where(view: View) -> None:
    rows = palette_rows(view, keys.AREAS, "carry")[0].rows
    assert [row.cells["key"].text for row in rows if isinstance(row.key, Key)] == ["4 >"]
    own = palette_rows(view, keys.CHECKLIST, "carry")[0].rows
    assert [row.cells["key"].text for row in own if isinstance(row.key, Key)] == [">"]
    same = palette_rows(view, keys.AREAS, "a goal of the same horizon")[0].rows
    assert [row.cells["key"].text for row in same] == ["a"]


def test_help_names_each_key_of_the_place_once(view: View) -> None:
    rows = [row.key for row in help_rows(keys.CHECKLIST, "")[0].rows if isinstance(row.key, Key)]
    assert sorted(key.id for key in rows) == sorted(
        key.id for key in keys.keys_of(*keys.groups(keys.CHECKLIST))
    )
    assert not any(key.place == keys.AREAS for key in rows)


@pytest.mark.parametrize("place", [*(name for _digit, name, _title in PLACE_NAMES), keys.ROUND])
def test_nothing_in_the_help_is_cut_where_the_screen_is_narrow(place: str) -> None:
    shown = drawn(help_rows(place, "")[0], IN_DIALOG)
    assert [line for line in shown if "…" in line] == []


@pytest.mark.parametrize("place", [OverviewPlace, RoadmapPlace, AreasPlace, ChecklistPlace, KPIsPlace])
def test_the_sentence_below_the_keys_fits_where_the_screen_is_narrow(place: type[Place]) -> None:
    assert place.HINT
    assert len(f" {place.HINT}") <= IN_DIALOG


def test_help_filters_by_words(view: View) -> None:
    found = [row.key.id for row in help_rows(keys.CHECKLIST, "carry")[0].rows if isinstance(row.key, Key)]
    assert "check.carry" in found
    assert "check.tick" not in found


def test_the_footer_has_whole_entries_that_fit_and_ends_in_help() -> None:
    for width in (60, 80, 120):
        parts = footer_parts(keys.footer(keys.groups(keys.CHECKLIST)), width)
        said = "".join(part.text for part in parts)
        assert len(said.rstrip()) <= width
        assert said.rstrip().endswith("? help")
        assert "space done" in said
        assert "e edit" in said


@pytest.mark.parametrize("width", [80, 120])
def test_the_key_that_edits_stands_in_the_footer_of_the_areas_too(width: int) -> None:
    parts = footer_parts(keys.footer((keys.AREAS, keys.LISTS, keys.EVERYWHERE)), width)
    said = "".join(part.text for part in parts)
    assert "enter open  a add  e edit  A add under it  u undo  / filter" in said


def message(said: Said, width: int) -> str:
    segments = line_segments(*message_parts(said, Role.TEXT, width), width, Ink(PLAIN))
    return "".join(segment.text for segment in segments)


def test_a_message_never_hides_the_key_that_takes_it_further_only_help_leaves() -> None:
    undone = Said("Undone: G12 due 31 May 2027 → 31 Mar 2027", "U", "redo")
    assert message(undone, 80) == f" {undone.text:<62}  U redo  ? help "
    assert message(undone, 54) == f" {undone.text:<44}  U redo "
    assert message(undone, 50) == " Undone: G12 due 31 May 2027 → 31 Mar 20…   U redo"
    assert message(Said("Mouse off"), 60) == f" {'Mouse off':<50}  ? help "


def test_what_a_move_touches_is_said_in_whole_clauses_those_without_room_are_counted() -> None:
    others = ("G12 now ends after G20, which needs it", "G12 is now due in FY2028", "1 step of G12 is late")
    moved = Said("G12, G14 moved 3 months later", "u", "undo", also=others)
    assert message(moved, 160).startswith(f" {moved.text}. {'; '.join(others)}   ")
    assert message(moved, 90) == f" {moved.text}. {others[0]}; 2 more     u undo "
    assert message(moved, 82) == f" {others[0]}; {others[1]}; 1 more   u undo"
    assert message(moved, 60) == f" {others[0]}; 2 more      u undo "
    assert moved.whole == f"{moved.text}. {'; '.join(others)}"


def test_what_brings_a_deleted_record_back_is_never_cut() -> None:
    deleted = Said("Deleted AR1 Applications; what hung on it went to AR3 Security", tail="u brings it back")
    assert message(deleted, 90).rstrip() == f" {deleted.whole}"
    assert message(deleted, 60) == " Deleted AR1 Applications; what hung on i… u brings it back "
    assert message(Said("\x1b" * 90, tail="u takes all back"), 60).endswith("… u takes all back ")


def test_the_active_place_stands_out_as_wide_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    nine = ["Overview", "Roadmap", "Areas", "Checklist", "KPIs", "Budget", "Approval", "Registers", "History"]
    places = tuple((str(digit), name.lower(), name) for digit, name in enumerate(nine, start=1))
    monkeypatch.setattr(frame, "PLACE_NAMES", places)
    said = {width: "".join(part.text for part in places_parts("areas", width)) for width in (98, 97, 80, 60)}
    assert said[98].startswith(" 1 Overview  2 Roadmap [3 Areas] 4 Checklist ")
    assert said[97] == said[80]
    assert said[80] == ("1Overview 2Roadmap 3Areas 4Checklist 5KPIs 6Budget 7Approval 8Registers 9History")
    assert said[60] == " 1  2  3 Areas  4  5  6  7  8  9 "


def test_few_places_keep_their_gaps_at_80() -> None:
    assert "[3 Areas] 4 Checklist " in "".join(part.text for part in places_parts(keys.AREAS, 80))


def test_the_first_row_leaves_the_product_out_when_narrow(view: View) -> None:
    assert "itplanner" in "".join(part.text for part in who_parts(view, 120)[0])
    assert "itplanner" not in "".join(part.text for part in who_parts(view, 80)[0])
    assert "".join(part.text for part in who_parts(view, 80)[1]).startswith("FY2027")


def test_others_who_are_here_are_counted_and_stay_where_it_is_narrow(view: View) -> None:
    alone, together = (replace(view, notes=("demo", "saved"), here=here) for here in (1, 2))
    assert "".join(part.text for part in who_parts(alone, 60)[1]) == "FY2027 · demo · saved "
    right = who_parts(together, 60)[1]
    assert "".join(part.text for part in right) == "FY2027 · demo · saved · 2 here "
    assert [part.text for part in right if part.role is Role.INFO] == ["2 here"]
    assert [part.text for part in right if part.leaves is not None] == [" · saved"]


def test_a_plan_without_organisation_still_has_a_frame(view: View) -> None:
    empty = replace(view, plan=Plan.of([]))
    assert "no organisation" in "".join(part.text for part in who_parts(empty, 80)[0])


def test_what_hangs_on_a_goal_is_named_above_and_below(view: View) -> None:
    said = lines(hanging_rows(view, Ref("goal", 12), "")[0])
    assert said.index("G8") < said.index("G10") < said.index("Hangs on it")
    assert "Dig permit for Lakeside" in said
    assert "BG2" in said


def test_a_link_that_hangs_on_a_record_names_its_other_end(view: View) -> None:
    rows, _records = hanging_rows(view, Ref("goal", 11), "BG2")
    assert [text(row) for row in rows.rows] == ["AL18 BG2 Keep the 4 plants running alignment"]
    rows, _records = hanging_rows(view, Ref("business_goal", 2), "AL18")
    assert [text(row) for row in rows.rows] == ["AL18 G11 Replace servers ABC-01 to ABC-03 alignment"]


def test_a_deletion_names_what_goes_and_what_loses_its_link(view: View) -> None:
    said = "\n".join(deletion_lines(view, removal(view.plan, Ref("goal", 10)), [Ref("goal", 10)]))
    assert 'G11 Replace servers ABC-01 to ABC-03 loses "Under"' in said
    assert "2 alignments           BG2 Keep the 4 plants running, …" in said
    assert "G10" not in said


def test_a_deletion_counts_parts_by_kind(view: View) -> None:
    said = "\n".join(deletion_lines(view, removal(view.plan, Ref("goal", 12)), [Ref("goal", 12)]))
    assert "6 steps" in said
    assert "Order the 9 lines, …" in said


def test_what_was_declared_says_its_colour_wherever_it_hangs(view: View) -> None:
    ref = Ref("goal", 12)
    plan = view.plan.apply(change_of(added(declaration(-1, record="G12", person=6))))
    declared = replace(view, plan=plan)
    rows, _records = hanging_rows(declared, ref, "amber")
    assert [text(row) for row in rows.rows] == [f"new amber · PE6 {plan[Person].rows[6].name} declaration"]
    assert "  1 declaration" in "\n".join(deletion_lines(declared, removal(plan, ref), [ref]))


def test_a_long_deletion_is_counted(view: View) -> None:
    found = deletion_lines(view, removal(view.plan, Ref("person", 1)), [Ref("person", 1)])
    assert len(found) == MOST + 1
    assert found[-1].startswith("  and ")


def test_people_are_found_by_name_and_nobody_stands_last(view: View) -> None:
    rows, count = people_rows(view, "fem")
    assert [row.key for row in rows.rows] == [Ref("person", 6), NOBODY]
    assert count == "1 person"


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: str(key.id))
def test_each_key_does_something_that_exists(key: Key) -> None:
    owners: dict[str, list[type]] = {
        keys.FORM: [FormDialog],
        keys.ROUND: [RoundDialog],
        keys.MOVES: [Grid],
        keys.GOALS: [ChecklistPlace, AreasPlace, RoadmapPlace],
        keys.CHECKLIST: [ChecklistPlace],
        keys.AREAS: [AreasPlace],
        keys.KPIS: [KPIsPlace],
        keys.REGISTERS: [RegistersPlace],
        keys.ROADMAP: [RoadmapPlace],
    }
    action = key.action.partition("(")[0]
    namespace, _dot, name = action.rpartition(".")
    places: list[type] = [ChecklistPlace, AreasPlace, KPIsPlace, RegistersPlace, RoadmapPlace]
    found = owners.get(key.place, places)
    if namespace == "app":
        found = [Workbench]
    assert all(hasattr(owner, f"action_{name}") for owner in found), key.action


def test_where_two_share_a_key_the_places_own_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = Key("x.alone", ("full_stop",), "app.alone", "the next one", short="next", turn=1)
    both = Key("x.both", ("full_stop", "f9"), "app.both", "the one after", short="after", turn=1)
    monkeypatch.setattr(keys, "KEYS", (alone, both, *keys.KEYS))
    place = keys.groups(keys.ROADMAP)
    bound = {binding.id: binding.key for binding in keys.bindings(*place) if isinstance(binding, Binding)}
    assert (bound["roadmap.next_hole"], bound["x.both"]) == ("full_stop", "f9")
    assert "x.alone" not in {*bound, *(key.id for key in keys.footer(place))}
    assert both in keys.keys_of(*keys.groups(keys.CHECKLIST))
