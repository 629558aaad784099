"""Entries read as values: what each row would give its record, links between rows of one table included."""

import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from itplanner.domain.change import Change, added
from itplanner.domain.entry import Context
from itplanner.domain.naming import is_unknown_name
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, ProjectBaseline, Reading, Record, fields
from itplanner.domain.text import shown
from itplanner.domain.values import dataclass
from itplanner.domain.verbs.values import read
from itplanner.domain.wrong import Wrong
from itplanner.exchange.entries import Entry, asked
from itplanner.exchange.kinds import list_fields
from itplanner.exchange.preview import Rejected
from itplanner.exchange.words import says_nothing


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry with its values; links to other new rows hold their placeholders."""

    entry: Entry
    values: Mapping[str, Any]


def drafts(
    kind: type[Record], found: Iterable[Entry], context: Context
) -> tuple[list[Draft], list[Rejected]]:
    """Return the entries read as values, and those that can't be."""
    own_links = _own_links(kind)
    number = _numbers(context.plan)
    rejected: list[Rejected] = []
    first: list[Draft] = []
    for entry in found:
        texts = {name: text for name, text in asked(entry, context.plan).items() if name not in own_links}
        read_one = _read(Draft(entry, {}), texts, context)
        checked = _complete(kind, read_one, number) if isinstance(read_one, Draft) else read_one
        (first if isinstance(checked, Draft) else rejected).append(checked)  # type: ignore[arg-type]  # each to its list
    second, more = _linked(first, own_links, context)
    return second, rejected + more


def _read(draft: Draft, texts: Mapping[str, str], context: Context) -> Draft | Rejected:
    values, wrong = read(draft.entry.ref.kind, texts, context)
    for name, why in wrong.items():
        spec = fields(KINDS[draft.entry.ref.kind]).get(name)
        if spec is not None and not spec.required and says_nothing(texts[name]):
            values[name] = None if spec.optional else spec.default
            continue
        return _rejected(draft.entry, name, texts[name], why, context.plan)
    return replace(draft, values={**draft.values, **values})


def _rejected(entry: Entry, name: str, text: str, why: Wrong, plan: Plan) -> Rejected:
    spec = fields(KINDS[entry.ref.kind]).get(name)
    target = spec.link.kind if spec is not None and spec.link is not None else ""
    if not is_unknown_name(plan, target, text):
        return entry.rejected(name, why.message)
    said = shlex.quote(f"name={shown(text.strip())}")
    add = "Or add" if len(plan.table(target)) else "Add"
    return entry.rejected(name, f"{why.message} {add} it first: itplanner add {target} {said}", target)


def _numbers(plan: Plan) -> Callable[[int], int]:
    """Return what gives a project's next baseline its number, those of the same table counted too."""
    last: dict[int, int] = defaultdict(int)
    for present in plan[ProjectBaseline]:
        last[present.project] = max(last[present.project], present.number)

    def following(project: int) -> int:
        last[project] += 1
        return last[project]

    return following


def _complete(kind: type[Record], draft: Draft, number: Callable[[int], int]) -> Draft | Rejected:
    if draft.entry.present is not None:
        return draft
    project = draft.values.get("project")
    if kind is ProjectBaseline and draft.values.get("number") is None and project is not None:
        draft = replace(draft, values={**draft.values, "number": number(project)})
    for name, spec in fields(kind).items():
        if spec.required and name != "id" and draft.values.get(name) in (None, ""):
            return draft.entry.rejected(name, f"{spec.title} is missing. {spec.help}.".replace(" .", ""))
    if kind is Reading and "source" not in draft.values:
        return replace(draft, values={**draft.values, "source": "imported"})
    return draft


def _own_links(kind: type[Record]) -> frozenset[str]:
    """Return the fields that lead to records of the same kind, which may stand in the same table."""
    links = {name: spec.link.kind for name, spec in fields(kind).items() if spec.link is not None}
    links |= {name: listed.target_kind for name, listed in list_fields(kind).items()}
    return frozenset(name for name, target in links.items() if target == kind.kind)


def _linked(
    first: Sequence[Draft], own_links: frozenset[str], context: Context
) -> tuple[list[Draft], list[Rejected]]:
    """Read the links between records of the kind in a plan that has the new ones under their old codes."""
    if not own_links:
        return list(first), []
    numbers = {draft.entry.code: draft.entry.ref.id for draft in first if draft.entry.code is not None}
    scratch = Context(_with_new(first, context.plan), context.today)
    done: list[Draft] = []
    rejected: list[Rejected] = []
    for draft in first:
        texts = {name: text for name, text in asked(draft.entry, context.plan).items() if name in own_links}
        linked = _read(draft, texts, scratch)
        if isinstance(linked, Draft):
            values = {
                name: _numbered(value, numbers) if name in own_links else value
                for name, value in linked.values.items()
            }
            done.append(replace(linked, values=values))
        else:
            rejected.append(linked)
    return done, rejected


def _with_new(first: Sequence[Draft], plan: Plan) -> Plan:
    records = []
    for draft in first:
        entry = draft.entry
        if entry.present is None:
            kind = KINDS[entry.ref.kind]
            own = {name: value for name, value in draft.values.items() if name in fields(kind)}
            records.append(kind(id=entry.code or entry.ref.id, **own))
    return plan.apply(Change(tuple(added(record) for record in records), ""))


def _numbered(value: Any, numbers: Mapping[int, int]) -> Any:
    if isinstance(value, dict):
        return {numbers.get(target, target): strength for target, strength in value.items()}
    return numbers.get(value, value)
