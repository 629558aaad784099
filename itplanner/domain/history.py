"""Who changed what, when: revisions, the chain of digests, undo stacks, and the past folded back."""

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from itplanner.domain.canonical import canonical
from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record, replaced
from itplanner.domain.values import dataclass

Channel = Literal["workbench", "command"]
Assurance = Literal["account", "claimed"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the account, where it comes from, and the person where known."""

    login: str
    host: str = ""
    client: str = ""
    """The SSH client's address, empty when local."""
    channel: Channel = "command"
    person: int | None = None
    assurance: Assurance = "account"

    def shares_stack(self, other: "Actor") -> bool:
        """Whether both undo the same changes: of one channel, and of the same person."""
        return self.channel == other.channel and self.is_same(other)

    def is_same(self, other: "Actor") -> bool:
        """Whether both are one person, else one account."""
        if self.person is None or other.person is None:
            return self.login == other.login
        return self.person == other.person


@dataclass(frozen=True, slots=True)
class Revision:
    """One stored change, without its edits."""

    number: int
    at: datetime.datetime
    actor: Actor
    sentence: str
    undoes: int | None
    shape: int
    digest: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A stored change with its edits, lifted to the present shape."""

    revision: Revision
    change: Change


@dataclass(frozen=True, slots=True)
class Touched:
    """A stored change and the records that it edited, added or removed; of many, the first ones."""

    revision: Revision
    refs: tuple[Ref, ...]


def digest(previous: str, revision: Revision, edits: Sequence[Mapping[str, Any]]) -> str:
    """Return SHA-256 of the previous digest and all of a revision with its edits in canonical JSON.

    `edits` are the stored ones, as rows with their JSON texts, so that the proof outlives every shape.
    """
    actor = revision.actor
    said = {
        "number": revision.number,
        "at": revision.at,
        "login": actor.login,
        "host": actor.host,
        "client": actor.client,
        "channel": actor.channel,
        "person": actor.person,
        "assurance": actor.assurance,
        "sentence": revision.sentence,
        "undoes": revision.undoes,
        "shape": revision.shape,
        "edits": [dict(edit) for edit in edits],
    }
    return hashlib.sha256(f"{previous}\n{canonical(said)}".encode()).hexdigest()


def stacks(revisions: Iterable[Revision], actor: Actor) -> tuple[list[int], list[int]]:
    """Return the numbers of what this actor can undo and can redo, newest last, from the journal alone."""
    undo: list[int] = []
    redo: list[int] = []
    for revision in revisions:
        if not revision.actor.shares_stack(actor):
            continue
        if revision.undoes in undo:
            undo.remove(revision.undoes)
            redo.append(revision.number)
        elif revision.undoes in redo:
            redo.remove(revision.undoes)
            undo.append(revision.number)
        else:
            undo.append(revision.number)
            redo.clear()
    return undo, redo


def folded_back(plan: Plan, later: Iterable[Edit], revision: int, tip: str) -> Plan:
    """Return the plan before some edits, which are given newest first; only what they touched is built."""
    oldest: dict[Ref, dict[str | None, Any]] = {}
    for edit in later:
        values = oldest.setdefault(edit.ref, {})
        if edit.field is None:
            values.clear()
        values[edit.field] = edit.before
    new: dict[str, dict[int, Record | None]] = {}
    for ref, values in oldest.items():
        new.setdefault(ref.kind, {})[ref.id] = _past(plan.find(ref), values)
    tables = dict(plan.tables)
    for kind, rows in new.items():
        present = plan.table(kind)
        known = {number: row for number, row in rows.items() if row is not None or number in present}
        tables[kind] = present.changed(known)
    return replace(plan, tables=tables, revision=revision, tip=tip)


def _past(present: Record | None, values: Mapping[str | None, Any]) -> Record | None:
    start: Record | None = values.get(None, present)
    fields_before = {name: value for name, value in values.items() if name is not None}
    return replaced(start, fields_before) if start is not None and fields_before else start
