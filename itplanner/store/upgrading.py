"""An older plan brought to the present shape: a backup, one transaction, one revision that says so."""

import socket
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from itplanner.domain.history import Actor
from itplanner.domain.shapes import SHAPE
from itplanner.errors import Damaged
from itplanner.store import backups, journal, tables
from itplanner.store.database import by_sqlite, writer
from itplanner.store.following import shape
from itplanner.store.rows import revision_row

SCRIPTS = "itplanner.store:migrations"


def upgrade(path: Path, reading: sqlite3.Connection) -> None:
    """Upgrade a plan file wholly or not at all; `reading` is another connection to it, for the backup."""
    at = datetime.now(UTC)
    engine = writer(path)
    with by_sqlite(), closing(engine.raw_connection()) as raw:
        # Alembic makes a table anew and drops the old one, which would take the rows that link to it along.
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
    try:
        with by_sqlite(), engine.begin() as connection:
            db = connection.connection.driver_connection
            assert isinstance(db, sqlite3.Connection)
            if shape(db) != SHAPE:  # else another program was faster
                backups.keep(reading, path, at)
                _upgrade(connection, db, at)
    finally:
        engine.dispose()


def _upgrade(connection: sa.Connection, db: sqlite3.Connection, at: datetime) -> None:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, str(SHAPE))
    if lost := db.execute("PRAGMA foreign_key_check").fetchall():
        raise Damaged(
            f"The plan holds links to nothing, the first in {lost[0][0]} {lost[0][1]}; it was not upgraded.",
            "Restore a backup, or open it with the older itplanner.",
        )
    program = Actor(login="itplanner", host=socket.gethostname())
    made = journal.next_revision(
        journal.tip(db), [], by=program, at=at, sentence=f"Upgraded to shape {SHAPE}"
    )
    connection.execute(sa.insert(tables.revision), revision_row(made))
