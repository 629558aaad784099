"""The records by sqlite3 alone, so that a plan is on the screen before pydantic and sqlmodel are imported."""

import gc
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from itplanner.domain.plan import Plan, Table
from itplanner.domain.records import KINDS, Holds, Record, assembled, fields, list_adapter
from itplanner.store.columns import Column, held

Row = Sequence[Any]


def read_plan(db: sqlite3.Connection) -> tuple[Plan, list[str]]:
    """Return the plan of a read transaction, and the rows that were left out because they are damaged."""
    damage: list[str] = []
    with _uncollected():
        tables = {kind: _table(db, kind, damage) for kind in _used(db)}
    newest = db.execute("SELECT number, digest FROM revision ORDER BY number DESC LIMIT 1").fetchone()
    return Plan({kind: table for kind, table in tables.items() if len(table)}, *newest or (0, "")), damage


def _used(db: sqlite3.Connection) -> list[str]:
    """Return the kinds that have rows: most plans do without many of them."""
    # Not by an index: what is damaged there isn't lost, and must not keep the plan from opening.
    filled = (f'EXISTS (SELECT 1 FROM "{kind}" NOT INDEXED)' for kind in KINDS)  # noqa: S608 - our own names
    found = db.execute(f"SELECT {', '.join(filled)}").fetchone()
    return [kind for kind, used in zip(KINDS, found, strict=True) if used]


def _table(db: sqlite3.Connection, kind: str, damage: list[str]) -> Table[Any]:
    names = _filled(db, kind)
    quoted = ", ".join(f'"{name}"' for name in names)
    query = f'SELECT {quoted} FROM "{kind}" ORDER BY id'  # noqa: S608 - the same
    rows = db.execute(query).fetchall()
    columns = _held(kind, dict(zip(names, zip(*rows, strict=True), strict=True)))
    if columns is None:
        return Table({row.id: row for row in _sound(kind, names, rows, damage)})
    return Table(dict(zip(columns["id"], assembled(KINDS[kind], columns), strict=True)))


def _held(kind: str, stored: Mapping[str, Column]) -> Mapping[str, Column] | None:
    """Return the values that columns stand for; None where some of them are pydantic's to judge."""
    columns: dict[str, Column] = {}
    for name, column in stored.items():
        values = held(fields(KINDS[kind])[name], column)
        if values is None:
            return None
        columns[name] = values
    return columns


def _sound(kind: str, names: Sequence[str], rows: Sequence[Row], damage: list[str]) -> Iterator[Record]:
    """Give the records that pydantic makes of rows, one by one, and name those that hold what they can't."""
    from pydantic import ValidationError  # noqa: PLC0415 - only for what is unusual

    lists, check = _lists(kind), list_adapter(KINDS[kind])
    for row in rows:
        values = dict(zip(names, row, strict=True))
        try:
            values |= {name: tuple(json.loads(values[name])) for name in lists & values.keys()}
            yield from check.validate_python([values])
        except ValidationError as error:
            said = error.errors(include_url=False, include_context=False)[0]
            damage.append(f"{kind} {values['id']}: {said['loc'][-1]} holds {said['input']!r}")
        except (ValueError, TypeError):
            damage.append(f"{kind} {values['id']}: a list in it can't be read")


def _filled(db: sqlite3.Connection, kind: str) -> tuple[str, ...]:
    """Return the columns to read: those that hold only their default needn't be, and most plans have many."""
    names = fields(KINDS[kind])
    defaults = {name: spec.default for name, spec in names.items() if not spec.required}
    filled = (
        f'EXISTS (SELECT 1 FROM "{kind}" NOT INDEXED WHERE "{name}" IS NOT ?)'  # noqa: S608 - the same
        for name in defaults
    )
    stored = [_NO_LIST if default == () else default for default in defaults.values()]
    found = db.execute(f"SELECT {', '.join(filled)}", stored).fetchone()
    unused = {name for name, used in zip(defaults, found, strict=True) if not used}
    return tuple(name for name in names if name not in unused)


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
