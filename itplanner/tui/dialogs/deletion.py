"""Deleting: at once where nothing hangs on it, else a question that names what does."""

from itplanner.domain.change import Ref
from itplanner.domain.removal import Removal
from itplanner.tui.content.hanging import deletion_lines
from itplanner.tui.dialogs.confirm import Choice, Confirm
from itplanner.tui.view import View


def needs_asking(removal: Removal, refs: tuple[Ref, ...]) -> bool:
    """Whether something hangs on the records, or several go at once."""
    return bool(removal.parts or removal.cut or removal.held_by) or len(refs) > 1


def deletion_dialog(view: View, removal: Removal, refs: tuple[Ref, ...]) -> Confirm:
    """Return the question, Cancel first; what stands in the way takes the deletion off the answers."""
    rows = [view.plan.find(ref) for ref in refs]
    names = ", ".join(row.code for row in rows if row is not None)
    first = rows[0]
    title = f"Delete {names}{f' {first.label}' if len(rows) == 1 and first is not None else ''}?"
    lines = ["On it hang:", *deletion_lines(view, removal)]
    choices = [Choice("n", "Keep it, change nothing")]
    if all(ref.kind == "goal" for ref in refs):
        choices.append(Choice("c", "Cancel it instead: it stays readable, with a reason"))
    if removal.held_by:
        lines.append("It can't be deleted while others need it.")
    else:
        lines.append("u brings everything back.")
        choices.append(Choice("y", f"Delete {names}" + (", with all that is named" if removal.parts else "")))
    return Confirm(title, lines, choices)
