"""The dialog's lines, as MOCKUPS 4.8 has them, in both widths."""

from dataclasses import replace

import pytest

from itplanner.domain.records import Person
from itplanner.tui.roles import Role
from itplanner.tui.rounds.drawing import sheet
from itplanner.tui.rounds.echo import echo
from itplanner.tui.rounds.state import RoundState
from tests.builders import kpi, measure, plan_of, reading, step
from tests.tui.rounds.desk import PCS, active, at, begun, day, drawn

PICTURE = """\
G23  Replace 55 obsolete PCs                       Jon Diaz, due 30 Nov

  PCs older than 5 years in use                             start 55
  31 Aug 47     30 Sep 38     31 Oct 22     23 Nov 14       target 0

▸ On 30 Nov  [ 9         ] PCs      84%, 46 of 55 done, 9 short
  Note         none

  ○○▸○                        then G24 Train 640 users on Workspace"""


def echoed(state: RoundState) -> list[str]:
    return ["".join(part.text for part in line) for line in echo(state, 40)]


def test_an_item_is_drawn_as_in_the_picture() -> None:
    assert drawn(at("G23").typed("9")) == PICTURE.splitlines()


def test_the_editor_lies_in_the_brackets() -> None:
    state = at("G23").typed("9")
    assert state.current is not None
    placed = sheet(state, state.current, 72)
    assert PICTURE.splitlines()[placed.y][placed.x - 2 : placed.x + placed.width + 1] == "[ 9         ]"


def test_where_it_is_narrow_the_echo_stands_below_and_older_readings_leave() -> None:
    lines = drawn(at("G23").typed("9"), 56)
    assert max(map(len, lines)) <= 56
    assert lines[3] == "  30 Sep 38     31 Oct 22     23 Nov 14     target 0"
    assert lines[5:9] == [
        "▸ On 30 Nov  [ 9         ] PCs",
        "               84%, 46 of 55 done, 9 short",
        "",
        "  Note         none",
    ]


def test_steps_are_numbered_and_those_typed_are_named() -> None:
    lines = drawn(at("G17").typed("2"))
    assert lines[2:4] == ["  1  Payroll", "  2  Plants"]
    assert lines[5].split() == ["▸", "Steps", "done", "[", "2", "]", "✓", "Plants"]


def test_more_steps_than_fit_are_counted() -> None:
    many = plan_of(active(1), *(step(number) for number in range(1, 11)))
    assert "     and 3 more in the checklist" in drawn(begun(many))


def test_a_goal_with_nothing_to_say_has_its_note_only() -> None:
    lines = drawn(at("G24"))
    assert lines[2] == "  Nothing is measured here, and no step is open"
    assert [line for line in lines if line.startswith("▸")] == ["▸ Note       [" + " " * 56 + "]"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9/12", ["▲ amber, 75.0%, 9 of 12, min 80%"]),
        ("80", ["● green, 80.0%, min 80%"]),
        ("59.9", ["■ red, 59.9%, min 80%"]),
        ("72.7", ["▲ amber, 72.7%, 8 of 11, min 80%", "unchanged since 31 Oct"]),
        ("soon", []),
    ],
)
def test_a_kpi_echoes_its_colour_and_target(text: str, said: list[str]) -> None:
    assert echoed(at("K1").typed(text)) == said


@pytest.mark.parametrize(
    ("unit", "text", "said"),
    [
        ("%", "1109000/1119000", "99.1%, n 1.12m"),
        ("1:n", "640/8", "1:80.0, 640:8"),
        ("h", "17216/212", "81.2 h, n 212"),
    ],
)
def test_a_kpi_echoes_what_it_rests_on_as_the_list_says_it(unit: str, text: str, said: str) -> None:
    assert echoed(begun(plan_of(kpi(1, unit=unit, decimals=1))).typed(text)) == [f"– grey, {said}"]


@pytest.mark.parametrize(
    ("values", "text", "said"),
    [
        ({"unit": "PCs", "start_value": 0, "target": 38}, "9", "24%, 9 of 38 done, 29 to go"),
        ({"unit": "hours", "start_value": 9, "target": 4}, "6.5", "50%, 2.5 to go"),
        ({"unit": "PCs", "start_value": 0, "target": 38}, "38", "100%, 38 of 38 done"),
        ({"unit": "%", "direction": "at_least", "target": 80}, "79", "79%, not kept"),
        ({"unit": "lines", "start_value": 3, "target": None}, "4", "4"),
    ],
)
def test_a_measure_echoes_how_far_it_is(values: dict[str, object], text: str, said: str) -> None:
    plan = plan_of(active(1), measure(1, **{"direction": "increase", **values}))
    assert echoed(begun(plan).typed(text))[0] == said


def test_a_value_further_from_the_target_than_the_last_one_is_pointed_out() -> None:
    assert echoed(at("G23").typed("90"))[1] == "further away than on 23 Nov"


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays() -> None:
    state, answer = at("G23").typed("9 PCs").answer()
    assert answer is None
    assert echoed(state) == ['! "9 PCs" names a unit; the field has', "its own. Try 9"]
    assert [part.role for part in echo(state, 60)[0]] == [Role.BAD]
    assert "[ 9 PCs     ]" in drawn(state)[5]


def test_a_kpi_says_which_goals_count_with_it_and_has_room_for_a_fraction() -> None:
    plan = plan_of(kpi(7, definition="Hours"), active(25), measure(1, goal=25, kpi=7))
    lines = drawn(begun(plan).typed("1109000/1119000"))
    assert lines[2].startswith("  Counts for G25 too. Hours")
    assert lines[5].startswith("▸ On 30 Nov  [ 1109000/1119000] %")


def test_the_marks_tell_what_is_recorded_left_for_later_and_came_back() -> None:
    state = begun()
    state, answer = state.typed("9/12").answer()
    assert answer is not None
    assert drawn(state.skipped())[-1].startswith("  ○·▸○")
    back = state.returned(answer, "The disk is full", now=False)
    assert drawn(back)[-1].startswith("  !▸○○")
    told = replace(back, refused={}, kept=back.kept.saying("K1"))
    assert drawn(told)[-1].startswith("  ✓▸○○")


def test_a_long_round_shows_the_part_around_the_item() -> None:
    state = begun(plan_of(*(active(number) for number in range(1, 101)))).showing(50)
    line = drawn(state)[-1]
    assert (line[2], line[35]) == ("…", "…")
    assert line.count("▸") == 1


def test_lateness_and_long_texts_fit() -> None:
    long = active(1, title="Long " * 40, owner=1, due=day(10, 31))
    state = begun(plan_of(Person(id=1, name="Ana Ruiz"), long, step(1, text="Step " * 40, due=day(10, 1))))
    for width in (72, 56):
        lines = drawn(state, width)
        assert max(map(len, lines)) <= width
        assert lines[0].endswith("Ana Ruiz, late 30 d")
        assert lines[2].endswith("late 60 d")


def test_readings_with_long_values_keep_apart() -> None:
    readings = [
        reading(number, measure=19, date=day(number + 4, 1), value=123456.75) for number in range(1, 5)
    ]
    rows = [row for row in PCS if row.kind != "reading"]
    line = drawn(begun(plan_of(*rows, *readings)))[3]
    assert line.split("  ")[:3] == ["", "1 Jun 123,456.75", "1 Jul 123,456.75"]
