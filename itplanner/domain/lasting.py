"""Acts that last: what was frozen or brought in is never edited, and what was frozen is never undone."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from itplanner.domain.change import Change, Edit
from itplanner.domain.links import code
from itplanner.domain.records import Baseline, Batch
from itplanner.domain.wrong import Wrong

LASTING = frozenset({Baseline.kind})
"""Kinds of record that are there for good, made only by freezing: undo passes over them."""

EDITABLE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        Baseline.kind: frozenset({"reference", "tags"}),
        Batch.kind: frozenset({"reference", "tags", "note"}),
    }
)
"""Kinds of record that say what was done, each with the fields that may still be edited."""


def unlasting(change: Change, sealed: Collection[str]) -> Wrong | None:
    """Return what a change would do to an act that lasts; `sealed` are the hashes that it brings along."""
    return next((wrong for edit in change if (wrong := _wrong(edit, sealed)) is not None), None)


def _wrong(edit: Edit, sealed: Collection[str]) -> Wrong | None:
    if edit.field is not None and edit.field in EDITABLE.get(edit.kind, {edit.field}):
        return None
    if edit.kind not in LASTING:
        imported = f"{code(edit.ref)} says what was imported, and stays as it is."
        return None if edit.field is None else Wrong(imported)
    if not edit.adds:
        return Wrong(f"{code(edit.ref)} was frozen and stays as it is. Close the month again.")
    if isinstance(edit.after, Baseline) and edit.after.content_hash not in sealed:
        return Wrong("A baseline is made by freezing: `itplanner kpi close` closes a month.")
    return None
