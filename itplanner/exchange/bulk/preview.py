"""What an import of facts would do, told before it is stored."""

from dataclasses import field

from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.values import dataclass
from itplanner.exchange.bulk.source import Source
from itplanner.exchange.bulk.spool import Spool
from itplanner.exchange.mapping import Column
from itplanner.exchange.preview import Counts, Rejected, Told


@dataclass(frozen=True, slots=True)
class Understood:
    """What the first filled cell of a column was taken for."""

    column: Column
    cell: str
    value: object


@dataclass(frozen=True, slots=True)
class FactPreview(Told):
    """The rows that an import would store as one batch, and what it leaves out."""

    name: str
    """Which facts they are."""
    source: Source
    counts: Counts
    rejected: tuple[Rejected, ...]
    columns: tuple[Column, ...]
    ambiguous: tuple[Column, ...] = ()
    rows: Spool = field(default_factory=Spool)
    """The new and changed ones: the row's number in the file, then its values as they are stored."""
    orders: tuple[tuple[str, str], ...] = ()
    """How the dates of each field were read, where their order mattered."""
    twofold: int = 0
    """How many cells could be read in the other order too."""
    understood: tuple[Understood, ...] = ()
    changed: tuple[tuple[int, tuple[object, ...]], ...] = ()
    """The first changed rows by their numbers, with their values."""
    keyless: int = 0
    """How many new rows have nothing that tells them from others."""
    notes: tuple[str, ...] = ()
    """What else is worth knowing, as sentences."""
    missing: str = ""
    """What has to be said of the columns before any row can be read."""

    @property
    def kind(self) -> type[Fact]:
        """Which kind of fact they are."""
        return FACTS[self.name]

    @property
    def mapping(self) -> str:
        """Which column became which field, and how its dates were read."""
        orders = dict(self.orders)
        lines = (
            f"{column.field}={column.header}{f' ({orders[column.field]})' if column.field in orders else ''}"
            for column in self.columns
            if column.field
        )
        return "\n".join(lines)
