"""Lines pasted from a spreadsheet, read as records of the place where they were pasted."""

import datetime
from collections.abc import Mapping

from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS
from itplanner.domain.wrong import Wrong
from itplanner.exchange.importing import preview
from itplanner.exchange.mapping import mapped
from itplanner.exchange.preview import Options, Preview
from itplanner.exchange.tables import Row, Sheet, read_table

__all__ = ["BARE", "Preview", "pasted"]

BARE: Mapping[str, tuple[str, ...]] = {
    "goal": ("title", "owner", "due"),
    "step": ("text", "owner", "due"),
    "headcount": ("period", "support_fte", "users"),
}
"""What the columns are where no line names them; of other kinds there is one, the name."""


def pasted(
    plan: Plan, kind: str, text: str, preset: Mapping[str, str], today: datetime.date
) -> Preview | Wrong:
    """Return what pasting would do: the one change, and the lines that can't be used.

    `preset` is what a new record takes from the place where the cursor stands.
    """
    found = _sheet(kind, text)
    if isinstance(found, Wrong):
        return found
    missing = {name: value for name, value in preset.items() if name not in found.header}
    rows = tuple(Row(row.number, (*row.cells, *missing.values())) for row in found.rows)
    return preview(plan, KINDS[kind], Sheet((*found.header, *missing), rows), Options(), today)


def _sheet(kind: str, text: str) -> Sheet | Wrong:
    delimiter = "\t" if "\t" in text else ""
    titled = read_table(text, delimiter or "\t")
    if isinstance(titled, Wrong):
        return titled
    named = mapped(KINDS[kind], titled.header, {})
    if not isinstance(named, Wrong) and any(column.field for column in named):
        return titled
    columns = BARE.get(kind, (KINDS[kind].names_by,))
    width = min(len(titled.header), len(columns))
    bare = read_table("\t".join(columns[:width]) + "\n" + text, "\t")
    if isinstance(bare, Wrong):
        return bare
    return Sheet(bare.header, tuple(Row(row.number - 1, row.cells[:width]) for row in bare.rows))
