"""The registers: lists of records, each one declaration; the place, the inspector and the palette read it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from itplanner.tui import glyphs
from itplanner.tui.content.registers.budget_lines import BUDGET_LINES
from itplanner.tui.content.registers.business_goals import BUSINESS_GOALS
from itplanner.tui.content.registers.facts import IMPORTS, INCIDENTS
from itplanner.tui.content.registers.headcounts import HEADCOUNTS
from itplanner.tui.content.registers.people import DEPARTMENTS, PEOPLE
from itplanner.tui.content.registers.projects import PROJECTS
from itplanner.tui.content.registers.register import Listed, Register, Shown, listed_of
from itplanner.tui.content.registers.services import SERVICES
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part

__all__ = ["REGISTERS", "Listed", "Register", "Shown", "listed_of", "register_of", "row_parts"]

REGISTERS: Final[tuple[Register, ...]] = (
    *(BUSINESS_GOALS, PROJECTS, SERVICES, BUDGET_LINES, HEADCOUNTS),
    *(INCIDENTS, IMPORTS, PEOPLE, DEPARTMENTS),
)
"""All registers, in the order in which the key goes through them."""


def register_of(kind: str) -> Register | None:
    """Return the register in which records of a kind stand."""
    return next((each for each in REGISTERS if each.kind.kind == kind and each is not INCIDENTS), None)


def row_parts(view: View, chosen: Register, width: int) -> Sequence[Part]:
    """Return the registers with how much is in each, the chosen one reversed.

    Where there is no room for all, they stand in rows, of which the one with the chosen register is shown.
    """
    rows: list[list[Register]] = [[]]
    used = 1
    for each in REGISTERS:
        needed = len(_label(view, each)) + 2
        if rows[-1] and used + needed > width - 3:
            rows.append([])
            used = 1
        rows[-1].append(each)
        used += needed
    at = next(place for place, row in enumerate(rows) if chosen in row)
    before = Part(f"{glyphs.BEFORE if at else ' '}", Role.MUTED)
    after = Part(f" {glyphs.BEYOND}" if at + 1 < len(rows) else "", Role.MUTED)
    return (before, *(part for each in rows[at] for part in _drawn(view, each, each is chosen)), after)


def _drawn(view: View, each: Register, chosen: bool) -> Iterator[Part]:
    label = _label(view, each)
    if chosen:
        yield Part(f"[{label}]", chosen=True, bold=True)
        return
    name, _blank, number = label.rpartition(" ")
    yield Part(f" {name} ")
    yield Part(f"{number} ", Role.MUTED)


def _label(view: View, each: Register) -> str:
    return f"{each.title} {how_many(view, each):,}"


def how_many(view: View, each: Register) -> int:
    """Return how many records a register holds; of incidents, not the months but what they count."""
    rows: Sequence[Any] = each.all(view)
    return sum(row.found.count for row in rows) if each is INCIDENTS else len(rows)
