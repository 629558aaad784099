"""Why a KPI came to its value: the fraction, what counted, what was left out, the rows, the definition."""

import datetime
import re
from typing import Any

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.history import Actor, Recorded, Revision
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.versions import Version, versions
from itplanner.domain.records import KPI
from itplanner.tui.content.explaining.explained import Explained, explained
from itplanner.tui.content.explaining.rows import Place
from itplanner.tui.content.explaining.telling import as_text
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import as_parts
from itplanner.tui.widgets.rows import Rows
from tests.builders import kpi, plan_of, reading
from tests.domain.kpis.formulas.examples import on_time
from tests.tui.content.looking import BEN, drawn, said

DECEMBER = datetime.date(2025, 12, 31)
WIDTH = 72
ANA = Actor("ana", person=2)


def on_time_kpi(**values: Any) -> KPI:
    limits = {"green_min": 80.0, "amber_min": 60.0, "decimals": 1, "target": 80.0}
    return kpi(
        1, **{"name": "Projects on time", "unit": "%", "formula": "projects_on_time", **limits, **values}
    )


def view_of(*records: Any, day: datetime.date = datetime.date(2026, 1, 15)) -> View:
    return View(plan_of(BEN, *records), day, 2026)


def december(view: View, number: int = 1, known: tuple[Version, ...] = ()) -> Explained:
    """Return what is said of a KPI's value of December 2025."""
    row = view.plan[KPI].rows[number]
    points = {point.period.last: point for point in view.standing(row).points}
    return explained(view, row, points[DECEMBER], known)


def lines(made: Explained, width: int = WIDTH) -> list[str]:
    return [said(as_parts(line)) for line in made.lines(width)]


def shown(source: Rows) -> list[list[str]]:
    """Return the cells of rows as they are drawn, without the blanks between them."""
    return [re.split(r"  +| (?=[■●])", line.strip()) for line in drawn(source, WIDTH)]


def stored(number: int, edits: list[Edit], day: datetime.date) -> Recorded:
    at = datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
    return Recorded(Revision(number, at, ANA, "", None, 5, ""), Change.of(edits, "said"))


def test_projects_on_time_tell_the_fraction_the_limits_and_what_was_left_out() -> None:
    made = december(view_of(*on_time(), on_time_kpi()))
    assert (made.title, made.window) == ("K1 Projects on time = 60.0%", "12 months to 31 Dec 2025")
    assert lines(made) == [
        " 3 on time / 5 due = 60.0%     ▲ amber (green from 80%, amber from 60%)",
        " Counts      projects whose end date lies in the period, also unfinished",
        " On time     finished on or before the current approved date, no grace",
        " Left out    3 of 8: 1 cancelled (P5), 1 not due yet (P7),",
        "             1 on hold (P8)",
        " Other ways  first approved dates 40.0%, finished ones only 75.0%,",
        "             grace 5 days 80.0%",
        " Also        15k spent on cancelled ones",
    ]
    assert made.foot == "computed today from 8 projects"


def test_its_rows_stand_worst_first_with_what_was_promised_and_what_happened() -> None:
    made = december(view_of(*on_time(), on_time_kpi()))
    assert shown(made.counted) == [
        ["P4 P4", "31 May 2025 still open", "■ late"],
        ["P2 P2", "30 Jun 2025 5 Jul 2025", "■ late 5 d"],
        ["P6 P6", "15 Dec 2025 10 Dec 2025", "● was 31 Oct"],
        ["P3 P3", "30 Sep 2025 30 Sep 2025", "● same day"],
        ["P1 P1", "31 Mar 2025 28 Mar 2025", "● 3 d early"],
    ]
    assert shown(made.left) == [
        ["P5 P5", "1 Dec 2025", "cancelled"],
        ["P7 P7", "28 Feb 2026 not due yet"],
        ["P8 P8", "31 Aug 2025 on hold"],
    ]
    assert made.counted.key(0) == Place(0, Ref("project", 4))


def test_another_way_of_counting_says_so() -> None:
    made = december(view_of(*on_time(), on_time_kpi(cohort="completed", tolerance=5)))
    assert lines(made)[:3] == [
        " 4 on time / 4 due = 100.0%     ● green (green from 80%, amber from 60%)",
        " Counts      finished projects only, whose end lies in the period",
        " On time     finished on or before the current approved date,",
    ]


