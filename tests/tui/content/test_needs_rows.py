"""What needs somebody, in rows and sentences, and the one next thing to do."""

import datetime
from typing import Any

import pytest

from itplanner.domain.records import Goal, Person, Record
from itplanner.tui.content.left import left_of
from itplanner.tui.content.needs import needs_of
from itplanner.tui.content.reasons import why
from itplanner.tui.content.remedy import next_parts, remedy
from itplanner.tui.view import View
from tests.builders import declaration, goal, kpi, measure, reading, step
from tests.tui.content.looking import active, drawn, on, said, seen


def test_what_needs_somebody_says_why_whose_it_is_and_for_how_long(view: View) -> None:
    assert drawn(needs_of(view, "", 64), 64) == [
        " ■ G11 Late: 1 of 3 servers still to replace        Ben     23 d",
        " ▲ G23 7 days left: 14 of 55 PCs older than 5 year… Jon        –",
        " ▲ G5  Behind: 24% done, 40% of the time gone       Ines       –",
        " ▲ G6  Behind: 25% done, 47% of the time gone       Greta      –",
        " ▲ G7  Behind: 33% done, 48% of the time gone       Greta      –",
    ]


def test_the_title_stands_behind_the_sentence_where_there_is_room(view: View) -> None:
    rows = drawn(needs_of(view, "", 80), 80)
    assert rows[0] == " ■ G11 Late: 1 of 3 servers still to replace  Replace servers ABC-… Ben     23 d"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("red", ["G11"]),
        ("greta", ["G6", "G7"]),
        ("behind dash", ["G7"]),
        ("g23", ["G23"]),
        ("nothing of this", []),
    ],
)
def test_it_is_filtered_by_colour_owner_sentence_title_and_code(
    view: View, words: str, codes: list[str]
) -> None:
    rows = needs_of(view, words, 64).rows
    assert [row.cells["code"].text for row in rows] == codes


@pytest.mark.parametrize(
    ("values", "more", "sentence"),
    [
        ({"due": on(-1)}, (), "Late: no step, no measure"),
        ({"due": on(-1)}, (step(1), step(2, done=True)), "Late: 1 of 2 steps open"),
        ({"due": on(-1)}, (step(1, done=True),), "Late: no step is open"),
        ({"due": on(-1)}, (measure(unit="% moved", target=80),), "Late: 0% moved, min 80%"),
        ({"due": on(-1)}, (measure(unit="PCs", target=80),), "Late: 0 of 80 PCs"),
        ({"due": on(-1), "horizon": 3}, (goal(2, parent=1, status="done"),), "Late: 100% done"),
        ({"due": on(1)}, (), "1 day left: no step, no measure"),
        ({"due": on(0)}, (), "Due today: no step, no measure"),
        ({"start": on(-40), "due": on(60)}, (), "Behind: 0% done, 40% of the time gone"),
        ({"review_on": on(-2)}, (), "Review due since 21 Nov"),
        ({"review_on": on(-200)}, (), "Review due since 7 May 2026"),
        ({"status": "deferred", "wake_on": on(-2)}, (), "Was to come back on 21 Nov"),
        ({"owner": None}, (), "Nobody owns it"),
        ({"owner": 3}, (Person(id=3, name="Leo", left=on(-3)),), "Its owner Leo left on 20 Nov"),
        ({}, (step(due=on(-2)),), "Step late: Step 1"),
        ({}, (step(due=on(4)),), "Step due in 4 days: Step 1"),
        ({}, (step(due=on(0)),), "Step due today: Step 1"),
        ({}, (kpi(),), "No reading yet"),
        ({}, (kpi(formula="mttr"),), "No data yet"),
        (
            {},
            (kpi(formula="mttr"), reading(kpi=1, value=1, date=datetime.date(2026, 8, 9))),
            "Data missing since 30 Sep",
        ),
        ({}, (kpi(), reading(kpi=1, value=1, date=datetime.date(2026, 8, 9))), "Reading due since 30 Sep"),
        ({"due": on(-3)}, (declaration(colour="green"),), "Declared green, late 3 d, until 31 Dec"),
        (
            {},
            (
                kpi(green_min=9, amber_min=5),
                reading(kpi=1, value=1),
                declaration(record="K1", colour="amber", expires=datetime.date(2027, 7, 1)),
            ),
            "Declared amber, computes red, until 1 Jul 2027",
        ),
    ],
)
def test_each_reason_has_its_sentence(
    values: dict[str, Any], more: tuple[Record, ...], sentence: str
) -> None:
    view = seen(active(**values), *more)
    assert [why(view, need) for need in view.needs] == [sentence]


