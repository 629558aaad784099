"""Whether a file is a plan that this program reads; an older one is upgraded first."""

import sqlite3
from pathlib import Path

from itplanner.domain.shapes import SHAPE
from itplanner.errors import ReadOnly
from itplanner.store import following
from itplanner.store.connection import APPLICATION
from itplanner.store.failures import not_a_plan


def require_plan(path: Path, db: sqlite3.Connection, *, guarded: bool) -> None:
    """Raise NotAPlan or Newer; upgrade an older plan, or raise ReadOnly where it is guarded from writing."""
    if db.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
        raise not_a_plan(path)
    following.require_shape(db)
    if following.shape(db) == SHAPE:
        return
    if guarded:
        raise ReadOnly(
            "This plan was written by an older itplanner and is read only for you.",
            "Its owner opens it once with the newer one; that upgrades it.",
        )
    from itplanner.store.upgrading import upgrade  # noqa: PLC0415 - alembic is seldom needed

    upgrade(path, db)
