"""Adding a record and setting values of records, whatever their kind."""

import datetime
from collections.abc import Sequence
from typing import Any

from itplanner.domain.change import BadValue, Change, Edit, Ref, added, entered
from itplanner.domain.dates import full_day
from itplanner.domain.invariants.problem import name, short
from itplanner.domain.links import target
from itplanner.domain.lists import LISTS, list_edits, lists_of
from itplanner.domain.naming import one
from itplanner.domain.plan import Plan
from itplanner.domain.records import (
    KINDS,
    Declaration,
    FieldSpec,
    Goal,
    Organisation,
    Project,
    ProjectBaseline,
    Record,
    Step,
    fields,
    values_of,
)
from itplanner.domain.rules.currency import changed_currency
from itplanner.domain.rules.transitions import project_transition, transition
from itplanner.domain.rules.years import checklist_year
from itplanner.domain.telling import became, said, subject
from itplanner.domain.verbs.declaring import CLAIM, unfounded
from itplanner.domain.verbs.values import Values
from itplanner.domain.wrong import Wrong


def adding(
    plan: Plan, kind: str, values: Values, today: datetime.date, *, number: int = -1
) -> Change | Wrong:
    """Return the change that adds a record; what isn't said takes its default and its year.

    `number` is its temporary one, below 0; list entries take those below it.
    """
    values = _numbered(plan, kind, values)
    missing = [spec.words for spec in fields(KINDS[kind]).values() if _missing(spec, values)]
    if missing:
        return Wrong(f"A{one(kind)[1:]} needs: {', '.join(missing)}.")
    own = _entered(kind, values)
    if isinstance(own, Wrong):
        return own
    own |= _completed(plan, kind, own, today)
    if (ahead := _ahead(kind, own, today)) is not None:
        return ahead
    if kind == Declaration.kind and (refusal := unfounded(plan, own)) is not None:
        return refusal
    row = KINDS[kind](id=number, **own)
    edits = [added(row), *_lists(plan, Ref(kind, number), values, number - 1)]
    words = f'Added {row.noun} "{_quoted(row.label)}"' if row.names_by else f"Added {_told(plan, row)}"
    return Change.of(edits, words)


def setting(plan: Plan, refs: Sequence[Ref], values: Values, today: datetime.date) -> Change | Wrong:
    """Return the change that gives records these values; what is so already is left out."""
    edits: list[Edit] = []
    for ref in refs:
        row = plan.find(ref)
        if row is None:
            return Wrong(f"There is no {KINDS[ref.kind].noun} {KINDS[ref.kind].prefix}{ref.id} in the plan.")
        made = _edits(plan, row, values, today, first=-1 - len(edits))
        if isinstance(made, Wrong):
            return made
        edits += made
    return Change.of(edits, _sentence(plan, refs, edits))


def _edits(plan: Plan, row: Record, values: Values, today: datetime.date, first: int) -> list[Edit] | Wrong:
    own = _entered(row.kind, values)
    if isinstance(own, Wrong):
        return own
    if isinstance(row, Step) and own.get("done", row.done) != row.done:
        own.setdefault("done_on", today if own["done"] else None)
    if (refusal := _refusal(plan, row, own) or _ahead(row.kind, own, today)) is not None:
        return refusal
    edits = [
        Edit(row.kind, row.id, key, getattr(row, key), value)
        for key, value in own.items()
        if getattr(row, key) != value
    ]
    return [*edits, *_lists(plan, Ref(row.kind, row.id), values, first)]


