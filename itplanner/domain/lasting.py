"""Acts that last: what was frozen is never edited, deleted or undone, and made only by freezing."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from itplanner.domain.change import Change, Edit
from itplanner.domain.links import code
from itplanner.domain.records import Baseline
from itplanner.domain.wrong import Wrong

LASTING: Mapping[str, frozenset[str]] = MappingProxyType({Baseline.kind: frozenset({"reference", "tags"})})
"""Kinds of record that last, each with the fields that may still be edited."""


def unlasting(change: Change, sealed: Collection[str]) -> Wrong | None:
    """Return what a change would do to an act that lasts; `sealed` are the hashes that it brings along."""
    return next((wrong for edit in change if (wrong := _wrong(edit, sealed)) is not None), None)


def _wrong(edit: Edit, sealed: Collection[str]) -> Wrong | None:
    if edit.kind not in LASTING or edit.field in LASTING[edit.kind]:
        return None
    if not edit.adds:
        return Wrong(f"{code(edit.ref)} was frozen and stays as it is. Closing the month again restates it.")
    if isinstance(edit.after, Baseline) and edit.after.content_hash not in sealed:
        return Wrong("A baseline is made by freezing: `itplanner kpi close` closes a month.")
    return None
