"""One run of the command line: what was asked is done, or the reason goes to stderr with an exit code."""

import sys
from collections.abc import Sequence

import click

from itplanner.cli.group import Group
from itplanner.cli.output import say
from itplanner.cli.session import Session
from itplanner.errors import PlannerError

INTERRUPTED = 130


def run(args: Sequence[str]) -> int:
    """Carry out a command line; return its exit code. A bug is raised."""
    for stream in (sys.stdout, sys.stderr):
        # What the terminal's encoding lacks must not end the program.
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors="backslashreplace")
    try:
        with Group().make_context("itplanner", list(args), obj=Session()) as context:
            code = context.command.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        say(f"Error: {error.format_message()}")
        return error.exit_code
    except PlannerError as error:
        say(f"Error: {error.message}")
        if error.hint:
            say(f"hint: {error.hint}")
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return code if isinstance(code, int) else 0