def test_no_row_is_no_data_and_not_zero() -> None:
    view = view_of(on_time_kpi(green_min=None, amber_min=None))
    row = view.plan[KPI].rows[1]
    made = explained(view, row, Point(period_of(DECEMBER, "monthly", view.calendar)))
    assert made.title == "K1 Projects on time = –"
    assert lines(made)[0] == " No data: nothing due in the period     – grey (no limits are set)"
    assert made.foot == "computed today from 0 projects"


def test_an_entered_value_tells_who_typed_it_and_that_it_counts_before_the_computed_one() -> None:
    rows = [
        reading(1, kpi=1, date=datetime.date(2025, 12, 5), value=50.0),
        reading(2, kpi=1, date=DECEMBER, numerator=9, denominator=12, note="As told [bold]by Ben[/]"),
    ]
    view = view_of(*on_time(), *rows, on_time_kpi(definition="All that were due.", source="Project list"))
    newest = stored(7, [Edit("reading", 2, "value", 1.0, 2.0)], DECEMBER)
    view = View(view.plan, view.today, view.year, history=lambda ref: [newest] if ref.id == 2 else [])
    made = december(view)
    assert lines(made) == [
        " 9 of 12 = 75.0%     ▲ amber (green from 80%, amber from 60%)",
        " Counts      All that were due.",
        " Entered     typed; the reading of 31 Dec counts",
        " Source      Project list",
        " Computed    3 on time / 5 due = 60.0%; a reading counts before what is",
        "             computed",
    ]
    assert [line.rstrip() for line in drawn(made.counted, WIDTH)] == [
        " 31 Dec 2025    75.0% Ben   As told [bold]by Ben[/]",
        " 5 Dec 2025     50.0% typed –",
    ]
    assert made.foot == "2 readings in December 2025"


def test_a_definition_has_a_version_for_each_change_of_what_it_counts() -> None:
    new = on_time_kpi()
    days = [datetime.date(2025, month, 1) for month in (1, 7, 9)]
    history = [
        stored(3, [Edit("kpi", 1, "target", 80.0, 90.0)], days[2]),
        stored(2, [Edit("kpi", 1, "tolerance", None, 5.0), Edit("kpi", 2, "unit", "h", "d")], days[1]),
        stored(1, [Edit("kpi", 1, None, None, new)], days[0]),
    ]
    known = versions(new, history)
    assert [each.number for each in known] == [1, 2]
    made = december(view_of(*on_time(), on_time_kpi(tolerance=5)), known=known)
    assert made.foot == "Definition 2 since 1 Jul 2025 · computed today from 8 projects"
    assert [line.rstrip() for line in drawn(made.defined, WIDTH)] == [
        "  2 1 Jul 2025  Ben tolerance – → 5",
        "  1 1 Jan 2025  Ben defined",
    ]


def test_the_organisations_grace_makes_a_version_where_the_kpi_has_none_of_its_own() -> None:
    days = [datetime.date(2025, month, 1) for month in (1, 7, 9)]
    own = [stored(2, [Edit("kpi", 1, None, None, on_time_kpi())], days[1])]
    around = [
        stored(3, [Edit("organisation", 1, "on_time_tolerance", 0, 5)], days[2]),
        stored(4, [Edit("organisation", 1, "on_budget_tolerance", 0, 5)], days[2]),
        stored(1, [Edit("organisation", 1, "on_time_tolerance", 9, 0)], days[0]),
    ]
    assert [each.revision.number for each in versions(on_time_kpi(), own, around)] == [2, 3]
    assert len(versions(on_time_kpi(tolerance=2), own, around)) == 1
    budget = on_time_kpi(formula="projects_on_budget")
    assert [each.revision.number for each in versions(budget, own, around)] == [2, 4]


def test_the_text_to_copy_has_all_of_it() -> None:
    made = december(view_of(*on_time(), on_time_kpi()))
    text = "\n".join(as_text(made, made.counted))
    assert text.startswith("K1 Projects on time = 60.0%, 12 months to 31 Dec 2025\n3 on time / 5 due")
    assert "P2\tP2\t30 Jun 2025\t5 Jul 2025\t■ late 5 d" in text
    assert text.endswith("computed today from 8 projects")
