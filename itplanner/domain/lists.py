"""Links of many, which are records of their own but read and write as a list field."""

import re
from collections.abc import Mapping
from typing import Any

from itplanner.domain.change import Edit, added, removed
from itplanner.domain.naming import find
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Record, fields
from itplanner.domain.records.specs import inside
from itplanner.domain.text import quoted
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong


@dataclass(frozen=True, slots=True)
class ListField:
    """A list field: which records hold its entries, and between which fields they link."""

    kind: str
    name: str
    title: str
    link: str
    """The kind of record that is one entry."""
    owner: str
    target: str
    strength: str = ""
    """The entry's own value that may follow a colon."""

    @property
    def words(self) -> str:
        """The title as it stands inside a sentence."""
        return inside(self.title)

    @property
    def target_kind(self) -> str:
        """The kind of record that is listed."""
        spec = fields(KINDS[self.link])[self.target]
        assert spec.link is not None
        return spec.link.kind


LISTS: tuple[ListField, ...] = (
    ListField(
        "goal",
        "business_goals",
        "Business goals",
        "alignment",
        "goal",
        "business_goal",
        strength="strength",
    ),
    ListField("goal", "supports", "Supports", "support", "goal", "supported"),
    ListField("goal", "depends_on", "Depends on", "dependency", "goal", "needs"),
    ListField("goal", "kpis", "KPIs", "goal_kpi", "goal", "kpi"),
    ListField("project", "goals", "Goals", "project_goal", "project", "goal"),
    ListField("service", "depends_on", "Depends on", "service_dependency", "service", "needs"),
)
"""All list fields."""


def lists_of(kind: str) -> dict[str, ListField]:
    """Return the list fields of a kind of record by name."""
    return {entry.name: entry for entry in LISTS if entry.kind == kind}


def entries(plan: Plan, field: ListField, owner: int) -> tuple[Record, ...]:
    """Return the records that are the entries of a record's list, by number."""
    return tuple(plan.table(field.link).where(field.owner, owner))


def listed(plan: Plan, field: ListField, owner: int) -> dict[int, str]:
    """Return the numbers in a record's list with their strength; empty where the list knows none."""
    return {
        getattr(entry, field.target): str(getattr(entry, field.strength)) if field.strength else ""
        for entry in entries(plan, field, owner)
    }


def list_text(plan: Plan, field: ListField, owner: int) -> str:
    """Return a list as it is typed: `BG1:primary,BG2:secondary`."""
    return written(field, listed(plan, field, owner))


def written(field: ListField, wanted: Mapping[int, str]) -> str:
    """Return numbers with their strength as they are typed."""
    prefix = KINDS[field.target_kind].prefix
    return ",".join(f"{prefix}{target}{strength and ':'}{strength}" for target, strength in wanted.items())


def parse_list(plan: Plan, field: ListField, text: str) -> dict[int, str] | Wrong:
    """Return the listed numbers with their strength, or what is wrong."""
    wanted: dict[int, str] = {}
    for part in (part for part in re.split(r"[,;]\s*|\s+(?=[A-Za-z]+\d)", text.strip()) if part):
        name, _colon, said = part.partition(":")
        found = find(plan, field.target_kind, name)
        if isinstance(found, Wrong):
            return found
        strength = _strength(field, said.strip().casefold(), first=not wanted)
        if strength is None:
            return _no_strength(field, part)
        if found.id in wanted:
            return Wrong(f"{quoted(name.strip())} stands twice in the list. Once is enough.")
        wanted[found.id] = strength
    return wanted


def _strength(field: ListField, said: str, *, first: bool) -> str | None:
    """The strength that is meant; where none is said, the first entry is the main one."""
    if not field.strength:
        return None if said else ""
    choices = [str(choice) for choice in fields(KINDS[field.link])[field.strength].choices]
    if not said:
        return choices[0] if first else choices[-1]
    return next((choice for choice in choices if choice.startswith(said)), None)


def _no_strength(field: ListField, part: str) -> Wrong:
    example = f"{KINDS[field.target_kind].prefix}1"
    if not field.strength:
        return Wrong(f"{quoted(part)}: nothing can follow a colon here. Try {example}.")
    choices = fields(KINDS[field.link])[field.strength].choices
    words = " or ".join(str(choice) for choice in choices)
    return Wrong(f"{quoted(part)}: after the colon stands {words}. Try {example}:{choices[0]}.")


def list_edits(plan: Plan, field: ListField, owner: int, wanted: Mapping[int, str], first: int) -> list[Edit]:
    """Return the edits that make a list what is wanted; new entries are numbered from `first` downwards."""
    edits: list[Edit] = []
    present = {getattr(entry, field.target): entry for entry in entries(plan, field, owner)}
    for target, entry in present.items():
        if target not in wanted:
            edits.append(removed(entry))
        elif field.strength and getattr(entry, field.strength) != wanted[target]:
            before = getattr(entry, field.strength)
            edits.append(Edit(field.link, entry.id, field.strength, before, wanted[target]))
    for target, strength in wanted.items():
        if target not in present:
            values: dict[str, Any] = {field.owner: owner, field.target: target}
            if field.strength:
                values[field.strength] = strength
            edits.append(added(KINDS[field.link](id=first - len(edits), **values)))
    return edits
