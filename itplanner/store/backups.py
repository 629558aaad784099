"""Backups beside the plan: made on the first write of a day, seven days and four weeks kept, put back."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from itplanner.domain.shapes import SHAPE
from itplanner.domain.values import dataclass
from itplanner.errors import Damaged, Exists, Missing
from itplanner.store import files
from itplanner.store.connection import APPLICATION, connect, integrity, reader
from itplanner.store.following import shape

DAYS, WEEKS = 7, 4
"""How many days, and how many weeks before them, keep a backup."""

_STAMP = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the plan that is kept beside it."""

    path: Path
    when: datetime
    """In UTC."""
    ok: bool
    """Whether it passes its integrity check."""


def folder(path: Path) -> Path:
    """Return where the backups of a plan lie."""
    return path.with_name(f"{path.name}.backups")


def kept(path: Path) -> list[tuple[datetime, Path]]:
    """Return the backups of a plan by time, oldest first, unchecked."""
    try:
        found = [(_when(path, each.name), each) for each in folder(path).iterdir()]
    except (FileNotFoundError, PermissionError, NotADirectoryError):
        return []
    return sorted((when, each) for when, each in found if when is not None)


def checked(path: Path) -> list[Backup]:
    """Return the backups of a plan, oldest first, each with the result of its integrity check."""
    return [Backup(each, when, ok=is_whole(each)) for when, each in kept(path)]


def newest_whole(path: Path) -> Backup | None:
    """Return the newest backup that passes its integrity check."""
    return next((Backup(each, when, ok=True) for when, each in reversed(kept(path)) if is_whole(each)), None)


def is_whole(path: Path) -> bool:
    """Whether a file is a plan that this program reads and passes SQLite's integrity check."""
    try:
        with closing(reader(path)[0]) as db:
            (application,) = db.execute("PRAGMA application_id").fetchone()
            return application == APPLICATION and shape(db) <= SHAPE and not integrity(db)
    except (sqlite3.Error, Damaged):
        return False


def make(db: sqlite3.Connection, model: Path, target: Path) -> None:
    """Copy a database to a new file with the mode of a model, whole or not at all; raises Exists, Missing."""
    try:
        files.like(target, model)
    except FileExistsError:
        raise Exists(f"There is already a file {target}.", "Choose another name for the backup.") from None
    except FileNotFoundError:
        raise Missing(f"There is no folder {target.parent}.", "Make it first, or name another one.") from None
    try:
        with closing(connect(target)) as copy:
            db.backup(copy)
            # A backup is one file, readable where nothing can be made beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def daily(db: sqlite3.Connection, path: Path, at: datetime) -> None:
    """Keep a backup unless this day has one, and drop those that are no longer due."""
    at = at.astimezone(UTC)
    known = kept(path)
    if any(when.date() == at.date() for when, _each in known):
        return
    keep(db, path, at)
    due = to_keep({when.date() for when, _each in known} | {at.date()}, at.date())
    for when, each in known:
        if when.date() not in due:
            with suppress(FileNotFoundError):  # another program tidied up as well
                each.unlink()


def keep(db: sqlite3.Connection, path: Path, at: datetime) -> Path:
    """Keep a backup of this moment beside the plan."""
    home = folder(path)
    if not home.exists():
        with suppress(FileExistsError):  # another program made it meanwhile
            files.make_folder(home, files.writing_group(path))
    target = home / f"{path.stem} {at.astimezone(UTC):{_STAMP}}{path.suffix}"
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    make(db, path, unfinished)
    unfinished.replace(target)
    return target


def to_keep(days: Iterable[date], today: date) -> frozenset[date]:
    """Return which days' backups stay: the newest seven, and before them the newest of each of four weeks."""
    days = frozenset(days)
    past = sorted((day for day in days if day <= today), reverse=True)
    recent, older = past[:DAYS], past[DAYS:]
    weeks: dict[tuple[int, int], date] = {}
    for day in older:
        weeks.setdefault(day.isocalendar()[:2], day)
    ahead = [day for day in days if day > today]
    return frozenset([*recent, *list(weeks.values())[:WEEKS], *ahead])


def _when(path: Path, name: str) -> datetime | None:
    try:
        return datetime.strptime(name, f"{_literal(path.stem)} {_STAMP}{_literal(path.suffix)}").replace(
            tzinfo=UTC
        )
    except ValueError:
        return None


def _literal(text: str) -> str:
    return text.replace("%", "%%")
