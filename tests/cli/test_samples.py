"""Real files that nobody here wrote, from the file to the KPI by the command line alone."""

import datetime
import json
from pathlib import Path
from statistics import mean, median
from typing import Any

import pytest

from tests.cli.conftest import Run

FILES = Path(__file__).parents[1] / "exchange"
ABC, MELBOURNE = FILES / "abc_tech_incidents.csv", FILES / "melbourne_capital_delivery.csv"
INCIDENTS = ("--map", "number=Incident_ID", "--map", "detected=Open_Time", "--map", "restored=Resolved_Time")
PROJECTS = ("--map", "name=ID", "--map", "cost=FFC", "--map", "started_on=BCA", "--map", "finished_on=Stage1")


def all_of(run: Run, code: str, *options: str) -> dict[str, Any]:
    """Return a KPI over all of the past."""
    found = run("kpi", "show", code, "--by", "all", "--from", "2010-01-01", "--format", "json", *options)
    assert found.code == 0, found.err
    (period,) = json.loads(found.out)["periods"]
    return dict(period)


@pytest.fixture
def repair(run: Run) -> str:
    words = ("name=Time to repair", "unit=h", "direction=at_most", "formula=mttr", "target=8")
    code = run("add", "kpi", *words)
    assert code.code == 0, code.err
    return code.out.strip()


def test_time_to_repair_over_all_that_was_restored(run: Run, repair: str) -> None:
    assert run("import", "incidents", str(ABC), *INCIDENTS).code == 0
    found = all_of(run, repair)
    assert (found["n"], round(found["value"], 4), round(found["median"], 4)) == (37, 9148.4216, 9095.4167)
    assert found["excluded"] == {"unresolved": 3}


def test_time_to_repair_over_incidents_alone_and_without_the_import_again(run: Run, repair: str) -> None:
    assert run("import", "incidents", str(ABC), *INCIDENTS, "--map", "type=Category").code == 0
    found = all_of(run, repair)
    assert (found["n"], round(found["value"], 4), round(found["median"], 4)) == (34, 9137.301, 9104.8083)
    assert found["excluded"] == {"other_type": 5, "unresolved": 1}
    assert run("undo").code == 0
    assert json.loads(run("kpi", "show", repair, "--format", "json").out)["periods"] == []


def test_a_real_portfolio_has_sums_and_lead_times_but_nothing_was_promised(run: Run) -> None:
    run("set", "organisation", "currency=AUD")
    words = ("name=On time", "unit=%", "direction=at_least", "formula=projects_on_time", "target=80")
    kpi = run("add", "kpi", *words).out.strip()
    found = run("import", "projects", str(MELBOURNE), *PROJECTS, "--format", "json")
    assert json.loads(found.out) == {"read": 445, "added": 445, "changed": 0, "unchanged": 0, "rejected": []}
    projects = json.loads(run("list", "projects", "--format", "json").out)
    costs = [round(100 * float(each["cost"])) for each in projects]
    assert (len({each["name"] for each in projects}), sum(costs), median(costs)) == (
        445,
        511_365_915_250,
        214_976_989,
    )
    days = [_day(each["finished_on"]) - _day(each["started_on"]) for each in projects]
    assert (len(days), median(days), min(days) >= 0, round(mean(days), 4)) == (445, 436, True, 583.3551)
    assert "45 projects hold days after today" in found.err
    on_time = all_of(run, kpi)
    assert (on_time["value"], on_time["denominator"], on_time["excluded"]) == (None, 0, {"no_baseline": 445})


def _day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()
