"""A month is closed on the command line."""

import datetime
import json

import pytest

from itplanner.cli.closing import month_named
from tests.cli.conftest import TODAY, Run


def test_the_next_month_is_closed_and_told(run: Run) -> None:
    run("kpi", "record", "K1", "8/11", "--on", "2026-10-31")
    dry = run("kpi", "close", "--dry-run")
    assert (dry.code, dry.err) == (0, "Nothing was saved: this was a dry run.\n")
    found = run("kpi", "close")
    assert found.code == 0
    assert [line.split() for line in found.out.splitlines()][1][:2] == ["K1", "Projects"]
    assert "amber" in found.out
    assert found.err == "October 2026 closed: 1 KPI value frozen.\n"
    assert json.loads(run("show", "BL1", "--format", "json").out)["name"] == "October 2026"


def test_a_month_without_a_value_is_closed_all_the_same_and_says_so(run: Run) -> None:
    assert "no reading" in run("kpi", "close", "october").out


def test_a_closed_month_is_restated_with_a_reason(run: Run) -> None:
    run("kpi", "close", "2026-08")
    assert run("kpi", "close", "aug").err == ("Error: August 2026 is closed already. A reason restates it.\n")
    again = run("kpi", "close", "aug 2026", "--reason", "Late")
    assert (again.code, again.err.splitlines()[0]) == (
        2,
        "Error: August 2026 is closed, and its values haven't changed since.",
    )
    run("kpi", "record", "K1", "6/8", "--on", "2026-08-31")
    assert run("kpi", "close", "aug", "--reason", "Two came late").err == (
        "August 2026 restated: K1 83.333333% → 75%.\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2026-11"], "November 2026 isn't over yet. It can be closed once it is."),
        (["soon"], '"soon" is no month. Try 2026-10, October or oct 2026.'),
        (["2026-13"], '"2026-13" is no month. Try 2026-10, October or oct 2026.'),
    ],
)
def test_what_cannot_be_closed_is_refused(run: Run, words: list[str], said: str) -> None:
    found = run("kpi", "close", *words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10", (2026, 10)),
        ("Oct", (2026, 10)),
        ("november", (2026, 11)),
        ("December", (2025, 12)),
        ("dec  2024", (2024, 12)),
    ],
)
def test_months_are_read_as_people_write_them(text: str, day: tuple[int, int]) -> None:
    assert month_named(text, TODAY) == datetime.date(*day, 1)


@pytest.mark.parametrize("text", ["", "10", "0000-10", "oct 0000", "octember", "2026-10-31", "eom"])
def test_what_names_no_month_is_none(text: str) -> None:
    assert month_named(text, TODAY) is None
