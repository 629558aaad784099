"""The plan: an immutable value that holds every record, with indexes made on first use."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.facts.tally import NO_TALLIES, Tallies
from itplanner.domain.frozen import NO_MONTHS, Months
from itplanner.domain.merge import Clash, merged
from itplanner.domain.records import KINDS, Organisation, Record, fields, replaced
from itplanner.domain.records.unmade import column, made
from itplanner.domain.values import dataclass

R = TypeVar("R", bound=Record)

Index = dict[Any, tuple[int, ...]]
"""Numbers of records by a value of theirs."""

CARRIED = 64
"""Up to so many changed records an index is carried to the next table; beyond it is made anew when asked."""


@dataclass(frozen=True, eq=False, slots=True)
class Table(Generic[R]):
    """The records of one kind by number, in the order of their numbers; new ones stand last."""

    rows: Mapping[int, R]
    _indexes: dict[tuple[str, ...], Index] = field(default_factory=dict)
    _last: dict[tuple[str, str], dict[Any, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self.rows.values())

    def __contains__(self, number: object) -> bool:
        return number in self.rows

    def get(self, number: int | None) -> R | None:
        """Return the record with that number, or None."""
        return None if number is None else self.rows.get(number)

    def by(self, *names: str) -> Mapping[Any, tuple[int, ...]]:
        """Return the numbers of the records by a field's value, each group in ascending order.

        By several fields, the values stand together in a tuple.
        """
        index = self._indexes.get(names)
        if index is None:
            found: dict[Any, list[int]] = defaultdict(list)
            for number, value in zip(self.rows, column(self.rows, *names), strict=True):
                found[value].append(number)
            index = self._indexes[names] = {value: tuple(sorted(found[value])) for value in found}
        return index

    def where(self, name: str, value: object) -> tuple[R, ...]:
        """Return the records whose field has that value, by number."""
        return tuple(map(self.rows.__getitem__, self.by(name).get(value, ())))

    def first(self, name: str, value: object) -> R | None:
        """Return the record with the lowest number whose field has that value."""
        numbers = self.by(name).get(value)
        return None if numbers is None else self.rows[numbers[0]]

    def last(self, name: str, value: object, order: str) -> R | None:
        """Return the record whose field has that value and that is the last one by another field."""
        if (name, order) not in self._last:
            self._last[name, order] = self._last_ones(name, order)
        return self.get(self._last[name, order].get(value))

    def _last_ones(self, name: str, order: str) -> dict[Any, int]:
        last: dict[Any, tuple[Any, int]] = {}
        places = zip(column(self.rows, order), self.rows, strict=True)
        for value, place in zip(column(self.rows, name), places, strict=True):
            if last.get(value, ()) < place:
                last[value] = place
        return {value: number for value, (_order, number) in last.items()}

    def changed(self, new: Mapping[int, R | None]) -> "Table[R]":
        """Return the table with some records put or, where None, taken away."""
        rows = dict(made(self.rows))
        last = next(reversed(rows), 0)
        for number, row in new.items():
            if row is None:
                del rows[number]
            else:
                rows[number] = row
        if any(0 < number < last and number not in self.rows for number in new):
            rows = {number: rows[number] for number in sorted(rows)}
        if len(new) > CARRIED or not self.rows:  # the empty table is shared by all kinds, and so its indexes
            return Table(rows)
        # A copy, since another thread may make an index meanwhile.
        indexes = {names: self._carried(names, index, new) for names, index in self._indexes.copy().items()}
        return Table(rows, indexes)

    def _carried(self, names: tuple[str, ...], index: Index, new: Mapping[int, R | None]) -> Index:
        carried = dict(index)
        value_of = attrgetter(*names)
        for number, row in new.items():
            old = self.rows.get(number)
            before = value_of(old) if old is not None else _ABSENT
            after = value_of(row) if row is not None else _ABSENT
            if before == after:
                continue
            if before is not _ABSENT:
                rest = tuple(n for n in carried[before] if n != number)
                carried[before] = rest
                if not rest:
                    del carried[before]
            if after is not _ABSENT:
                carried[after] = tuple(sorted((*carried.get(after, ()), number)))
        return carried


_ABSENT = object()
_EMPTY: Table[Any] = Table(MappingProxyType({}))


@dataclass(frozen=True, eq=False)
class Plan:
    """Everything that people planned, at one revision. Two plans are compared by identity."""

    tables: Mapping[str, Table[Any]]
    revision: int = 0
    tip: str = ""
    """The digest of that revision; it tells one history from another."""
    tallies: Tallies = NO_TALLIES
    """What its batches' facts came to, for the rules that need them. It is no record: nobody edits it."""
    frozen: Months = field(default_factory=lambda: NO_MONTHS)
    """The content of its months that were closed; no record either."""

    @classmethod
    def of(cls, records: Iterable[Record], revision: int = 0, tip: str = "") -> "Plan":
        """Make a plan of records."""
        rows: dict[str, dict[int, Record]] = {}
        for row in sorted(records, key=attrgetter("id")):
            rows.setdefault(row.kind, {})[row.id] = row
        return cls({kind: Table(by_id) for kind, by_id in rows.items()}, revision, tip)

    def __getitem__(self, kind: type[R]) -> Table[R]:
        return self.tables.get(kind.kind, _EMPTY)

    def table(self, kind: str) -> Table[Any]:
        """Return the records of a kind that is known by name."""
        return self.tables.get(kind, _EMPTY)

    def find(self, ref: Ref) -> Record | None:
        """Return the record that is meant, or None when it isn't in the plan."""
        found: Record | None = self.table(ref.kind).get(ref.id)
        return found

    def present(self, edit: Edit) -> Any:
        """Return what the field of an edit holds now, or the record of a whole edit; None when absent."""
        row = self.find(edit.ref)
        return row if edit.field is None or row is None else getattr(row, edit.field)

    @property
    def organisation(self) -> Organisation | None:
        """The organisation whose plan it is."""
        return next(iter(self[Organisation]), None)

    def at(self, revision: int, tip: str) -> "Plan":
        """Return the same records, known as a revision."""
        return replace(self, revision=revision, tip=tip)

    def knowing(self, tallies: Tallies) -> "Plan":
        """Return the same records with what facts came to."""
        return replace(self, tallies=tallies)

    def remembering(self, frozen: Months) -> "Plan":
        """Return the same records with what was frozen."""
        return replace(self, frozen=frozen)

    def make(self) -> None:
        """Make the records that nobody asked for yet, so that the first change of one needn't."""
        for table in self.tables.values():
            made(table.rows)

    def apply(self, change: Change) -> "Plan":
        """Return the plan after a change; raises Clash where a value isn't what the change saw before."""
        for edit in change:
            present = self.present(edit)
            gone = edit.field is not None and self.find(edit.ref) is None
            if present != edit.before or gone:
                raise Clash(edit, edit.before, edit.after, present)
        return self._put(change.edits)

    def rebase(self, change: Change) -> Change:
        """Return the change as it has to be for this plan, without what is already so.

        Raises Clash where somebody changed the same value otherwise.
        """
        kept: list[Edit] = []
        for edit in change:
            present = self.present(edit)
            if edit.field is not None and self.find(edit.ref) is None:
                raise Clash(edit, edit.before, edit.after, None)
            how = fields(KINDS[edit.kind])[edit.field].merge if edit.field else None
            value = merged(how, edit, present)
            if value != present:
                kept.append(replace(edit, before=present, after=value))
        return change.only(kept)

    def _put(self, edits: Sequence[Edit]) -> "Plan":
        new: dict[str, dict[int, dict[str, Any] | Record | None]] = {}
        for edit in edits:
            rows = new.setdefault(edit.kind, {})
            if edit.field is None:
                rows[edit.id] = edit.after
            else:
                values = rows.setdefault(edit.id, {})
                assert isinstance(values, dict)
                values[edit.field] = edit.after
        tables = dict(self.tables)
        for kind, rows in new.items():
            table = self.table(kind)
            tables[kind] = table.changed(
                {
                    number: replaced(table.rows[number], row) if isinstance(row, dict) else row
                    for number, row in rows.items()
                }
            )
        return replace(self, tables=tables)


def difference(old: Plan, new: Plan, sentence: str = "") -> Change:
    """Return the change that leads from one plan to another."""
    edits: list[Edit] = []
    for kind in sorted({*old.tables, *new.tables}):
        before, after = old.table(kind), new.table(kind)
        if before is not after:
            edits += _table_difference(kind, before, after)
    return Change(tuple(edits), sentence)


def _table_difference(kind: str, before: Table[Any], after: Table[Any]) -> Iterator[Edit]:
    other = {number for number, row in after.rows.items() if before.rows.get(number) is not row}
    for number in sorted(other | (before.rows.keys() - after.rows.keys())):
        old, new = before.rows.get(number), after.rows.get(number)
        if old is None or new is None:
            yield Edit(kind, number, None, old, new)
            continue
        for name in sorted(fields(KINDS[kind])):
            if getattr(old, name) != getattr(new, name):
                yield Edit(kind, number, name, getattr(old, name), getattr(new, name))
