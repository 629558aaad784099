"""The Overview's panes say what the demo plan holds, in the words and figures of the design."""

import datetime
from dataclasses import replace

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor, Revision
from itplanner.domain.kpis.closing import Closing, closing
from itplanner.domain.kpis.sealing import read
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record, replaced
from itplanner.domain.rules.news import News
from itplanner.tui.content.coming import Due, coming_of
from itplanner.tui.content.cycle import year_parts
from itplanner.tui.content.heat import heat_of
from itplanner.tui.content.needs import needs_of
from itplanner.tui.content.novelty import news_of, since_parts
from itplanner.tui.content.serving import serving_of
from itplanner.tui.content.tiles import tiles_of
from itplanner.tui.view import View
from tests.builders import TODAY, goal, kpi, measure, plan_of, step
from tests.tui.content.looking import active, drawn, on, said, seen

HOSTILE = "[b]\x1b[31m\u202eevil[/b]"


def test_the_kpis_stand_with_value_target_line_and_status(view: View) -> None:
    made = tiles_of(view, 55)
    assert drawn(made.rows, 55)[:2] == [
        " K1 Projects on time       72.7% min 80% ▁▃▁▅▇▁ ▲ amber",
        " K2 Projects on budget     80.0% min 80% ▄▄▁▇▄▄ ● green",
    ]
    assert said(made.summary) == "4 green · 3 amber · 1 red"


def test_with_more_room_a_kpi_is_shown_as_in_its_own_place(view: View) -> None:
    assert "▁▂▁▄▅▄▆▆▅▇▆▆ ● green ↑ better 8 of 10" in drawn(tiles_of(view, 80).rows, 80)[1]


def test_areas_and_horizons_show_the_worst_status_the_mean_and_the_count(view: View) -> None:
    source = heat_of(view)
    assert drawn(source, 64) == [
        " Applications    ●  14% of 1 ●  11% of 1 ▲  31% of 2 ▲  36% of 3",
        " Infrastructure  ●   0% of 1 ●  27% of 1 ●  70% of 1 ■  56% of 4",
        " Security        –           ●  41% of 1 ●  32% of 1 ●  60% of 4",
        " Support         –           ●  24% of 1 ●  28% of 1 ▲  62% of 3",
        " IT management   ●  33% of 1 –           ●  33% of 1 ●  32% of 3",
    ]
    assert [column.title for column in source.columns] == ["Area", "10 years", "5 years", "3 years", "FY2027"]
    assert "–" in drawn(heat_of(replace(view, year=2030)), 64)[0][-12:]


def test_the_next_thirty_days_name_goals_steps_and_readings(view: View) -> None:
    source = coming_of(view)
    assert drawn(source, 64) == [
        " 30 Nov G23   Replace 55 obsolete PCs is due            Jon     ",
        " 30 Nov G23   Step: Depots replaced, old PCs wiped      Jon     ",
        " 30 Nov K1-K8 November readings                         4 people",
        "  4 Dec G12   Step: Dig permit for Lakeside             Femi    ",
        " 11 Dec G4    Step: Trial balance in unit 3             Carla   ",
        " 18 Dec G17   Step: Payroll behind one login            Dev     ",
        " 18 Dec G14   Step: Order 6 sets                        Femi    ",
    ]
    assert source.key(3) == Due(Ref("step", 32), "step")


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        ((kpi(1), kpi(2), kpi(4)), "K1-K2, K4", "November readings"),
        ((kpi(1),), "K1", "November reading"),
        ((goal(review_on=on(1)),), "G1", "Review of Goal 1"),
        ((goal(status="deferred", wake_on=on(1)),), "G1", "Goal 1 comes back"),
    ],
)
def test_what_comes_is_said_in_words(rows: tuple[Record, ...], code: str, words: str) -> None:
    (found,) = drawn(coming_of(seen(*rows)), 64)
    assert f" {code} " in found
    assert f" {words} " in found


def test_readings_of_quarters_are_named_by_their_period() -> None:
    december = datetime.date(2026, 12, 10)
    quarterly = kpi(1, cadence="quarterly")
    assert "FY2027 Q2 reading" in drawn(coming_of(replace(seen(quarterly), today=december)), 64)[0]
    assert " Readings " in drawn(coming_of(replace(seen(quarterly, kpi(2)), today=december)), 64)[0]


def test_business_goals_stand_with_their_goals_of_the_year(view: View) -> None:
    assert drawn(serving_of(view), 55) == [
        " BG1  Sell in 3 new regions        1 goal ━━──────  24%",
        " BG2  Keep the 4 plants running   4 goals ━━━━────  52%",
        " BG3  Protect customers and data  4 goals ━━━━╾───  59%",
        " BG4  Lower cost per order        3 goals ━━━━━───  61%",
        " BG5  A good place to work        4 goals ━━━━────  48%",
    ]
    assert drawn(serving_of(replace(view, year=2030)), 55)[0].split() == [
        "BG1",
        "Sell",
        "in",
        "3",
        "new",
        "regions",
        "no",
        "goals",
        "–",
    ]


