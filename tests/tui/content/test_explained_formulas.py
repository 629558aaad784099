"""What `=` says of each formula, on the worked examples of the domain."""

import datetime
import re
from typing import Any

import pytest

from itplanner.domain.facts.counting import incidents
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.longest import Repair
from itplanner.domain.facts.tally import Tallies
from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.formulas.mttr import basis_of, counted_of, left_of
from itplanner.domain.kpis.formulas.outcome import Behind, Counted
from itplanner.domain.kpis.periods import Period, period_of
from itplanner.domain.kpis.standing import standing
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Batch, Record
from itplanner.domain.rules.years import calendar
from itplanner.tui.content.explaining.explained import Explained, Facts, explained, no_facts
from itplanner.tui.content.explaining.rows import counted_rows
from itplanner.tui.content.explaining.verdicts import Scale
from itplanner.tui.content.explaining.wording import WORDINGS
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import as_parts
from itplanner.tui.widgets.rows import RowSource
from tests.builders import kpi, plan_of
from tests.domain.kpis.formulas.test_other_projects import budgets, specs
from tests.domain.kpis.formulas.test_roi import returns
from tests.domain.kpis.formulas.test_spend_vs_plan import ACTUAL, phases, spend_kpi
from tests.domain.kpis.formulas.test_support_ratio import count, heads
from tests.domain.kpis.formulas.test_times import pair, services
from tests.tui.content.looking import BEN, drawn, said

WIDTH = 72


def told(plan: Plan, number: int, day: datetime.date, facts: Facts = no_facts) -> Explained:
    """Return what is said of a KPI's value in the period of a day."""
    row = plan[KPI].rows[number]
    period = period_of(day, row.cadence, calendar(plan))
    points = {point.period: point for point in standing(plan, row, day).points}
    return explained(View(plan, day, 2027), row, points.get(period, Point(period)), (), facts)


def lines(made: Explained) -> list[str]:
    """Return the sentences over the rows."""
    return [said(as_parts(line)).rstrip() for line in made.lines(WIDTH)]


def words(rows: RowSource) -> list[str]:
    """Return rows with one blank between their words."""
    return [" ".join(line.split()) for line in drawn(rows, WIDTH)]


def projects(formula: str, *records: Record, **more: Any) -> Explained:
    row = kpi(**{"formula": formula, "name": "KPI", "decimals": 1, **more})
    return told(plan_of(BEN, row, *records), 1, datetime.date(2025, 12, 31))


def test_projects_on_budget_say_how_far_over_and_under() -> None:
    made = projects("projects_on_budget", *budgets(), green_min=80.0)
    assert lines(made)[0].startswith(" 3 on budget / 5 judged = 60.0%     ▲ amber")
    assert " On budget   cost no more than the current approved budget, no grace" in lines(made)
    assert words(made.counted)[:3] == [
        "P4 P4 40k 45k ■ 5k over, runs",
        "P2 P2 50k 52k ■ 2k over",
        "P3 P3 80k 80k ● even",
    ]
    assert "P1 P1 100k 96k ● 4k under" in words(made.counted)
    assert words(made.left) == ["P7 P7 200k still running"] or "still running" in words(made.left)[0]


def test_projects_on_spec_say_what_is_lacking() -> None:
    made = projects("projects_on_spec", *specs())
    assert lines(made)[0].startswith(" 2 on spec / 4 decided = 50.0%")
    found = words(made.counted)
    assert any(re.search("■ 1 lacking", line) for line in found)
    assert any("■ severe defect" in line for line in found)
    assert any("● met, wishes 3/5" in line for line in found)


def test_return_on_projects_tells_the_money_of_its_fraction() -> None:
    made = projects("roi", *returns())
    assert lines(made)[0].startswith(" 130k gained / 500k cost = 26.0%")
    assert "90.9% of all cost covered" in " ".join(" ".join(lines(made)).split())
    assert [line.split()[-1] for line in words(made.counted)] == ["-10.0%", "+35.0%"]
    assert "without a benefit" in words(made.left)[0]


def test_spend_tells_plan_and_actual_by_line() -> None:
    plan = plan_of(BEN, spend_kpi(), *phases(ACTUAL))
    made = told(plan, 1, datetime.date(2026, 12, 31))
    assert made.window == "6 months to 31 Dec 2026"
    assert lines(made)[0].startswith(" 630k spent / 600k planned = 105%     ● green")
    assert any("30k over, year 1.2m" in line for line in lines(made))
    assert words(made.counted) == ["B1 Line 1 600k 630k ■ 30k over"]


