"""Facts on the command line: imported as one batch, listed as the plan's batches have them."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from itplanner.cli.importing import exit_code, print_told, progress, progress_ended, require_one_reading
from itplanner.cli.output import say
from itplanner.cli.session import Session, Work
from itplanner.domain.records import Batch
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.exchange.bulk.source import Source, source_of
from itplanner.exchange.preview import Options
from itplanner.service.bulk import facts_preview, opened, require_new, stored
from itplanner.service.places import path_of

NOTHING = "Nothing was imported."


def import_facts(
    session: Session, name: str, file: tuple[str, str, str], options: Options, style: str, *, dry_run: bool
) -> int:
    """Read a file of facts, said with its encoding and its sheet, into the plan as one batch."""
    source = _source(*file)
    if source.encoding == "cp1252" and not file[1]:
        say("The file isn't UTF-8; it was read as cp1252. --encoding says otherwise.")
    with session.work() as work, _whole_or_not(work):
        found = facts_preview(work.planner, name, source, options, work.when, progress(source.size))
        progress_ended()
        require_one_reading(found)
        if dry_run:
            require_new(work.plan, found)
        else:
            stored(work.planner, found, work.when)
    print_told(found, style, dry_run=dry_run)
    return exit_code(found)


def _source(file: str, encoding: str, sheet: str) -> Source:
    if file != "-":
        return opened(path_of(file), encoding, sheet)
    data = sys.stdin.buffer.read()
    source = source_of("-", lambda: io.BytesIO(data), encoding)
    if isinstance(source, Wrong):
        raise PlannerError(source.message)
    return source


@contextmanager
def _whole_or_not(work: Work) -> Iterator[None]:
    """Say what somebody who stops an import finds: nothing of it, or all where it was stored by then."""
    before = work.plan
    try:
        yield
    except KeyboardInterrupt:
        progress_ended()
        _plan, news = work.planner.store.follow(before)
        stored_by_then = any(edit.kind == Batch.kind for each in news for edit in each.change)
        say("It was imported by then. `itplanner undo` takes it back." if stored_by_then else NOTHING)
        raise
