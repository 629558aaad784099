"""The one road by which a change gets into a plan file."""

from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from itplanner.domain.change import Change
from itplanner.domain.history import Actor, Recorded
from itplanner.domain.merge import Clash
from itplanner.domain.plan import Plan
from itplanner.domain.problems import added_problems
from itplanner.domain.records import Batch
from itplanner.errors import Refused, RefusedTogether
from itplanner.store import journal
from itplanner.store.conflicts import conflict
from itplanner.store.facts import NOTHING_BESIDE, Beside
from itplanner.store.following import followed
from itplanner.store.numbering import numbered
from itplanner.store.rows import edit_rows

if TYPE_CHECKING:
    from itplanner.store.database import Transaction


def committed(
    db: "Transaction",
    plan: Plan,
    change: Change,
    *,
    by: Actor,
    at: datetime,
    undoes: int | None,
    beside: Beside = NOTHING_BESIDE,
) -> tuple[Plan, Recorded | None]:
    """Store a change under the lock, on the newest plan; return that plan, and what was stored if anything.

    What stands beside it is stored with it. An undo of what is so already is stored without edits: the
    actor's stack goes on behind it.

    Raises AnotherHistory, Newer, Conflict, Refused, ChangedOutside.
    """
    newest, news = followed(db.rows, plan)
    known = db.counters()
    try:
        ours, drawn = numbered(newest.rebase(change), known)
    except Clash as clash:
        raise conflict(clash, newest, journal.last_edit(db.rows, clash.edit.ref, clash.edit.field)) from None
    if not ours.edits and undoes is None:
        return newest, None
    new = newest.apply(ours)
    if added := added_problems(newest, new, ours.touched):
        together = _sound(plan, change)
        raise RefusedTogether(added, [each.revision for each in news]) if together else Refused(added)
    rows = edit_rows(ours)
    revision = journal.next_revision(
        journal.tip(db.rows), rows, by=by, at=at, sentence=ours.sentence, undoes=undoes
    )
    db.draw(drawn)
    db.write(ours)
    db.journal(revision, rows)
    db.write_beside(beside, _batches(change, ours))
    return new.at(revision.number, revision.digest), Recorded(revision, ours)


def _batches(asked: Change, stored: Change) -> dict[int, Batch]:
    """Return the batches that a change adds by the numbers it gave them; they are drawn in that order."""
    wanted = sorted((edit.id for edit in asked if edit.adds and edit.kind == Batch.kind), reverse=True)
    drawn = sorted(
        (edit.after for edit in stored if edit.adds and edit.kind == Batch.kind), key=attrgetter("id")
    )
    return dict(zip(wanted, drawn, strict=True))


def _sound(plan: Plan, change: Change) -> bool:
    """Whether a change adds no problem to the plan that it was made for."""
    try:
        alone = plan.rebase(change)
    except Clash:
        return False
    return not added_problems(plan, plan.apply(alone), alone.touched)
