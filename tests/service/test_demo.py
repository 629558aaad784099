"""The records of the demo's company, as far as its figures rest on them."""

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from itplanner.domain.kpis.course import Point, course
from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.formulas.registry import outcome_of
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.words import value_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import (
    KPI,
    Batch,
    Benefit,
    BudgetLine,
    Goal,
    Person,
    Phase,
    Project,
    ProjectBaseline,
    RecoveryTest,
    Service,
)
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.years import calendar
from itplanner.service import shipped
from itplanner.service.knowing import known
from itplanner.store.store import Store

TODAY = datetime.date(2026, 11, 23)
OCTOBER = datetime.date(2026, 10, 31)
HERE = ZoneInfo("Europe/Berlin")

MAXIMUM = {"1": 4, "2": 8, "3": 24, "4": 40}
MONTHS = {
    "2025-07": (217, 9.7, 193),
    "2025-08": (196, 9.0, 177),
    "2025-09": (221, 9.7, 197),
    "2025-10": (236, 10.1, 207),
    "2025-11": (226, 9.3, 201),
    "2025-12": (205, 9.9, 181),
    "2026-01": (233, 9.7, 207),
    "2026-02": (229, 9.9, 202),
    "2026-03": (219, 9.2, 197),
    "2026-04": (222, 9.6, 198),
    "2026-05": (214, 8.9, 195),
    "2026-06": (208, 8.6, 191),
    "2026-07": (199, 8.2, 184),
    "2026-08": (205, 8.4, 189),
    "2026-09": (201, 7.7, 189),
    "2026-10": (212, 7.9, 198),
}
"""What the desk reported each month: incidents, hours from detected to restored, within the maximum."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(shipped.demo(tmp_path_factory.mktemp("demo"), TODAY)) as store:
        yield store


@pytest.fixture(scope="module")
def plan(store: Store) -> Plan:
    return known(store, store.load())


def incidents(store: Store, plan: Plan) -> list[tuple[str, int, int, str]]:
    batches = [batch.id for batch in plan[Batch]]
    with store.fact_rows("incidents", batches, "priority", "detected", "restored", "state") as rows:
        return [(str(row[0]), int(row[1]), int(row[2]), str(row[3])) for row in rows]


def by_month(found: list[tuple[str, int, int, str]]) -> dict[str, tuple[int, float, int]]:
    """Count and add up the incidents of each month by hand, as the desk's report does."""
    months: dict[str, list[tuple[str, float]]] = {}
    for priority, detected, restored, state in found:
        if not state:
            month = f"{datetime.datetime.fromtimestamp(restored, HERE):%Y-%m}"
            months.setdefault(month, []).append((priority, (restored - detected) / 3600))
    return {
        month: (
            len(rows),
            round(sum(hours for _priority, hours in rows) / len(rows), 1),
            sum(hours <= MAXIMUM[priority] for priority, hours in rows),
        )
        for month, rows in months.items()
    }


def test_the_incidents_come_to_what_the_desk_reported_each_month(store: Store, plan: Plan) -> None:
    found = incidents(store, plan)
    assert by_month(found) == MONTHS
    assert len(found) == 3486
    assert len(plan[Batch]) == len(MONTHS)


def test_a_moved_demo_keeps_what_each_month_of_incidents_came_to(tmp_path: Path) -> None:
    with Store.open(shipped.demo(tmp_path, datetime.date(2027, 4, 28))) as store:
        moved = by_month(incidents(store, store.load()))
    assert list(moved.values()) == list(MONTHS.values())
    assert max(moved) == "2027-03"


def test_eighteen_projects_of_which_eleven_were_due_by_the_end_of_october(plan: Plan) -> None:
    promised = {
        each.project: each.end for each in sorted(plan[ProjectBaseline], key=lambda each: each.number)
    }
    assert len(plan[Project]) == 18
    left = Counter(
        each.status
        if each.status in {"cancelled", "on_hold"}
        else "due"
        if promised[each.id] <= OCTOBER
        else "not due"
        for each in plan[Project]
    )
    assert left == {"due": 11, "not due": 5, "cancelled": 1, "on_hold": 1}
    late = {
        each.code
        for each in plan[Project]
        if each.status in {"finished", "running"}
        and promised[each.id] <= OCTOBER
        and (each.finished_on is None or each.finished_on > promised[each.id])
    }
    assert late == {"P3", "P5", "P11"}


def test_a_service_is_proven_by_its_last_test(plan: Plan) -> None:
    last = {each.service: each for each in sorted(plan[RecoveryTest], key=lambda each: each.tested_on)}
    proven = {each.code: last[each.id].rta if each.id in last else None for each in plan[Service]}
    assert proven == {
        "S1": 6.5, "S2": 3.5, "S3": None, "S4": 2.75, "S5": 3, "S6": 1.5, "S7": 6, "S8": 5, "S9": 7,
        "S10": 9.5, "S11": 20, "S12": 11,
    }  # fmt: skip
    assert len(plan[RecoveryTest]) == 17


def expected(phase: Phase) -> int:
    """What a period comes to: as booked, else as forecast, else as planned."""
    planned = phase.plan if phase.revised is None else phase.revised
    return next(each for each in (phase.actual, phase.forecast, planned) if each is not None)


