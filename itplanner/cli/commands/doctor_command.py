"""`itplanner doctor`: what could be in the way here."""

import locale
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator

import click

from itplanner import __version__
from itplanner.cli.options import Command
from itplanner.cli.output import say, table, write
from itplanner.cli.session import Session
from itplanner.errors import PlanError
from itplanner.service.places import state_folder
from itplanner.service.troubles import last
from itplanner.store.doctor import Facts, facts


@click.command("doctor", cls=Command)
@click.pass_obj
def command(session: Session) -> None:
    """Print facts about the program, the terminal and the plan's file, for a report of trouble."""
    rows = [*_program(), *_terminal(), ("plan", str(session.path))]
    try:
        found = facts(session.path)
    except PlanError as error:
        write(table(("what", "is"), rows))
        say(f"{error.message} {error.hint}")
        return
    write(table(("what", "is"), [*rows, *_file(found)]))
    for warning in found.warnings:
        say(warning)


def _program() -> Iterator[tuple[str, str]]:
    yield "itplanner", __version__
    yield "python", platform.python_version()
    yield "sqlite", sqlite3.sqlite_version
    yield "system", platform.platform()


def _terminal() -> Iterator[tuple[str, str]]:
    for name in ("TERM", "COLORTERM", "NO_COLOR", "SSH_TTY", "TMUX"):
        yield name, os.environ.get(name, "not set")
    yield "terminal", "yes" if sys.stdout.isatty() else "no"
    yield "thin line", "off: ITPLANNER_THIN is 0" if os.environ.get("ITPLANNER_THIN") == "0" else "on"
    yield "last trouble", last(state_folder()) or "none"
    yield "encoding", locale.getpreferredencoding(do_setlocale=False)


def _file(found: Facts) -> Iterator[tuple[str, str]]:
    yield "size", f"{found.size} bytes"
    yield "mode", f"{found.mode:04o}, {found.owner}, {found.group}"
    yield "writable", "yes" if found.writable else "no"
    yield "file system", "network" if found.network else "local"
    yield "journal", found.journal or "unreadable"
    yield "shape", f"{found.shape} of {found.newest_shape}"
    yield "history", f"{found.revisions} changes, {found.edits} edits"
    yield "facts", f"{found.facts:,} rows, {found.loose:,} of no batch (about {found.loose_size:,} bytes)"
    whole = sum(backup.ok for backup in found.backups)
    yield "backups", f"{len(found.backups)}, {whole} of them whole"
