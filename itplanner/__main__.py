"""The program's entry: version and help at once, everything else by the command line."""

import errno
import gc
import os
import sys
from collections.abc import Sequence

from itplanner import __version__

PIPE_CLOSED = 141
"""The exit code of a program whose reader went away, as the shell counts it: 128 + SIGPIPE."""
LINE_LOST = 129
"""The exit code of a program whose terminal went away: 128 + SIGHUP."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    args = sys.argv[1:] if args is None else args
    code = LINE_LOST
    try:
        code = _run(args)
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        _hear_nothing()
        return PIPE_CLOSED
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        # The terminal is gone: what was to be said to it has no reader, and the code stands.
        _hear_nothing()
    return code


def _hear_nothing() -> None:
    """Lead what is still to be written nowhere: the interpreter flushes once more as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def _run(args: Sequence[str]) -> int:
    if list(args) == ["--version"]:
        sys.stdout.write(f"itplanner {__version__}\n")
        return 0
    if list(args) == ["--help"]:
        from itplanner.cli.directory import help_text  # noqa: PLC0415 - only for help

        sys.stdout.write(help_text())
        return 0
    # While modules load, collecting garbage finds none and costs a tenth of the start. It begins later.
    gc.disable()
    try:
        from itplanner.cli.run import run  # noqa: PLC0415 - click costs more than all of the above

        return run(args)
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
