"""The roadmap in print."""

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the same width wherever the tests run."""
    monkeypatch.setenv("COLUMNS", "120")


def test_the_roadmap_is_printed_without_a_terminal(run: Run) -> None:
    said = run("roadmap", "--width", "80", "--years", "3")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Acme: Roadmap FY2027 to FY2029 by area, on 23 Nov 2026",
        "                           FY2027▼         FY2028          FY2029",
        "                           Q1  Q2  Q3  Q4  Q1  Q2  Q3  Q4  Q1  Q2  Q3  Q4",
        "Network                          │",
        " G1 One network                  │                                ◆",
        " G2 Replace 9 copper links ←────◆═ late 23 d",
    ]
    assert 110 < max(map(len, run("roadmap").out.splitlines())) <= 120


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("area", ["Network"]),
        ("business-goal", ["BG1 Grow", "No business goal"]),
        ("owner", ["Ana Ruiz", "Nobody"]),
    ],
)
def test_goals_stand_together_by_what_was_asked_for(run: Run, by: str, headings: list[str]) -> None:
    lines = run("roadmap", "--by", by).out.splitlines()[3:]
    assert [line[:30].rstrip() for line in lines if not line.startswith(" ")] == headings


def test_in_ascii_only_what_people_wrote_keeps_its_letters(run: Run) -> None:
    run("set", "G1", "title=Café → one")
    lines = run("roadmap", "--ascii", "--width", "80").out.splitlines()
    assert lines[1].strip() == "+v1--+3 years--+5 years--+10 years----------------"
    assert lines[-2].split()[:4] == ["G1", "Café", "→", "one"]
    assert lines[-1] == " G2 Replace 9 copper links <* late 23 d"


def test_the_roadmap_of_a_past_day_shows_the_plan_of_then(run: Run) -> None:
    run("set", "G1", "due=2027-12-31")
    said = run("roadmap", "--as-of", "1 nov 2026")
    assert "on 1 Nov 2026" in said.out
    assert "late 1 d" in said.out


def test_an_empty_plan_says_which_command_helps(run: Run) -> None:
    run("new", "empty.db", "--from", "empty", "--organisation", "Acme")
    assert run("roadmap", "-p", "empty.db").err == "There are no goals yet. `itplanner add goal` adds one.\n"
