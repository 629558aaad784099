"""A store as one terminal has it: with an actor, and the plan that it saw last."""

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from itplanner.domain.change import Change, Edit, Ref, added, removed
from itplanner.domain.history import Actor, Recorded
from itplanner.domain.records import KPI, Area, Goal, Organisation, Record
from itplanner.store.store import Store

NOON = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
AREA, LONG, YEAR = Ref("area", 1), Ref("goal", 1), Ref("goal", 2)
"""What `started` makes: an area, a goal of three years due at the end of 2029, and one of a year under it."""


class Desk:
    """A terminal at which somebody works on a plan."""

    def __init__(self, path: Path, login: str = "ann") -> None:
        self.store = Store.open(path)
        self.actor = Actor(login, "here", channel="workbench")
        self.plan = self.store.load()
        self.at = NOON

    def do(self, *edits: Edit, sentence: str = "A change") -> Recorded | None:
        """Store edits that were made on the plan seen last."""
        return self.save(Change.of(edits, sentence))

    def save(self, change: Change, undoes: int | None = None) -> Recorded | None:
        """Store a change."""
        self.plan, recorded = self.store.commit(self.plan, change, by=self.actor, at=self.at, undoes=undoes)
        return recorded

    def add(self, *records: Record) -> list[int]:
        """Add records; return their numbers in the order of their kinds and numbers."""
        recorded = self.do(*(added(each) for each in records))
        assert recorded is not None
        return [edit.id for edit in recorded.change]

    def set(self, ref: Ref, field: str, value: Any) -> Recorded | None:
        """Give a field of a record another value."""
        return self.do(Edit(*ref, field, getattr(self.plan.find(ref), field), value))

    def remove(self, ref: Ref) -> Recorded | None:
        """Remove a record."""
        row = self.plan.find(ref)
        assert row is not None
        return self.do(removed(row))

    def undo(self, number: int) -> Recorded | None:
        """Take a change back."""
        return self.save(self.store.recorded(number).change.inverse(f"Undone: {number}"), undoes=number)

    def follow(self) -> list[Recorded]:
        """Take over what others stored."""
        self.plan, news = self.store.follow(self.plan)
        return news

    def __getitem__(self, ref: Ref) -> Any:
        """Return a record of the plan seen last."""
        return self.plan.find(ref)


def started(path: Path) -> None:
    """Make a plan with an organisation, an area, a KPI, a goal of three years and one of a year under it."""
    records: tuple[Record, ...] = (
        Organisation(id=-1, name="Harbour Group", currency="EUR", year=2027),
        Area(id=-2, name="Network"),
        KPI(id=-3, name="Projects on time", unit="%", direction="at_least"),
        Goal(id=-4, title="All sites on fibre", area=-2, horizon=3, due=datetime.date(2029, 12, 31)),
        Goal(
            id=-5, title="Two sites on fibre", area=-2, horizon=1, parent=-4, due=datetime.date(2027, 6, 30)
        ),
    )
    with Store.create(path) as store:
        change = Change.of((added(each) for each in records), "Start")
        store.commit(store.load(), change, by=Actor("ann"), at=NOON)


def records_of(path: Path) -> dict[Ref, Record]:
    """Return every record in a plan file, as a store that is opened anew reads it."""
    with Store.open(path) as store:
        plan = store.load()
    return {Ref(kind, row.id): row for kind, table in plan.tables.items() for row in table}


@contextmanager
def by_hand(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that writes to the file past the store."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        yield db
