"""A backup put in the place of the plan; the present file is kept.

At every moment the old plan or the new one is at the path, whole. A plan in WAL mode is written over in one
transaction of SQLite's: other programs may have it open, and if the file were exchanged under them, their log
would become the new file's. Any other file is kept aside and then replaced.
"""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from itplanner.errors import Damaged, PlannerError
from itplanner.store import backups, files
from itplanner.store.connection import connect, reader, sidecar
from itplanner.store.failures import busy, explained

_LOST = frozenset({"SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_NOTADB"})
"""How SQLite calls a file that is gone, or too damaged for anybody to write to."""

_NO_LINKS = frozenset({errno.EMLINK, errno.ENOTSUP, errno.EPERM})
"""What a file system says that knows no second name for a file."""


def restore(path: Path, source: Path) -> Path | None:
    """Put a backup in the plan's place and return where the present file went, None when there was none.

    Raises Missing, Damaged when the backup fails its integrity check, Busy; then nothing is touched.
    """
    files.require_file(source)
    with explained(source):
        if not backups.is_whole(source):
            raise Damaged(f"{source} is no whole plan, so nothing was touched.", "Name another backup.")
    with explained(path):
        path = path.resolve()
        fresh = sidecar(path, f".{os.getpid()}")
        fresh.unlink(missing_ok=True)  # left by a process of the same number that was killed
        try:
            with closing(reader(source)[0]) as db:
                backups.make(db, path if path.exists() else source, fresh)
            aside = _put(path, fresh)
        finally:
            fresh.unlink(missing_ok=True)
        _sync(path.parent)
        return aside


def _put(path: Path, fresh: Path) -> Path | None:
    aside = _aside(path)
    try:
        with closing(connect(path)) as present, _dropped_on_failure(aside):
            if present.execute("PRAGMA journal_mode").fetchone() == ("wal",):
                _write_over(present, path, fresh, aside)
            else:
                # Nobody else is in the middle of a change while this one has the lock.
                present.execute("BEGIN IMMEDIATE")
                _keep(path, aside, fresh)
                _move(fresh, path)
            return aside
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname not in _LOST:
            raise
    return _replace_lost(path, fresh, aside)


def _write_over(present: sqlite3.Connection, path: Path, fresh: Path, aside: Path) -> None:
    def copied(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise busy()
        if not aside.exists():
            # From its first page on the copying has the lock: what is kept now is what it replaces.
            _keep(path, aside, fresh)

    with closing(connect(fresh)) as new:
        new.backup(present, pages=1, progress=copied)


def _keep(path: Path, aside: Path, fresh: Path) -> None:
    """Keep the present plan aside; its numbers stay drawn, also those that the backup doesn't know yet."""
    with closing(reader(path)[0]) as db, closing(connect(fresh)) as new:
        backups.make(db, path, aside)
        for kind, following in _counters(db):
            new.execute("UPDATE counter SET next = max(next, ?) WHERE kind = ?", (following, kind))


def _counters(db: sqlite3.Connection) -> list[tuple[str, int]]:
    try:
        return db.execute("SELECT kind, next FROM counter").fetchall()
    except sqlite3.Error:  # another program's file, or a damaged one
        return []


def _replace_lost(path: Path, fresh: Path, aside: Path) -> Path | None:
    """Replace a file that no SQLite opens, and what lies beside it; return where it went, if it was there."""
    present = path.exists()
    if present:
        _name_twice(path, aside)
    for suffix in ("-wal", "-shm", "-journal"):
        if sidecar(path, suffix).exists():
            sidecar(path, suffix).replace(sidecar(aside, suffix))
    _move(fresh, path)
    return aside if present else None


def _name_twice(path: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        files.like(aside, path)
        shutil.copyfile(path, aside)


def _move(fresh: Path, path: Path) -> None:
    if not files.on_network(path):
        with closing(connect(fresh)) as db:
            db.execute("PRAGMA journal_mode = WAL")
    fresh.replace(path)


def _sync(folder: Path) -> None:
    """Have the names in a folder survive a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _dropped_on_failure(aside: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, PlannerError, sqlite3.Error):
        aside.unlink(missing_ok=True)
        raise


def _aside(path: Path) -> Path:
    stamp = f"{path.stem} replaced {datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
    names = (path.with_name(f"{stamp}{number or ''}{path.suffix}") for number in count())
    return next(name for name in names if not name.exists())
