"""What a round asks for computed KPIs: head counts, actuals, how projects stand."""

import datetime
from typing import Any

import pytest

from itplanner.domain.entry import Context
from itplanner.domain.facts.tally import IncidentBasis, IncidentTally, Tallies
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Batch, BudgetLine, Headcount, Phase, Project, Record
from itplanner.domain.rules.lacking import Lack, incidents_missing, lacking
from itplanner.domain.rules.round import round_items
from itplanner.domain.verbs.lacks import lack_texts
from itplanner.domain.wrong import Wrong
from tests.builders import TODAY, goal, kpi, plan_of

OCTOBER = datetime.date(2026, 10, 1)
SPEND = Batch(id=1, facts="spend")


def computed(number: int, formula: str) -> KPI:
    """Return a computed KPI."""
    return kpi(number, formula=formula, unit="1:n" if formula == "support_ratio" else "%")


def headcount(number: int, period: int, **values: Any) -> Headcount:
    """Return the head count of a period of FY2027."""
    return Headcount(
        **{"id": number, "year": 2027, "period": period, "support_fte": 8, "users": 640, **values}
    )


def line(*phases: Phase) -> list[Record]:
    """Return a budget line with phases, and the KPI that needs them."""
    return [computed(5, "spend_vs_plan"), BudgetLine(id=7, title="Lines", year=2027, area=1), *phases]


def phase(number: int, **values: Any) -> Phase:
    """Return a phase of the line with the number of its period."""
    return Phase(**{"id": number, "line": 7, "period": number, "plan": 12000_00, **values})


def asked(plan: Plan, *codes: str) -> list[tuple[str, Lack]]:
    """Return what is asked for, by the code of whom."""
    return [(row.code, lack) for row, lack in lacking(plan, TODAY, codes)]


def one(plan: Plan, *codes: str) -> Lack:
    """Return the only thing that is asked for."""
    ((_code, lack),) = asked(plan, *codes)
    return lack


def test_the_head_count_of_the_month_is_asked_where_a_kpi_needs_it() -> None:
    assert asked(plan_of(kpi(6), headcount(1, 3))) == []
    lack = one(plan_of(computed(6, "support_ratio"), headcount(1, 3), headcount(2, 2, users=600)))
    assert (lack.year, lack.period, lack.offered, lack.stored, lack.ref) == (2027, 4, "640/8", False, None)


def test_a_head_count_of_the_month_answers_it_and_stays_in_the_round() -> None:
    plan = plan_of(computed(6, "support_ratio"), headcount(1, 4, support_fte=8.5))
    assert asked(plan) == []
    assert (one(plan, "K6").offered, one(plan, "K6").stored) == ("640/8.5", True)


def test_running_projects_are_asked_how_they_stand() -> None:
    rows = [Project(id=1, name="P1", status="running"), Project(id=2, name="P2", status="planned")]
    plan = plan_of(computed(1, "projects_on_time"), *rows)
    assert [code for code, _lack in asked(plan)] == ["P1"]
    assert [code for code, _lack in asked(plan, "P2")] == ["P1", "P2"]
    assert asked(plan_of(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([phase(4)], [("", False)]),
        ([phase(3, actual=11500_00), phase(4)], [("11500", False)]),
        ([phase(4, actual=0)], []),
        ([phase(4, plan=0)], []),
        ([phase(3)], []),
        ([phase(4), SPEND], []),
    ],
)
def test_budget_lines_are_asked_for_what_was_booked_where_no_spend_is_imported(
    rows: list[Record], found: list[tuple[str, bool]]
) -> None:
    lacks = [lack for _code, lack in asked(plan_of(*line(), *rows))]
    assert [(lack.offered.removesuffix(".00"), lack.stored) for lack in lacks] == found


def test_they_stand_between_the_kpis_and_the_goals() -> None:
    plan = plan_of(kpi(1), computed(6, "support_ratio"), *line(phase(4)), goal(1, status="active", year=2027))
    assert [item.code for item in round_items(plan, TODAY, TODAY)] == ["K1", "K6", "B7", "G1"]


def tallied(*days: datetime.date) -> Tallies:
    """Return tallies of some months."""
    basis = IncidentBasis((1,), 1, 7, "", "elapsed")
    tally = IncidentTally(count=1, hours=1, median=1, p90=1, longest=1, within=None)
    return Tallies({basis: dict.fromkeys(days, tally)})


def test_incidents_of_the_last_month_are_missed_where_a_kpi_counts_them() -> None:
    repair = kpi(7, formula="mttr", unit="h")
    assert incidents_missing(plan_of(), TODAY) is None
    month = incidents_missing(plan_of(repair), TODAY)
    assert month is not None
    assert month.label == "October 2026"
    batch = Batch(id=1, facts="incidents")
    assert incidents_missing(plan_of(repair, batch), TODAY) is None
    assert incidents_missing(plan_of(repair, batch).knowing(tallied(OCTOBER)), TODAY) is None
    assert (
        incidents_missing(plan_of(repair, batch).knowing(tallied(datetime.date(2026, 9, 1))), TODAY) == month
    )


PLAN = plan_of(
    computed(1, "projects_on_time"),
    computed(6, "support_ratio"),
    *line(phase(4, note="Late bill")),
    headcount(1, 3),
    Project(id=1, name="Mail", status="running", cost=120000_00),
)


@pytest.mark.parametrize(
    ("code", "text", "texts"),
    [
        ("K6", "640/8", {"users": "640", "support_fte": "8"}),
        ("K6", "640", "Type users and full posts"),
        ("K6", "many/8", "Type users and full posts"),
        ("B7", "12.5k", {"actual": "12.5k"}),
        ("B7", "0", {"actual": "0"}),
        ("B7", "", "Type what was booked"),
        ("B7", "lots", "Type what was booked"),
        ("P1", "121k", {"cost": "121k"}),
        ("P1", "20 nov 2026", {"finished_on": "2026-11-20", "status": "finished"}),
        ("P1", "24 nov", {"finished_on": "2025-11-24", "status": "finished"}),
        ("P1", "20 nov", {"finished_on": "2026-11-20", "status": "finished"}),
        ("P1", "2026-11-24", "24 Nov 2026 is still to come"),
        ("P1", "soon", '"soon" is no amount and no date'),
    ],
)
def test_what_is_typed_is_read_as_the_record_that_keeps_it(
    code: str, text: str, texts: dict[str, str] | str
) -> None:
    lack = dict(asked(PLAN))[code]
    found = lack_texts(lack, text, "", Context(PLAN, TODAY))
    if isinstance(texts, dict):
        assert found == texts
    else:
        assert isinstance(found, Wrong)
        assert texts in found.message


def test_a_project_as_it_was_is_nothing_new_and_a_note_is_added() -> None:
    lacks = dict(asked(PLAN))
    assert lack_texts(lacks["P1"], lacks["P1"].offered, "", Context(PLAN, TODAY)) is None
    assert lack_texts(lacks["P1"], lacks["P1"].offered, "On course", Context(PLAN, TODAY)) == {
        "note": "On course"
    }
    assert lack_texts(lacks["B7"], "5", "Paid", Context(PLAN, TODAY)) == {
        "actual": "5",
        "note": "Late bill\nPaid",
    }


def test_a_stored_head_count_is_stored_again_only_where_it_changed() -> None:
    plan = plan_of(computed(6, "support_ratio"), headcount(1, 4))
    lack = one(plan, "K6")
    assert lack_texts(lack, "640/8", "", Context(plan, TODAY)) is None
    assert lack_texts(lack, "650/8", "", Context(plan, TODAY)) == {"users": "650", "support_fte": "8"}
