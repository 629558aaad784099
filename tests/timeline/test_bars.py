"""Goals as bars: the worked examples of the design, and what holds for every bar on every scale."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.rules.coverage import Hole
from itplanner.timeline.bars import NO_DATES, NO_DUE, Bar, bar_of, drawn, today_alone
from itplanner.timeline.pieces import GLYPHS, Meaning, text_of
from itplanner.timeline.scale import Scale
from tests.builders import TODAY, goal, plan_of, step
from tests.timeline.test_scale import DAYS, JULY, SCALES

TEN = Scale.within(JULY, 2027, 10, 82)
THREE = Scale.within(JULY, 2027, 3, 50)
YEAR = Scale.within(JULY, 2027, 1, 50)
START = datetime.date(2026, 7, 1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def line(bar: Bar, scale: Scale = TEN, width: int = 82) -> str:
    return text_of(drawn(bar, scale, TODAY, width)).rstrip()


def bar(due: str, share: float, word: str = "", **values: Any) -> Bar:
    return Bar(START, day(due), share, word, **values)


@pytest.mark.parametrize(
    ("due", "share", "word", "text"),
    [
        ("2036-06-30", 1 / 7, "", "━" * 11 + "─" * 68 + "◆"),
        ("2031-06-30", 1 / 9, "", "━━━━───────────────────────────────────◆"),
        ("2029-06-30", 7 / 19, "", "━━━━━━━━━──────────────◆"),
        ("2027-03-31", 0.5, "", "━━━──◆"),
        ("2027-06-30", 9 / 38, "behind", "━━─────◆ behind"),
        ("2027-04-30", 1 / 3, "behind", "━━────◆ behind"),
        ("2036-06-30", 0, "", "─" * 79 + "◆"),
        ("2029-06-30", 19 / 27, "", "━━━━━━━━━━━━━━━━━──────◆"),
        ("2026-09-30", 1, "done", "━◆ │ done"),
        ("2026-10-31", 1, "done", "━━◆│ done"),
        ("2026-11-30", 0.7455, "7 d left", "━━━◆ 7 d left"),
    ],
)
def test_ten_years_as_the_design_draws_them(due: str, share: float, word: str, text: str) -> None:
    assert line(bar(due, share, word)) == text


@pytest.mark.parametrize(
    ("first", "last", "scale", "text"),
    [
        (2029, 2029, TEN, "━━━━━━━━━━──────· hole ·───────────────◆"),
        (2030, 2031, TEN, "━━━━━━━━━━──────────────····· hole ····◆"),
        (2027, 2027, TEN, "· hole ·━━─────────────────────────────◆"),
        (2029, 2029, Scale.within(JULY, 2027, 10, 50), "━━━━━━────·····─────────◆"),
        (2029, 2029, THREE, "━━━━━━━━━━━━━━━━━━━━────────────····· hole ····→"),
        (2030, 2030, THREE, "━━━━━━━━━━━━━━━━━━━━───────────────────────────→"),
    ],
)
def test_years_without_a_shorter_goal_are_drawn_as_a_hole(
    first: int, last: int, scale: Scale, text: str
) -> None:
    assert line(bar("2031-06-30", 0.25, holes=(Hole(1, first, last),)), scale) == text


def test_a_hole_is_drawn_no_further_than_its_bar() -> None:
    hole = (Hole(1, 2027, 2027),)
    assert line(bar("2027-03-31", 0, holes=hole)) == "·····◆"
    assert line(Bar(day("2026-10-01"), day("2029-06-30"), holes=hole)) == "  ······───────────────◆"


def test_a_goal_without_work_below_has_its_hole() -> None:
    top = goal(1, horizon=3, status="active", start=START, due=day("2029-06-30"))
    plan = plan_of(top, goal(2, parent=1, start=START, due=day("2027-06-30")))
    assert bar_of(plan, top, TODAY).holes == ()
    assert bar_of(plan_of(top), top, TODAY).holes == (Hole(1, 2027, 2027),)


def test_a_late_goal_runs_over_to_today_and_says_by_how_much() -> None:
    late = bar("2026-10-31", 2 / 3, "late 23 d", late=True)
    assert line(late) == "━━◆═ late 23 d"
    assert line(late, THREE, 50) == "━━━━─◆═ late 23 d"
    assert line(late, YEAR, 50) == "━━━━━━━━━━━────◆═══ late 23 d"


def test_a_goal_that_begins_later_leaves_the_cells_before_it_blank() -> None:
    assert line(Bar(day("2026-11-09"), day("2027-03-31"), 1 / 7)) == "  ━──◆"


@pytest.mark.parametrize(
    ("start", "due", "text"),
    [
        ("2025-07-01", "2027-06-30", "←──────────────◆"),
        ("2024-07-01", "2026-10-31", "←────◆│"),
        ("2026-07-01", "2031-06-30", "━" * 20 + "─" * 27 + "→"),
        ("2020-07-01", "2021-06-30", "←     │"),
        ("2035-07-01", "2036-06-30", "      │" + " " * 40 + "→"),
    ],
)
def test_what_lies_outside_the_window_is_pointed_to(start: str, due: str, text: str) -> None:
    assert line(Bar(day(start), day(due), 0.25), THREE, 50) == text


def test_the_done_part_ends_at_the_same_day_on_every_window() -> None:
    long = bar("2036-06-30", 0.2)
    ends = [day("2028-06-30"), day("2028-07-01")]
    for scale in (TEN, THREE):
        text = line(long, scale, 82)
        assert [text[scale.cell(end)] for end in ends] == ["━", "─"]


def test_milestones_say_by_their_glyph_what_became_of_them() -> None:
    plan = plan_of(
        goal(start=START, due=day("2027-06-30"), status="active"),
        step(1, due=day("2026-09-10"), done=True, done_on=day("2026-09-10"), milestone=True),
        step(2, due=day("2026-10-10"), milestone=True),
        step(3, due=day("2027-02-10"), milestone=True),
        step(4, due=day("2027-03-10")),
        step(5, milestone=True),
    )
    row = next(iter(plan[type(goal())]))
    assert line(bar_of(plan, row, TODAY), YEAR, 50) == "━━━━━━━━━✓───!───────────────◆───────── behind ◆"


def test_of_milestones_in_one_cell_the_one_that_needs_somebody_is_seen() -> None:
    days = [day("2026-10-01")] * 3
    marks = tuple(zip(days, (Meaning.MISSED, Meaning.REACHED, Meaning.AHEAD), strict=True))
    assert line(bar("2027-06-30", 0, milestones=marks)) == "──!────◆"


def test_a_word_without_room_behind_the_bar_stands_in_it() -> None:
    assert line(bar("2029-06-30", 0.3, "behind"), THREE, 50) == "━" * 14 + "─" * 25 + " behind ◆"
    assert line(Bar(day("2029-04-01"), day("2029-06-30"), 0, "behind"), THREE, 50).endswith("───◆")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, f"   │ {NO_DATES}"),
        ({"due": day("2027-03-31")}, "   │ ◆"),
        ({"start": START}, f"─  │ {NO_DUE}"),
        ({"start": START, "due": day("2026-10-31")}, "──◆═ late 23 d"),
        ({"start": START, "due": day("2027-06-30"), "status": "cancelled"}, "───────◆ cancelled"),
    ],
)
def test_a_goal_says_what_it_lacks_and_how_it_stands(values: dict[str, Any], text: str) -> None:
    row = goal(**{"status": "active", **values})
    assert line(bar_of(plan_of(row), row, TODAY)) == text


def test_between_the_bars_runs_the_line_of_today_where_the_window_has_it() -> None:
    assert text_of(today_alone(TEN, TODAY, 82)) == "   │".ljust(82)
    assert text_of(today_alone(Scale.within(JULY, 2030, 3, 50), TODAY, 50)) == " " * 50


BARS = st.builds(
    lambda days, share, word, late, marks: Bar(days[0], days[1], share, word, late, tuple(marks)),
    st.one_of(
        st.tuples(DAYS, DAYS).map(sorted),
        st.tuples(st.none(), DAYS),
        st.tuples(DAYS, st.none()),
        st.just((None, None)),
    ),
    st.floats(0, 1),
    st.sampled_from(("", "behind", "late 23 d", "cancelled")),
    st.booleans(),
    st.lists(st.tuples(DAYS, st.sampled_from((Meaning.AHEAD, Meaning.REACHED, Meaning.MISSED))), max_size=3),
)


@given(BARS, SCALES, DAYS, st.integers(1, 200))
def test_every_bar_has_exactly_its_width(bar: Bar, scale: Scale, today: datetime.date, width: int) -> None:
    pieces = drawn(bar, scale, today, width)
    assert len(text_of(pieces)) == width
    for piece in pieces:
        if piece.meaning is not Meaning.WORD:
            assert set(piece.text) == {GLYPHS[piece.meaning]}


@given(SCALES, st.integers(0, 364), st.integers(0, 364), st.floats(0, 1))
def test_work_is_drawn_as_done_only_where_some_is(scale: Scale, one: int, other: int, share: float) -> None:
    start, due = (scale.first_day + datetime.timedelta(days) for days in sorted((one, other)))
    text = text_of(drawn(Bar(start, due, share), scale, due, scale.cells))
    if scale.cell(start) < scale.cell(due):
        assert (GLYPHS[Meaning.DONE] in text) == (share > 0)
