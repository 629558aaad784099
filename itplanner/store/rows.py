"""The rows that keep revisions and edits, each read as what it stands for and written from it."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import UnionType
from typing import Any

from itplanner.domain.canonical import canonical
from itplanner.domain.change import Edit
from itplanner.domain.history import Actor, Revision
from itplanner.domain.records import KINDS, field_adapter, list_adapter
from itplanner.domain.shapes import SHAPE, StoredEdit, lifted
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong
from itplanner.errors import Damaged, Newer

Row = dict[str, Any]

_HELD: Mapping[str, type | UnionType] = {
    "number": int,
    "at": str,
    "login": str,
    "host": str,
    "client": str,
    "person": int | None,
    "assurance": str,
    "channel": str,
    "sentence": str,
    "undoes": int | None,
    "shape": int,
    "digest": str,
}
"""What a revision's columns hold, unless somebody wrote there by hand: SQLite keeps whatever it is given."""

REVISION = tuple(_HELD)
"""The columns of a revision, in the order in which they are read."""

_UNREADABLE = (ValueError, TypeError, KeyError)
"""What json, pydantic and the shapes raise for a value, a kind or a shape that there never was."""


def edit_rows(edits: Iterable[Edit]) -> list[Row]:
    """Return the rows that keep edits, as they are stored and digested."""
    return [
        {
            "seq": seq,
            "kind": edit.kind,
            "id": edit.id,
            "field": edit.field,
            "before": canonical(edit.before),
            "after": canonical(edit.after),
        }
        for seq, edit in enumerate(edits)
    ]


def revision_row(revision: Revision) -> Row:
    """Return the row that keeps a revision."""
    actor = revision.actor
    return {
        "number": revision.number,
        "at": moment_text(revision.at),
        "login": actor.login,
        "host": actor.host,
        "client": actor.client,
        "person": actor.person,
        "assurance": actor.assurance,
        "channel": actor.channel,
        "sentence": revision.sentence,
        "undoes": revision.undoes,
        "shape": revision.shape,
        "digest": revision.digest,
    }


def moment_text(at: datetime.datetime) -> str:
    """Return a moment as it is stored: ISO 8601 in UTC, of fixed width, so that text order is time order."""
    return at.astimezone(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: object) -> datetime.datetime | None:
    """Return a stored moment; None for what is none, lacks its offset or has no neighbours in other zones."""
    try:
        at = datetime.datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    if at is None or at.tzinfo is None or not datetime.MINYEAR < at.year < datetime.MAXYEAR:
        return None
    return at


def revision_of(row: Sequence[Any]) -> Revision | Wrong:
    """Return the revision that a row keeps, or what of it can't be read."""
    for (name, kind), value in zip(_HELD.items(), row, strict=True):
        if not isinstance(value, kind):
            return _unread(name, value)
    number, at, login, host, client, person, assurance, channel, sentence, undoes, shape, digest = row
    when = moment(at)
    if when is None:
        return _unread("at", at)
    actor = Actor(login, host, client, channel, person, assurance)
    return Revision(number, when, actor, sentence, undoes, shape, digest)


def _unread(name: str, value: object) -> Wrong:
    return Wrong(f"its {name} {quoted(str(value))} can't be read")


def unreadable(number: int) -> Damaged:
    """Return the error for a revision that can't be read."""
    return Damaged(
        f"Change {number} of the history can't be read.",
        "`itplanner verify` tells what is wrong; `itplanner restore FILE` puts a backup in its place.",
    )


def lifted_edits(row: Mapping[str, Any], shape: int) -> list[StoredEdit]:
    """Return the edits of the present shape that a stored row stands for, values as JSON knows them.

    Raises Damaged for a row that no program of ours wrote.
    """
    if not (isinstance(row["kind"], str) and isinstance(row["id"], int)):
        raise _no_value(str(row["kind"]))
    try:
        before, after = json.loads(row["before"]), json.loads(row["after"])
        return list(lifted(StoredEdit(row["kind"], row["id"], row["field"], before, after), shape))
    except _UNREADABLE as error:
        raise _no_value(row["kind"]) from error


def newer(shape: int) -> Newer:
    """Return the error that says which shape the file has, and which one this program reads."""
    return Newer(
        f"This plan was written by a newer itplanner (schema {shape}, yours reads {SHAPE}).",
        "Upgrade itplanner; nothing in the plan was touched.",
    )


def present_edits(
    shape: int, kind: str, number: int, field: str | None, before: str, after: str
) -> Iterator[Edit]:
    """Give the edits in the present shape that a stored one stands for; raises Damaged."""
    if shape == SHAPE:
        yield Edit(kind, number, field, value_of(kind, field, before), value_of(kind, field, after))
        return
    row = {"kind": kind, "id": number, "field": field, "before": before, "after": after}
    for edit in lifted_edits(row, shape):
        values = (value_of(kind, edit.field, canonical(each)) for each in (edit.before, edit.after))
        yield Edit(kind, number, edit.field, *values)


def value_of(kind: str, field: str | None, text: str) -> Any:
    """Return a stored value of a field, or without a field the whole record; raises Damaged."""
    try:
        if field is not None:
            return field_adapter(KINDS[kind], field).validate_json(text)
        return None if text == "null" else list_adapter(KINDS[kind]).validate_json(f"[{text}]")[0]
    except _UNREADABLE as error:
        raise _no_value(kind) from error


def _no_value(kind: str) -> Damaged:
    return Damaged(
        f"The history holds a value of {kind} that can't be read.",
        "`itplanner verify` names the revision.",
    )
