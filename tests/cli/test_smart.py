"""The five letters of goals, and of a bare sentence."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_sentence_is_judged_by_its_wording_without_a_plan(run: Run, tmp_path: Path) -> None:
    said = run("smart", "--text", "Install a modern network next year", "-p", str(tmp_path / "none.db"))
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        '  S Specific    weak         "modern" can\'t be checked',
        "                             Give a number instead, for example 99.9 % a month or 4 hours",
        '  M Measurable  fail         "modern" can\'t be checked',
        "                             Give a number instead, for example 99.9 % a month or 4 hours",
        "  A Achievable  cannot tell  Words can't show it: the owner's hours, the money and the dates do",
        "  R Relevant    cannot tell  Words can't show it: a link to a business goal does",
        "                             Link it to a business goal",
        '  T Time-bound  weak         "next year" isn\'t anchored',
        "                             Name the day or the fiscal year, for example 30 Sep 2027 or FY2027",
        '  G006 "modern" can\'t be checked',
        '  G003 "next year" isn\'t anchored: it moves with the day on which it is read',
    ]


def test_a_sentence_in_json_has_its_findings_with_their_place(run: Run) -> None:
    found = json.loads(run("smart", "--format", "json", "--text", "Train all users by 2027-03-31").out)
    assert {letter: each["verdict"] for letter, each in found["letters"].items()} == {
        "S": "pass",
        "M": "weak",
        "A": "unknown",
        "R": "unknown",
        "T": "pass",
    }
    assert found["letters"]["T"]["span"] == [19, 29]
    (finding,) = found["findings"]
    assert (finding["rule"], finding["span"], finding["words"]) == ("G009", [6, 15], "all users")


def test_open_goals_stand_in_a_line_each_the_worst_first(run: Run) -> None:
    run(
        "set",
        "G1",
        "no_cost_reason=From stock",
        "owner=Ana Ruiz",
        "business_goals=BG1",
        "acceptance=One is left",
    )
    said = run("smart")
    assert said.code == 0
    assert said.out.splitlines() == [
        "code  smart  title",
        "G2    SM!RT  Replace 9 copper links",
        "G1    SMART  One network",
    ]
    assert said.err == "1 of 2 hold. A small letter is weak, ! fails, ? can't be told.\n"


def test_a_goal_is_judged_by_its_fields(run: Run) -> None:
    run("set", "G2", "no_cost_reason=From stock", "effort_hours=20")
    run("set", "PE1", "capacity_hours=80")
    said = run("smart", "g2")
    assert said.out.splitlines() == [
        "G2  SMART  Replace 9 copper links",
        "  S Specific    pass         Owner Ana Ruiz",
        "  M Measurable  pass         links 9 → 0, now 9",
        "  A Achievable  pass         Needs no money; 20 of 960 h of the owner's year",
        "  R Relevant    pass         BG1 primary",
        "  T Time-bound  pass         31 Oct 2026, before G1 ends",
    ]


def test_a_goal_in_json_names_the_field_that_mends_it(run: Run) -> None:
    (found,) = json.loads(run("smart", "G2", "--format", "json").out)
    assert (found["code"], found["smart"], found["holds"]) == ("G2", "SM!RT", False)
    assert (found["letters"]["A"]["verdict"], found["letters"]["A"]["field"]) == ("fail", "need")
    assert found["findings"] == []


@pytest.mark.parametrize("words", [["K1"], ["G9"], ["nothing"], ["G2", "--text", "Replace 9 links"]])
def test_what_is_no_goal_is_refused(run: Run, words: list[str]) -> None:
    said = run("smart", *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Error: ")


def test_hostile_words_reach_no_terminal_raw(run: Run) -> None:
    said = run("smart", "--text", "Improve \x1b[31m all \u202eusers\nat all times")
    assert said.code == 0
    assert not {"\x1b", "\u202e"} & set(said.out)


def test_an_empty_plan_says_which_command_helps(run: Run) -> None:
    run("new", "empty.db", "--from", "empty", "--organisation", "Acme")
    assert run("smart", "-p", "empty.db").err == "There are no open goals. `itplanner add goal` adds one.\n"
