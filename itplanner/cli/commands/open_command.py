"""`itplanner [PLAN]`: open the workbench."""

from pathlib import Path

import click

from itplanner.cli.directory import COMMANDS
from itplanner.cli.options import Command
from itplanner.cli.session import Session


@click.command("open", cls=Command)
@click.argument("words", nargs=-1, metavar="[PLAN]")
@click.pass_obj
def command(session: Session, words: tuple[str, ...]) -> int:
    """Open the workbench; a missing plan offers a starter, the demo or an empty one."""
    if words:
        _require_plan(words)
        session.plan = words[0]
    if session.demo and session.plan:
        raise click.UsageError("--demo opens a copy of its own; leave out the plan.")
    from itplanner.cli.workbench import run  # noqa: PLC0415 - the workbench is imported last

    path = None if session.demo else session.path
    return run(path, person=session.acting, today=session.day, ascii_only=session.ascii_only)


def _require_plan(words: tuple[str, ...]) -> None:
    """Raise UsageError where a word was rather meant as a command."""
    from itplanner.service.places import is_there  # noqa: PLC0415 - with the plan

    word = words[0]
    if len(words) == 1 and (is_there(Path(word)) or not word.isidentifier()):
        return
    from difflib import get_close_matches  # noqa: PLC0415 - only for what was meant otherwise

    near = get_close_matches(word, COMMANDS, n=1)
    if near or len(words) > 1:
        hint = f"Did you mean {near[0]}?" if near else "`itplanner --help` lists the commands."
        raise click.UsageError(f'There is no command "{word}". {hint}')
