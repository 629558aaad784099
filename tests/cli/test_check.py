"""What the plan lacks, told on the command line."""

import json
import re

import pytest

from tests.cli.conftest import Run


def test_a_plan_with_errors_is_told_and_answered_no(run: Run) -> None:
    found = run("check")
    assert found.code == 1
    head, *rows = [re.split("  +", line) for line in found.out.splitlines()]
    assert head == ["severity", "rule", "record", "what", "field", "mended by"]
    assert [row[:3] for row in rows] == [
        ["error", "G001", "G1"],
        ["error", "G010", "G1"],
        ["warning", "K002", "K1"],
        ["info", "G014", "AR2"],
    ]
    assert rows[0][3:] == ["It has no owner", "owner", "Name one person"]
    assert found.err == "2 errors, 1 warning, 1 note. `itplanner check --explain CODE` says more of a rule.\n"


def mended(run: Run) -> None:
    """Leave no error in the plan."""
    run("set", "G1", "owner=Ana Ruiz", "business_goals=BG1")


def test_warnings_and_notes_alone_are_no_errors(run: Run) -> None:
    mended(run)
    found = run("check")
    assert found.code == 0
    assert "info      G014" in found.out


def test_a_sound_plan_says_so(run: Run) -> None:
    found = run("check", "--select", "G002,g018")
    assert (found.code, found.out, found.err) == (0, "", "No problems.\n")


def test_rules_are_selected_and_ignored(run: Run) -> None:
    lines = run("check", "goals", "--select", "G001, G010", "--ignore", "g010").out.splitlines()
    assert [line.split()[1] for line in lines[1:]] == ["G001"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["budgets"], 'There is no family "budgets". There are: goals, kpis, recovery.'),
        (["--select", "G01"], 'There is no rule "G01". Did you mean G0'),
        (["--ignore", "x"], 'There is no rule "x". There are: G001, '),
        (["--explain", "G0100"], 'There is no rule "G0100". Did you mean G010?'),
        (["--year", "soon"], '"soon" is no fiscal year. Try 2027, FY2027 or FY27.'),
    ],
)
def test_what_cannot_be_asked_is_told(run: Run, words: list[str], said: str) -> None:
    found = run("check", *words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_findings_are_json_with_what_is_waived(run: Run) -> None:
    run("add", "waiver", "rule=G001", "record=G1", "person=Ana Ruiz", "reason=Post open", "expires=eom")
    found = run("check", "--select", "G001,G010", "--format", "json")
    assert found.code == 1
    assert json.loads(found.out) == {
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "findings": [
            {
                "rule": "G010",
                "severity": "error",
                "record": "G1",
                "field": "business_goals",
                "message": "It serves no business goal",
                "fix": "Link it to a business goal, primary or secondary",
                "waived": None,
            }
        ],
        "waived": [
            {
                "rule": "G001",
                "severity": "error",
                "record": "G1",
                "field": "owner",
                "message": "It has no owner",
                "fix": "Name one person",
                "waived": "W1",
            }
        ],
    }


def test_what_is_waived_is_no_error_until_the_waiver_ends(run: Run) -> None:
    run("add", "waiver", "rule=G001", "record=G1", "person=Ana Ruiz", "reason=Post open", "expires=eom")
    found = run("check", "--select", "G001")
    assert (found.code, found.out, found.err) == (0, "", "No problems, 1 waived.\n")
    assert run("check", "--select", "G001", "--today", "2026-12-01").code == 1


def test_one_year_is_checked_alone(run: Run) -> None:
    mended(run)
    run("add", "goal", "title=Later", "area=Network", "horizon=1", "year=2028", "business_goals=BG1")
    assert [line.split()[1:3] for line in run("check", "--year", "FY28").out.splitlines()[1:4]] == [
        ["G001", "G3"],
        ["G002", "G3"],
        ["G004", "G3"],
    ]
    assert "G3" not in run("check", "--year", "2027").out


def test_a_rule_is_explained_without_a_plan(run: Run) -> None:
    found = run("check", "--explain", "g011", "-p", "nowhere.db")
    assert found.code == 0
    assert found.out.splitlines()[0].startswith("G011  Goal that ends after the one above it")
    assert "What mends it: Move one of the two dates" in found.out
    assert "Silent where G012 says the same." in found.out
    assert json.loads(run("check", "--explain", "G011", "--format", "json").out)["family"] == "goals"
