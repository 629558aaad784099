"""What the history of a plan file answers."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from itplanner.domain.change import Ref
from itplanner.domain.history import Recorded, Revision, Touched
from itplanner.domain.records.base import LARGEST
from itplanner.errors import PlannerError
from itplanner.store import journal, touching
from itplanner.store.connection import Reading
from itplanner.store.failures import explained


class Past:
    """The history of an open plan file."""

    path: Path
    _reading: Reading

    def revisions(self, *, newest: int | None = None, but: Iterable[str] = ()) -> list[Revision]:
        """Return the revisions, or so many of the newest ones, oldest first; without those of some kinds."""
        with explained(self.path), self._reading.snapshot() as db:
            found = journal.revisions(db, "number > ?", (journal.before(db, newest),))
            left_out = {number for kind in but for number in touching.revisions_of(db, kind)}
        return [each for each in found if each.number not in left_out]

    def recorded(self, number: int) -> Recorded:
        """Return a revision with its edits; raises PlannerError when there is none of that number."""
        with explained(self.path), self._reading.snapshot() as db:
            found = journal.recorded(db, "number = ?", (number,)) if number <= LARGEST else []
        if not found:
            raise PlannerError(f"There is no change {number}.", "`itplanner history` lists them.")
        return found[0]

    def history(self, ref: Ref | None = None, *, limit: int | None = None) -> list[Recorded]:
        """Return the changes, newest first; of a record, those that edited it, with these edits only."""
        with explained(self.path), self._reading.snapshot() as db:
            if ref is not None:
                return journal.recorded_of(db, ref, limit)[::-1]
            return journal.recorded(db, "number > ?", (journal.before(db, limit),))[::-1]

    def touched(self, after: int, *, newest: int) -> list[Touched]:
        """Return the changes after a revision with what they touched, oldest first; of many, the newest."""
        with explained(self.path), self._reading.snapshot() as db:
            return touching.touched(db, after, newest)

    def last_touched(self, kind: str) -> dict[int, datetime.date]:
        """Return by record of a kind the day (UTC) on which it or a present part of it was last changed."""
        with explained(self.path), self._reading.snapshot() as db:
            return touching.last_touched(db, kind)

    def last_edit(self, ref: Ref, field: str) -> Revision | None:
        """Return the newest revision that edited a field, or added or removed its record."""
        with explained(self.path), self._reading.use() as db:
            return journal.last_edit(db, ref, field)

    def revision_at(self, moment: datetime.datetime) -> int:
        """Return the last revision at or before a moment; 0 when there was none."""
        with explained(self.path), self._reading.use() as db:
            return journal.number_at(db, moment)
