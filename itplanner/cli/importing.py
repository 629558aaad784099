"""What importing says: the counts, each rejected row, and what has to be said first."""

import sys
from collections.abc import Callable

from itplanner.cli.output import say, write, write_json
from itplanner.domain.text import quoted
from itplanner.errors import PlannerError
from itplanner.exchange.kinds import plural
from itplanner.exchange.preview import Told

STEP = 5
"""Percent after which progress is told again."""


def require_one_reading(found: Told) -> None:
    """Raise PlannerError where a column of dates can be read in two ways."""
    if found.ambiguous:
        columns = ", ".join(quoted(column.header) for column in found.ambiguous)
        fields = " ".join(f"--date-format {column.field}=dmy" for column in found.ambiguous)
        raise PlannerError(
            f"The dates of {columns} can be read as day first or as month first; nothing was imported.",
            f"Say which: {fields}, or mdy.",
        )


def exit_code(found: Told) -> int:
    """Return 2 where none of the rows could be used."""
    counts = found.counts
    return 2 if counts.read and not counts.added + counts.changed + counts.unchanged else 0


def print_told(found: Told, style: str, *, dry_run: bool) -> None:
    """Print what an import did, or would do."""
    if found.unused:
        say(f"Not used: {', '.join(found.unused)}.")
    for row in found.rejected:
        say(f"Row {row.row}, {row.field or 'all of it'} {quoted(row.value)}: {row.reason}")
    for note in found.notes:
        say(note)
    for kind in sorted({row.missing for row in found.rejected if row.missing}):
        say(f"hint: `itplanner import {plural(kind)} FILE` adds many at once.")
    if style == "json":
        write_json(found.report())
    else:
        counts = found.counts
        rows = f"{counts.read} row{'' if counts.read == 1 else 's'} read"
        same = f"{counts.unchanged} unchanged, {len(found.rejected)} rejected"
        write(f"{rows}: {counts.added} added, {counts.changed} changed, {same}\n")
    if dry_run:
        say("Nothing was saved: this was a dry run.")


def progress(size: int) -> Callable[[int], None] | None:
    """Return what shows on the terminal how much of a file was read; None without one."""
    if not sys.stderr.isatty():
        return None
    told = 0

    def tick(read: int) -> None:
        nonlocal told
        percent = min(100, 100 * read // max(size, 1))
        if percent >= told + STEP:
            told = percent
            sys.stderr.write(f"\rRead {percent} %")
            sys.stderr.flush()

    return tick


def progress_ended() -> None:
    """Take the line of progress off the terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{' ' * len('Read 100 %')}\r")
