"""A reading typed into the real program stands in the list and is there when the plan is opened again."""

import pytest

from tests.e2e.desk import WIDE, Desk

pytestmark = pytest.mark.e2e


def test_a_reading_stands_in_the_list_and_is_still_there_when_opened_again(desk: Desk) -> None:
    desk.command("set", "K1", "formula=entered")
    terminal = desk.workbench()
    terminal.send(b"5")
    terminal.wait_for(r"▸K1 Projects on time +\d+\.\d%")
    terminal.send(b"r88\x13")
    terminal.wait_for(r"▸K1 Projects on time +88\.0%")
    assert desk.value("SELECT value FROM reading WHERE kpi = 1 ORDER BY date DESC") == 88
    terminal.send(b"q")
    assert terminal.exit_code() == 0
    again = desk.workbench()
    again.send(b"5")
    again.wait_for(r"▸K1 Projects on time +88\.0%")


def test_on_an_old_terminal_every_view_is_ascii(desk: Desk) -> None:
    terminal = desk.start("--ascii", str(desk.plan()), size=WIDE)
    terminal.wait_for(r">R G11 Late")
    terminal.send(b"5")
    terminal.wait_for(r"view 1 of 5: course")
    for view in ("2 of 5: change by month", "3 of 5: distribution", "4 of 5: year over year", "5 of 5"):
        assert terminal.text.isascii(), terminal.text
        terminal.send(b"v")
        terminal.wait_for(rf"view {view}")
    assert terminal.text.isascii(), terminal.text