def test_support_staff_tell_posts_and_users() -> None:
    made = told(plan_of(BEN, heads(), count(1, 6.5, 520)), 1, datetime.date(2026, 12, 31))
    assert lines(made)[0].startswith(" 520 users / 6.5 full posts = 1:80.0     ● green")
    assert " Also        12.5 posts per 1,000 users" in lines(made)
    assert words(made.counted) == ["HC1 all departments 6.5 520 80.0"]


def test_recovery_times_tell_the_gap_or_that_nothing_was_proven() -> None:
    row = kpi(formula="recovery_attainment", cadence="quarterly", decimals=1)
    made = told(plan_of(BEN, row, *services()), 1, datetime.date(2026, 12, 31))
    assert lines(made)[0].startswith(" 2 met / 4 in scope = 50.0%")
    assert " Other ways  tested ones only 66.7%" in lines(made)
    assert words(made.counted) == [
        "S2 Mail 2 h 2.75 h ■ 0.75 h over",
        "S3 Web 8 h – ■ never tested",
        "S4 Payroll 24 h 24.00 h ● just met",
        "S1 ERP 4 h 3.50 h ● 0.50 h to spare",
    ]


def test_a_ratio_names_its_two_kpis() -> None:
    made = told(plan_of(BEN, *pair()), 3, datetime.date(2026, 12, 31))
    assert lines(made)[0].startswith(" 21 KPI 1 / 200 KPI 2 = 10.5%")
    assert words(made.counted) == ["K1 KPI 1 21", "K2 KPI 2 200"]


def repairs(_kpi: KPI, _period: Period) -> Behind:
    """Return a repair over its maximum, one within it, and one that doesn't count."""
    made = [
        Incident(number=f"INC{n}", service="[b]Shop[/b]", priority=str(n), detected=0, restored=9)
        for n in (1, 2, 3)
    ]
    rows = [Repair(made[1], 100.26, 48.0), Repair(made[0], 44.0, 48.0)]
    return Behind(tuple(map(counted_of, rows)), (left_of(Repair(made[2], 3.0, None, "request")),))


def test_repair_times_tell_the_share_within_the_maximum_and_the_longest() -> None:
    row = kpi(
        formula="mttr",
        unit="h",
        maximum="48",
        green_min=95.0,
        amber_min=70.0,
        direction="at_most",
        decimals=1,
    )
    plan = plan_of(BEN, row, Batch(id=1, facts="incidents"))
    basis = basis_of(plan, row)
    assert basis is not None
    start = int(datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC).timestamp())
    rows = [("", "", "", "", start, start + h * 3600, 0.0, False, "") for h in (44, 100, 40, 20)]
    plan = plan.knowing(Tallies({basis: incidents(rows, basis)}))
    made = told(plan, 1, datetime.date(2026, 12, 31), repairs)
    assert lines(made)[:2] == [
        " 204 h / 4 incidents = 51.0 h     ▲ amber",
        " (75.0% within the maximum; green from 95%, amber from 70%)",
    ]
    assert " Within      the maximum of its priority: 48" in lines(made)
    assert any("median 42.0 h, 90% within" in line for line in lines(made))
    assert words(made.counted) == [
        "INC2 [b]Shop[/b] 2 100.26 h ■ 52.26 h over",
        "INC1 [b]Shop[/b] 1 44.00 h ● within",
    ]
    assert words(made.left) == ["INC3 [b]Shop[/b] 3 request"]
    assert made.foot == "computed today from 4 incidents, the 2 longest listed"


@pytest.mark.parametrize("width", [30, 54, 72, 86])
def test_sentences_keep_to_their_width(width: int) -> None:
    for made in (projects("projects_on_budget", *budgets()), projects("roi", *returns())):
        for line in made.lines(width)[1:]:
            assert len(said(as_parts(line))) <= width


def test_hours_over_stand_under_each_other_with_as_many_decimals() -> None:
    rows = [Counted(None, "ERP", "1", gap + 40, "late", False, gap) for gap in (16.47, 7.3)]
    found = counted_rows(rows, WORDINGS["mttr"], Scale("hours"))
    said = ["".join(part.text for part in row.cells["verdict"].pieces) for row in found.rows]
    assert said == ["■ 16.47 h over", "■  7.30 h over"]
