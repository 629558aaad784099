"""What a form is about: the fields of one record, of several at once, or of a new one, as texts."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from itplanner.domain.change import Ref
from itplanner.domain.invariants.problem import name as named
from itplanner.domain.links import coded, whole_of
from itplanner.domain.lists import ListField, list_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, FieldSpec, Record, fields
from itplanner.domain.values import dataclass
from itplanner.tui.formatting import CODED, count
from itplanner.tui.forms.order import is_part, ordered
from itplanner.tui.forms.reading import Field, as_typed, field_of


@dataclass(frozen=True, slots=True)
class Form:
    """The fields to fill in and the texts that stand in them when it opens."""

    title: str
    kind: str
    refs: tuple[Ref, ...]
    """What is edited; none for a new record."""
    names: tuple[str, ...]
    """The fields in their order."""
    texts: Mapping[str, str]
    """As stored; of a new record the defaults and what is preset."""
    mixed: frozenset[str] = frozenset()
    """Fields in which several records differ."""
    preset: Mapping[str, str] = field(default_factory=dict)
    """What a new record takes from where the cursor stood."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What of a new record was typed already."""
    focus: str | None = None
    """The field to begin in; None is the first."""


def form_of(plan: Plan, kind: str, refs: Sequence[Ref], *, focus: str | None = None) -> Form:
    """Return the form of one record, or of several at once; records that are gone are left out.

    Raises KeyError when all of them are.
    """
    rows = [row for ref in refs if (row := plan.find(ref)) is not None]
    if not rows:
        raise KeyError(f"no such {KINDS[kind].noun}")
    names = tuple(name for name in ordered(kind) if len(rows) == 1 or name != KINDS[kind].names_by)
    texts: dict[str, str] = {}
    mixed: set[str] = set()
    for name in names:
        found = {_stored(plan, row, field_of(kind, name)) for row in rows}
        texts[name] = found.pop() if len(found) == 1 else ""
        if found and not texts[name]:
            mixed.add(name)
    if focus is None and len(rows) > 1:
        focus = next((name for name in names if _is_person(field_of(kind, name))), None)
    known = tuple(Ref(kind, row.id) for row in rows)
    return Form(_title(plan, kind, rows), kind, known, names, texts, frozenset(mixed), focus=focus)


def new_form(plan: Plan, kind: str, preset: Mapping[str, str], texts: Mapping[str, str]) -> Form:
    """Return the form of a new record; `texts` count as typed, `preset` as given by the place."""
    names = _asked(kind, preset)
    stored = {name: preset.get(name, _default(field_of(kind, name), plan)) for name in names}
    known = {name: text for name, text in texts.items() if name in names}
    part_of = next((preset[name] for name in names if name in preset and is_part(field_of(kind, name))), "")
    title = f"New {KINDS[kind].noun}{_for(plan, coded(part_of))}"
    return Form(title, kind, (), names, stored, preset=dict(preset), typed=known)


def _asked(kind: str, preset: Mapping[str, str]) -> tuple[str, ...]:
    """The fields of a new record; what else it could be part of isn't asked once that is known."""
    names = ordered(kind)
    parts = {name for name in names if is_part(field_of(kind, name))}
    if parts.isdisjoint(preset):
        return names
    others = {name for name in parts if fields(KINDS[kind])[name].optional and name not in preset}
    return tuple(name for name in names if name not in others)


def _default(declared: Field, plan: Plan) -> str:
    return "" if isinstance(declared, ListField) else as_typed(declared, declared.default, plan)


def _for(plan: Plan, ref: Ref | None) -> str:
    """` for K3 Mean time to restore`: what a record belongs to in the end; nothing where it stands alone."""
    return "" if ref is None else f" for {named(plan, whole_of(plan, ref))}"


def _title(plan: Plan, kind: str, rows: Sequence[Record]) -> str:
    """`Edit G12`, `Edit step: Order the 9 lines`, `Edit reading for K3 Restoring`, `Edit 3 goals`."""
    kin, first = KINDS[kind], rows[0]
    if len(rows) > 1:
        return f"Edit {count(len(rows), kin.noun, 'people' if kind == 'person' else None)}"
    if kind in CODED:
        return f"Edit {first.code}"
    if kin.names_by:
        return f"Edit {kin.noun}: {first.label}"
    ref = Ref(kind, first.id)
    return f"Edit {kin.noun}{_for(plan, ref) if whole_of(plan, ref) != ref else ''}"


def _is_person(declared: Field) -> bool:
    return isinstance(declared, FieldSpec) and declared.link is not None and declared.link.kind == "person"


def _stored(plan: Plan, row: Record, declared: Field) -> str:
    """A record's value as it would be typed."""
    if isinstance(declared, ListField):
        return list_text(plan, declared, row.id).replace(",", ", ")
    return as_typed(declared, getattr(row, declared.name), plan)
