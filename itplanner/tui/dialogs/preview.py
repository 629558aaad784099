"""What an import would do, before anything is saved."""

from itplanner.service.pasting import Preview
from itplanner.tui.dialogs.confirm import Choice, Confirm
from itplanner.tui.formatting import count

LINES = 8
"""So many rejected lines are told one by one."""


def preview_dialog(preview: Preview, noun: str) -> Confirm:
    """Return the question whether to save what can be imported."""
    counts, rejected = preview.counts, preview.rejected
    read = f"{count(counts.read, 'line')} read: {counts.added} new, {counts.changed} changed"
    columns = ", ".join(f"{column.header} → {column.field or 'not used'}" for column in preview.columns)
    lines = [f"{read}, {counts.unchanged} the same, {len(rejected)} rejected", f"Columns: {columns}"]
    lines += [f"Line {row.row}, {row.field}: {row.reason}" for row in rejected[:LINES]]
    if len(rejected) > LINES:
        lines.append(f"and {len(rejected) - LINES} more")
    if preview.ambiguous:
        names = ", ".join(column.header for column in preview.ambiguous)
        lines.append(f"{names}: the dates can be read in two ways. Write them as 2027-09-30.")
    good = counts.added + counts.changed
    choices = [Choice("n", "Save nothing")]
    if good and not preview.ambiguous:
        choices.insert(
            0, Choice("y", f"Save {count(good, noun)}; u takes {'it' if good == 1 else 'them'} back")
        )
    return Confirm("Paste from a spreadsheet: nothing saved yet", lines, choices)
