"""The journal: revisions and their edits as they are asked for, and the next one."""

import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.history import Actor, Recorded, Revision, digest
from itplanner.domain.shapes import SHAPE
from itplanner.domain.wrong import Wrong
from itplanner.store.rows import (
    REVISION,
    Row,
    lifted_edits,
    moment,
    moment_text,
    newer,
    present_edits,
    revision_of,
    unreadable,
    value_of,
)

_REVISION = ", ".join(REVISION)
_EDIT = "seq, kind, id, field, before, after"


class Tip(NamedTuple):
    """The newest revision of a history."""

    number: int
    digest: str
    at: datetime.datetime | None


def tip(db: sqlite3.Connection) -> Tip:
    """Return the newest revision; number 0 when there is none."""
    found = db.execute("SELECT number, digest, at FROM revision ORDER BY number DESC LIMIT 1").fetchone()
    if found is None:
        return Tip(0, "", None)
    number, proof, at = found
    if (when := moment(at)) is None:
        raise unreadable(number)
    return Tip(number, proof, when)


def before(db: sqlite3.Connection, newest: int | None) -> int:
    """Return the revision before so many of the newest ones; 0 is before all."""
    return 0 if newest is None else max(0, tip(db).number - newest)


def digest_at(db: sqlite3.Connection, number: int) -> str | None:
    """Return a revision's digest; empty before the first one, None where there is no such revision."""
    if number == 0:
        return ""
    found = db.execute("SELECT digest FROM revision WHERE number = ?", (number,)).fetchone()
    return None if found is None else str(found[0])


def revisions(db: sqlite3.Connection, where: str = "1", values: Sequence[object] = ()) -> list[Revision]:
    """Return revisions, oldest first."""
    rows = db.execute(f"SELECT {_REVISION} FROM revision WHERE {where} ORDER BY number", values)  # noqa: S608
    return [_revision(row) for row in rows]


def recorded(db: sqlite3.Connection, where: str, values: Sequence[object] = ()) -> list[Recorded]:
    """Return revisions with their edits in the present shape, oldest first."""
    found = revisions(db, where, values)
    rows = db.execute(
        f"SELECT revision, {_EDIT} FROM edit WHERE revision IN "  # noqa: S608 - `where` is the store's own
        f"(SELECT number FROM revision WHERE {where}) ORDER BY revision, seq",
        values,
    )
    edits = {number: [row[2:] for row in part] for number, part in groupby(rows, itemgetter(0))}
    return [_recorded(each, edits.get(each.number, [])) for each in found]


def recorded_of(db: sqlite3.Connection, ref: Ref, limit: int | None) -> list[Recorded]:
    """Return the revisions that edited a record, with these edits only, oldest first."""
    mine = (
        "number IN (SELECT DISTINCT revision FROM edit WHERE kind = ? AND id = ? "
        "ORDER BY revision DESC LIMIT ?)"
    )
    found = revisions(db, mine, (*ref, -1 if limit is None else limit))
    rows = db.execute(
        f"SELECT revision, {_EDIT} FROM edit WHERE kind = ? AND id = ? AND revision >= ? "  # noqa: S608
        "ORDER BY revision, seq",
        (*ref, found[0].number if found else 0),
    )
    edits = {number: [row[2:] for row in part] for number, part in groupby(rows, itemgetter(0))}
    return [_recorded(each, edits[each.number]) for each in found]


def number_at(db: sqlite3.Connection, at: datetime.datetime) -> int:
    """Return the last revision at or before a moment; 0 when there was none."""
    found = db.execute("SELECT max(number) FROM revision WHERE at <= ?", (moment_text(at),)).fetchone()
    return int(found[0] or 0)


def last_edit(db: sqlite3.Connection, ref: Ref, field: str | None) -> Revision | None:
    """Return the newest revision that edited a field, or added or removed its record; else any."""
    rows = db.execute(
        "SELECT number, shape, kind, id, field, before, after FROM edit JOIN revision ON number = revision "
        "WHERE kind = ? AND id = ? ORDER BY revision DESC, seq",
        ref,
    )
    names = ("kind", "id", "field", "before", "after")
    for number, shape, *row in rows:
        edits = lifted_edits(dict(zip(names, row, strict=True)), shape)
        if field is None or any(edit.field in {field, None} for edit in edits):
            return revisions(db, "number = ?", (number,))[0]
    return None


def befores(db: sqlite3.Connection, after: int, until: int) -> Iterator[Edit]:
    """Give the edits of revisions `after + 1` to `until`, newest first, for folding the past back.

    Their `after` is left out where that saves reading it.
    """
    rows = db.execute(
        "SELECT shape, kind, id, field, before, after FROM edit JOIN revision ON number = revision "
        "WHERE revision > ? AND revision <= ? ORDER BY revision DESC, seq",
        (after, until),
    )
    for shape, kind, number, field, before, later in rows:
        if shape == SHAPE:
            yield Edit(kind, number, field, value_of(kind, field, before), None)
        else:
            yield from present_edits(shape, kind, number, field, before, later)


class Stored(NamedTuple):
    """A revision as it lies in the file, for proving it."""

    number: int
    revision: Revision | Wrong
    """The revision, or what of it can't be read."""
    shape: int
    digest: str
    rows: list[Row]


def stored(db: sqlite3.Connection) -> Iterator[Stored]:
    """Give every revision with its edits as they are stored, oldest first."""
    rows = db.execute(
        f"SELECT {_REVISION}, {_EDIT} FROM revision LEFT JOIN edit ON revision = number "  # noqa: S608
        "ORDER BY number, seq"
    )
    names = _EDIT.split(", ")
    for number, part in groupby(rows, itemgetter(0)):
        found = list(part)
        assert number == found[0][0]
        edits = [dict(zip(names, row[12:], strict=True)) for row in found if row[12] is not None]
        *_said, shape, proof = row = found[0][:12]
        yield Stored(number, revision_of(row), shape if isinstance(shape, int) else SHAPE, str(proof), edits)


def next_revision(
    newest: Tip,
    rows: Sequence[Mapping[str, Any]],
    *,
    by: Actor,
    at: datetime.datetime,
    sentence: str,
    undoes: int | None = None,
) -> Revision:
    """Return the revision that follows the newest one; its time is never before that one's."""
    at = at.astimezone(datetime.UTC)
    at = at if newest.at is None else max(at, newest.at)
    made = Revision(newest.number + 1, at, by, sentence, undoes, SHAPE, "")
    return replace(made, digest=digest(newest.digest, made, rows))


def _recorded(revision: Revision, rows: Iterable[Sequence[Any]]) -> Recorded:
    if revision.shape > SHAPE:
        raise newer(revision.shape)
    edits = [edit for row in rows for edit in present_edits(revision.shape, *row)]
    return Recorded(revision, Change(tuple(edits), revision.sentence))


def _revision(row: Sequence[Any]) -> Revision:
    found = revision_of(row)
    if isinstance(found, Wrong):
        raise unreadable(row[0])
    return found
