"""A piece of text with its role: what lines, heads and cells are put together from."""

import re
from collections.abc import Sequence

from itplanner.domain.values import dataclass
from itplanner.tui.roles import Role


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one line in one look."""

    text: str
    role: Role = Role.TEXT
    bold: bool = False
    underline: bool = False
    reverse: bool = False
    """Reversed over its role, as mode bars are."""
    chosen: bool = False
    """Drawn as a selection: the active place, the chosen button."""
    typed: bool = False
    """Written by a person, so that ASCII drawing leaves its letters alone."""
    leaves: int | None = None
    """On a line that is too narrow the lowest number leaves first, all parts that have it; None stays."""


Drawn = str | Part | Sequence[Part]
"""What a line takes: plain words, one part, or several."""


def as_parts(drawn: Drawn) -> tuple[Part, ...]:
    """`drawn` as parts."""
    if isinstance(drawn, str):
        return (Part(drawn),) if drawn else ()
    return (drawn,) if isinstance(drawn, Part) else tuple(drawn)


_SIGNS = re.compile(r"((?<!\S)[→·–](?!\S)|…(?!\S))")


def mixed(text: str, role: Role = Role.TEXT) -> tuple[Part, ...]:
    """A sentence of ours with words of people in it: of its letters, only our signs have ASCII twins."""
    pieces = _SIGNS.split(text)
    return tuple(Part(piece, role, typed=not place % 2) for place, piece in enumerate(pieces) if piece)
