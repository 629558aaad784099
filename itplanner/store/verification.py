"""Whether a plan file is what its history says: the file, the chain of digests, and the data."""

import sqlite3
from typing import Any

from itplanner.domain.canonical import plain
from itplanner.domain.change import Ref
from itplanner.domain.history import Revision, digest
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS
from itplanner.domain.shapes import StoredEdit
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.errors import Damaged
from itplanner.store.connection import integrity
from itplanner.store.journal import Stored, stored
from itplanner.store.reader import read_plan
from itplanner.store.rows import Row, lifted_edits

State = dict[Ref, dict[str, Any]]
"""Every record's values as JSON knows them."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and what was found to be wrong; a file that isn't whole is not read further."""

    revisions: int
    tip: str
    """The digest of the newest revision; a copy kept elsewhere proves that the history is the same."""
    broken_at: int | None
    """The first revision whose digest or whose edits don't follow from those before it."""
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verified(db: sqlite3.Connection) -> Verification:
    """Check a plan file in one read transaction."""
    if broken_file := integrity(db):
        return Verification(0, "", None, tuple(f"The file: {line}" for line in broken_file))
    said: list[str] = []
    for table, row, target, _key in db.execute("PRAGMA foreign_key_check"):
        said.append(f"{_code(table, row)}: it links to a {target} that isn't there")
    state: State = {}
    last, number, broken = "", 0, None
    for each in stored(db):
        wrong = _unchained(each, number, last) + _replayed(state, each)
        if wrong and broken is None:
            broken = each.number
        said += [f"Change {each.number}: {line}" for line in wrong]
        last, number = each.digest, each.number
    plan, damage = read_plan(db)
    said += [f"The data: {each}" for each in damage]
    said += _differing(plan, state)
    from itplanner.store import beside  # noqa: PLC0415 - it counts facts anew, which opening a plan doesn't

    said += beside.differing(db, plan)
    return Verification(number, last, broken, tuple(said))


def _unchained(stored: Stored, number: int, last: str) -> list[str]:
    wrong = []
    if stored.number != number + 1:
        wrong.append(f"it follows {number}, so some are missing")
    if isinstance(stored.revision, Wrong):
        wrong.append(stored.revision.message)
    elif _digest(last, stored.revision, stored.rows) != stored.digest:
        wrong.append("it isn't what was stored: its digest differs")
    return wrong


def _digest(last: str, revision: Revision, rows: list[Row]) -> str:
    try:
        return digest(last, revision, rows)
    except TypeError:  # a value that JSON doesn't know, so nothing that we stored
        return ""


def _replayed(state: State, stored: Stored) -> list[str]:
    """Bring the state forward by a revision; return where it doesn't hold what the revision saw before."""
    wrong = []
    for row in stored.rows:
        try:
            edits = lifted_edits(row, stored.shape)
        except Damaged:
            wrong.append(f"an edit of {_code(row['kind'], row['id'])} can't be read")
            continue
        wrong += [
            f"before it, {_code(edit.kind, edit.id)} {edit.field or ''}".rstrip() + " was something else"
            for edit in edits
            if not _applied(state, edit)
        ]
    return wrong


def _applied(state: State, edit: StoredEdit) -> bool:
    ref = Ref(edit.kind, edit.id)
    present = state.get(ref)
    if edit.field is None:
        if edit.after is None:
            state.pop(ref, None)
        else:
            # What isn't a record was written by hand, and the digest tells so.
            state[ref] = edit.after if isinstance(edit.after, dict) else {}
        return present == edit.before
    if present is None:
        return False
    expected = present.get(edit.field) == edit.before
    state[ref] = {**present, edit.field: edit.after}
    return expected


def _differing(plan: Plan, state: State) -> list[str]:
    data = {Ref(kind, row.id): row for kind in KINDS for row in plan.table(kind)}
    said = [f"{_code(*ref)}: it is in the history only" for ref in sorted(state.keys() - data.keys())]
    said += [f"{_code(*ref)}: it is in the data only" for ref in sorted(data.keys() - state.keys())]
    for ref in sorted(data.keys() & state.keys()):
        values = plain(data[ref])
        assert isinstance(values, dict)
        fields = [name for name, value in values.items() if value != state[ref].get(name)]
        said += [f"{_code(*ref)}: the data and the history differ in {name}" for name in fields]
    return said


def _code(kind: str, number: int) -> str:
    known = KINDS.get(kind)
    return f"{known.prefix}{number}" if known is not None and known.prefix else f"{kind} {number}"
