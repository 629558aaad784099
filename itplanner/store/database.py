"""Writing: one transaction under the lock, by Core statements through sqlmodel's Session."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from itplanner.domain.change import Change, Edit
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.history import Revision
from itplanner.domain.naming import one
from itplanner.domain.records import KINDS, Batch, values_of
from itplanner.domain.shapes import SHAPE
from itplanner.store import tables
from itplanner.store.connection import APPLICATION, connect
from itplanner.store.facts import Beside, write_facts
from itplanner.store.failures import changed_outside
from itplanner.store.rows import revision_row


class Database:
    """The connection that writes to a plan file."""

    def __init__(self, path: Path) -> None:
        self._engine = writer(path)

    @contextmanager
    def writing(self) -> Iterator["Transaction"]:
        """Hold the write lock: what is written in the block is stored at its end, or nothing of it."""
        with by_sqlite(), Session(self._engine) as session, session.begin():
            yield Transaction(session.connection())

    def close(self) -> None:
        """Close the connection."""
        self._engine.dispose()


class Transaction:
    """What a commit does to the tables while it holds the write lock."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        self.rows = raw
        """The same connection for reading what was stored."""

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Make the block's writing come whole or not at all, also when the transaction goes on."""
        with self._connection.begin_nested():
            yield

    def counters(self) -> dict[str, int]:
        """Return the next number of each kind."""
        return dict(self.rows.execute("SELECT kind, next FROM counter").fetchall())

    def draw(self, following: Mapping[str, int]) -> None:
        """Move the counters of some kinds on."""
        self.rows.executemany("INSERT OR REPLACE INTO counter (kind, next) VALUES (?, ?)", following.items())

    def write(self, change: Change) -> None:
        """Write a change to the records' tables; raises ChangedOutside where they don't hold what it saw."""
        adding: dict[str, list[dict[str, Any]]] = {}
        removing: dict[str, list[int]] = {}
        setting: dict[tuple[str, int], dict[str, Edit]] = {}
        for edit in change:
            if edit.field is not None:
                setting.setdefault((edit.kind, edit.id), {})[edit.field] = edit
            elif edit.adds:
                adding.setdefault(edit.kind, []).append(values_of(edit.after))
            else:
                removing.setdefault(edit.kind, []).append(edit.id)
        for kind, rows in adding.items():
            self._connection.execute(sa.insert(tables.table(kind)), rows)
        for kind, numbers in removing.items():
            self._remove(kind, numbers)
        for (kind, number), edits in setting.items():
            self._update(kind, number, edits)

    def journal(self, revision: Revision, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a revision and its edits to the journal."""
        self._connection.execute(_REVISION, revision_row(revision))
        if rows:
            self._connection.execute(_EDIT, [{**row, "revision": revision.number} for row in rows])

    def write_beside(self, beside: Beside, batches: Mapping[int, Batch]) -> None:
        """Store what a change brings along; batches by the numbers that it gave them."""
        for number, rows in beside.facts.items():
            batch = batches[number]
            write_facts(self.rows, FACTS[batch.facts], batch.id, rows)
        for content_hash, content in beside.sealed.items():
            self.rows.execute(
                "INSERT OR IGNORE INTO sealed (hash, content) VALUES (?, ?)", (content_hash, content)
            )

    def _remove(self, kind: str, numbers: Sequence[int]) -> None:
        table = tables.table(kind)
        removing = sa.delete(table).where(table.c.id == sa.bindparam("number"))
        done = self._connection.execute(removing, [{"number": number} for number in numbers])
        if done.rowcount != len(numbers):
            raise changed_outside(f"A{one(kind)[1:]}")

    def _update(self, kind: str, number: int, edits: Mapping[str, Edit]) -> None:
        table = tables.table(kind)
        guards = [table.c[name].is_not_distinct_from(edit.before) for name, edit in edits.items()]
        values = {name: edit.after for name, edit in edits.items()}
        done = self._connection.execute(sa.update(table).where(table.c.id == number, *guards).values(values))
        if done.rowcount != 1:
            raise changed_outside(f"{KINDS[kind].prefix}{number}")


_REVISION, _EDIT = sa.insert(tables.revision), sa.insert(tables.edit)


def create(path: Path, *, network: bool) -> None:
    """Make the tables of a new plan in an empty file."""
    engine = writer(path)
    with by_sqlite(), engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        tables.all_tables().create_all(connection)
        connection.execute(sa.insert(tables.version), {"version_num": str(SHAPE)})
        connection.execute(sa.insert(tables.counter), [{"kind": kind, "next": 1} for kind in KINDS])
    engine.dispose()
    if not network:
        with closing(connect(path)) as db:
            db.execute("PRAGMA journal_mode = WAL")


def writer(path: Path) -> sa.Engine:
    """Return an engine with one connection, whose every transaction holds the write lock from its start."""
    engine = sa.create_engine("sqlite://", creator=partial(connect, path), poolclass=StaticPool)
    sa.event.listen(engine, "begin", _immediately)
    return engine


@contextmanager
def by_sqlite() -> Iterator[None]:
    """Raise SQLite's own errors, without what SQLAlchemy puts around them."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from error
        raise


def _immediately(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
