"""`itplanner import`: a table read into the plan."""

import sys
from collections.abc import Sequence

import click

from itplanner.cli.importing import exit_code, print_told, require_one_reading
from itplanner.cli.options import Command, format_option
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong
from itplanner.errors import BadInput, PlannerError
from itplanner.exchange.files import table_in, table_of
from itplanner.exchange.importing import preview
from itplanner.exchange.kinds import fact_of
from itplanner.exchange.preview import Options, Preview
from itplanner.exchange.tables import Sheet
from itplanner.service.acts import kind_named
from itplanner.service.places import path_of
from itplanner.service.zones import FIELD, wrong_zone


@click.command("import", cls=Command)
@click.argument("kind")
@click.argument("file")
@click.option("--map", "mapped", multiple=True, metavar="FIELD=COLUMN", help="Which column a field is in.")
@click.option(
    "--date-format", "formats", multiple=True, metavar="[FIELD=]FORMAT", help="dmy, mdy, ymd or %d.%m.%Y."
)
@click.option("--encoding", default="", help="utf-8, cp1252 …; found out unless said.")
@click.option("--sheet", default="", help="Which sheet of a workbook, where it has several.")
@click.option(
    "--key",
    default="",
    metavar="FIELD",
    help="What finds present records, else the code; of incidents, number: the last row of each counts.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would happen.")
@format_option("text", "json")
@click.pass_obj
def command(
    session: Session,
    kind: str,
    file: str,
    *,
    mapped: tuple[str, ...],
    formats: tuple[str, ...],
    encoding: str,
    sheet: str,
    key: str,
    dry_run: bool,
    style: str,
) -> int:
    """Read a table (csv, tsv, xlsx, ods) into the plan, as one change.

    Rows that can't be read are told one by one and the others are imported: the exit code is 0 when at least
    one row could be used, 2 when none could. People, areas and departments that rows name have to be in the
    plan; `itplanner import areas FILE` brings them in.

    Incidents and spend may come by the hundred thousand: they are kept beside the plan, as one batch. Their
    times are local ones of the organisation's time zone unless they name another.
    """
    options = Options(_pairs(mapped, "--map"), _formats(formats), key)
    if facts := fact_of(kind):
        from itplanner.cli.bulk import import_facts  # noqa: PLC0415 - only where facts are imported

        return import_facts(session, facts, (file, encoding, sheet), options, style, dry_run=dry_run)
    table = _table(file, encoding, sheet)
    with session.work() as work:
        found = preview(work.plan, kind_named(kind), table, options, work.when.today)
        if isinstance(found, Wrong):
            raise PlannerError(found.message)
        require_one_reading(found)
        _require_zones(found)
        if not dry_run:
            work.planner.save(found.change, work.when)
    print_told(found, style, dry_run=dry_run)
    return exit_code(found)


def _pairs(words: Sequence[str], option: str) -> dict[str, str]:
    pairs = {}
    for word in words:
        field, sign, column = word.partition("=")
        if not sign:
            raise click.BadParameter(f"{quoted(word)} is no FIELD=COLUMN.", param_hint=f"'{option}'")
        pairs[field.strip()] = column
    return pairs


def _formats(words: Sequence[str]) -> dict[str, str]:
    """Return date formats by field; the empty name for one that holds for all."""
    formats = {}
    for word in words:
        field, sign, text = word.partition("=")
        named = bool(sign) and "%" not in field
        formats[field.strip() if named else ""] = text if named else word
    return formats


def _table(file: str, encoding: str, sheet: str) -> Sheet:
    try:
        found = (
            table_of(sys.stdin.buffer.read(), encoding)
            if file == "-"
            else table_in(path_of(file), encoding, sheet)
        )
    except OSError as error:
        raise PlannerError(f"{file} can't be read: {error.strerror}.") from None
    if isinstance(found, Wrong):
        raise PlannerError(found.message)
    if found.encoding == "cp1252" and not encoding:
        say("The file isn't UTF-8; it was read as cp1252. --encoding says otherwise.")
    return found


def _require_zones(found: Preview) -> None:
    for edit in found.change:
        if edit.kind == "organisation" and edit.after is not None:
            texts = {FIELD: edit.after.time_zone} if edit.field is None else {edit.field: edit.after}
            if (wrong := wrong_zone(texts)) is not None:
                raise BadInput({FIELD: wrong})
