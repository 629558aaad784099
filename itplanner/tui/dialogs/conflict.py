"""Two people changed the same value: both are shown, and one is chosen."""

from typing import Literal, cast

from itplanner.domain.entry import text_of
from itplanner.domain.records import KINDS, FieldSpec, fields
from itplanner.domain.telling import said
from itplanner.errors import Conflict
from itplanner.tui.dialogs.confirm import Choice, Confirm
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Drawn, Part

Settled = Literal["mine", "theirs", "edit"]


class ConflictDialog(Confirm):
    """Before, theirs and yours of one field; the harmless answer first."""

    def __init__(self, view: View, conflict: Conflict) -> None:
        self._conflict = conflict
        edit = conflict.edit
        row = view.plan.find(edit.ref)
        code = row.code if row is not None else KINDS[edit.kind].noun
        who = _who(view, conflict)
        lines: list[Drawn] = [conflict.message] if edit.field is None else _lines(view, conflict, who)
        choices = [Choice("t", f"Keep theirs: nothing changes in {code}"), Choice("e", "Go on editing mine")]
        if edit.field is not None and row is not None:
            choices.insert(1, Choice("m", "Save mine over theirs"))
        super().__init__(f"{code} was changed by {who} while you were editing", lines, choices)

    def action_answer(self, key: str) -> None:
        """Answer in words."""
        words: dict[str, Settled] = {"t": "theirs", "m": "mine", "e": "edit"}
        self.dismiss(cast("str", words[key]))


def _lines(view: View, conflict: Conflict, who: str) -> list[Drawn]:
    edit = conflict.edit
    spec = fields(KINDS[edit.kind])[edit.field or ""]
    values = (
        ("Before", conflict.base, Role.MUTED),
        (f"Theirs ({who})", conflict.theirs, Role.INFO),
        ("Yours", conflict.mine, Role.ACCENT),
    )
    rows: list[Drawn] = [spec.title]
    for label, value, role in values:
        parts = (
            Part(f"  {label:<18}", Role.MUTED, typed=True),
            Part(_words(spec, value, view), role, typed=True),
        )
        rows.append(parts)
    return [*rows, f"Only {spec.title.lower()} clashes: what else you changed is saved either way."]


def _words(spec: FieldSpec, value: object, view: View) -> str:
    text = said(spec, value, view.plan)
    return text if text != "–" else text_of(spec, value, view.plan) or "–"


def _who(view: View, conflict: Conflict) -> str:
    if conflict.by is None:
        return "somebody else"
    actor = conflict.by.actor
    return view.who(actor.person) if actor.person is not None else actor.login
