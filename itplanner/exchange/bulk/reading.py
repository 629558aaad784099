"""A file of facts read against what is stored: what is new, what changed, and what is left out."""

import csv
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from itplanner.domain.entry import Context
from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.records import fields
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong
from itplanner.exchange.bulk.cells import cleaned
from itplanner.exchange.bulk.checks import Check, Told, check
from itplanner.exchange.bulk.layout import Layout, first_cells, layout_of
from itplanner.exchange.bulk.preview import FactPreview, Understood
from itplanner.exchange.bulk.source import Source, unreadable
from itplanner.exchange.bulk.spool import Spool
from itplanner.exchange.bulk.times import TwoWays
from itplanner.exchange.kinds import key
from itplanner.exchange.preview import Counts, Options, Rejected

Read = tuple[int, list[Any], list[str]]
"""A row: its number, its values with when it was written as the last one, and its cells."""
Key = Hashable
Marks = Mapping[Key, int]
"""A mark of what is stored by the key of its row: equal rows have equal marks."""
TOLD = 20
"""So many changed rows are told one by one."""


def marks(kind: type[Fact], rows: Iterable[Sequence[Any]]) -> dict[Key, int]:
    """Return the marks of stored rows that have a key."""
    key_of = keys(kind)
    found = ((key_of(row), mark(row)) for row in rows)
    return {key: each for key, each in found if key is not None}


def mark(values: Sequence[Any]) -> int:
    """Return a number that equal values share and others don't, within one run of the program.

    To Python -1 and -2 hash alike, so it is said how many there are of the one.
    """
    return hash((*values, values.count(-1)))


def keys(kind: type[Fact]) -> Callable[[Sequence[Any]], Key]:
    """Return what takes the key out of a row's values; None where nothing tells it from other rows."""
    names = list(fields(kind))
    first, *others = (names.index(name) for name in kind.key)
    if not others:
        return lambda values: values[first] or None
    return lambda values: (values[first], *(values[place] for place in others)) if values[first] else None


def read_facts(
    name: str,
    source: Source,
    options: Options,
    context: Context,
    now: int,
    present: Callable[[], Marks],
    tick: Callable[[int], None] | None = None,
) -> FactPreview | Wrong:
    """Return what importing a file of facts would do; Wrong where it can't be read as such.

    `now` is the last moment at which something can have happened, `present` gives the marks of what is
    stored, and `tick` is told now and then how many bytes were read.
    """
    kind = FACTS[name]
    wanted = key(options.key)
    if wanted and wanted != kind.key[0]:
        return Wrong(f"{quoted(options.key)} doesn't tell {kind.noun}s apart. Use --key {kind.key[0]}.")
    layout = layout_of(kind, source, options, context)
    if isinstance(layout, Wrong):
        return layout
    told = Told()
    reading = _Reading(layout, check(kind, context, now, told), present())
    try:
        rows = reading.legible(source.rows(tick))
        reading.take(reading.last_states(rows) if wanted else rows)
        return _preview(reading, name, source, told, bool(wanted))
    except TwoWays:
        ambiguous = layout.ambiguous(source)
        return FactPreview(name, source, Counts(reading.read), (), layout.columns, ambiguous)
    except csv.Error as error:
        return unreadable(error)


