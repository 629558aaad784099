"""Deleting: at once where nothing hangs on it, else a question that names what does."""

from collections.abc import Sequence

from itplanner.domain.change import Ref
from itplanner.domain.records import KINDS
from itplanner.domain.removal import Removal
from itplanner.tui.content.hanging import deletion_lines
from itplanner.tui.dialogs.confirm import Choice, Confirm
from itplanner.tui.view import View


def needs_asking(removal: Removal, refs: tuple[Ref, ...]) -> bool:
    """Whether something hangs on the records, or several go at once."""
    return bool(removal.parts or removal.cut or removal.held_by) or len(refs) > 1


def deletion_dialog(view: View, removal: Removal, refs: tuple[Ref, ...], *, movable: bool) -> Confirm:
    """Return the question, the harmless answer first; what stands in the way takes the deletion off it.

    `movable`: another record could take over what hangs on it.
    """
    names = codes(view, refs)
    lines = ["On it hang:", *deletion_lines(view, removal, refs)]
    choices = [Choice("n", "Keep it, change nothing")]
    if all(ref.kind == "goal" for ref in refs):
        choices.append(Choice("c", "Cancel it instead: it stays readable, with a reason"))
    if movable:
        noun = KINDS[refs[0].kind].noun
        choices.append(Choice("m", f"Move what hangs on it to another {noun}, delete {names}"))
    if removal.held_by:
        lines.append("It can't be deleted while others need it.")
    else:
        lines.append("u brings everything back.")
        choices.append(Choice("y", f"Delete {names}" + (", with all that is named" if removal.parts else "")))
    return Confirm(_title(view, refs), lines, choices)


def leaving_dialog(view: View, rest: Removal, refs: tuple[Ref, ...], heir: Ref) -> Confirm:
    """Return the question before a record goes whose heir can't take over all that hangs on it."""
    names, to = codes(view, refs), codes(view, (heir,))
    lines = [f"{to} has this already, or can't have it:", *deletion_lines(view, rest, refs)]
    choices = [Choice("n", "Keep it, change nothing")]
    if rest.held_by:
        lines.append("It can't be deleted while others need it.")
    else:
        lines.append("u brings everything back.")
        choices.append(Choice("y", f"Move the rest to {to}, delete {names}"))
    return Confirm(_title(view, refs), lines, choices)


def codes(view: View, refs: Sequence[Ref]) -> str:
    """Return the codes of records."""
    return ", ".join(row.code for ref in refs if (row := view.plan.find(ref)) is not None)


def _title(view: View, refs: Sequence[Ref]) -> str:
    first = view.plan.find(refs[0])
    label = f" {first.label}" if len(refs) == 1 and first is not None else ""
    return f"Delete {codes(view, refs)}{label}?"
