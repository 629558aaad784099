"""What the inspector says of any record: its fields, what hangs on it, its last changes."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.entry import words
from itplanner.domain.naming import NAMED
from itplanner.domain.records import KINDS, FieldSpec, Holds, Record, fields
from itplanner.domain.removal import hangs_on
from itplanner.domain.rules.declared import in_force
from itplanner.domain.telling import said, tell
from itplanner.tui.content.inspector_rows import LABEL, At, joined, labelled, line, wrapped
from itplanner.tui.content.marks import colour_mark
from itplanner.tui.formatting import brief_day, count, short_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

CHANGES = 3
"""How many of the last changes are shown."""


def some(view: View, row: Record, names: Sequence[str]) -> Iterator[Row]:
    """Yield a line for each of some fields, also where there is nothing in it."""
    for name in names:
        spec = fields(type(row))[name]
        value = getattr(row, name)
        text = said(spec, value, view.plan)
        role = Role.MUTED if value is None else Role.TEXT
        yield line(
            spec.title,
            mixed(_person(view, _kind(spec), value, text), role),
            At("field", name),
        )


def filled(view: View, row: Record, width: int, *, skip: frozenset[str]) -> Iterator[Row]:
    """Yield the other fields that hold something else than their default."""
    for name, spec in fields(type(row)).items():
        value = getattr(row, name)
        plain = value is None or value in ("", ()) or value == spec.default
        if name in skip or name == "id" or spec.holds is Holds.RANK or plain:
            continue
        text = words(value) if spec.holds is Holds.CHOICE else said(spec, value, view.plan)
        text = value if spec.holds is Holds.TEXT else text
        text = _person(view, _kind(spec), value, text)
        texts = wrapped(f"{text} {spec.unit}".rstrip(), width - LABEL - 3)
        yield from labelled(spec.title, texts, At("field", name))


def _kind(spec: FieldSpec) -> str:
    return "" if spec.link is None else spec.link.kind


def _person(view: View, kind: str, value: object, text: str) -> str:
    row = view.plan.find(Ref(kind, value)) if kind in NAMED and isinstance(value, int) else None
    return text if row is None else row.label


def declared_lines(view: View, ref: Ref, width: int) -> Iterator[Row]:
    """Yield the colour that was declared of a record, until when, by whom and why."""
    found = in_force(view.plan, ref, view.today)
    if found is None:
        return
    at, mark = At("declaration", ref=Ref(found.kind, found.id)), colour_mark(found.colour)
    until = Part(f" until {full_day(found.expires)}")
    yield line("Declared", (Part(f"{mark.glyph} {mark.word}", mark.role), until), at)
    said = f"{view.who(found.person)}: {found.reason}" if found.reason else f"by {view.who(found.person)}"
    texts = wrapped(said, width - LABEL - 3)
    for place, text in enumerate(texts, start=1):
        yield line("", mixed(text), replace(at, line=place))
    if view.writable:
        yield line("", (Part("d takes it back", Role.MUTED),), replace(at, line=len(texts) + 1))


def hanging(view: View, ref: Ref, width: int) -> Iterator[Row]:
    """Yield how much of each kind hangs on a record."""
    found: dict[str, int] = {}
    for other in hangs_on(view.plan, ref):
        found[other.kind] = found.get(other.kind, 0) + 1
    if found:
        head = (Part("Hangs on it", bold=True), Part("  i shows all", Role.MUTED))
        yield Row(At("hangs"), {"label": Cell(parts=head, span=2)})
    counts = [count(number, KINDS[kind].noun) for kind, number in sorted(found.items())]
    for place, text in enumerate(joined(counts, width - 2), start=1):
        yield Row(At("hangs", line=place), {"label": Cell(text, span=2)})


def changes(view: View, ref: Ref, width: int) -> Iterator[Row]:
    """Yield the last changes of a record, who made them and when."""
    found = view.history(ref)[:CHANGES]
    if found:
        yield Row(At("words", "history"), {"label": Cell("History", bold=True, span=2)})
    for place, recorded in enumerate(found):
        revision = recorded.revision
        who = view.who(revision.actor.person) if revision.actor.person is not None else revision.actor.login
        who += " (claimed)" if revision.actor.assurance == "claimed" else ""
        own = [edit for edit in recorded.change if edit.ref == ref and edit.field not in {"rank", "done_on"}]
        told = tell(own[0], view.plan, view.plan) if own else recorded.change.sentence
        text = told.removeprefix(f"{KINDS[ref.kind].prefix}{ref.id} ") if own and own[0].field else "added"
        for below, part in enumerate(wrapped(f"{who}  {text}", width - LABEL - 3)):
            named = 0 if below else len(who)
            parts = (Part(part[:named], Role.INFO, typed=True), *mixed(part[named:]))
            label = "" if below else _day(view, revision.at.date())
            yield line(label, parts, At("words", f"change {place}", below))


def _day(view: View, day: datetime.date) -> str:
    """`16 Nov` of this fiscal year, `16 Nov 25` of another one."""
    years = view.calendar
    return short_day(day) if years.year_of(day) == years.year_of(view.today) else brief_day(day)