class _Reading:
    """Sorts the rows of one file into new, changed, unchanged and rejected ones."""

    def __init__(self, layout: Layout, check_of: Check, present: Marks) -> None:
        self.layout, self.check, self.present = layout, check_of, present
        self.read = self.added = self.changed = self.unchanged = 0
        self.keyless = self.unresolved = self.incidents = 0
        self.rejected: list[Rejected] = []
        self.rows = Spool()
        self.changes: list[tuple[int, tuple[object, ...]]] = []
        names = list(fields(layout.kind))
        self.restored = names.index("restored") if "restored" in names else None

    def legible(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[Read]:
        """Give the rows whose cells can be read."""
        values_of = self.layout.values
        for number, row in rows:
            self.read += 1
            values = values_of(number, row)
            if isinstance(values, Rejected):
                self.rejected.append(values)
            else:
                yield number, values, row

    def take(self, rows: Iterable[Read]) -> None:
        """Sort rows in."""
        key_of, present, seen = keys(self.layout.kind), self.present, dict[Key, tuple[int, int]]()
        for number, values, row in rows:
            values.pop()  # when it was written has done its part
            wrong = self.check(values)
            if wrong is not None:
                self._reject(number, wrong.field, wrong.message, row)
                continue
            found, now = key_of(values), mark(values)
            if found is None:
                self.keyless += 1
            elif found in seen:
                self._again(number, seen[found], now, row)
                continue
            else:
                seen[found] = (number, now)
            self._keep(number, values, now, None if found is None else present.get(found))

    def _keep(self, number: int, values: Sequence[Any], now: int, was: int | None) -> None:
        if self.restored is not None and values[self.restored] is None:
            self.unresolved += 1
        if was == now:
            self.unchanged += 1
            return
        if was is None:
            self.added += 1
        else:
            self.changed += 1
            if len(self.changes) < TOLD:
                self.changes.append((number, tuple(values)))
        self.rows.put((number, *values))

    def _again(self, number: int, first: tuple[int, int], now: int, row: Sequence[str]) -> None:
        """Take a row whose key another one of the file had."""
        if first[1] == now:
            self.unchanged += 1
            return
        name = self.layout.kind.key[0]
        hint = f"--key {name} takes the last row of each."
        self._reject(number, name, f"Row {first[0]} has it too and says otherwise; {hint}", row)

    def _reject(self, number: int, field: str, reason: str, row: Sequence[str]) -> None:
        place = next((column.place for column in self.layout.columns if column.field == field), len(row))
        cell = row[place] if place < len(row) else ""
        self.rejected.append(Rejected(number, field, cell, reason))

    def last_states(self, rows: Iterator[Read]) -> list[Read]:
        """Return the last row of each key: by when it was written where rows say so, else as they stand.

        What was detected first stays so; rows without a key stand for themselves.
        """
        key_of, last, others = keys(self.layout.kind), dict[Key, Read](), list[Read]()
        began = list(fields(self.layout.kind)).index("detected") if self.restored is not None else None
        for each in rows:
            found = key_of(each[1])
            if found is None:
                others.append(each)
                continue
            before = last.get(found)
            if before is not None and began is not None:
                each[1][began] = before[1][began] = min(each[1][began], before[1][began])
            if before is None or _written(each) >= _written(before):
                last[found] = each
        self.incidents = len(last)
        return sorted([*last.values(), *others], key=lambda each: each[0])


def _written(row: Read) -> int:
    """Return when a row of a log was written."""
    return row[1][-1] or 0


def _preview(reading: _Reading, name: str, source: Source, told: Told, reduced: bool) -> FactPreview:
    dated = [(each.column.field, each.dates) for each in reading.layout.cells if each.dates is not None]
    reading.rejected.sort(key=lambda each: each.row)
    return FactPreview(
        name,
        source,
        Counts(reading.read, reading.added, reading.changed, reading.unchanged),
        tuple(reading.rejected),
        reading.layout.columns,
        rows=reading.rows,
        orders=tuple((field, dates.days.how) for field, dates in dated if dates.days.how),
        twofold=max((dates.twofold for _field, dates in dated), default=0),
        understood=tuple(_understood(reading.layout, source)),
        changed=tuple(reading.changes),
        keyless=reading.keyless,
        notes=tuple(_notes(reading, told, reduced)),
    )


def _understood(layout: Layout, source: Source) -> Iterator[Understood]:
    reads = {each.column.place: each.read for each in layout.cells}
    for column, cell in first_cells(layout, source):
        text = cleaned(cell)
        read = reads.get(column.place)
        yield Understood(column, cell, read(text) if read is not None and text else None)


def _notes(reading: _Reading, told: Told, reduced: bool) -> Iterator[str]:
    noun = reading.layout.kind.noun
    if reduced:
        yield f"{reading.read:,} rows are about {reading.incidents:,} {noun}s; the last of each counts."
    if reading.unresolved:
        they, each = ("it is", "is") if reading.unresolved == 1 else ("they are", "are")
        yield f"{reading.unresolved:,} {each} not restored yet; {they} kept and counted as such."
    if told.rounded:
        amounts = "1 amount" if told.rounded == 1 else f"{told.rounded:,} amounts"
        yield f"{amounts} had more decimals than their currency; rounded to those it has, half to even."
    for code, count in sorted(told.foreign.items()):
        yield f"{'1 booking is' if count == 1 else f'{count:,} bookings are'} in {code}; sums leave it out."
