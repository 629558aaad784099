"""Connections by sqlite3 alone, and the one that a store keeps for reading."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from urllib.parse import quote

from itplanner.errors import PlanError

BUSY_SECONDS = 30.0
"""How long a connection waits for another program's lock."""

APPLICATION = 0x4954504C
"""What SQLite's header calls a plan: ITPL."""

_UNREADABLE_FOLDER = frozenset({"SQLITE_CANTOPEN", "SQLITE_READONLY_DIRECTORY", "SQLITE_READONLY_CANTINIT"})


def connect(path: Path, *, mode: str = "rw") -> sqlite3.Connection:
    """Open a database that exists; transactions are the caller's. `mode` is SQLite's: ro, rw or immutable."""
    how = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?{how}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    try:
        if mode == "rw":
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def reader(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open a database that is only to be read; say also whether its changes will go unseen.

    WAL needs two files beside the plan. Where the folder forbids to make them nobody else writes either, so
    that the file can be read as one that doesn't change, unless changes wait in a log that was left there.
    """
    connection = connect(path, mode="ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        log = sidecar(path, "-wal")
        if error.sqlite_errorname not in _UNREADABLE_FOLDER or (log.exists() and log.stat().st_size > 0):
            raise
        return connect(path, mode="immutable"), True
    return connection, False


def integrity(db: sqlite3.Connection) -> list[str]:
    """Return what SQLite's integrity check finds; nothing when the file is whole."""
    try:
        return [line for (line,) in db.execute("PRAGMA integrity_check") if line != "ok"]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname not in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
            raise
        return [str(error)]  # real damage often ends the check itself


def sidecar(path: Path, suffix: str) -> Path:
    """Return one of the files that SQLite keeps beside a database: -wal, -shm, -journal."""
    return path.with_name(f"{path.name}{suffix}")


class Reading:
    """The connection that a store keeps for reading, used by one thread at a time."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._lock = RLock()
        self._closed = False
        self._connection, self._immutable = reader(path) if read_only else (connect(path), False)
        self._seen = self._version()

    @contextmanager
    def use(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection; statements see what is stored at their moment. Raises PlanError if closed."""
        with self._lock:
            if self._closed:
                raise PlanError("The plan was closed meanwhile.", "Open it again.")
            yield self._connection

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection in one read transaction: all its statements see the same moment."""
        with self.use() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    def leave_wal(self) -> None:
        """Keep changes in a rollback journal: hosts that share a file have no memory to share for WAL."""
        with self._lock:
            (mode,) = self._connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            assert mode == "delete", mode

    def moved(self) -> bool:
        """Whether the database was written to since the last time this was asked."""
        if not self._lock.acquire(blocking=False):
            return False  # another thread is reading; nothing is missed by asking again later
        try:
            version = self._version()
            moved, self._seen = version != self._seen, version
            if moved and self._immutable:
                self._connection.close()
                self._connection, self._immutable = reader(self._path)
            return moved
        finally:
            self._lock.release()

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._closed = True
            self._connection.close()

    def _version(self) -> tuple[int, ...]:
        if not self._immutable:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            return (version,)
        # An immutable connection looks for no changes, so the files have to tell.
        files = (self._path, sidecar(self._path, "-wal"))
        found = [each.stat() for each in files if each.exists()]
        return tuple(number for each in found for number in (each.st_mtime_ns, each.st_size))
