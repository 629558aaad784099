"""Which records the history touched and when, without reading what was changed in them."""

import datetime
import sqlite3
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.history import Touched
from itplanner.domain.records import KINDS, fields
from itplanner.store.journal import before, revisions
from itplanner.store.rows import moment

FIRST: Final = 40
"""So many edits of a change say what it was about."""

Chain = tuple[tuple[str, str], ...]
"""Kinds and the field of each that leads to the next one, or to what all belong to."""


def touched(db: sqlite3.Connection, after: int, newest: int) -> list[Touched]:
    """Return the changes after a revision with what they touched, oldest first; of many, the newest ones."""
    after = max(after, before(db, newest))
    rows = db.execute(
        "SELECT revision, kind, id FROM edit WHERE revision > ? AND seq < ? ORDER BY revision, seq",
        (after, FIRST),
    )
    refs = {
        number: tuple(dict.fromkeys(Ref(kind, each) for _number, kind, each in part if kind in KINDS))
        for number, part in groupby(rows, itemgetter(0))
    }
    found = revisions(db, "number > ?", (after,))
    return [Touched(each, refs.get(each.number, ())) for each in found]


def revisions_of(db: sqlite3.Connection, kind: str) -> Iterator[int]:
    """Give the numbers of the changes that edited, added or removed a record of a kind."""
    return (number for (number,) in db.execute("SELECT DISTINCT revision FROM edit WHERE kind = ?", (kind,)))


def last_touched(db: sqlite3.Connection, kind: str) -> dict[int, datetime.date]:
    """Return by record of a kind the day (UTC) on which it or a present part of it was last changed.

    Edits are only ever added, so the last one of a record is that with the highest rowid: the index has it.
    """
    parts = "".join(f" UNION ALL {_edits_of(chain)}" for chain in _chains(kind))
    edits = f"SELECT id AS whole, rowid AS place FROM edit WHERE kind = ?{parts}"  # noqa: S608 - names of kinds
    known = f"({edits}) WHERE typeof(whole) = 'integer'"
    latest = f"SELECT whole, max(place) AS latest FROM {known} GROUP BY whole"  # noqa: S608 - the same
    by_revision = (
        "SELECT revision || ' ' || group_concat(whole, ' ') AS line "  # noqa: S608 - the same
        f"FROM ({latest}) JOIN edit ON edit.rowid = latest GROUP BY revision"
    )
    # As one text: a row for each would come more slowly.
    query = f"SELECT group_concat(line, ',') FROM ({by_revision})"  # noqa: S608 - the same
    (text,) = db.execute(query, (kind,)).fetchone()
    moments = {str(number): moment(at) for number, at in db.execute("SELECT number, at FROM revision")}
    days: dict[int, datetime.date] = {}
    for line in text.split(",") if text else ():
        revision, *wholes = line.split()
        if (at := moments.get(revision)) is not None:
            days |= dict.fromkeys(map(int, wholes), at.date())
    return days


def _chains(kind: str, above: Chain = ()) -> Iterator[Chain]:
    """Give the ways from a kind's parts, and from their parts, up to it."""
    for part in KINDS.values():
        for spec in fields(part).values():
            if spec.link is not None and spec.link.part and spec.link.kind == kind:
                chain = ((part.kind, spec.name), *above)
                yield chain
                yield from _chains(part.kind, chain)


def _edits_of(chain: Chain) -> str:
    """The query for the edits of a part, each with the record that it belongs to in the end."""
    first, (last, field) = chain[0][0], chain[-1]
    joins = [f"JOIN {first} ON edit.kind = '{first}' AND {first}.id = edit.id"]
    joins += [f"JOIN {above} ON {above}.id = {part}.{link}" for (part, link), (above, _) in pairwise(chain)]
    return f"SELECT {last}.{field}, edit.rowid FROM edit {' '.join(joins)}"  # noqa: S608 - the same
