"""A plan file that is open: read by sqlite3, written by one road, followed while others write to it."""

import datetime
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING

from itplanner import store
from itplanner.domain.change import Change
from itplanner.domain.history import Actor, Recorded, folded_back
from itplanner.domain.plan import Plan
from itplanner.errors import PlannerError, ReadOnly
from itplanner.store import files, following, journal
from itplanner.store.connection import Reading
from itplanner.store.facts import NOTHING_BESIDE, Beside, FactRows
from itplanner.store.failures import explained, read_only, replaced
from itplanner.store.opening import require_plan
from itplanner.store.past import Past
from itplanner.store.presence import Presence
from itplanner.store.reader import read_plan

if TYPE_CHECKING:
    from itplanner.store.backups import Backup
    from itplanner.store.database import Database, Transaction
    from itplanner.store.verification import Verification


class Store(Past, FactRows):
    """An open plan file. It may be used from any thread; only one at a time writes."""

    read_only: bool
    """Whether this account, or damage in the file, keeps it from being written."""
    network: bool
    """Whether the file lies where several hosts may open it, so that WAL can't be used."""
    damage: list[str]
    """The rows that `load` left out because they can't be read."""

    def __init__(
        self, path: Path, place: files.Place | None, reading: Reading, *, read_only: bool, network: bool
    ) -> None:
        self.path, self.read_only, self.network, self._place = path, read_only, network, place
        self.damage, self.presence = [], Presence(path)
        self._reading = reading
        self._writing = RLock()
        self._database: Database | None = None
        self._batch: ExitStack | None = None
        self._open: Transaction | None = None
        self._backed_up: datetime.date | None = None

    @classmethod
    def create(cls, path: Path, *, group: str | None = None) -> "Store":
        """Make a new empty plan, private or for a Unix group. Raises Exists, NotAllowed, DiskFull."""
        with explained(path):
            files.make_plan_file(path, group)
            try:
                store.database.create(path, network=files.on_network(path))
            except BaseException:
                path.unlink()
                raise
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open a plan; an older one is upgraded, after a backup. Raises PlanError."""
        files.require_file(path)
        path = path.resolve()
        # Before anything is read: a file that takes its place meanwhile is noticed.
        place = files.place(path)
        guarded, network = not files.writable(path), files.on_network(path)
        with explained(path), ExitStack() as undo:
            reading = Reading(path, read_only=guarded)
            undo.callback(reading.close)
            with reading.use() as db:
                require_plan(path, db, guarded=guarded)
            if network and not guarded:
                reading.leave_wal()
            undo.pop_all()
            return cls(path, place, reading, read_only=guarded, network=network)

    def load(self) -> Plan:
        """Return the plan; rows that can't be read are left out, named in `damage`, and make it read only."""
        with explained(self.path), self._reading.snapshot() as db:
            following.require_shape(db)
            plan, self.damage = read_plan(db)
        self.read_only = self.read_only or bool(self.damage)
        return plan

    @property
    def guard(self) -> ReadOnly | None:
        """Why nothing can be stored: this account may not write, or rows are damaged; None where it can."""
        return read_only(self.damage) if self.read_only else None

    def commit(
        self,
        plan: Plan,
        change: Change,
        *,
        by: Actor,
        at: datetime.datetime,
        undoes: int | None = None,
        beside: Beside = NOTHING_BESIDE,
    ) -> tuple[Plan, Recorded | None]:
        """Store a change that was made for a plan; return the newest plan with it, and what was stored.

        What stands beside it is stored with it. Nothing is stored when all of it is so already. Raises
        Conflict, Refused, PlanError.
        """
        if (guard := self.guard) is not None:
            raise guard
        with self._writing, explained(self.path), self._transaction(at) as db:
            return store.committing.committed(db, plan, change, by=by, at=at, undoes=undoes, beside=beside)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Store the commits of the block in one transaction, each its own revision; all of them or none."""
        with self._writing, explained(self.path):
            assert self._batch is None, "batches don't nest"
            try:
                with ExitStack() as self._batch:
                    yield
            finally:
                self._batch = self._open = None

    @property
    def batching(self) -> bool:
        """Whether a transaction is open: what its commits brought beside the plan can't be seen yet."""
        return self._batch is not None

    def follow(self, plan: Plan) -> tuple[Plan, list[Recorded]]:
        """Return the plan with the changes stored after it, and these, oldest first.

        Raises AnotherHistory when the file was rolled back, Newer when a newer program upgraded it.
        """
        with explained(self.path), self._reading.snapshot() as db:
            return following.followed(db, plan)

    def moved(self) -> bool:
        """Whether the file was written to since this was last asked, also by this store; raises Replaced."""
        with explained(self.path):
            self._require_place()
            return self._reading.moved()

    def as_of(self, plan: Plan, revision: int) -> Plan:
        """Return the plan as it was at an earlier revision; 0 is before the first. Raises AnotherHistory."""
        if revision == plan.revision:
            return plan
        with explained(self.path), self._reading.snapshot() as db:
            following.require_tip(db, plan)
            tip = journal.digest_at(db, revision) if revision <= plan.revision else None
            if tip is None:
                raise PlannerError(f"There is no change {revision} yet.", "`itplanner history` lists them.")
            return folded_back(plan, journal.befores(db, revision, plan.revision), revision, tip)

    def verify(self) -> "Verification":
        """Check the file, the chain of digests, and that the history leads to the data."""
        with explained(self.path), self._reading.snapshot() as db:
            return store.verification.verified(db)

    def backup(self, target: Path) -> None:
        """Copy the plan to a new file with the same mode; raises Exists, Missing, DiskFull."""
        with explained(target), self._reading.use() as db:
            store.backups.make(db, self.path, target)

    def backups(self) -> "list[Backup]":
        """Return the backups that are kept beside the plan, oldest first."""
        return store.backups.checked(self.path)

    def warm(self) -> None:
        """Load what writing needs, so that the first change is stored as quickly as the others."""
        for name in store.__all__:
            getattr(store, name)

    def close(self) -> None:
        """Close the file."""
        self.presence.leave()
        self._reading.close()
        if self._database is not None:
            self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self, at: datetime.datetime) -> Iterator["Transaction"]:
        """Hold the write lock for one commit, or go on in the batch's transaction."""
        if self._batch is None:
            with self._begun(at) as db:
                yield db
            return
        if self._open is None:
            self._open = self._batch.enter_context(self._begun(at))
        with self._open.whole():
            yield self._open

    @contextmanager
    def _begun(self, at: datetime.datetime) -> Iterator["Transaction"]:
        self._require_place()
        self._back_up(at)
        if self._database is None:
            self._database = store.database.Database(self.path)
        with self._database.writing() as db:
            self._require_place()
            yield db

    def _back_up(self, at: datetime.datetime) -> None:
        day = at.astimezone(datetime.UTC).date()
        if day == self._backed_up:
            return
        with self._reading.use() as db:
            if journal.tip(db).number:
                store.backups.daily(db, self.path, at)
                self._backed_up = day

    def _require_place(self) -> None:
        """Raise Replaced when the path leads elsewhere: SQLite would go on writing to the old file."""
        if files.place(self.path) != self._place:
            raise replaced(self.path)
