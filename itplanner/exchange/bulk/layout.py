"""How the rows of a file become facts: which column is which field, and how its cells are read."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from itplanner.domain.dates import Order
from itplanner.domain.entry import Context
from itplanner.domain.facts.base import Fact
from itplanner.domain.records import FieldSpec, Holds, fields
from itplanner.domain.text import quoted, shown
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.exchange.bulk.cells import REMEMBERED, Reader, cleaned, reader
from itplanner.exchange.bulk.source import Source
from itplanner.exchange.bulk.times import Dates, Days, Moments
from itplanner.exchange.datecolumns import checked_format, first_order, order_of
from itplanner.exchange.kinds import key
from itplanner.exchange.mapping import Column, mapped
from itplanner.exchange.preview import Options, Rejected

UPDATED = "updated"
"""The column of a log that says when a row was written; it orders the rows of one key."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A column that is used."""

    column: Column
    place: int
    """Where its value stands among the fields; one place behind them for the time of a log's row."""
    spec: FieldSpec
    days: Days
    read: Reader
    remembered: dict[str, Any] | None
    """The values of cells that come again and again; None where hardly one does."""

    @property
    def known(self) -> Reader:
        """Return what gives the value of a cell that was read before, else None."""
        if self.dates is not None:
            return self.dates.known
        remembered: dict[str, Any] = {} if self.remembered is None else self.remembered
        return remembered.get

    @property
    def dates(self) -> Dates | Moments | None:
        """What reads its dates, where it has any."""
        return self.read if isinstance(self.read, Dates | Moments) else None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a file that are used, and all of them."""

    kind: type[Fact]
    columns: tuple[Column, ...]
    cells: tuple[Cells, ...]
    blank: tuple[Any, ...]
    """The values of a row that says nothing, and None for when it was written."""
    quick: tuple[tuple[int, int, Reader, Cells], ...]
    """Of each column that is used: where its cell stands, and its value, and what remembers its cells."""

    def values(self, number: int, row: Sequence[str]) -> list[Any] | Rejected:
        """Return the values of a row, or why it is rejected."""
        width = self.columns[-1].place + 1
        if len(row) != width:
            if any(map(str.strip, row[width:])):
                return Rejected(number, "", row[width], "The row has more cells than the first line.")
            row = [*row, *[""] * width]
        values = list(self.blank)
        for source, place, known, each in self.quick:
            cell = row[source]
            value = known(cell)
            if value is None:
                value = self._read(each, cell)
                if value.__class__ is Wrong:
                    return Rejected(number, each.column.field, cell, value.message)
            values[place] = value
        return values

    def _read(self, each: Cells, cell: str) -> Any | Wrong:
        """Return the value of a cell that isn't remembered."""
        text = cleaned(cell)
        if text:
            value = each.read(text)
        elif each.spec.required:
            value = Wrong(
                f"{quoted(cell)} says nothing." if cell.strip() else f"{each.spec.title} is missing."
            )
        else:
            value = self.blank[each.place]
        if each.remembered is not None and len(each.remembered) < REMEMBERED:
            each.remembered[cell] = value
        return value

    def ambiguous(self, source: Source) -> tuple[Column, ...]:
        """Return the columns of dates that can be read in two ways."""
        dated = [each for each in self.cells if each.dates is not None and not each.days.said]
        return tuple(each.column for each in dated if order_of(_cells(source, each.column)) is None)


def layout_of(kind: type[Fact], source: Source, options: Options, context: Context) -> Layout | Wrong:
    """Return how a file is read; Wrong where a column is missing, or what was said of them is no use."""
    found = mapped(kind, source.header, options.mapped, (UPDATED,), options.left_out)
    if isinstance(found, Wrong):
        return found
    specs, used = fields(kind), [column for column in found if column.field]
    for spec in specs.values():
        if spec.required and spec.name not in {column.field for column in used}:
            known = ", ".join(shown(name) for name in source.header)
            return Wrong(f'No column is "{spec.name}". Use --map {spec.name}=COLUMN. The file has: {known}.')
    said = _said(kind, used, options.date_formats)
    if isinstance(said, Wrong):
        return said
    places = {name: place for place, name in enumerate([*specs, UPDATED])}
    cells = tuple(_column(kind, column, places[column.field], said, source, context) for column in used)
    blank = (*(_blank(spec) for spec in specs.values()), None)
    cells = tuple(sorted(cells, key=lambda each: each.place))
    quick = tuple((each.column.place, each.place, each.known, each) for each in cells)
    return Layout(kind, found, cells, blank, quick)


def _spec(kind: type[Fact], name: str) -> FieldSpec:
    """Return the field of a column; when a row was written is read as when the incident was restored."""
    specs = fields(kind)
    return specs[name] if name in specs else next(spec for spec in _moments(kind) if not spec.required)


def _moments(kind: type[Fact]) -> Iterator[FieldSpec]:
    return (spec for spec in fields(kind).values() if spec.holds in {Holds.TIME, Holds.DATE})


def _column(
    kind: type[Fact], column: Column, place: int, said: Mapping[str, str], source: Source, context: Context
) -> Cells:
    spec = _spec(kind, column.field)
    how = said.get(column.field) or said.get(key(column.header)) or said.get("", "")

    def decide() -> Order | None:
        return first_order(_cells(source, column))

    days = Days(how, decide)
    read = reader(spec, days, context)
    once = spec.holds in {Holds.TIME, Holds.DATE, Holds.MONEY} or spec.name == kind.key[0]
    return Cells(column, place, spec, days, read, None if once else {})


def _cells(source: Source, column: Column) -> Iterator[str]:
    return (row[column.place] for _number, row in source.rows() if column.place < len(row))


def _said(kind: type[Fact], used: Sequence[Column], formats: Mapping[str, str]) -> dict[str, str] | Wrong:
    """Return the date formats that were said, by field or column as the records spell theirs."""
    known = {spec.name for spec in _moments(kind)} | {UPDATED}
    headers = {key(column.header) for column in used if column.field in known}
    said: dict[str, str] = {}
    for name, text in formats.items():
        if name and key(name) not in known | headers:
            dates = ", ".join(spec.name for spec in _moments(kind))
            return Wrong(f"{quoted(name)} is no date of {kind.noun}s. Its dates are: {dates}.")
        checked = checked_format(text)
        if isinstance(checked, Wrong):
            return checked
        said[key(name)] = checked
    return said


def _blank(spec: FieldSpec) -> Any:
    if spec.holds in {Holds.CHOICE, Holds.MONEY}:
        return ""  # what it is follows from the rest of the row
    return int(spec.default) if isinstance(spec.default, bool) else spec.default


def first_cells(layout: Layout, source: Source, rows: int = 50) -> Iterator[tuple[Column, str]]:
    """Give each column with its first filled cell among so many rows."""
    seen: set[int] = set()
    for _number, row in itertools.islice(source.rows(), rows):
        for column in layout.columns:
            if column.place not in seen and column.place < len(row) and row[column.place].strip():
                seen.add(column.place)
                yield column, row[column.place]
