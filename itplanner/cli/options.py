"""The options that commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from itplanner.cli.session import Session

C = TypeVar("C", bound=Callable[..., Any])


class Command(click.Command):
    """A command that takes the global options as well, so that they may stand after its name."""

    def __init__(
        self, name: str | None, *, params: list[click.Parameter] | None = None, **settings: Any
    ) -> None:
        super().__init__(name, params=[*(params or []), *global_options()], **settings)


def global_options() -> list[click.Parameter]:
    """Return the options that every command knows; what is said last holds."""
    said: list[tuple[list[str], str, str, str]] = [
        (["-p", "--plan"], "plan", "PLAN", "The plan file."),
        (["--as"], "person", "PERSON", "Act as this person of the plan."),
        (["--today"], "today", "DATE", "Take this day as today."),
    ]
    options: list[click.Parameter] = [
        click.Option([*names, field], metavar=metavar, help=words, expose_value=False, callback=_keep)
        for names, field, metavar, words in said
    ]
    ascii_only = click.Option(
        ["--ascii", "ascii_only"],
        is_flag=True,
        help="Draw the workbench in ASCII.",
        expose_value=False,
        callback=_keep,
    )
    return [*options, ascii_only]


def format_option(*choices: str) -> Callable[[C], C]:
    """Return the option that chooses how the answer is printed; the first choice is the default."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(choices),
        default=choices[0],
        help=f"How to print it; {choices[0]} unless said.",
    )


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    session = context.find_object(Session)
    assert session is not None
    if value:
        setattr(session, parameter.name or "", value)
