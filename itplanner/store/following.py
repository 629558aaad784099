"""Other programs' changes, taken over; and whether the file still is what a plan was read from."""

import re
import sqlite3

from itplanner.domain.history import Recorded
from itplanner.domain.merge import Clash
from itplanner.domain.plan import Plan
from itplanner.domain.shapes import SHAPE
from itplanner.domain.text import quoted
from itplanner.errors import AnotherHistory, Damaged
from itplanner.store import journal
from itplanner.store.rows import newer


def followed(db: sqlite3.Connection, plan: Plan) -> tuple[Plan, list[Recorded]]:
    """Return the plan with the changes stored after it, and these, oldest first.

    Raises Newer when a newer program upgraded the file meanwhile, AnotherHistory when it was rolled back.
    """
    require_shape(db)
    require_tip(db, plan)
    news = journal.recorded(db, "number > ?", (plan.revision,))
    for each in news:
        try:
            plan = plan.apply(each.change).at(each.revision.number, each.revision.digest)
        except Clash as clash:
            raise another_history() from clash
    return plan, news


def require_tip(db: sqlite3.Connection, plan: Plan) -> None:
    """Raise AnotherHistory unless the plan is a state of this history."""
    if journal.digest_at(db, plan.revision) != plan.tip:
        raise another_history()


def another_history() -> AnotherHistory:
    """Return the error for a file that was rolled back under a running program."""
    return AnotherHistory(
        "The plan file holds another history than the plan that is open; nothing was saved.",
        "It was restored from a backup. Open it again.",
    )


def shape(db: sqlite3.Connection) -> int:
    """Return the shape of the file; raises Damaged where it says none."""
    found = db.execute("SELECT version_num FROM alembic_version").fetchone()
    said = str(found[0]) if found is not None else ""
    if not re.fullmatch("[1-9][0-9]{0,8}", said):
        raise Damaged(
            f"The plan file is damaged: its schema is {quoted(said)}, which is no number.",
            "`itplanner restore FILE` puts a backup in its place; backups lie beside the plan.",
        )
    return int(said)


def require_shape(db: sqlite3.Connection) -> None:
    """Raise Newer when a newer program brought the file to its shape meanwhile."""
    if (found := shape(db)) > SHAPE:
        raise newer(found)
