"""The plan file: the only place that knows it is SQLite, and the only importer of sqlmodel and alembic.

What reading a plan does without is imported when it is first asked for, as in `store.backups.make(...)`.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itplanner.store import backups, committing, database, verification
else:

    def __getattr__(name: str) -> ModuleType:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f"{__name__}.{name}")


__all__ = ["backups", "committing", "database", "verification"]
