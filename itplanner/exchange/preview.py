"""What an import would do, shown before it is saved."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from itplanner.domain.change import Change
from itplanner.domain.values import dataclass
from itplanner.exchange.mapping import Column


@dataclass(frozen=True, slots=True)
class Options:
    """How a table is to be read."""

    mapped: Mapping[str, str] = field(default_factory=dict)
    """Columns by the field that they hold, where their names don't say it."""
    date_formats: Mapping[str, str] = field(default_factory=dict)
    """Date formats by field or column; the empty name stands for all others."""
    key: str = ""
    """The field that finds present records; the code where the table has one."""
    left_out: frozenset[str] = frozenset()
    """Columns that aren't used, whatever they are called."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that can't be imported, with the cell that is in the way."""

    row: int
    field: str
    value: str
    reason: str
    missing: str = ""
    """The kind of record that it names and that isn't in the plan yet, if that is the reason."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows were read and what becomes of them."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0


class Told:
    """What every preview tells."""

    __slots__ = ()

    counts: Counts
    rejected: tuple[Rejected, ...]
    columns: tuple[Column, ...]
    ambiguous: tuple[Column, ...]
    notes: tuple[str, ...]
    missing: str

    @property
    def good(self) -> int:
        """How many rows would be stored."""
        return self.counts.added + self.counts.changed

    @property
    def unused(self) -> tuple[str, ...]:
        """The names of columns that are no field."""
        return tuple(column.header for column in self.columns if not column.field and column.header)

    def report(self) -> dict[str, Any]:
        """Return the counts as the command line prints them."""
        counts = self.counts
        rows = [
            {"row": row.row, "field": row.field, "value": row.value, "reason": row.reason}
            for row in self.rejected
        ]
        return {
            "read": counts.read,
            "added": counts.added,
            "changed": counts.changed,
            "unchanged": counts.unchanged,
            "rejected": rows,
        }


@dataclass(frozen=True, slots=True)
class Preview(Told):
    """The one change that an import would make, and what it leaves out."""

    kind: str
    change: Change
    counts: Counts
    rejected: tuple[Rejected, ...]
    columns: tuple[Column, ...]
    ambiguous: tuple[Column, ...] = ()
    """Date columns that can be read in two ways; nothing is imported until it is said which."""
    notes: tuple[str, ...] = ()
    """What else is worth knowing, as sentences."""
    missing: str = ""
    """What has to be said of the columns before any row can be read."""
