"""Records that are still the columns they were read in; each is made when it is first asked for."""

from bisect import bisect_left
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from dataclasses import fields
from functools import cached_property
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar

from itplanner.domain.records.base import Record
from itplanner.domain.records.checking import assembled, assembled_one

R = TypeVar("R", bound=Record)


class Unmade(Mapping[int, R]):
    """The records of one kind by number. A plan has a hundred thousand readings, a screen asks for a few."""

    def __init__(self, kind: type[R], columns: Mapping[str, Sequence[Any]]) -> None:
        self._kind, self._columns = kind, columns
        self._numbers: Sequence[int] = columns["id"]
        self._made: dict[int, R] = {}

    def __getitem__(self, number: int) -> R:
        made = self._made.get(number)
        if made is None:
            place = self._place(number)
            if place is None:
                raise KeyError(number)
            made = self._made.setdefault(number, assembled_one(self._kind, self._columns, place))
        return made

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self._place(number) is not None

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __reversed__(self) -> Iterator[int]:
        return reversed(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def values(self) -> ValuesView[R]:
        """The records, all made."""
        return self.every.values()

    def items(self) -> ItemsView[int, R]:
        """The records by number, all made."""
        return self.every.items()

    def column(self, *names: str) -> Iterator[Any]:
        """See the function of that name."""
        defaults = {field.name: field.default for field in fields(self._kind)}
        if not defaults.keys() >= set(names):
            return map(attrgetter(*names), self.values())
        # An iterator for each, also where a name stands twice.
        columns = [self._columns.get(name) or repeat(defaults[name], len(self)) for name in names]
        return zip(*columns, strict=True) if len(columns) > 1 else iter(columns[0])

    def _place(self, number: int) -> int | None:
        """Where a record stands among the others, of which the one with the higher number comes later."""
        place = bisect_left(self._numbers, number)
        return place if self._numbers[place : place + 1] == [number] else None

    @cached_property
    def every(self) -> dict[int, R]:
        """All records, made."""
        rows = assembled(self._kind, self._columns)
        # Who has a record already keeps the very same, also who is given it by another thread meanwhile.
        self._made = dict(zip(self, map(self._made.setdefault, self, rows), strict=True))
        return self._made


def made(rows: Mapping[int, R]) -> Mapping[int, R]:
    """Return records as a dict has them, which is copied as one piece."""
    return rows.every if isinstance(rows, Unmade) else rows


def column(rows: Mapping[int, R], *names: str) -> Iterator[Any]:
    """Give what records have by a name, or by several in a tuple; where it can be helped none is made."""
    return rows.column(*names) if isinstance(rows, Unmade) else map(attrgetter(*names), rows.values())
