"""The plan file: the only place that knows it is SQLite, and the only importer of sqlmodel and alembic.

What reading a plan does without is imported when it is first asked for, as in `store.backups.make(...)`.
"""

from typing import TYPE_CHECKING

from itplanner.domain import later

__all__ = ["backups", "committing", "database", "verification"]

if TYPE_CHECKING:
    from itplanner.store import backups, committing, database, verification
else:
    __getattr__ = later.modules(__name__, *__all__)