def told(ref: Ref, touched: Ref, sentence: str, person: int | None = 2) -> News:
    at = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)
    return News(ref, Revision(1, at, Actor("ben", person=person), sentence, None, 3, ""), touched)


G12, G23, K7 = Ref("goal", 12), Ref("goal", 23), Ref("kpi", 7)


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (told(G12, G12, "G12 due 31 Mar 2027 → 31 May 2027"), "G12 due 31 Mar 2027 → 31 May 2027"),
        (
            told(G12, Ref("step", 34), "ST34 due 1 Mar 2027 → 2 Mar 2027"),
            "G12 step due 1 Mar 2027 → 2 Mar 2027",
        ),
        (told(G12, Ref("step", 34), "Step done: Old contracts"), "G12 step done: Old contracts"),
        (
            told(G12, G12, "G12 owner PE6 Femi Adeyemi → PE2 Ben Okafor"),
            "G12 owner Femi Adeyemi → Ben Okafor",
        ),
        (told(G23, Ref("reading", 213), "any"), "G23 14 of 55 PCs older than 5 years in use, was 18"),
        (told(G23, Ref("reading", 1), "G23 an older one"), "G23 an older one"),
        (told(K7, Ref("reading", 1), "K7 May 2026: 7.7 → 8.1"), "K7 May 2026: 7.7 → 8.1"),
        (told(Ref("goal", 99), Ref("goal", 99), 'Deleted G99 "Gone"'), 'G99 deleted G99 "Gone"'),
    ],
)
def test_news_say_what_was_done_without_codes_that_say_nothing(view: View, each: News, words: str) -> None:
    (row,) = drawn(news_of(replace(view, others=lambda _plan: (each,))), 80)
    assert row.rstrip() == f" Ben    {words}"


def test_the_last_reading_of_a_kpi_is_news_with_the_one_before(view: View) -> None:
    last = max((row for row in view.plan.table("reading").where("kpi", 4)), key=lambda row: row.date)
    each = told(Ref("kpi", 4), Ref("reading", last.id), "any", person=None)
    (row,) = drawn(news_of(replace(view, others=lambda _plan: (each,))), 60)
    assert row.rstrip() == " ben    K4 23.8%, was 22.3"


def test_the_head_of_the_news_says_since_when(view: View) -> None:
    each = told(G12, G12, "any")
    friday = datetime.datetime(2026, 11, 20, 17, 5, tzinfo=datetime.UTC)
    some = replace(view, others=lambda _plan: (each,))
    assert said(since_parts(replace(some, visited=friday))) == "Fri 20 Nov 17:05"
    assert said(since_parts(some)) == "the last 7 days"
    assert said(since_parts(replace(view, visited=friday))) == "nothing new since Fri 20 Nov 17:05"


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2027, "FY2027month 5 of 12 · Mon 23 Nov 2026"),
        (2026, "FY2026ended 30 Jun 2026 · Mon 23 Nov 2026"),
        (2028, "FY2028begins 1 Jul 2027 · Mon 23 Nov 2026"),
    ],
)
def test_the_year_says_how_much_of_it_is_gone(view: View, year: int, words: str) -> None:
    assert "".join(map(said, year_parts(replace(view, year=year)))) == words


@pytest.mark.parametrize("size", [40, 60, 120])
def test_hostile_words_are_never_markup_nor_commands(size: int) -> None:
    view = seen(
        active(1, title=HOSTILE, due=on(-1)),
        active(2),
        step(1, goal=2, text=HOSTILE, due=on(-1)),
        measure(goal=1, unit=HOSTILE),
        kpi(name=HOSTILE),
    )
    rows = [
        *drawn(needs_of(view, "", size), size),
        *drawn(coming_of(view), size),
        *drawn(tiles_of(view, size).rows, size),
    ]
    assert all(not {"\x1b", "\u202e"} & set(row) for row in rows)
    assert any("[b]" in row for row in rows)


def test_an_empty_plan_has_no_rows_and_no_needs() -> None:
    view = View(Plan.of([]), TODAY, 2027)
    sources = (
        needs_of(view, "", 60),
        coming_of(view),
        heat_of(view),
        serving_of(view),
        tiles_of(view, 60).rows,
        news_of(view),
    )
    assert [len(source) for source in sources] == [0] * 6


def test_a_plan_whose_months_are_closed_says_which_one_waits() -> None:
    made = closing(plan_of(kpi(1)), datetime.date(2026, 9, 30), TODAY)
    assert isinstance(made, Closing)
    (edit,) = made.change.edits
    row = replaced(edit.after, {"id": 1})
    plan = plan_of(kpi(1), row).remembering({made.hash: read(made.content)})
    assert said(year_parts(View(plan, TODAY, 2027))[0]) == "FY2027 · October 2026 isn't closed yet"
    early = View(plan, datetime.date(2026, 10, 30), 2027)
    assert said(year_parts(early)[0]) == said(year_parts(seen(kpi(1)))[0]) == "FY2027"
