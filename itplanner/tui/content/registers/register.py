"""What a register is: one declaration of its records, columns and verdict, and of what the inspector says."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Final

from itplanner.domain.change import Ref
from itplanner.domain.records import Record
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.content.finding import Looked
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

OK: Final = (glyphs.GREEN, Role.OK)
WARN: Final = (glyphs.AMBER, Role.WARN)
BAD: Final = (glyphs.RED, Role.BAD)
PLAIN: Final = (glyphs.NOTHING, Role.MUTED)
"""A verdict's glyph and role."""

CODE: Final = "code"
"""By what a register is sorted unless asked otherwise."""


def no_rows(_view: View, _row: Any, _width: int) -> Iterator[Row]:
    """Say nothing beyond the record's own fields."""
    return iter(())


def nothing_preset(_view: View) -> Mapping[str, str]:
    """Preset nothing."""
    return {}


@dataclass(frozen=True, slots=True)
class Said:
    """A column: what stands in it of a record, and what it is sorted by."""

    column: Column
    cell: Callable[[View, Any], Cell]
    order: Callable[[View, Any], Any] | None = None
    """None where nobody would sort by it."""


@dataclass(frozen=True, slots=True)
class Below:
    """Rows that are only looked at, under their head."""

    title: str
    summary: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class Register:
    """A register, declared once."""

    name: str
    title: str
    head: str
    """What its list is called where there is room to say it."""
    kind: type[Record]
    columns: tuple[Said, ...]
    """Between the code and nothing else: the last one is the verdict."""
    summary: Callable[[View, Sequence[Any]], Sequence[Part]]
    """What stands at the right of the list's head."""
    first: str
    """What an empty register says that `a` adds."""
    records: Callable[[View], Sequence[Any]] | None = None
    """Those that are shown; all of its kind unless it says otherwise."""
    about: Callable[[View, Any, int], Iterator[Row]] = no_rows
    """What the inspector says first."""
    skip: frozenset[str] = frozenset()
    """Fields of which `about` has spoken."""
    parts: tuple[str, ...] = ()
    """The kinds of record that are added under one."""
    records_part: str = ""
    """The one of them that `r` records."""
    preset: Callable[[View], Mapping[str, str]] = nothing_preset
    """What a new record takes from where one looks."""
    asks: str = ""
    """The field whose text alone makes a new record; without one its form is opened."""
    typed: tuple[str, ...] = ()
    """Fields of a fact that is typed in one line, with commas between them."""
    below: Callable[[View], "Below"] | None = None
    """What stands under the list where the screen has room for it."""
    yearly: bool = False
    """Whether it shows one fiscal year."""

    @property
    def sortings(self) -> tuple[str, ...]:
        """Ways to sort, in the order in which the key goes through them."""
        return (CODE, *(said.column.title.casefold() for said in self.columns if said.order is not None))

    def all(self, view: View) -> Sequence[Any]:
        """Return the records shown, without a filter."""
        if self.records is not None:
            return self.records(view)
        return sorted(view.plan[self.kind], key=lambda row: row.order)


@dataclass(frozen=True, slots=True)
class Shown(Looked):
    """How the registers are looked at: which one, filtered and sorted how."""

    sorting: str = CODE
    register: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a register and what its head says."""

    rows: Lazily
    items: Mapping[Hashable, Any]
    """What the rows stand for, by their keys."""
    found: int
    total: int
    summary: tuple[Part, ...] = field(default=())


def listed_of(view: View, register: Register, looked: Shown) -> Listed:
    """Return a register's rows, filtered and sorted."""
    everything = register.all(view)
    found = [row for row in everything if matches(view, register, row, looked.words)]
    order = next((each.order for each in register.columns if looked.sorting in _named(each)), None)
    if order is not None:
        found.sort(key=lambda row: _sortable(order(view, row)))
    by_key = {key_of(row): row for row in found}
    columns = (_code_column(found), *(each.column for each in register.columns))

    def make(key: Hashable) -> Row:
        return row_of(view, register, by_key[key])

    summary = tuple(register.summary(view, everything))
    return Listed(Lazily(columns, list(by_key), make), by_key, len(found), len(everything), summary)


def key_of(row: Any) -> Hashable:
    """Return what a row stands for: a record by its reference, anything else by itself."""
    return Ref(row.kind, row.id) if isinstance(row, Record) else row.key


def row_of(view: View, register: Register, row: Any) -> Row:
    """Return a record as a row."""
    cells = {"code": Cell(row.code, cut="never")}
    cells |= {said.column.id: said.cell(view, row) for said in register.columns}
    return Row(key_of(row), cells, selectable=isinstance(row, Record))


def matches(view: View, register: Register, row: Any, words: str) -> bool:
    """Whether each word stands in a record's code, name, tags or in one of its columns."""
    if not words:
        return True
    said = [row.code, row.label, *getattr(row, "tags", ()), getattr(row, "reference", "")]
    for each in register.columns:
        said += [part.text for part in each.cell(view, row).pieces]
    haystack = "\n".join(said).casefold()
    return all(word in haystack for word in words.casefold().split())


def _named(said: Said) -> tuple[str, ...]:
    return () if said.order is None else (said.column.title.casefold(),)


def _sortable(value: Any) -> tuple[bool, Any]:
    """Let what has no value stand last."""
    return (value is None, 0 if value is None else value)


def _code_column(found: Sequence[Any]) -> Column:
    return Column("code", "", max((len(row.code) for row in found), default=2))


def verdict(mark: tuple[str, Role], word: str) -> Cell:
    """Return glyph and word of a verdict; no word is a dash."""
    glyph, role = mark
    return Cell(parts=(Part(f"{glyph} {word}" if word else glyphs.NOTHING, role),))


def titled(width: int, title: str, name: str = "name") -> Said:
    """Return the column of what a record is called."""
    return Said(
        Column("name", title, width, flexible=True),
        lambda _view, row: Cell(getattr(row, name), typed=True),
        lambda _view, row: getattr(row, name).casefold(),
    )


def counts(*pairs: tuple[int, str, int | None]) -> tuple[Part, ...]:
    """Return `3 late · 2 over`, without what there is none of; a part leaves where the head is narrow."""
    parts = [Part(f"{number} {word}", leaves=leaves) for number, word, leaves in pairs if number]
    return tuple(
        replace(part, text=part.text if place == len(parts) else f"{part.text} · ")
        for place, part in enumerate(parts, start=1)
    )
