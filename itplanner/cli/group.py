"""The command line as a whole: a first word that is a command is one, any other is a plan."""

from importlib import import_module
from typing import Any, cast

import click

from itplanner import __version__
from itplanner.cli.directory import COMMANDS, help_text
from itplanner.cli.options import global_options
from itplanner.cli.output import write
from itplanner.cli.session import Session

OPEN = "open"
"""The command that runs without being named; a plan may be called so."""


class Group(click.Group):
    """Finds commands by their file, so that only the one that is used is imported."""

    def __init__(self) -> None:
        version = click.Option(
            ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_print_version
        )
        demo = click.Option(["--demo"], is_flag=True, expose_value=False, callback=_keep_demo)
        super().__init__(
            "itplanner",
            params=[*global_options(), demo, version],
            invoke_without_command=True,
            callback=_open_unnamed,
            context_settings={"max_content_width": 100},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click passes it
        cmd_name: str,
    ) -> click.Command | None:
        """Return a command, imported now."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; a first word that is none goes to `open`."""
        if args[0] in COMMANDS or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        return OPEN, load(OPEN), args

    def format_help(
        self,
        ctx: click.Context,  # noqa: ARG002 - click passes it
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the same help as the fast way does."""
        formatter.write(help_text())


def load(name: str) -> click.Command:
    """Return a command from its file."""
    module = import_module(f"itplanner.cli.commands.{name}_command")
    return cast("click.Command", module.command)


@click.pass_context
def _open_unnamed(context: click.Context) -> Any:
    if context.invoked_subcommand is None:
        return context.invoke(load(OPEN), words=())
    return None


def _print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        write(f"itplanner {__version__}\n")
        context.exit()


def _keep_demo(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    session = context.find_object(Session)
    assert session is not None
    session.demo = session.demo or value
