"""What SQLite and the file system refuse, as errors that a person can be told."""

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from itplanner import store
from itplanner.errors import (
    Busy,
    ChangedOutside,
    Damaged,
    DiskFull,
    Missing,
    NotAllowed,
    NotAPlan,
    PlanError,
    PlannerError,
    ReadOnly,
    Replaced,
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise what goes wrong with a plan file as a PlannerError; what isn't known goes on as it is."""
    try:
        yield
    except sqlite3.Error as error:
        told = failure(getattr(error, "sqlite_errorname", ""), str(error), path)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise disk_full() from error
        if error.errno in {errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EIO}:
            where = error.filename or path
            raise PlanError(f"{where} can't be used: {error.strerror}.", "Name another place.") from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise NotAllowed(
                f"You may not write to {error.filename or path}.", "Ask its owner for access."
            ) from error
        raise


def failure(name: str, said: str, path: Path) -> PlannerError | None:
    """Return the error for one of SQLite's error names (`SQLITE_BUSY`), or None for one that is a bug."""
    code = name.removeprefix("SQLITE_")
    if code == "READONLY_DBMOVED":
        return replaced(path)
    if code == "CANTOPEN":
        return _not_opened(path)
    if code == "NOTADB":
        return not_a_plan(path)
    if code == "CORRUPT" or said.startswith(("no such table", "no such column")):
        return damaged(path)
    match code.partition("_")[0]:
        case "BUSY" | "LOCKED":
            return busy()
        case "FULL":
            return disk_full()
        case "READONLY" | "PERM":
            return read_only()
        case "CORRUPT":
            return damaged(path)
        case "CONSTRAINT":
            return changed_outside("The plan")
        case "IOERR":
            return PlanError(f"{path} can't be read or written: {said}.", "Check the disk.")
    return None


def busy() -> Busy:
    """Return the error for a plan that another program holds longer than we wait."""
    return Busy("Another program holds the plan; nothing was saved.", "Try again in a moment.")


def disk_full() -> DiskFull:
    """Return the error for a full disk."""
    return DiskFull("Not saved: the disk is full.", "Make room, then save again.")


def read_only(damage: Sequence[str] = ()) -> ReadOnly:
    """Return the error for a plan that this account may not write to, or of which rows can't be read."""
    if damage:
        values = f"{len(damage)} value{'s' if len(damage) > 1 else ''}"
        return ReadOnly(
            f"This plan is read only: {values} can't be read. {damage[0]}.",
            "`itplanner verify` names them; `itplanner restore FILE` puts a backup in its place.",
        )
    return ReadOnly("This plan is read only for you.", "Ask the owner of the file for write access.")


def changed_outside(what: str) -> ChangedOutside:
    """Return the error for values that another program changed past the journal."""
    return ChangedOutside(
        f"{what} was changed by another program; nothing was saved.",
        "`itplanner verify` shows what differs from the history.",
    )


def replaced(path: Path) -> Replaced:
    """Return the error for a plan file that was deleted or replaced, with the time where it is known."""
    if not path.exists():
        return Replaced("The plan file was deleted on disk; nothing was saved.", "Save a copy with ctrl+s.")
    at = datetime.fromtimestamp(path.stat().st_ctime).astimezone()
    return Replaced(
        f"The plan file was replaced on disk at {at:%H:%M}; nothing was saved.",
        "Open it again, or save a copy with ctrl+s.",
    )


def not_a_plan(path: Path) -> PlannerError:
    """Return the error for a file that isn't a plan, or no longer is one."""
    if store.backups.kept(path):
        return damaged(path)
    return NotAPlan(f"{path} is no plan of itplanner's.", "Name a plan file, or make one: itplanner new PLAN")


def damaged(path: Path) -> Damaged:
    """Return the error for a plan file that can't be read whole; it names the newest whole backup."""
    whole = store.backups.newest_whole(path)
    if whole is None:
        return Damaged(f"The plan file {path} is damaged.", "Restore a copy: itplanner restore FILE")
    return Damaged(
        f"The plan file {path} is damaged.",
        f"The backup of {whole.when:%Y-%m-%d %H:%M} UTC is whole: itplanner restore {whole.path}",
    )


def _not_opened(path: Path) -> PlannerError:
    if not path.exists():
        return Missing(f"There is no plan at {path}.", f"Make one with: itplanner new {path}")
    return NotAllowed(f"You may not open {path}.", "Ask its owner for access.")
