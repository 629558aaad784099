"""The question before a month is closed."""

from itplanner.domain.kpis.closing import Closing
from itplanner.tui.content.closing import closing_lines, closing_title
from itplanner.tui.dialogs.confirm import Choice, Confirm
from itplanner.tui.view import View


def closing_dialog(view: View, made: Closing) -> Confirm:
    """Return the question with the values that are frozen, the harmless answer first."""
    choices = [Choice("n", "Not yet"), Choice("y", f"Close {made.month.label}")]
    return Confirm(closing_title(made), closing_lines(view, made), choices)
