"""The records by sqlite3 and pydantic alone, so that a plan is on the screen before sqlmodel is imported."""

import gc
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import repeat
from typing import Any

from pydantic import ValidationError

from itplanner.domain.plan import Plan, Table
from itplanner.domain.records import KINDS, Holds, Record, fields, list_adapter

Row = dict[str, Any]

_UNREADABLE = (ValueError, TypeError)
"""What pydantic and json raise on a value that isn't what its column holds."""


def read_plan(db: sqlite3.Connection) -> tuple[Plan, list[str]]:
    """Return the plan of a read transaction, and the rows that were left out because they are damaged."""
    damage: list[str] = []
    with _uncollected():
        tables = {kind: Table({row.id: row for row in _records(db, kind, damage)}) for kind in KINDS}
    newest = db.execute("SELECT number, digest FROM revision ORDER BY number DESC LIMIT 1").fetchone()
    return Plan({kind: table for kind, table in tables.items() if len(table)}, *newest or (0, "")), damage


def _records(db: sqlite3.Connection, kind: str, damage: list[str]) -> Sequence[Record]:
    rows = _rows(db, kind)
    if not rows:
        return ()
    try:
        records: list[Record] = list_adapter(KINDS[kind]).validate_python(_read(kind, rows))
    except _UNREADABLE:
        return tuple(_sound(kind, _rows(db, kind), damage))
    return records


def _sound(kind: str, rows: Sequence[Row], damage: list[str]) -> Iterator[Record]:
    for row in rows:
        try:
            yield from list_adapter(KINDS[kind]).validate_python(_read(kind, [row]))
        except ValidationError as error:
            said = error.errors(include_url=False, include_context=False)[0]
            damage.append(f"{kind} {row['id']}: {said['loc'][-1]} holds {said['input']!r}")
        except _UNREADABLE:
            damage.append(f"{kind} {row['id']}: a list in it can't be read")


def _rows(db: sqlite3.Connection, kind: str) -> list[Row]:
    names = _filled(db, kind)
    quoted = ", ".join(f'"{name}"' for name in names)
    cursor = db.execute(f'SELECT {quoted} FROM "{kind}" ORDER BY id')  # noqa: S608 - names of records, not of people
    # No loop of Python's own: in a large plan this takes as long as all of pydantic's work.
    return list(map(dict, map(zip, repeat(names), cursor)))


def _filled(db: sqlite3.Connection, kind: str) -> tuple[str, ...]:
    """Return the columns to read: those that hold only their default needn't be, and most plans have many."""
    names = fields(KINDS[kind])
    defaults = {name: spec.default for name, spec in names.items() if not spec.required}
    asked = ", ".join(f'max("{name}" IS NOT ?)' for name in defaults)
    stored = [_NO_LIST if default == () else default for default in defaults.values()]
    found = db.execute(f'SELECT {asked} FROM "{kind}"', stored).fetchone()  # noqa: S608 - the same
    unused = {name for name, used in zip(defaults, found, strict=True) if not used}
    return tuple(name for name in names if name not in unused)


def _read(kind: str, rows: list[Row]) -> list[Row]:
    for name in _lists(kind) & rows[0].keys():
        for row in rows:
            row[name] = () if row[name] == _NO_LIST else tuple(json.loads(row[name]))
    return rows


_NO_LIST = "[]"


@cache
def _lists(kind: str) -> frozenset[str]:
    held = {Holds.WORDS, Holds.POINTS}
    return frozenset(name for name, spec in fields(KINDS[kind]).items() if spec.holds in held)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector off while many records are made, and away from them afterwards."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
