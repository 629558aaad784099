"""Printing: data to stdout, all else to stderr, no user text raw to a terminal."""

import json
import sys
from collections.abc import Sequence

from itplanner.domain.text import cells, shown


def write(text: str) -> None:
    """Print data."""
    sys.stdout.write(text)


def say(text: str) -> None:
    """Print a line about the data, or about what was done."""
    sys.stderr.write(f"{shown(text)}\n")


def write_json(value: object) -> None:
    """Print a value as JSON, in plain ASCII where stdout isn't UTF-8."""
    from itplanner.exchange.jsontext import json_text  # noqa: PLC0415 - only where it is asked for

    text = json_text(value)
    if "utf" not in (sys.stdout.encoding or "utf-8").lower():
        text = "".join(char if char.isascii() else _escaped(char) for char in text)
    write(f"{text}\n")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns for the eye, without blanks at the ends of lines."""
    lines = [list(head), *([shown(cell) for cell in row] for row in rows)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    padded = (
        "  ".join(cell + " " * (width - cells(cell)) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )
    return "".join(f"{line.rstrip()}\n" for line in padded)


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1]
