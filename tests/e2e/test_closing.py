"""A month is closed by keys in the real program, and stays closed for every other one."""

import json

import pytest

from tests.e2e.desk import Desk

pytestmark = pytest.mark.e2e


def test_a_month_is_closed_by_keys_and_what_comes_later_is_a_restatement(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.send(b"5c")
    terminal.wait_for(r"Close October 2026, 8 KPI values\?(.|\n)*K7 +Time to repair \(MTTR\) +7\.9 h")
    terminal.send(b"y")
    terminal.wait_footer("October 2026 closed: 8 KPI values frozen")
    terminal.wait_for("KPIs · October 2026, closed")
    desk.command("kpi", "record", "K7", "8.1", "--on", "2026-10-31")
    terminal.send(b"gjjjjjj")
    terminal.wait_for(r"October 2026 was closed as 7\.9 h, now 8\.1 h")
    terminal.send(b"c")
    terminal.wait_for(r"Restate October 2026: K7 7\.9 h → 8\.1 h\. Why\?")
    terminal.send(b"Three came late\r")
    terminal.wait_footer("October 2026 restated: K7")
    terminal.send(b"u")
    terminal.wait_footer("Nothing of yours is left to undo here")
    rows = json.loads(desk.command("list", "baselines", "--format", "json"))
    assert [(row["name"], row["note"]) for row in rows] == [
        ("October 2026", ""),
        ("October 2026, restatement 1", "Three came late"),
    ]
