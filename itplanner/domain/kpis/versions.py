"""The versions of a KPI's definition, from its history: since when each holds, and what it changed."""

import hashlib
from collections.abc import Sequence
from typing import Final

from itplanner.domain.canonical import canonical
from itplanner.domain.change import Edit
from itplanner.domain.history import Recorded, Revision
from itplanner.domain.records import KPI, Organisation
from itplanner.domain.values import dataclass

DEFINING: Final = (
    *("definition", "formula", "unit", "direction", "cadence", "cohort", "clock", "maximum", "tolerance"),
    *("numerator", "denominator", "adds_up"),
)
"""What decides which number comes out; targets and limits only judge it."""

DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Version:
    """A definition as it was stored."""

    number: int
    """1 is the first."""
    revision: Revision
    edits: tuple[Edit, ...]
    """What it changed of the one before; the first one has none."""


_HOURS: Final = ("workdays", "work_start", "work_end", "holidays")


def shared(kpi: KPI) -> tuple[str, ...]:
    """Return the organisation's fields that decide a KPI's number, where the KPI doesn't say itself."""
    if kpi.formula == "projects_on_time" and kpi.tolerance is None:
        return ("on_time_tolerance",)
    if kpi.formula == "projects_on_budget" and kpi.tolerance is None:
        return ("on_budget_tolerance",)
    if kpi.formula == "mttr":
        return ("time_zone", *(_HOURS if kpi.clock == "business" else ()))
    return ()


def version(kpi: KPI, organisation: Organisation | None) -> str:
    """Return a few digits that change with the definition, and only with it."""
    own = {name: getattr(kpi, name) for name in DEFINING}
    around = {name: getattr(organisation, name) for name in shared(kpi) if organisation is not None}
    return hashlib.sha256(canonical([own, around]).encode()).hexdigest()[:DIGITS]


def versions(kpi: KPI, own: Sequence[Recorded], around: Sequence[Recorded] = ()) -> tuple[Version, ...]:
    """Return the versions of a KPI's definition, oldest first.

    `own` are the changes of the KPI, `around` those of the organisation: both decide which number comes
    out. Targets and limits only judge it, so they make no version.
    """
    names, found = shared(kpi), list[Version]()
    revisions = {each.revision.number: each.revision for each in (*own, *around)}
    changes: dict[int, list[Edit]] = {number: [] for number in sorted(revisions)}
    for each in (*own, *around):
        changes[each.revision.number] += each.change
    for number, edits in changes.items():
        here = [edit for edit in edits if edit.ref == (KPI.kind, kpi.id)]
        decisive = [edit for edit in here if edit.field in DEFINING]
        if found:
            decisive += [edit for edit in edits if edit.kind == Organisation.kind and edit.field in names]
        if decisive or (not found and any(edit.adds for edit in here)):
            found.append(Version(len(found) + 1, revisions[number], tuple(decisive)))
    return tuple(found)