def test_the_budget_comes_to_what_was_approved_ordered_booked_and_expected(plan: Plan) -> None:
    approved = {each.id for each in plan[BudgetLine] if each.title != "Certificates"}
    phases = [each for each in plan[Phase] if each.line in approved]
    thousand = 100_000
    assert len(plan[BudgetLine]) == 21
    assert sum(each.plan for each in phases) == 2869 * thousand
    assert sum(each.plan if each.revised is None else each.revised for each in phases) == 2897 * thousand
    assert sum(each.committed for each in phases) == 488 * thousand
    assert sum(each.actual or 0 for each in phases) == 1109 * thousand
    assert sum(expected(each) for each in phases) == 2941 * thousand
    assert sum(each.plan for each in phases if each.period <= 4) == 1119 * thousand


def test_finance_confirmed_the_benefits_of_six_projects_of_nine(plan: Plan) -> None:
    assert len({each.project for each in plan[Benefit]}) == 9
    assert len({each.project for each in plan[Benefit] if each.confirmed_by is not None}) == 6


def test_everybody_is_there_and_each_indicator_has_an_owner(plan: Plan) -> None:
    assert len(plan[Person]) == 18
    assert all(kpi.owner is not None for kpi in plan[KPI])


def points(plan: Plan, code: int) -> dict[str, Point]:
    return {f"{each.period.first:%Y-%m}": each for each in course(plan, plan[KPI].rows[code], TODAY)}


def october(plan: Plan, code: int) -> Outcome:
    kpi = plan[KPI].rows[code]
    found = outcome_of(plan, kpi, period_of(OCTOBER, kpi.cadence, calendar(plan)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "value", "numerator", "denominator"),
    [
        (1, "72.7%", 8, 11),
        (2, "80.0%", 8, 10),
        (3, "87.5%", 7, 8),
        (4, "24.0%", 73_100, 304_900),
        (5, "99.1%", 1_109_000, 1_119_000),
        (6, "1:80", 640, 8),
        (7, "7.9 h", pytest.approx(1674.8), 212),
        (8, "66.7%", 8, 12),
    ],
)
def test_october_is_computed_from_the_records(
    plan: Plan, number: int, value: str, numerator: float, denominator: float
) -> None:
    point = points(plan, number)["2026-10"]
    assert point.origin == "computed"
    assert value_text(plan[KPI].rows[number], point.value) == value
    assert (point.numerator, point.denominator) == (numerator, denominator)


@pytest.mark.parametrize(
    ("number", "values"),
    [
        (1, {"2026-07": "72.7%", "2026-08": "77.8%", "2026-09": "80.0%"}),
        (2, {"2026-07": "72.7%", "2026-08": "90.0%", "2026-09": "80.0%"}),
        (3, {"2026-07": "87.5%", "2026-08": "90.0%", "2026-09": "87.5%"}),
        (4, {"2026-07": "20.3%", "2026-08": "22.3%", "2026-09": "23.8%"}),
        (5, {"2026-07": "98.6%", "2026-08": "99.5%", "2026-09": "100.2%"}),
        (6, {"2026-07": "1:80", "2026-08": "1:80", "2026-09": "1:80"}),
        (8, {"2026-07": "75.0%", "2026-08": "75.0%", "2026-09": "66.7%"}),
    ],
)
def test_the_months_before_have_what_the_monthly_report_said(
    plan: Plan, number: int, values: dict[str, str]
) -> None:
    found = points(plan, number)
    assert {month: value_text(plan[KPI].rows[number], found[month].value) for month in values} == values


def test_what_was_left_out_of_projects_on_time_and_the_other_ways_of_counting(plan: Plan) -> None:
    found = october(plan, 1)
    assert found.excluded == {"not_due": 5, "cancelled": 1, "on_hold": 1}
    others = {each.key: round(each.value, 1) for each in found.variants if each.value is not None}
    assert (others["original"], others["completed"]) == (63.6, 80.0)
    rows = [
        (each.ref and each.ref.id, each.promised, each.happened, each.verdict) for each in found.counted[:6]
    ]
    day = datetime.date
    assert rows == [
        (3, day(2026, 10, 31), None, "open"),
        (11, day(2026, 5, 31), day(2026, 7, 9), "late"),
        (5, day(2026, 1, 31), day(2026, 3, 6), "late"),
        (12, day(2026, 8, 31), day(2026, 8, 28), "early"),
        (8, day(2026, 3, 31), day(2026, 3, 31), "same_day"),
        (1, day(2026, 9, 30), day(2026, 9, 24), "early"),
    ]


def test_the_time_to_repair_has_its_share_within_the_maximum_in_each_month(plan: Plan) -> None:
    shares = {month: point.share for month, point in points(plan, 7).items()}
    assert shares == pytest.approx(
        {month: 100 * within / count for month, (count, _hours, within) in MONTHS.items()}
    )


def test_a_goal_that_follows_a_computed_kpi_is_as_far_as_that(plan: Plan) -> None:
    assert progress(plan, plan[Goal].rows[25], TODAY).share == pytest.approx((9.5 - 7.9) / (9.5 - 6))
