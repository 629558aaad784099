"""Declared colours: which one is in force, and where it hides something."""

import datetime

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Declaration
from itplanner.domain.rules.status import Colour

_RANKS: dict[Colour, int] = {"grey": 0, "red": 1, "amber": 2, "green": 3}


def in_force(plan: Plan, ref: Ref, day: datetime.date) -> Declaration | None:
    """Return the declaration about a record that holds on a day: the newest that has not expired."""
    code = f"{KINDS[ref.kind].prefix}{ref.id}"
    given = (row for row in plan[Declaration].where("record", code) if row.given_on <= day <= row.expires)
    return max(given, key=lambda row: (row.given_on, row.id), default=None)


def better(declared: Colour, computed: Colour) -> bool:
    """Whether a declared colour is better than the computed one; grey is worse than any."""
    return _RANKS[declared] > _RANKS[computed]


def watermelon(declared: Declaration | None, computed: Colour) -> bool:
    """Whether a record is declared better than it computes: green outside, red inside."""
    return declared is not None and better(declared.colour, computed)