@pytest.mark.parametrize(("quiet", "span"), [(91, "91 days"), (92, "3 months"), (130, "4 months")])
def test_what_is_stale_says_for_how_long_nothing_changed(quiet: int, span: str) -> None:
    view = seen(active(), last_changes=lambda: {1: on(-quiet)})
    assert [why(view, need) for need in view.needs] == [f"Nothing changed for {span}"]


@pytest.mark.parametrize(
    ("me", "values", "more", "sentence"),
    [
        (1, {"due": on(-23)}, (), "G1 is 23 days late: close it, move it or ask Ben."),
        (2, {"due": on(-1)}, (), "G1 is 1 day late: close it or move it."),
        (1, {"due": on(-1), "owner": None}, (), "G1 is 1 day late: close it, move it or name an owner."),
        (1, {"due": on(0)}, (), "G1 is due today: close it, move it or ask Ben."),
        (1, {"due": on(3)}, (), "G1 is due in 3 days: close it, move it or ask Ben."),
        (1, {}, (step(due=on(-1)),), 'Step "Step 1" of G1 is 1 day late: tick it, move it or ask Ben.'),
        (1, {"owner": None}, (), "Nobody owns G1: name one."),
        (1, {"owner": 3}, (Person(id=3, name="Leo", left=on(-3)),), "The owner of G1 has left: name one."),
        (
            1,
            {"review_on": on(0)},
            (),
            "G1 was to be reviewed by 23 Nov: look at it again, give it another day or ask Ben.",
        ),
        (
            1,
            {"status": "deferred", "wake_on": on(0)},
            (),
            "G1 was to come back on 23 Nov: take it up again, give it another day or ask Ben.",
        ),
        (
            1,
            {"start": on(-40), "due": on(60)},
            (),
            "G1 is behind (0% done, 40% of the time gone): cut it down, move it or ask Ben.",
        ),
        (1, {}, (kpi(),), "K1 has no reading yet: record it with m or name an owner."),
        (1, {}, (kpi(formula="mttr", owner=2),), "K1 has no data yet: import the incidents or ask Ben."),
        (
            1,
            {},
            (kpi(formula="roi", owner=2),),
            "K1 has no data yet: add projects with their benefits in 8 or ask Ben.",
        ),
        (
            1,
            {},
            (kpi(owner=2), reading(kpi=1, value=1, date=datetime.date(2026, 8, 9))),
            "K1 has waited for a reading since 30 Sep: record it with m or ask Ben.",
        ),
        (
            1,
            {"due": on(-3)},
            (declaration(colour="green"),),
            "G1 is declared green, but late 3 d: declare it again or ask Ben.",
        ),
    ],
)
def test_the_next_thing_says_what_helps(
    me: int, values: dict[str, Any], more: tuple[Record, ...], sentence: str
) -> None:
    view = seen(active(**values), *more, me=me)
    assert [remedy(view, need) for need in view.needs] == [sentence]


def test_where_nothing_needs_anybody_that_is_said(view: View) -> None:
    assert said(next_parts(view)) == " Next  G11 is 23 days late: close it, move it or ask Ben."
    assert said(next_parts(seen(active()))) == " Next  Nothing is late, due soon or forgotten."


def test_what_is_left_of_a_goal_is_counted_as_its_measure_counts(view: View) -> None:
    goals = view.plan[Goal].rows
    found = {number: left_of(view, goals[number]) for number in (11, 12, 9, 10, 24, 25)}
    assert found == {
        9: "36% of workloads in the cloud, min 80%",
        10: "70% done",
        11: "1 of 3 servers still to replace",
        12: "5 of 9 copper links in use",
        24: "416 of 640 users trained",
        25: "7.9 hours, max 6",
    }
