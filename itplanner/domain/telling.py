"""A change told in words: what was, what is, and of which record."""

import datetime
from typing import Any

from itplanner.domain.change import Change, Edit, Ref
from itplanner.domain.dates import MONTHS, full_day
from itplanner.domain.entry import Context, period_month, text_of, words
from itplanner.domain.history import Actor
from itplanner.domain.invariants.problem import name, short
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.links import target, whole_of
from itplanner.domain.money import in_full
from itplanner.domain.plan import Plan
from itplanner.domain.points import points_echo
from itplanner.domain.records import (
    KINDS,
    KPI,
    Declaration,
    FieldSpec,
    Holds,
    Person,
    Reading,
    Waiver,
    fields,
)
from itplanner.domain.rules.years import calendar
from itplanner.domain.text import shown

NOTHING = "–"
LONGEST = 60
"""Characters of a value that a sentence quotes."""

KNOWN = 20
"""From so many characters on that two texts begin with alike, the new one is quoted from where they part."""

UNNAMED = {"reading": "value", "declaration": "colour", "organisation": "name"}
"""What records are there for, so that no sentence on them need name it."""


def said(spec: FieldSpec, value: Any, plan: Plan) -> str:
    """Return a value as a sentence says it, cut to what it quotes; nothing is a dash."""
    return _cut(_whole(spec, value, plan))


def _whole(spec: FieldSpec, value: Any, plan: Plan) -> str:
    """A value in words, however long."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, datetime.date):
        return full_day(value)
    if spec.holds is Holds.MONEY:
        return in_full(value, Context(plan, datetime.date.min).currency)
    if spec.holds is Holds.CHOICE:
        return f"{words(value)} {spec.unit}".rstrip()
    if spec.holds is Holds.MONTH:
        return MONTHS[value - 1]
    if spec.holds is Holds.PERIOD:
        return period_month(value, plan)
    if (ref := target(spec, value)) is not None:
        return name(plan, ref)
    return points_echo(value) if spec.holds is Holds.POINTS else shown(text_of(spec, value, plan))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _parted(was: str, now: str) -> tuple[str, str]:
    """Two texts, the new one and a long old one without the words that both begin with."""
    unlike = (at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other)
    start = was.rfind(" ", 0, next(unlike, min(len(was), len(now)))) + 1
    if start < KNOWN:
        return was, now
    return was if len(was) <= LONGEST else f"…{was[start:]}", f"…{now[start:]}"


def tell(edit: Edit, old: Plan, new: Plan) -> str:
    """Return what an edit did: `G12 due 31 Mar 2027 → 31 May 2027`."""
    if edit.adds:
        return f"Added {name(new, edit.ref)}"
    if edit.removes:
        return f"Deleted {name(old, edit.ref)}"
    return f"{subject(new, edit.ref)} {became(edit, old, new)}"


def subject(plan: Plan, ref: Ref) -> str:
    """Return what a sentence on a record's fields begins with: `G12`, `K3 October 2026:`, `K3 declared:`."""
    row = plan.find(ref)
    whole = short(plan, whole_of(plan, ref))
    if isinstance(row, Declaration):
        return f"{whole} declared:"
    if isinstance(row, Waiver):
        return f"{row.rule} of {whole} waived:"
    if not isinstance(row, Reading):
        return short(plan, ref) if row is None or row.names_by else name(plan, ref)
    kpi = plan[KPI].get(row.kpi)
    when = full_day(row.date) if kpi is None else period_of(row.date, kpi.cadence, calendar(plan)).label
    return f"{whole} {when}:"


def became(edit: Edit, old: Plan, new: Plan) -> str:
    """Return what a field was and is: `due 31 Mar 2027 → 31 May 2027`, of a reading's value `7.7 → 8.1`.

    Of a text that begins as before, what changed is said: `goal Move 20 servers to the cloud → …cloud soon`.
    """
    assert edit.field is not None
    spec = fields(KINDS[edit.kind])[edit.field]
    words = "" if UNNAMED.get(edit.kind) == edit.field else f"{spec.words} "
    was, now = _whole(spec, edit.before, old), _whole(spec, edit.after, new)
    if spec.holds in {Holds.LINE, Holds.TEXT}:
        was, now = _parted(was, now)
    return f"{words}{_cut(was)} → {_cut(now)}"


def told(change: Change, old: Plan, new: Plan) -> list[str]:
    """Return what a change did, a line an edit; links that are no news of their own are left out."""
    return [tell(edit, old, new) for edit in change if edit.field != "rank"]


def who(plan: Plan, actor: Actor) -> str:
    """Return who acted: the person, marked where only claimed, else the account."""
    person = plan[Person].get(actor.person)
    if person is None:
        return actor.login
    return person.name if actor.assurance == "account" else f"{person.name} (claimed)"
