"""Two people changed the same value: both are shown, and one is chosen."""

import datetime
from collections.abc import Mapping
from typing import Final

from rich.cells import cell_len

from itplanner.domain.entry import text_of
from itplanner.domain.records import KINDS, FieldSpec, fields
from itplanner.domain.telling import said
from itplanner.domain.text import shown
from itplanner.domain.verbs.settling import How, notable
from itplanner.errors import Conflict
from itplanner.tui.dialogs.confirm import Choice, Confirm
from itplanner.tui.forms.saying import moment
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.fitting import fitted
from itplanner.tui.widgets.parts import Drawn, Part, mixed

LABEL = 24
"""Cells for who wrote a value, at most."""

_ANSWERS: Final[Mapping[str, How]] = {"t": "theirs", "m": "mine", "b": "both"}

SHORT: Final = {"t": "theirs", "m": "mine", "b": "both", "e": "edit"}


class ConflictDialog(Confirm):
    """Before, theirs and yours of one field; the harmless answer first."""

    def __init__(self, view: View, conflict: Conflict, at: datetime.datetime, *, editing: bool) -> None:
        """`at`: when one's own value was to be stored; `editing`: a form waits for the answer."""
        edit = conflict.edit
        row = view.plan.find(edit.ref)
        code = row.code if row is not None else KINDS[edit.kind].noun
        who = _who(view, conflict)
        lines = [conflict.message] if edit.field is None else _lines(view, conflict, who, at)
        choices = [Choice("t", f"Keep theirs: nothing changes in {code}")]
        if edit.field is not None and row is not None:
            choices.append(Choice("m", "Save mine over theirs"))
        if conflict.undoes is None and notable(edit, view.plan):
            choices.append(Choice("b", "Keep theirs, and mine as a line in the note"))
        if editing:
            choices.append(Choice("e", "Go on editing mine"))
        meanwhile = "while you were editing" if editing else "meanwhile"
        super().__init__(f"{code} was changed by {who} {meanwhile}", lines, choices)
        later = "decide later, draft kept" if editing else "change nothing"
        self.hints = (*((choice.key, SHORT[choice.key]) for choice in choices), ("esc", later))


def settled_by(letter: str | None) -> How | None:
    """Return which value an answer lets hold; None where it decides later."""
    return _ANSWERS.get(letter or "")


def _lines(view: View, conflict: Conflict, who: str, at: datetime.datetime) -> list[Drawn]:
    edit = conflict.edit
    spec = fields(KINDS[edit.kind])[edit.field or ""]
    values = (
        ("Before", conflict.base, Role.MUTED),
        (f"Theirs ({who})", conflict.theirs, Role.INFO),
        ("Yours", conflict.mine, Role.ACCENT),
    )
    rows: list[Drawn] = [spec.title]
    width = min(max(cell_len(shown(label)) for label, _value, _role in values), LABEL)
    for label, value, role in values:
        named = mixed(f"  {fitted(shown(label), width)}  ", Role.MUTED)
        rows.append((*named, Part(_words(spec, value, view), role, typed=True)))
    if conflict.by is not None:
        theirs, yours = (moment(each, view.context) for each in (conflict.by.at, at))
        rows.append(Part(f"Theirs is from {theirs}, yours from {yours}.", Role.MUTED))
    if conflict.change is not None and len(conflict.change) > 1:
        rows.append(f"Only {spec.title} clashes: the rest is saved either way.")
    return rows


def _words(spec: FieldSpec, value: object, view: View) -> str:
    text = said(spec, value, view.plan)
    return text if text != "–" else text_of(spec, value, view.plan) or "–"


def _who(view: View, conflict: Conflict) -> str:
    if conflict.by is None:
        return "somebody else"
    actor = conflict.by.actor
    return view.who(actor.person) if actor.person is not None else actor.login
