"""The records by sqlite3 alone, so that a plan is on the screen before pydantic and sqlmodel are imported."""

import gc
import json
import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import Any

from itplanner.domain.plan import Plan, Table
from itplanner.domain.records import KINDS, Holds, Reading, Record, assembled, fields, list_adapter
from itplanner.domain.records.unmade import Unmade
from itplanner.store.columns import Column, held

ASKED_FOR = {Reading.kind}
"""The kinds of which there are very many, and of which little is asked for at a time."""
LOOKED_AT = 256
"""So many of the newest rows tell which columns are worth reading whole."""
FEW = 8
"""Those are that hold something else than their default in more than one of so many rows."""


def read_plan(db: sqlite3.Connection) -> tuple[Plan, list[str]]:
    """Return the plan of a read transaction, and the rows that were left out because they are damaged."""
    damage: list[str] = []
    with _uncollected():
        tables = {kind: _table(db, kind, damage) for kind in _used(db)}
    newest = db.execute("SELECT number, digest FROM revision ORDER BY number DESC LIMIT 1").fetchone()
    return Plan({kind: table for kind, table in tables.items() if len(table)}, *newest or (0, "")), damage


def _used(db: sqlite3.Connection) -> list[str]:
    """Return the kinds that have rows: most plans do without many of them."""
    filled = (f'EXISTS (SELECT 1 FROM "{kind}" NOT INDEXED)' for kind in KINDS)  # noqa: S608 - our own names
    found = db.execute(f"SELECT {', '.join(filled)}").fetchone()
    return [kind for kind, used in zip(KINDS, found, strict=True) if used]


def _table(db: sqlite3.Connection, kind: str, damage: list[str]) -> Table[Any]:
    columns = _columns(db, kind)
    if columns is None:
        return Table({row.id: row for row in _sound(db, kind, damage)})
    if kind in ASKED_FOR:
        return Table(Unmade(KINDS[kind], columns))
    return Table(dict(zip(columns["id"], assembled(KINDS[kind], columns), strict=True)))


def _columns(db: sqlite3.Connection, kind: str) -> dict[str, Column] | None:
    """Return the values of a kind's columns; None where some of them are pydantic's to judge."""
    newest = _stored(db, kind, fields(KINDS[kind]), "ORDER BY id DESC LIMIT ?", (LOOKED_AT,))
    if len(newest["id"]) < LOOKED_AT:
        return _held(kind, _filled(kind, {name: column[::-1] for name, column in newest.items()}))
    unset = _unset(kind)
    few = LOOKED_AT // FEW
    seldom = {
        name: unset[name]
        for name, column in newest.items()
        if name in unset and LOOKED_AT - column.count(unset[name]) <= few
    }
    often = _held(kind, _stored(db, kind, [name for name in newest if name not in seldom], "ORDER BY id"))
    differs = " OR ".join(f'"{name}" IS NOT ?' for name in seldom) or "0"
    rows = _stored(db, kind, ["id", *seldom], f"WHERE {differs} ORDER BY id", tuple(seldom.values()))
    found = _held(kind, _filled(kind, rows))
    return None if often is None or found is None else _together(kind, often, found)


def _together(kind: str, often: dict[str, Column], seldom: dict[str, Column]) -> dict[str, Column]:
    """Return all columns of which some are known in a few rows only, and hold their default in the others."""
    numbers, specs = often["id"], fields(KINDS[kind])
    places = [bisect_left(numbers, number) for number in seldom.pop("id")]
    for name, values in seldom.items():
        often[name] = column = [specs[name].default] * len(numbers)
        for place, value in zip(places, values, strict=True):
            column[place] = value
    return often


def _stored(
    db: sqlite3.Connection, kind: str, names: Collection[str], which: str, values: Sequence[object] = ()
) -> dict[str, list[Any]]:
    """Return columns as they are stored."""
    # Never by an index: what is damaged there isn't lost, and must not keep the plan from opening.
    quoted = ", ".join(f'"{name}"' for name in names)
    query = f'SELECT {quoted} FROM "{kind}" NOT INDEXED {which}'  # noqa: S608 - our own names
    cells = list(chain.from_iterable(db.execute(query, values)))
    return {name: cells[place :: len(names)] for place, name in enumerate(names)}


def _filled(kind: str, stored: Mapping[str, Column]) -> Mapping[str, Column]:
    """Return the columns that hold anything else than their default."""
    unset = _unset(kind)
    return {
        name: column
        for name, column in stored.items()
        if name not in unset or column.count(unset[name]) < len(column)
    }


def _held(kind: str, stored: Mapping[str, Column]) -> dict[str, Column] | None:
    """Return the values that columns stand for; None where some of them are pydantic's to judge."""
    columns: dict[str, Column] = {}
    for name, column in stored.items():
        # SQLite keeps numbers whole and in their order: the first and the last one tell of all.
        told = [*column[:1], *column[-1:]] if name == "id" else column
        values = held(fields(KINDS[kind])[name], told)
        if values is None:
            return None
        columns[name] = column if name == "id" else values
    return columns


def _sound(db: sqlite3.Connection, kind: str, damage: list[str]) -> Iterator[Record]:
    """Give the records that pydantic makes of rows, one by one, and name those that hold what they can't."""
    from pydantic import ValidationError  # noqa: PLC0415 - only for what is unusual

    lists, check = _lists(kind), list_adapter(KINDS[kind])
    stored = _stored(db, kind, fields(KINDS[kind]), "ORDER BY id")
    for row in zip(*stored.values(), strict=True):
        values = dict(zip(stored, row, strict=True))
        try:
            values |= {name: tuple(json.loads(values[name])) for name in lists}
            yield from check.validate_python([values])
        except ValidationError as error:
            said = error.errors(include_url=False, include_context=False)[0]
            damage.append(f"{kind} {values['id']}: {said['loc'][-1]} holds {said['input']!r}")
        except (ValueError, TypeError):
            damage.append(f"{kind} {values['id']}: a list in it can't be read")


@cache
def _unset(kind: str) -> Mapping[str, object]:
    """Return what is stored where a field holds its default, by the name of the field."""
    return {
        name: "[]" if spec.default == () else spec.default
        for name, spec in fields(KINDS[kind]).items()
        if not spec.required
    }


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
