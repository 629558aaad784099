"""`itplanner keys`: the keys of the workbench."""

import click

from itplanner.cli.options import Command
from itplanner.cli.output import table, write


@click.command("keys", cls=Command)
def command() -> None:
    """Print the keys of the workbench, by place."""
    from itplanner.tui.key import NAMES  # noqa: PLC0415 - Textual, which only this command needs
    from itplanner.tui.keys import KEYS  # noqa: PLC0415 - the same

    rows = [
        [key.place, " ".join(NAMES.get(each, each) for each in key.keys) or ":", key.words, key.id]
        for key in KEYS
    ]
    write(table(("place", "keys", "what", "id"), rows))
