"""Two people gave one value two contents: the change as it is once somebody said which one holds."""

import datetime
from dataclasses import replace
from typing import Any, Literal

from itplanner.domain.change import Change, Edit
from itplanner.domain.dates import full_day
from itplanner.domain.entry import text_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Holds, fields
from itplanner.domain.telling import NOTHING, said, told

How = Literal["theirs", "mine", "both"]
"""Which value holds; `both`: theirs does, and one's own is kept in words in the record's note."""

NOTE = "note"
_WORDLESS = frozenset({Holds.POINTS, Holds.RANK, Holds.WORDS, Holds.YES})
"""What says nothing in a note by itself."""

_TOLD = 3
"""So many edits are told in a sentence."""


def notable(edit: Edit, plan: Plan) -> bool:
    """Whether the value that an edit gives to a field can be kept in the record's note."""
    if edit.field in {None, NOTE} or plan.find(edit.ref) is None:
        return False
    spec = fields(KINDS[edit.kind])[edit.field or ""]
    return spec.holds not in _WORDLESS and said(spec, edit.after, plan) != NOTHING


def settling(
    plan: Plan, change: Change, clash: Edit, theirs: Any, how: How, *, by: str, today: datetime.date
) -> Change:
    """Return a change that clashed at one edit with the value that holds; the rest of it stays as it is.

    `by` and `today` stand beside one's own value where it goes into the note. Of a record that went
    meanwhile there is no note: the edit stays, and clashes again instead of being lost.
    """
    rest = [edit for edit in change if edit != clash]
    if how == "mine" or (how == "both" and plan.find(clash.ref) is None):
        return change.only([*rest, replace(clash, before=theirs)])
    if how == "both":
        line = f"{by}, {full_day(today)}: {_in_words(clash, plan)}"
        rest = _with_note(plan, rest, clash, line)
    lines = told(Change(tuple(rest), ""), plan, plan)
    sentence = "; ".join(lines[:_TOLD]) + (" …" if len(lines) > _TOLD else "")
    return Change.of(rest, sentence or change.sentence)


def _with_note(plan: Plan, edits: list[Edit], clash: Edit, line: str) -> list[Edit]:
    """Return the edits with a line more in the record's note, which one of them may edit already."""
    row = plan.find(clash.ref)
    assert row is not None
    own = next((edit for edit in edits if edit.ref == clash.ref and edit.field == NOTE), None)
    known = own or Edit(*clash.ref, NOTE, row.note, row.note)
    noted = replace(known, after="\n".join(filter(None, (known.after, line))))
    return [*(edit for edit in edits if edit != own), noted]


def _in_words(edit: Edit, plan: Plan) -> str:
    spec = fields(KINDS[edit.kind])[edit.field or ""]
    written = spec.holds in {Holds.LINE, Holds.TEXT}
    value = text_of(spec, edit.after, plan) if written else said(spec, edit.after, plan)
    return f"{spec.words} {value}"
