"""All of a KPI beside the list: readings, where it stands, what was declared, the goals that hang on it."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from itplanner.domain.change import Ref, added
from itplanner.domain.frozen import Frozen
from itplanner.domain.records import KPI, Record
from itplanner.tui.content.inspector import head_of, inspected
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.kpi_inspector import within
from itplanner.tui.content.kpi_numbers import COMPUTED, MISSING
from itplanner.tui.content.kpi_verdict import verdict_lines
from itplanner.tui.roles import PLAIN
from itplanner.tui.view import View
from itplanner.tui.widgets.drawing import Layout, Standing
from itplanner.tui.widgets.ink import Ink
from tests.builders import TODAY, change_of, declaration, goal, kpi, plan_of, reading
from tests.domain.kpis.test_standing import LIMITS, monthly

UNTIL = datetime.date(2026, 12, 31)


def drawn(view: View, number: int, width: int = 40) -> list[str]:
    """Return the heads and rows of a KPI as they stand on a screen."""
    rows = inspected(view, Ref("kpi", number), width)
    layout, ink = Layout(rows.columns, width), Ink(PLAIN)
    lines = [layout.heads(ink), *(layout.line(row, ink, Standing()) for row in rows.rows)]
    return [line.text.rstrip() for line in lines]


def said(view: View, number: int = 1, width: int = 79, rows: int = 4) -> list[str]:
    """Return the sentences under the chart."""
    lines = verdict_lines(view, view.standing(view.plan[KPI].rows[number]), width, rows)
    return ["".join(part.text for part in line) for line in lines]


def with_rows(view: View, *rows: Record) -> View:
    return View(view.plan.apply(change_of(*map(added, rows))), view.today, view.year)


def test_what_has_no_limits_says_which_key_sets_them() -> None:
    bare = View(plan_of(kpi(), *monthly([70, 75])), TODAY, 2027)
    assert said(bare)[0].startswith(" No limits are set, so it has no colour: e sets them.")


def test_the_newest_readings_stand_first_with_basis_path_and_colour(view: View) -> None:
    lines = drawn(view, 7)
    assert lines[:3] == [
        " Period          h From     Path   In m.",
        " Oct 2026      7.9 n 212     8.3 ▲ 93.4%",
        " Sep 2026      7.7 n 201     8.6 ▲ 94.0%",
    ]
    assert " May 2026      8.9 n 214       – ▲ 91.1%" in lines
    assert " 4 older ones: v goes on to all" in lines
    assert " Within max 93.4%, 198 of 212" in lines
    assert head_of(view, Ref("kpi", 7)) == ("K7 readings", "16 months")
    assert drawn(view, 7, 42)[0] == " Period          h From     Path   In max."
    assert " = computed from the plan: = explains" not in lines
    assert " = computed from the plan: = explains" in drawn(view, 2)
    assert drawn(view, 2)[1:5] == [
        " Oct 2026     80.0 8 of 10   80% ● =",
        " Sep 2026     80.0 8 of 10   80% ● =",
        " Aug 2026     90.0 9 of 10   80% ●",
        " Jul 2026     72.7 8 of 11   80% ▲",
    ]


def test_the_share_of_a_closed_month_is_told_of_what_it_was_counted_on(view: View) -> None:
    row = view.plan[KPI].rows[7]
    found = view.standing(row)
    point = found.point
    assert point is not None
    frozen = Frozen(
        7, point.period.first, point.period.last, point.value, 1674.8, 212, "amber", None, "definition"
    )
    now = replace(point, value=8.3, denominator=214, share=100 * 199 / 214)
    closed = replace(point, share=now.share, frozen=frozen, now=now)
    (line,) = within(replace(found, point=closed))
    assert "".join(part.text for part in line.cells["value"].pieces) == "93.0%, 199 of 214 now"


def test_it_says_where_the_kpi_stands_and_what_it_is(view: View) -> None:
    lines = drawn(view, 7)
    for line in (
        " Computed   ▲ amber, off since Jul 2025",
        " Declared   none, D declares one",
        " Trend      ↓ better",
        " Next due   30 Nov",
        " Owner      Eva Lind, monthly",
        " Target     9.5 → 6 h by 30 Jun 2027",
        " Limits     green from 95% in time",
        " G25 Cut MTTR from 9.5 h to 6 h",
    ):
        assert line in lines
    assert " Target     95-105%" in drawn(view, 5)
    assert " Limits     green 95% to 105%" in drawn(view, 5)


def test_each_row_leads_somewhere_of_its_own(view: View) -> None:
    for row in view.plan[KPI]:
        keys = [each.key for each in inspected(view, Ref("kpi", row.id)).rows]
        assert len(set(keys)) == len(keys)
        assert all(isinstance(key, At) for key in keys)
    computed, entered = (row.key for row in inspected(view, Ref("kpi", 4)).rows[:2])
    assert computed == At(COMPUTED, "2026-10-31")
    assert isinstance(entered, At)
    assert entered.ref is not None
    assert view.plan.find(entered.ref) is not None
    assert At("goal", ref=Ref("goal", 25)) in [row.key for row in inspected(view, Ref("kpi", 7)).rows]


def test_a_reading_that_is_due_stands_above_the_others(view: View) -> None:
    rows = inspected(view.on(datetime.date(2027, 1, 5)), Ref("kpi", 7)).rows
    assert rows[0].key == At(MISSING, "2026-11-30")
    assert drawn(view.on(datetime.date(2027, 1, 5)), 7)[1] == " Nov 2026   missing, r fills the gap"


def test_only_the_last_reading_of_a_month_counts() -> None:
    days = [datetime.date(2026, 10, day) for day in (5, 31)]
    rows = [reading(n, kpi=1, date=day, value=float(n)) for n, day in enumerate(days, start=1)]
    view = View(plan_of(kpi(), *rows), TODAY, 2027)
    found = inspected(view, Ref("kpi", 1)).rows
    assert [row.muted for row in found[:2]] == [False, True]
    assert [line.split()[:2] for line in drawn(view, 1)[1:3]] == [["Oct", "2026"], ["5", "Oct"]]


def test_without_readings_it_says_which_key_records_the_first() -> None:
    view = View(plan_of(kpi()), TODAY, 2027)
    assert " No readings yet. r records the first" in drawn(view, 1)
    assert said(view) == [" No readings yet. r records the first."]
    assert " Limits     none, so it has no colour" in drawn(view, 1)


def test_a_declared_colour_hides_nothing(view: View) -> None:
    reason = "Two plants were counted twice, the list is being put right"
    row = declaration(1, record="K1", colour="green", person=1, reason=reason, expires=UNTIL)
    declared = with_rows(view, row)
    lines = drawn(declared, 1)
    at = lines.index(" Declared   ● green until 31 Dec 2026")
    assert " Computed   ▲ amber, off since Oct 2026" in lines
    assert " ".join(line.strip() for line in lines[at + 1 : at + 4]) == f"Ana: {reason}"
    notice = " Shown green as declared until 31 Dec 2026; it computes to amber."
    assert notice in said(declared)
    assert said(declared, rows=2)[0] == notice


def test_a_goal_says_what_was_declared_of_it(view: View) -> None:
    row = declaration(1, record="G11", colour="green", person=1, reason="Racks came", expires=UNTIL)
    rows = inspected(with_rows(view, row), Ref("goal", 11), 80).rows
    lines = ["".join(part.text for part in row.cells["value"].pieces) for row in rows if "value" in row.cells]
    assert "■ late 23 d" in lines
    assert "● green until 31 Dec 2026" in lines
    assert "Ana: Racks came" in lines
    assert not [row for row in inspected(view, Ref("goal", 11), 80).rows if row.key == At("declaration")]


@pytest.mark.parametrize(
    ("number", "rows", "lines"),
    [
        (
            1,
            2,
            [
                " Off since October 2026. A signal for the better since August 2025.",
                " Missed: 72.7%, target 80%. June ends 43.7-86.0%.",
            ],
        ),
        (
            7,
            2,
            [
                " Never green since July 2025. Routine: within 7.3 to 9.2 h.",
                " Better than the path (8.3 h). Not enough: June ends 7.0-9.5 h, target 6.0 h.",
            ],
        ),
        (
            7,
            4,
            [
                " Never green since July 2025. Routine: within 7.3 to 9.2 h.",
                " Better: 7.9 h is 0.4 h under the path; the level fell from 9.6 to 8.3 h.",
                " Not enough: at this level June 2027 ends between 7.0 and 9.5 h; the 6.0 h",
                " target is outside the natural limits (7.3 to 9.2 h). It needs a new cause.",
            ],
        ),
        (7, 1, [" Better than the path (8.3 h). Not enough: June ends 7.0-9.5 h, target 6.0 h."]),
    ],
)
def test_the_sentences_say_since_when_it_is_off_whether_that_is_a_signal_and_what_will_be(
    view: View, number: int, rows: int, lines: list[str]
) -> None:
    assert said(view, number, rows=rows) == lines


def test_what_is_due_and_too_few_cases_are_said_too() -> None:
    rows = [reading(1, kpi=1, date=datetime.date(2026, 10, 31), numerator=3, denominator=4)]
    view = View(plan_of(kpi(**LIMITS), *rows), datetime.date(2026, 12, 5), 2027)
    text = " ".join(said(view))
    assert "November 2026 has no reading yet: r records it." in text
    assert "n is small: 3 of 4, no trend." in text


@pytest.mark.parametrize("width", [20, 40, 60, 79])
def test_sentences_are_broken_at_blanks_and_whole_where_they_fit(view: View, width: int) -> None:
    for row in view.plan[KPI]:
        lines = said(view, row.id, width, 12)
        assert all(len(line) <= width for line in lines)


@pytest.mark.parametrize("cadence", ["quarterly", "half_yearly", "yearly"])
def test_periods_of_any_cadence_fit_their_column(cadence: Any) -> None:
    values: Sequence[float | None] = [50, 60, 70]
    view = View(plan_of(kpi(cadence=cadence, **LIMITS), *monthly(values), goal(1)), TODAY, 2027)
    lines = drawn(view, 1)
    assert lines[1].startswith(" FY2027")
    assert all("…" not in line for line in lines if line.startswith(" Computed"))
