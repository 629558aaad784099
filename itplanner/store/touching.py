"""Which records the history touched and when, without reading what was changed in them."""

import datetime
import sqlite3
from collections.abc import Iterator
from functools import cache
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
    """Return by record of a kind the day (UTC) on which it or a present part of it was last changed."""
    read = cache(moment)  # few changes touch many records
    parts = "".join(f" UNION ALL {_edits_of(chain)}" for chain in _chains(kind))
    rows = db.execute(
        "SELECT whole, at FROM (SELECT whole, max(revision) AS latest FROM "  # noqa: S608 - names of kinds
        f"(SELECT id AS whole, revision FROM edit WHERE kind = ?{parts}) GROUP BY whole) "
        "JOIN revision ON number = latest",
        (kind,),
    )
    return {whole: at.date() for whole, text in rows if (at := read(text)) is not None}


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
    return f"SELECT {last}.{field}, revision FROM edit {' '.join(joins)}"  # noqa: S608 - the same
