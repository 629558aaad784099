"""The checks of values by what their fields declare: pydantic's, each made when it is first needed."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar

from itplanner.domain.records.base import Record, by_kind

if TYPE_CHECKING:
    from pydantic import TypeAdapter

R = TypeVar("R", bound=Record)


def assembled(kind: type[R], columns: Mapping[str, Sequence[Any]]) -> list[R]:
    """Return records whose values are known to be what their fields hold; what isn't given is its default.

    Column by column, so that no loop is Python's own: a large plan has a million values.
    """
    rows = list(map(object.__new__, repeat(kind, len(columns["id"]))))
    for name, put, default in _slots(kind):
        deque(map(put, rows, columns.get(name, repeat(default))), maxlen=0)
    return rows


def assembled_one(kind: type[R], columns: Mapping[str, Sequence[Any]], place: int) -> R:
    """Return the single record that stands there in the columns."""
    row = object.__new__(kind)
    for name, put, default in _slots(kind):
        put(row, columns[name][place] if name in columns else default)
    return row


@by_kind
def _slots(kind: type[Any]) -> list[tuple[str, Callable[[Any, Any], None], Any]]:
    """How each field is filled, past `frozen` as a constructor does it, and what is in it unless said."""
    return [(field.name, getattr(kind, field.name).__set__, field.default) for field in fields(kind)]


def field_adapter(kind: type[Record], name: str) -> "TypeAdapter[Any]":
    """Return the validator of one field's value, bounds included."""
    made = _field_adapters(kind)
    if name not in made:
        made[name] = _made(next(field.type for field in fields(kind) if field.name == name))
    return made[name]


@by_kind
def list_adapter(kind: type[Record]) -> "TypeAdapter[list[Any]]":
    """Return the validator that makes many records of a kind at once."""
    return _made(list[kind])  # type: ignore[valid-type]  # the kind is known at run time only


@by_kind
def _field_adapters(_kind: type[Record]) -> "dict[str, TypeAdapter[Any]]":
    return {}


def _made(annotation: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - importing it takes as long as drawing the first screen

    return TypeAdapter(annotation)
