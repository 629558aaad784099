"""`kpi show` of a KPI that computes itself: by period, in another way, of some rows only."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

PROJECTS = """\
P1 2025-03-31 finished_on=2025-03-28 status=finished area=Network
P2 2025-06-30 finished_on=2025-07-05 status=finished area=Network
P3 2025-09-30 finished_on=2025-09-30 status=finished area=Security
P4 2025-05-31 status=running area=Security
P5 2025-12-01 cancelled_on=2025-04-10 status=cancelled
P6 2025-10-31 finished_on=2025-12-10 status=finished
P7 2026-02-28 status=running
P8 2025-08-31 status=on_hold hold_from=2025-02-01 hold_approved_on=2025-02-01
"""
"""Those of DOMAIN 1.2: name, promised end, what else."""

YEAR = ("--from", "2025-01-01", "--to", "2025-12-31", "--by", "all")


@pytest.fixture
def filled(run: Run) -> Run:
    """Run in a plan with the projects and a KPI, K2, that counts them."""
    for number, line in enumerate(PROJECTS.splitlines(), 1):
        name, end, *rest = line.split()
        assert run("add", "project", f"name={name}", *rest).code == 0
        assert run("add", "project-baseline", f"project=P{number}", "number=1", f"end={end}").code == 0
    again = ("project=P6", "number=2", "end=2025-12-15", "approved_by=PE1", "approved_on=2025-09-01")
    assert run("add", "project-baseline", *again).code == 0
    kpi = (
        "name=On time",
        "unit=%",
        "direction=at_least",
        "formula=projects_on_time",
        "green_min=80",
        "amber_min=60",
    )
    assert run("add", "kpi", *kpi).code == 0
    return run


def periods(run: Run, code: str, *options: str) -> list[dict[str, Any]]:
    """Return the periods of a KPI as JSON tells them."""
    found: list[dict[str, Any]] = json.loads(run("kpi", "show", code, *options, "--format", "json").out)[
        "periods"
    ]
    return found


def test_the_worked_example_comes_out_of_the_command(filled: Run) -> None:
    assert periods(filled, "K2", *YEAR) == [
        {
            "period": "all",
            "value": 60.0,
            "numerator": 3,
            "denominator": 5,
            "excluded": {"cancelled": 1, "not_due": 1, "on_hold": 1},
            "n": 5,
            "median": None,
            "p90": None,
            "max": None,
            "within": None,
            "target": None,
            "status": "amber",
        }
    ]
    variants = [
        periods(filled, "K2", *YEAR, "--variant", each)[0]["value"] for each in ("completed", "original")
    ]
    assert variants == [75.0, 40.0]
    assert periods(filled, "K2", *YEAR, "--where", "area=Network")[0]["value"] == 50.0


def test_a_year_is_counted_anew_and_a_running_one_until_the_last_month(filled: Run) -> None:
    years = {
        each["period"]: (each["numerator"], each["denominator"])
        for each in periods(filled, "K2", "--by", "year")
    }
    assert years == {"FY2025": (1, 3), "FY2026": (2, 5), "FY2027": (0, 2)}
    months = periods(filled, "K2", "--from", "2025-12-01", "--to", "2026-01-15")
    assert [(each["period"], each["value"]) for each in months] == [("2025-12", 60.0)]


def test_what_was_entered_wins_but_not_over_another_way_of_counting(filled: Run) -> None:
    filled("kpi", "record", "K2", "77", "--on", "2025-12-31")
    december = ("--from", "2025-12-01", "--to", "2025-12-31")
    assert [each["value"] for each in periods(filled, "K2", *december)] == [77.0]
    assert [each["value"] for each in periods(filled, "K2", *december, "--variant", "completed")] == [75.0]


def test_a_closed_month_keeps_its_value(filled: Run) -> None:
    october = ("--from", "2026-10-01", "--to", "2026-10-31")
    assert filled("kpi", "close", "2026-10").code == 0
    assert filled("set", "P4", "status=finished", "finished_on=2026-10-30").code == 0
    assert filled("set", "P6", "finished_on=2025-10-31").code == 0
    (closed,) = periods(filled, "K2", *october)
    assert (closed["numerator"], closed["denominator"]) == (1, 3)
    assert (closed["frozen"], closed["restated"]) == (closed["value"], 0)
    assert "frozen" not in periods(filled, "K2", "--from", "2026-09-01", "--to", "2026-09-30")[0]
    assert "October 2026 was closed as 33.333333%, now 0%" in filled("kpi", "show", "K2").err
    (now,) = periods(filled, "K2", "--from", "2025-11-01", "--to", "2026-10-31", "--by", "all")
    assert (now["numerator"], now["denominator"]) == (0, 2)


def test_a_list_of_kpis_has_the_computed_value(filled: Run) -> None:
    _entered, found = json.loads(filled("kpi", "list", "--format", "json").out)
    assert (found["date"], found["value"], found["status"]) == ("2026-10-31", pytest.approx(100 / 3), "red")
    assert " 33.3333 " in filled("kpi", "list").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--where", "colour=red"), '"colour=red" is no FIELD=VALUE of projects.'),
        (("--where", "area"), '"area" is no FIELD=VALUE of projects.'),
    ],
)
def test_a_condition_that_no_row_can_meet_is_refused(
    filled: Run, options: tuple[str, ...], said: str
) -> None:
    found = filled("kpi", "show", "K2", *options)
    assert found.code == 2
    assert said in found.err


def test_a_kpi_without_other_ways_of_counting_says_so(run: Run) -> None:
    run("add", "kpi", "name=MTTR", "unit=h", "direction=at_most", "formula=mttr")
    found = run("kpi", "show", "K2", "--variant", "original")
    assert (found.code, "K2 isn't counted in another way." in found.err) == (2, True)
    assert periods(run, "K2") == []
    assert "no FIELD=VALUE" in run("kpi", "show", "K2", "--where", "x=1").err
    run(
        "add",
        "kpi",
        "name=Share",
        "unit=%",
        "direction=at_most",
        "formula=ratio",
        "numerator=K1",
        "denominator=K1",
    )
    assert "ratio of two KPIs" in run("kpi", "show", "K3", "--where", "x=1").err
    assert [each["value"] for each in periods(run, "K3")] == [100.0, 100.0]


def test_times_to_repair_come_from_the_rows_also_in_one_and_of_some(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "desk.csv"
    file.write_text(
        "number,detected,restored,priority,type\n"
        "1,2026-08-03 00:00,2026-08-04 20:00,1,incident\n"
        "2,2026-08-03 00:00,2026-08-07 04:00,2,incident\n"
        "3,2026-09-03 00:00,2026-09-04 16:00,1,incident\n"
        "4,2026-09-03 00:00,2026-09-03 20:00,2,incident\n"
        "5,2026-09-03 00:00,2026-09-03 20:00,2,request\n"
        "6,2026-09-30 00:00,,2,incident\n"
    )
    run(
        "add", "kpi", "name=MTTR", "unit=h", "direction=at_most", "formula=mttr", "maximum=48", "green_min=75"
    )
    assert run("import", "incidents", str(file)).code == 0
    (whole,) = periods(run, "K2", "--by", "all")
    assert {
        name: whole[name] for name in ("value", "numerator", "denominator", "n", "median", "max", "within")
    } == {
        "value": 51.0,
        "numerator": 204.0,
        "denominator": 4,
        "n": 4,
        "median": 42.0,
        "max": 100.0,
        "within": 75.0,
    }
    assert (whole["excluded"], whole["status"]) == ({"other_type": 1, "unresolved": 1}, "green")
    months = periods(run, "K2")
    assert [(each["period"], each["value"]) for each in months] == [("2026-08", 72.0), ("2026-09", 30.0)]
    assert [each["value"] for each in periods(run, "K2", "--by", "quarter")] == [51.0]
    assert [each["value"] for each in periods(run, "K2", "--by", "year", "--where", "priority=1")] == [42.0]
    assert [each["value"] for each in periods(run, "K2", "--where", "priority=2")] == [100.0, 20.0]
