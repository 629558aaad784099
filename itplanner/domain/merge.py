"""Bringing two people's edits of one value together."""

from typing import Any

from itplanner.domain.change import Edit
from itplanner.domain.records import Merge


class Clash(Exception):
    """Two edits of the same value that can't both hold."""

    def __init__(self, edit: Edit, base: Any, mine: Any, theirs: Any) -> None:
        super().__init__(f"{edit.kind} {edit.id} {edit.field or ''}: {theirs!r} meets {mine!r}")
        self.edit = edit
        self.base = base
        self.mine = mine
        self.theirs = theirs


def merged(how: Merge | None, edit: Edit, theirs: Any) -> Any:
    """Return what an edit makes of the present value.

    Raises Clash when both changed it otherwise, or when one removed what the other changed.
    """
    if theirs in (edit.before, edit.after):
        return edit.after
    if edit.after == edit.before:
        return theirs
    if how is Merge.SET:
        mine, base = set(edit.after), set(edit.before)
        return tuple(sorted((set(theirs) | (mine - base)) - (base - mine)))
    raise Clash(edit, edit.before, edit.after, theirs)
