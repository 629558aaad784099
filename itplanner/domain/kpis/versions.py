"""The versions of a KPI's definition, from its history: since when each holds, and what it changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from itplanner.domain.change import Edit, Ref
from itplanner.domain.history import Recorded, Revision
from itplanner.domain.kpis.definition import DEFINING


@dataclass(frozen=True, slots=True)
class Version:
    """A definition as it was stored."""

    number: int
    """1 is the first."""
    revision: Revision
    edits: tuple[Edit, ...]
    """What it changed of the one before; the first one has none."""


def versions(ref: Ref, recorded: Iterable[Recorded]) -> tuple[Version, ...]:
    """Return the versions of a KPI's definition, oldest first, from its changes, newest first.

    Targets and limits only judge a number, so they make no version.
    """
    found: list[Version] = []
    for each in reversed(list(recorded)):
        own = [edit for edit in each.change if edit.ref == ref]
        edits = tuple(edit for edit in own if edit.field in DEFINING)
        if edits or (not found and any(edit.adds for edit in own)):
            found.append(Version(len(found) + 1, each.revision, edits))
    return tuple(found)
