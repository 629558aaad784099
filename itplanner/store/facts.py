"""Facts beside the plan, read by sqlite3 alone: rows of the batches that count, and what they came to."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from itplanner.domain.records import fields
from itplanner.domain.values import dataclass
from itplanner.store.connection import Reading
from itplanner.store.failures import explained

if TYPE_CHECKING:
    from itplanner.domain.facts.base import Fact

Rows = Iterable[Sequence[Any]]
"""Fact rows: the row's number in its source, then the values in the order of the fact's fields."""

KEPT = 24
"""So many summaries are kept; older ones are counted again when they are asked for."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a change brings along beside the plan, stored in the same transaction or not at all."""

    facts: Mapping[int, Rows] = field(default_factory=lambda: MappingProxyType({}))
    """Rows by the number of the batch that the change adds."""
    sealed: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Frozen content by its SHA-256."""


NOTHING_BESIDE = Beside()


class FactRows:
    """The facts of an open plan file."""

    path: Path
    read_only: bool
    _reading: Reading

    @contextmanager
    def fact_rows(self, name: str, batches: Sequence[int], *columns: str, where: str = "") -> Iterator[Rows]:
        """Lend the facts of some batches, in the order of their rows; of one key the latest batch's.

        `name` is that of the facts, `where` a condition on them in SQL without values of people.
        """
        with explained(self.path), self._reading.snapshot() as db:
            yield counting_rows(db, name, batches, *columns, where=where)

    def summary(self, key: str) -> str | None:
        """Return what was kept under a key."""
        with explained(self.path), self._reading.use() as db:
            return summary_of(db, key)

    def keep_summary(self, key: str, text: str) -> None:
        """Keep what facts came to, so that they are counted once; a plan that is only read keeps none."""
        if self.read_only:
            return
        with explained(self.path), self._reading.use() as db, db:  # all of it is stored, or nothing
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM summary WHERE key = ?", (key,))
            db.execute("INSERT INTO summary (key, text) VALUES (?, ?)", (key, text))
            db.execute("DELETE FROM summary WHERE number <= (SELECT max(number) FROM summary) - ?", (KEPT,))

    def sealed(self, content_hash: str) -> bytes | None:
        """Return frozen content by its hash; None where it isn't there as it was frozen."""
        with explained(self.path), self._reading.use() as db:
            return sealed_content(db, content_hash)


def counting_rows(
    db: sqlite3.Connection, name: str, batches: Sequence[int], *columns: str, where: str = ""
) -> Rows:
    """Return the facts of some batches that count: of one key the latest batch's."""
    from itplanner.domain.facts.kinds import FACTS  # noqa: PLC0415 - what they came to is kept

    return db.execute(_query(FACTS[name], columns, batches, where), _numbers(batches))


def summary_of(db: sqlite3.Connection, key: str) -> str | None:
    """Return what was kept under a key."""
    found = db.execute("SELECT text FROM summary WHERE key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def sealed_content(db: sqlite3.Connection, content_hash: str) -> bytes | None:
    """Return frozen content by its hash; None where it isn't there, or is something else by now."""
    found = db.execute("SELECT content FROM sealed WHERE hash = ?", (content_hash,)).fetchone()
    content = found[0] if found is not None else None
    sound = isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == content_hash
    return content if sound else None


def batch_rows(db: sqlite3.Connection, kind: "type[Fact]", batch: int) -> Rows:
    """Return the rows of one batch as they were brought, by their numbers."""
    names = ", ".join(f'"{name}"' for name in ("row", *fields(kind)))
    query = f"SELECT {names} FROM {kind.kind} WHERE batch = ? ORDER BY row"  # noqa: S608 - our names
    return db.execute(query, (batch,))


def _query(kind: "type[Fact]", columns: Sequence[str], batches: Sequence[int], where: str) -> str:
    names = ", ".join(f'each."{name}"' for name in (columns or fields(kind)))
    conditions = [f"each.batch IN ({_marks(batches)})", *([where] if where else [])]
    if len(batches) > 1:
        conditions.append(_none_later(kind, batches))
    return (
        f"SELECT {names} FROM {kind.kind} AS each WHERE {' AND '.join(conditions)} "  # noqa: S608 - our names
        "ORDER BY each.batch, each.row"
    )


def _none_later(kind: "type[Fact]", batches: Sequence[int]) -> str:
    """The condition that no later batch has a row of the same key; without a key each row is one."""
    same = " AND ".join(f'later."{name}" IS each."{name}"' for name in kind.key)
    return (
        f"NOT EXISTS (SELECT 1 FROM {kind.kind} AS later WHERE {same} AND each.{kind.key[0]} != '' "  # noqa: S608
        f"AND later.batch > each.batch AND later.batch IN ({_marks(batches)}))"
    )


def _marks(batches: Sequence[int]) -> str:
    return ", ".join(f":b{place}" for place in range(len(batches)))


def _numbers(batches: Sequence[int]) -> dict[str, int]:
    return {f"b{place}": batch for place, batch in enumerate(batches)}


def rows_hash(rows: Rows) -> str:
    """Return the SHA-256 of fact rows in their order, which their batch keeps for verification."""
    found, waiting = hashlib.sha256(), iter(rows)
    while some := list(islice(waiting, HASHED)):
        found.update(_ENCODER.encode(some).encode())
    return found.hexdigest()


HASHED = 500
"""So many rows go into a hash at once; with another number it would be another one."""

_ENCODER = json.JSONEncoder(separators=(",", ":"))


def write_facts(db: sqlite3.Connection, kind: "type[Fact]", batch: int, rows: Rows) -> None:
    """Store the facts of a batch, in the transaction that the connection holds."""
    names = ", ".join(f'"{name}"' for name in fields(kind))
    marks = ", ".join("?" * (len(fields(kind)) + 2))
    insert = f"INSERT INTO {kind.kind} (batch, row, {names}) VALUES ({marks})"  # noqa: S608 - the same
    db.executemany(insert, ((batch, *row) for row in rows))