def _refusal(plan: Plan, row: Record, own: Values) -> Wrong | None:
    """Return why a record can't become what its values say, seen from the rest of the plan."""
    if isinstance(row, Goal):
        return transition(plan, row, own.get("status", row.status), own.get("end_reason", ""))
    if isinstance(row, Project):
        return project_transition(row, own)
    if isinstance(row, ProjectBaseline):
        return _approved(row, own)
    if isinstance(row, Organisation):
        return changed_currency(plan, row.currency, own.get("currency", row.currency))
    if isinstance(row, Declaration):
        # What isn't claimed anew isn't asked about: readings may have been corrected since.
        now, then = ({**values_of(row), **values} for values in (own, {}))
        return unfounded(plan, now) if any(now[name] != then[name] for name in CLAIM) else None
    return None


def _approved(row: ProjectBaseline, own: Values) -> Wrong | None:
    """Return why a baseline can't have other values: it says what was approved."""
    changed = (name for name, value in own.items() if getattr(row, name) != value)
    if all(name in {"reference", "note", "tags"} for name in changed):
        return None
    return Wrong(f"Baseline {row.number} stays as it was approved. Add the next one.")


def _numbered(plan: Plan, kind: str, values: Values) -> Values:
    """The values, of a project baseline with the next number unless one is said."""
    if kind != ProjectBaseline.kind or values.get("number") is not None:
        return values
    known = [row.number for row in plan[ProjectBaseline].where("project", values.get("project"))]
    return {**values, "number": max(known, default=0) + 1}


def _entered(kind: str, values: Values) -> dict[str, Any] | Wrong:
    try:
        return {key: entered(kind, key, value) for key, value in values.items() if key not in lists_of(kind)}
    except BadValue as error:
        return Wrong(f"{error}.")


def _completed(plan: Plan, kind: str, own: dict[str, Any], today: datetime.date) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if kind == "goal" and own.get("year") is None and own.get("horizon") == 1:
        more["year"] = checklist_year(plan, own.get("due"), today)
    if kind == "step" and own.get("done") and own.get("done_on") is None:
        more["done_on"] = today
    return more


def _missing(spec: FieldSpec, values: Values) -> bool:
    return spec.required and spec.name != "id" and values.get(spec.name) in (None, "")


def _ahead(kind: str, own: Values, today: datetime.date) -> Wrong | None:
    for spec in fields(KINDS[kind]).values():
        day = own.get(spec.name) if spec.past else None
        if day is not None and day > today:
            said = f"{spec.title} {full_day(day)} is after today ({full_day(today)})."
            return Wrong(f"{said} Only what has happened is recorded.", field=spec.name)
    return None


def _lists(plan: Plan, owner: Ref, values: Values, first: int) -> list[Edit]:
    edits: list[Edit] = []
    for field in lists_of(owner.kind).values():
        if field.name in values:
            edits += list_edits(plan, field, owner.id, values[field.name], first - len(edits))
    return edits


def _sentence(plan: Plan, refs: Sequence[Ref], edits: Sequence[Edit]) -> str:
    own = [edit for edit in edits if edit.kind == refs[0].kind and edit.field not in {"rank", "done_on"}]
    if len(refs) == 1:
        codes, parts = subject(plan, refs[0]), [became(edit, plan, plan) for edit in own]
    else:
        codes = f"{', '.join(short(plan, ref) for ref in refs[:6])}{' …' if len(refs) > 6 else ''}:"
        parts = list(dict.fromkeys(_after(plan, edit) for edit in own))
    kinds = {edit.kind for edit in edits}
    parts += [f"{field.words} changed" for field in LISTS if field.link in kinds]
    return f"{codes} {'; '.join(parts)}"


def _after(plan: Plan, edit: Edit) -> str:
    spec = fields(KINDS[edit.kind])[edit.field or ""]
    return f"{spec.words} → {said(spec, edit.after, plan)}"


def _told(plan: Plan, row: Record) -> str:
    parts = (spec for spec in fields(type(row)).values() if spec.part)
    targets = (target(spec, getattr(row, spec.name)) for spec in parts)
    named = " · ".join(name(plan, ref) for ref in targets if ref is not None)
    return f"{row.noun}: {named}" if named else row.noun


def _quoted(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
