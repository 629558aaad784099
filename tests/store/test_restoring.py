"""Restores: at every moment the old plan or the new one is there, whatever kind of file it was."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.records import Step
from itplanner.errors import Busy, PlanError
from itplanner.store import backups, connection, files, restoring
from itplanner.store.restoring import restore
from tests.store.conftest import Sit
from tests.store.desk import YEAR, Desk, by_hand, records_of

INTERRUPTED = Path(__file__).with_name("interrupted.py")


class Killed(BaseException):
    """Ends a restore as nothing else does."""


@pytest.fixture
def backup(ann: Desk, path: Path) -> Path:
    """Return a backup of a plan whose goal has had the note "new" since."""
    ann.store.backup(path.with_name("backup"))
    ann.set(YEAR, "note", "new")
    ann.store.close()
    return path.with_name("backup")


@contextmanager
def watched(act: Callable[[], None]) -> Iterator[None]:
    """Act before every line of a restore."""

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        if frame.f_code.co_filename != restoring.__file__:
            return None
        if event == "line":
            act()
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def test_a_restore_that_is_killed_leaves_the_old_plan_or_the_new_one_to_who_has_it_open(
    backup: Path, path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, str(INTERRUPTED), str(path), str(backup)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={"PYTHONPATH": str(INTERRUPTED.parents[2])},
    )

    assert done.stderr == ""
    assert int(done.stdout) > 20


def in_rollback_mode(path: Path) -> None:
    with by_hand(path) as db:
        assert db.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def without_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_path: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuses)


@pytest.mark.parametrize("made", [in_rollback_mode, cut_off])
def test_a_file_that_is_exchanged_is_there_before_every_line_and_after_a_kill_at_each(
    backup: Path, path: Path, made: Callable[[Path], None]
) -> None:
    made(path)
    before = path.read_bytes()
    model = shutil.copytree(path.parent, path.parent.with_name("model"))
    lines = 0

    def there() -> None:
        nonlocal lines
        lines += 1
        assert path.exists()

    with watched(there):
        restore(path, backup)
    assert lines > 20

    for last in range(lines):
        shutil.rmtree(path.parent)
        shutil.copytree(model, path.parent)
        left = iter(range(last))

        def kill(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Killed

        with pytest.raises(Killed), watched(kill):
            restore(path, backup)
        if path.read_bytes() != before:
            assert records_of(path)[YEAR].note == ""
            (aside,) = path.parent.glob("it replaced *.itplan")
            assert aside.stat().st_size == len(before)


@pytest.mark.parametrize("linked", [True, False])
def test_a_damaged_file_is_kept_as_it_is(
    backup: Path, path: Path, linked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(path)
    damaged = path.read_bytes()
    if not linked:
        without_links(path, monkeypatch)

    aside = restore(path, backup)

    assert aside is not None
    assert aside.read_bytes() == damaged
    assert aside.stat().st_mode & 0o777 == 0o600
    assert records_of(path)[YEAR].note == ""


def test_the_log_that_a_deleted_plan_left_is_not_read_into_the_restored_one(
    backup: Path, path: Path, sit: Sit
) -> None:
    desk = sit()
    desk.set(YEAR, "note", "In the log only")
    path.unlink()

    assert restore(path, backup) is None

    assert records_of(path)[YEAR].note == ""
    (log,) = path.parent.glob("it replaced *.itplan-wal")
    assert log.stat().st_size > 0


def test_a_plan_in_rollback_mode_is_kept_and_its_numbers_stay_drawn(
    backup: Path, path: Path, sit: Sit
) -> None:
    desk = sit()
    desk.add(Step(id=-1, goal=2, text="On somebody's paper as ST1"))
    desk.store.close()
    in_rollback_mode(path)

    aside = restore(path, backup)

    assert aside is not None
    assert records_of(aside)[YEAR].note == "new"
    assert Ref("step", 1) not in records_of(path)
    assert sit().add(Step(id=-1, goal=2, text="Another one")) == [2]


def test_on_a_network_file_system_the_restored_plan_stays_out_of_wal(
    backup: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_rollback_mode(path)
    monkeypatch.setattr(files, "on_network", lambda path: True)

    restore(path, backup)

    with by_hand(path) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert db.execute("SELECT note FROM goal WHERE id = 2").fetchone() == ("",)


@pytest.mark.parametrize("made", [lambda path: None, in_rollback_mode])
def test_a_plan_that_another_program_holds_is_not_restored_and_nothing_is_left(
    backup: Path, path: Path, made: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path)
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with by_hand(path) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            restore(path, backup)
        db.execute("ROLLBACK")

    assert records_of(path)[YEAR].note == "new"
    assert not list(path.parent.glob("*replaced*"))
    assert not list(path.parent.glob("it.itplan.[0-9]*"))


def test_a_restore_that_a_full_disk_ends_changes_nothing(
    backup: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(db: sqlite3.Connection, model: Path, target: Path) -> None:
        if "replaced" in target.name:
            raise OSError(28, "No space left on device")
        make(db, model, target)

    make = backups.make
    monkeypatch.setattr("itplanner.store.backups.make", full)
    with pytest.raises(PlanError, match="the disk is full"):
        restore(path, backup)

    assert records_of(path)[YEAR].note == "new"
    assert not list(path.parent.glob("*replaced*"))


def test_reading_goes_on_while_a_plan_is_restored(backup: Path, path: Path, sit: Sit) -> None:
    desk = sit()
    with desk.store._reading.snapshot() as db:
        assert db.execute("SELECT note FROM goal WHERE id = 2").fetchone() == ("new",)
        restore(path, backup)
        assert db.execute("SELECT note FROM goal WHERE id = 2").fetchone() == ("new",)
    assert desk.store.load().table("goal").rows[2].note == ""
