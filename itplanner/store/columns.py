"""Stored columns as their fields hold them, told without importing pydantic before the first screen."""

import datetime
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from math import isfinite
from types import NoneType
from typing import Any

from itplanner.domain.records import FieldSpec
from itplanner.domain.records.field import Field

Column = Sequence[Any]


def held(spec: FieldSpec, stored: Column) -> Column | None:
    """Return the values that a column stands for, or None where it takes pydantic to tell.

    This is sure of less than pydantic is: what it returns, pydantic returns as well.
    """
    stored_as, read = _STORED.get(spec.plain, (spec.plain, None))
    values: Collection[Any] = stored
    if spec.choices or read is not None:
        values = set(stored)  # few mostly; where all differ, as in a text, a set only costs
    # Numbers of several types may be equal, and then one of them stands for all in a set.
    types = set(map(type, values if stored_as is str else stored))
    if NoneType in types:
        values = set(values) - {None}
    if spec.optional:
        types.discard(NoneType)
    known = not spec.choices or set(spec.choices).issuperset(values)
    if not (known and types <= {stored_as} and all(_within(bound, values) for bound in spec.bounds)):
        return None
    if read is None:
        return stored
    # Most columns hold few different values, and their records then share them.
    made = {each: read(each) for each in values}
    return None if None in made.values() else list(map(made.get, stored))


def _within(bound: Field, values: Collection[Any]) -> bool:
    if bound.check is not None:
        return False
    return not values or (
        (bound.ge is None or bound.ge <= min(values))
        and (bound.gt is None or bound.gt < min(values))
        and (bound.le is None or max(values) <= bound.le)
        and (bound.min_length is None or bound.min_length <= min(map(len, values)))
        and (bound.max_length is None or max(map(len, values)) <= bound.max_length)
        and (bound.pattern is None or all(map(re.compile(bound.pattern).fullmatch, values)))
        and (not bound.finite or isfinite(sum(values)))
    )


def _day(text: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _words(text: str) -> tuple[str, ...] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return tuple(found) if isinstance(found, list) and set(map(type, found)) <= {str} else None


_STORED: Mapping[type, tuple[type, Callable[[Any], Any]]] = {
    datetime.date: (str, _day),
    bool: (int, {0: False, 1: True}.get),
    tuple: (str, _words),
}
"""The types that SQLite keeps as others: as which, and what a stored value stands for."""
