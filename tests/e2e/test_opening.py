"""How the workbench opens: on whose day, and on what was chosen at the first start."""

import datetime
import sqlite3
from contextlib import closing
from zoneinfo import ZoneInfo

import pytest

from tests.e2e.desk import Desk

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_today_is_the_day_that_the_organisations_clocks_have(desk: Desk, name: str) -> None:
    """One of the two has another day than this host, whenever that is asked."""
    with closing(sqlite3.connect(desk.plan())) as db, db:
        db.execute("UPDATE organisation SET time_zone = ?", (name,))
    before = datetime.datetime.now(ZoneInfo(name))
    terminal = desk.start(environ={"ITPLANNER_TODAY": ""})
    said = terminal.wait_for(r"· \w+ (\d+ \w+ \d+) ─\n")[1]
    days = {before.date(), datetime.datetime.now(ZoneInfo(name)).date()}
    assert said in {f"{day.day} {day:%b %Y}" for day in days}


def test_the_demo_that_is_chosen_at_the_first_start_is_opened_as_one(desk: Desk) -> None:
    terminal = desk.start(str(desk.home / "new.plan"), as_=None)
    terminal.wait_for("Welcome to itplanner")
    terminal.press("2").wait_for(r"^ Northwind Foods.*demo")
    assert terminal.press("q").exit_code() == 0
