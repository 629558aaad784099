"""The kinds of record that stand in registers, on the command line."""

import json

import pytest

from itplanner.exchange.kinds import plural
from tests.cli.conftest import Run


def test_a_project_its_baselines_and_requirements_are_added_listed_and_shown(run: Run) -> None:
    assert run("add", "projects", "name=Mail migration", "status=running", "goals=G1,G2").out == "P1\n"
    assert run("add", "project-baselines", "project=P1", "end=2026-12-31", "budget=100k").out == "PB1\n"
    again = run("add", "project-baselines", "project=P1", "end=2027-01-31", "approved_by=Ana Ruiz")
    assert again.out == "PB2\n"
    assert run("add", "requirements", "project=P1", "text=Old mail can be searched").code == 0
    assert run("add", "benefits", "project=P1", "type=soft", "year=2027", "amount=5").code == 0
    heads, row = run("list", "projects").out.splitlines()
    assert heads.split() == [
        *("code", "name", "area", "manager", "status", "started_on", "finished_on", "cost", "acceptance")
    ]
    assert row.split() == ["P1", "Mail", "migration", "running", "pending"]
    numbers = json.loads(run("list", "project-baselines", "--format", "json").out)
    assert [(each["code"], each["number"]) for each in numbers] == [("PB1", 1), ("PB2", 2)]
    shown = json.loads(run("show", "P1", "--format", "json").out)
    assert shown["goals"] == ["G1", "G2"]
    assert run("set", "P1", "goals-=G1").code == 0
    assert json.loads(run("show", "P1", "--format", "json").out)["goals"] == ["G2"]


def test_a_project_goes_the_allowed_ways_and_a_baseline_stays(run: Run) -> None:
    run("add", "project", "name=Portal")
    run("add", "project-baseline", "project=P1", "end=2026-12-31")
    for words, said in (
        (("P1", "status=running"), "P1 is proposed; from there it can become cancelled or planned."),
        (("P1", "status=cancelled"), "P1 becomes cancelled on a day. Say which in cancelled_on."),
        (("PB1", "end=2027-12-31"), "Baseline 1 stays as it was approved."),
    ):
        found = run("set", *words)
        assert found.code == 2
        assert said in found.err
    assert run("set", "P1", "status=cancelled", "cancelled_on=2026-11-01").code == 0
    assert run("set", "PB1", "note=Minutes of May").code == 0


def test_services_their_needs_and_tests(run: Run) -> None:
    run("add", "services", "name=Login", "rto=2")
    assert run("add", "services", "name=ERP", "tier=1", "rto=4", "depends_on=S1").out == "S2\n"
    added = run("add", "recovery-tests", "service=S2", "tested_on=2026-09-08", "type=full", "outcome=passed")
    assert added.out == "RT1\n"
    heads, _login, erp = run("list", "services").out.splitlines()
    assert heads.split() == ["code", "name", "owner", "tier", "in_scope", "rto", "rpo", "depends_on"]
    assert erp.split() == ["S2", "ERP", "1", "yes", "4", "S1"]
    assert run("set", "S2", "depends_on=").code == 0
    assert "after today" in run("set", "RT1", "tested_on=2026-12-01").err


def test_budget_lines_and_head_counts(run: Run) -> None:
    assert run("add", "budget-lines", "title=Desk tool", "year=2027", "area=Network").out == "B1\n"
    assert run("add", "phases", "line=B1", "period=1", "plan=12000").out == "PH1\n"
    added = run("add", "headcounts", "year=2027", "period=1", "support_fte=8", "users=640")
    assert (added.out, added.err) == ("HC1\n", "Added head count\n")
    assert run("list", "budget-lines").out.splitlines()[1].split()[:4] == ["B1", "Desk", "tool", "2027"]
    assert run("list", "phases").out.splitlines()[1].split()[:4] == ["PH1", "B1", "1", "12000.00"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("batch", "batches"),
        ("service_dependency", "service-dependencies"),
        ("headcount", "headcounts"),
        ("limit_phase", "limit-phases"),
        ("baseline", "baselines"),
    ],
)
def test_kinds_have_plurals_that_are_understood(run: Run, kind: str, name: str) -> None:
    assert plural(kind) == name
    assert run("list", name).code == 0
