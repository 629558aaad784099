"""A plan that another program holds, and a disk that is full."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from itplanner.errors import Busy, DiskFull
from itplanner.store import connection
from tests.store.conftest import Sit
from tests.store.desk import YEAR, Desk, by_hand, records_of


def test_reading_goes_on_while_a_change_waits_for_another_program(ann: Desk, path: Path) -> None:
    with by_hand(path) as db, ThreadPoolExecutor(1) as elsewhere:
        db.execute("BEGIN IMMEDIATE")
        waiting = elsewhere.submit(ann.set, YEAR, "title", "Three sites")
        assert not ann.store.moved()
        assert ann.store.load().revision == 1
        assert ann.store.follow(ann.plan)[1] == []
        assert not waiting.done()
        db.execute("ROLLBACK")
        waiting.result(timeout=60)

    assert ann[YEAR].title == "Three sites"


def test_another_program_that_holds_the_plan_is_waited_for_and_then_named(
    path: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert connection.BUSY_SECONDS == 30
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    desk = sit()
    with by_hand(path) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            desk.set(YEAR, "title", "Three sites")
        db.execute("ROLLBACK")

    desk.set(YEAR, "title", "Three sites")
    assert desk[YEAR].title == "Three sites"


def test_the_connection_that_writes_survives_a_power_cut_waits_and_keeps_links(ann: Desk) -> None:
    with ann.store._transaction(ann.at) as db:
        kept = {
            name: db.rows.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "busy_timeout", "foreign_keys", "journal_mode")
        }

    full = 2
    assert kept == {"synchronous": full, "busy_timeout": 30_000, "foreign_keys": 1, "journal_mode": "wal"}


def test_a_full_disk_refuses_the_change_and_leaves_the_plan_whole(
    path: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = connection.connect

    def full(path: Path, *, mode: str = "rw") -> object:
        made = connect(path, mode=mode)
        made.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size as the least
        return made

    monkeypatch.setattr("itplanner.store.database.connect", full)
    desk = sit()
    with pytest.raises(DiskFull, match="the disk is full"):
        desk.set(YEAR, "note", "x" * 90_000)

    monkeypatch.undo()
    assert records_of(path)[YEAR] == desk[YEAR]
    again = sit()
    again.set(YEAR, "note", "x")
    assert again.store.verify().ok
