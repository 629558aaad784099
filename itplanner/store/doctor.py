"""What there is to know about a plan file, as values; it opens the file for reading only."""

import grp
import pwd
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.records import fields
from itplanner.domain.shapes import SHAPE
from itplanner.domain.values import dataclass
from itplanner.errors import Damaged
from itplanner.store import backups, files, following
from itplanner.store.backups import Backup
from itplanner.store.connection import integrity, reader, sidecar


@dataclass(frozen=True, slots=True)
class Facts:
    """A plan file as it lies there."""

    path: Path
    size: int
    """In bytes, with the changes that wait in the log."""
    mode: int
    owner: str
    group: str
    writable: bool
    """Whether this account may write to it."""
    network: bool
    journal: str
    """How SQLite keeps changes safe: wal, or delete on a network file system; empty when unreadable."""
    shape: int | None
    """The shape of its tables; None when unreadable."""
    newest_shape: int
    """The shape that this program writes."""
    revisions: int
    edits: int
    facts: int
    """The rows of facts that the file holds."""
    loose: int
    """Those of them that belong to no batch of the plan: somebody took it back."""
    loose_size: int
    """About how many bytes they take."""
    backups: tuple[Backup, ...]
    warnings: tuple[str, ...]


def facts(path: Path) -> Facts:
    """Return what there is to know about a plan file; damage is a warning. Raises Missing, NotAllowed."""
    files.require_file(path)
    path = path.resolve()
    known, network = path.stat(), files.on_network(path)
    inside, unread = _inside(path)
    log = sidecar(path, "-wal")
    return Facts(
        path=path,
        size=known.st_size + (log.stat().st_size if log.exists() else 0),
        mode=stat.S_IMODE(known.st_mode),
        owner=_owner(known.st_uid),
        group=_group(known.st_gid),
        writable=files.writable(path),
        network=network,
        newest_shape=SHAPE,
        **inside,
        backups=tuple(backups.checked(path)),
        warnings=(*_open_to(path), *_network(network, inside["journal"]), *unread),
    )


def _inside(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Return what the file holds, and what of it can't be read."""
    names = ("journal", "shape", "revisions", "edits", "facts", "loose", "loose_size")
    unread: dict[str, Any] = dict(zip(names, ("", None, 0, 0, 0, 0, 0), strict=True))
    try:
        with closing(reader(path)[0]) as db:
            (journal,) = db.execute("PRAGMA journal_mode").fetchone()
            (revisions,) = db.execute("SELECT count(*) FROM revision").fetchone()
            (edits,) = db.execute("SELECT count(*) FROM edit").fetchone()
            wrong = [f"Damaged: {line}." for line in integrity(db)]
            known = (journal, following.shape(db), revisions, edits, *_rows(db))
            return dict(zip(names, known, strict=True)), wrong
    except sqlite3.Error as error:
        return unread, [f"It can't be read: {error}."]
    except Damaged as damaged:
        return unread, [damaged.message]


ROW = 16
"""About how many bytes a row takes beside its values."""


def _rows(db: sqlite3.Connection) -> tuple[int, int, int]:
    """Return how many rows of facts there are, how many of no batch, and about how many bytes those take."""
    present = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found = [0, 0, 0]
    for kind in FACTS.values():
        if kind.kind not in present:
            continue
        size = " + ".join(f'coalesce(length("{name}"), 0)' for name in fields(kind))
        query = (
            f"SELECT count(*), coalesce(sum(loose), 0), coalesce(sum(loose * ({size} + {ROW})), 0) "  # noqa: S608 - names of ours
            f"FROM (SELECT *, batch NOT IN (SELECT id FROM batch) AS loose FROM {kind.kind})"
        )
        found = [sum(pair) for pair in zip(found, db.execute(query).fetchone(), strict=True)]
    return found[0], found[1], found[2]


def _open_to(path: Path) -> Iterator[str]:
    """Warn of what others may write, and of a group that the plan wasn't made for."""
    for each, mode in ((path, path.stat().st_mode), (path.parent, path.parent.stat().st_mode)):
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            yield f"Everybody on this host may write to {each}. Take that away: chmod o-w {each}"
    plan, home = path.stat(), path.parent.stat()
    if plan.st_mode & stat.S_IWGRP and not (home.st_mode & stat.S_ISGID and home.st_gid == plan.st_gid):
        yield (
            f"The group {_group(plan.st_gid)} may write to {path}, but its folder isn't that group's. "
            f"Take that away: chmod g-w {path}"
        )


def _network(network: bool, journal: str) -> Iterator[str]:
    if network and journal == "wal":
        yield "It lies on a network file system in WAL mode; opened once with write access, it leaves that."


def _owner(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _group(gid: int) -> str:
    try:
        return grp.getgrgid(gid).gr_name
    except KeyError:
        return str(gid)
