"""A file brought in from the workbench: read as records or facts, shown before it is stored."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from itertools import islice
from pathlib import Path

from itplanner.domain.change import Change
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.kpis.effects import Effect, effects
from itplanner.domain.links import code
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Batch, fields
from itplanner.domain.telling import told
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.exchange.bulk.preview import FactPreview
from itplanner.exchange.bulk.source import Source
from itplanner.exchange.exporting import csv_text
from itplanner.exchange.files import table_in
from itplanner.exchange.importing import preview
from itplanner.exchange.kinds import Kind, columns, fact_of, plural
from itplanner.exchange.mapping import Column, mapped
from itplanner.exchange.preview import Counts, Options, Preview, Rejected
from itplanner.exchange.tables import Sheet
from itplanner.exchange.workbooks.sheets import filled_sheets, is_workbook
from itplanner.service.acts import kind_named
from itplanner.service.bulk import changes_of, facts_preview, opened, require_new, stored, understood
from itplanner.service.foreseeing import foreseen
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When

__all__ = [
    "Column",
    "Counts",
    "FactPreview",
    "Found",
    "Options",
    "Preview",
    "Reading",
    "Rejected",
    "Shown",
    "is_workbook",
]

NEVER = frozenset({"batch", "baseline", "organisation"})
"""Kinds that no file holds."""

Found = Preview | FactPreview
"""What an import would do."""


LOOKED_AT = 50
"""In so many rows a first value is looked for."""
FIRST = 20
"""So many changes are told one by one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What an import would do, with what stands beside it on the screen."""

    found: Found
    firsts: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """By the place of a column its first filled cell, and what that was taken for."""
    changes: Sequence[tuple[str, str]] = ()
    """What is changed, each with what changes of it."""
    effects: Sequence[Effect] = ()
    """What becomes of the KPIs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, what it holds, and how it is to be read."""

    kind: str
    """As the command line names it: incidents, spend, projects …"""
    path: Path
    sheet: str = ""
    """Which one of a workbook."""
    options: Options = field(default_factory=Options)

    def as_before(self, plan: Plan) -> "Reading":
        """Return the same with the columns of the last import of such facts, where the file has them all.

        Raises PlannerError.
        """
        facts = fact_of(self.kind)
        header = opened(self.path, sheet=self.sheet).header if facts else ()
        before = (_mapping(batch.mapping, header) for batch in reversed(plan[Batch].where("facts", facts)))
        mapped = next((found for found in before if found), {}) if facts else {}
        return replace(self, options=replace(self.options, mapped=mapped))

    def read(self, planner: Planner, when: When, tick: Callable[[int, int], None]) -> Shown:
        """Return what importing would do; `tick` is told the bytes read and all of them.

        Where the columns have to be said first, that is in `missing`. Raises PlannerError.
        """
        facts = fact_of(self.kind)
        if not facts:
            return self._records(planner, when)
        source = opened(self.path, sheet=self.sheet)
        try:
            found = facts_preview(
                planner, facts, source, self.options, when, lambda read: tick(read, source.size)
            )
            if not found.ambiguous:
                require_new(planner.plan, found)
        except PlannerError as error:
            return self._unread(facts, source, error.message)
        firsts = {
            each.column.place: (each.cell, understood(planner.plan, found.kind, each))
            for each in found.understood
        }
        return Shown(found, firsts, told_changes(planner, found), effects_of(planner, found, when))

    def _unread(self, facts: str, source: Source, why: str) -> Shown:
        """Return a file of which something has to be said first, above all which column is which field."""
        columns = self._columns(FACTS[facts], source.header)
        named = {column.field for column in columns}
        lacking = [
            f'"{spec.name}"'
            for spec in fields(FACTS[facts]).values()
            if spec.required and spec.name not in named
        ]
        missing = f"No column is {' or '.join(lacking)} yet: m says which" if lacking else why
        firsts = _firsts(row for _number, row in islice(source.rows(), LOOKED_AT))
        return Shown(FactPreview(facts, source, Counts(), (), columns, missing=missing), firsts)

    def _columns(self, kind: Kind, header: Sequence[str]) -> tuple[Column, ...]:
        found = mapped(kind, header, self.options.mapped, (), self.options.left_out)
        if not isinstance(found, Wrong):
            return found
        said = {column: name for name, column in self.options.mapped.items()}
        return tuple(Column(place, name, said.get(name, "")) for place, name in enumerate(header))

    def _records(self, planner: Planner, when: When) -> Shown:
        kind, sheet = kind_named(self.kind), self._table()
        found = preview(planner.plan, kind, sheet, self.options, when.today)
        if isinstance(found, Wrong):
            columns, counts = self._columns(kind, sheet.header), Counts(len(sheet.rows))
            found = Preview(kind.kind, Change((), ""), counts, (), columns, missing=found.message)
        firsts = _firsts(row.cells for row in sheet.rows)
        return Shown(found, firsts, told_changes(planner, found), effects_of(planner, found, when))

    def _table(self) -> Sheet:
        try:
            found = table_in(self.path, sheet=self.sheet)
        except OSError as error:
            raise PlannerError(f"{self.path} can't be read: {error.strerror}.") from None
        if isinstance(found, Wrong):
            raise PlannerError(found.message)
        return found

    def with_field(self, column: Column, name: str) -> "Reading":
        """Return the same with a column that holds another field, or none."""
        mapped = {each: header for each, header in self.options.mapped.items() if header != column.header}
        left = self.options.left_out - {column.header}
        if name:
            mapped[name] = column.header
        else:
            left |= {column.header}
        return replace(self, options=replace(self.options, mapped=mapped, left_out=left))

    def with_order(self, order: str) -> "Reading":
        """Return the same with dates that are written in an order; in the one they show where it is empty."""
        formats = {"": order} if order else {}
        return replace(self, options=replace(self.options, date_formats=formats))

    @property
    def order(self) -> str:
        """The order of dates that was said."""
        return self.options.date_formats.get("", "")

    def fields(self) -> list[tuple[str, str]]:
        """Return the fields that a column can hold, each with what it says."""
        facts = fact_of(self.kind)
        kind = FACTS[facts] if facts else kind_named(self.kind)
        known = fields(kind)
        return [(name, known[name].help if name in known else "") for name in columns(kind)]


def sheets_of(path: Path) -> list[str]:
    """Return the sheets of a workbook that hold anything; of a text file none. Raises PlannerError."""
    if not is_workbook(path):
        return []
    try:
        found = filled_sheets(path)
    except OSError as error:
        raise PlannerError(f"{path} can't be read: {error.strerror}.") from None
    if isinstance(found, Wrong):
        raise PlannerError(found.message)
    return found


def readable() -> list[tuple[str, str]]:
    """Return the kinds that a file can hold, facts first, each with its noun."""
    facts = [(name, f"each row is one {kind.noun}; any number of them") for name, kind in FACTS.items()]
    return [*facts, *((plural(name), kind.noun) for name, kind in KINDS.items() if name not in NEVER)]


def keep(planner: Planner, found: Found, when: When) -> Outcome:
    """Store what a preview showed."""
    return (
        stored(planner, found, when) if isinstance(found, FactPreview) else planner.save(found.change, when)
    )


def told_changes(planner: Planner, found: Found) -> list[tuple[str, str]]:
    """Return the first changed rows or records, each with what changes of it."""
    if isinstance(found, FactPreview):
        return changes_of(planner, found)
    plan = planner.plan
    edits = [edit for edit in found.change if edit.field is not None][:FIRST]
    return [(code(edit.ref), told(Change((edit,), ""), plan, plan)[0]) for edit in edits]


def effects_of(planner: Planner, found: Found, when: When) -> tuple[Effect, ...]:
    """Return what becomes of the KPIs where a preview can be stored as it is."""
    ready = found.good and not (found.missing or found.ambiguous)
    return tuple(effects(planner.plan, foreseen(planner, found), when.today)) if ready else ()


def _mapping(told: str, header: Sequence[str]) -> dict[str, str]:
    """Return the columns by field that an import told of, where a file has all of them."""
    found: dict[str, str] = {}
    for line in told.splitlines():
        name, _sign, column = line.partition("=")
        bare = column.rpartition(" (")[0]
        found[name] = column if column in header else bare
    return found if set(found.values()) <= set(header) else {}


def _firsts(rows: Iterable[Sequence[str]]) -> dict[int, tuple[str, str]]:
    """Return by column its first filled cell, as far as rows can be read; what can't is told elsewhere."""
    firsts: dict[int, tuple[str, str]] = {}
    with suppress(csv.Error):
        for row in rows:
            for place, cell in enumerate(row):
                if cell.strip():
                    firsts.setdefault(place, (cell, ""))
    return firsts


def write_rejected(found: Found, path: Path) -> Path:
    """Write the rejected rows beside a file, each with its cell and the reason; raises PlannerError."""
    target = path.with_name(f"{path.stem}-rejected.csv")
    rows = ([str(row.row), row.field, row.value, row.reason] for row in found.rejected)
    try:
        target.write_text(csv_text(("row", "field", "value", "reason"), rows), encoding="utf-8", newline="")
    except OSError as error:
        raise PlannerError(f"{target} can't be written: {error.strerror}.") from None
    return target
