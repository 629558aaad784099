"""Stored changes as rows and as JSON."""

import datetime
from collections.abc import Mapping
from typing import Any

from itplanner.domain.canonical import plain
from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.entry import json_of
from itplanner.domain.history import Actor, Recorded, Revision
from itplanner.domain.lists import lists_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Person, Record, fields
from itplanner.domain.telling import who
from itplanner.exchange.exporting import record_json

COLUMNS = ("number", "at", "who", "actor", "channel", "sentence")
"""What a list of changes shows: `who` is the person as known, `actor` the account."""


def revision_json(revision: Revision, plan: Plan) -> dict[str, Any]:
    """Return a revision as JSON, its moment in UTC."""
    return {
        "number": revision.number,
        "at": plain(revision.at),
        "who": who(plan, revision.actor),
        "actor": revision.actor.login,
        "host": revision.actor.host,
        "client": revision.actor.client,
        "person": _person(revision.actor, plan),
        "assurance": revision.actor.assurance,
        "channel": revision.actor.channel,
        "sentence": revision.sentence,
        "undoes": revision.undoes,
        "shape": revision.shape,
        "digest": revision.digest,
    }


def recorded_json(recorded: Recorded, plan: Plan) -> dict[str, Any]:
    """Return a stored change as JSON, with its edits."""
    return revision_json(recorded.revision, plan) | {"edits": edits_json(recorded.change, plan, plan)}


def revision_row(revision: Revision, plan: Plan, zone: datetime.tzinfo) -> list[str]:
    """Return a revision as a row, its moment in the organisation's time zone."""
    at = revision.at.astimezone(zone)
    by = who(plan, revision.actor)
    return [str(revision.number), f"{at:%Y-%m-%d %H:%M}", by, revision.actor.channel, revision.sentence]


def edits_json(change: Change, old: Plan, new: Plan) -> list[Mapping[str, Any]]:
    """Return the edits of a change as JSON: a field's value before and after, or a whole record."""
    return [
        {
            "code": _code(edit.ref, old, new),
            "kind": edit.kind,
            "field": edit.field,
            "before": _value(edit, edit.before, old),
            "after": _value(edit, edit.after, new),
        }
        for edit in change
    ]


def _value(edit: Edit, value: Any, plan: Plan) -> Any:
    if isinstance(value, Record):
        listed = lists_of(value.kind)
        return {name: each for name, each in record_json(plan, value).items() if name not in listed}
    return None if edit.field is None else json_of(fields(KINDS[edit.kind])[edit.field], value, plan)


def _code(ref: Ref, old: Plan, new: Plan) -> str:
    record = new.find(ref) or old.find(ref)
    return f"{KINDS[ref.kind].prefix}{ref.id}" if record is None else record.code


def _person(actor: Actor, plan: Plan) -> str | None:
    person = plan[Person].get(actor.person)
    return None if person is None else person.name
