"""The rows of older tables, brought to a shape by the same statement that lifts the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from itplanner.domain.canonical import canonical
from itplanner.domain.shapes import SHAPES, renamed


@contextmanager
def lifting(connection: sa.Connection, number: int) -> Iterator[None]:
    """Read what shape `number` changes before the tables are altered in the block, and write it afterwards.

    A lift gets what the column holds: numbers, text, ISO dates, and words as their JSON text.
    """
    shape = SHAPES[number]
    kinds = {*shape.new, *(kind for kind, _name in shape.fields)}
    rows = {kind: _lifted(connection, kind, number) for kind in sorted(kinds)}
    yield
    for kind, values in rows.items():
        if values:
            names = [name for name in values[0] if name != "id"]
            settings = ", ".join(f'"{name}" = :{name}' for name in names)
            connection.execute(sa.text(f'UPDATE "{kind}" SET {settings} WHERE id = :id'), values)  # noqa: S608


def _lifted(connection: sa.Connection, kind: str, number: int) -> list[dict[str, Any]]:
    shape = SHAPES[number]
    changed = [name for each, name in shape.fields if each == kind]
    columns = ", ".join(f'"{name}"' for name in ("id", *changed))
    rows = connection.execute(sa.text(f'SELECT {columns} FROM "{kind}"')).mappings()  # noqa: S608
    return [_row(kind, dict(row), number) for row in rows]


def _row(kind: str, old: dict[str, Any], number: int) -> dict[str, Any]:
    shape = SHAPES[number]
    added = shape.new.get(kind, {})
    new = {name: canonical(value) if isinstance(value, list) else value for name, value in added.items()}
    for name, value in old.items():
        new.update(shape.fields.get((kind, name), renamed(name))(value))
    return new
