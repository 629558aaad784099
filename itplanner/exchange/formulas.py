"""Cells that a spreadsheet would run as a formula, kept from it by an apostrophe."""

import re

from itplanner.domain.numbers import parse_number
from itplanner.domain.wrong import Wrong

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
"""What starts a formula, also behind apostrophes, so that those come back as they were."""

_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs; numbers stay numbers."""
    number = cell == cell.strip() and not isinstance(parse_number(cell), Wrong)
    if _DANGEROUS.match(cell) and not number:
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before it was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell
