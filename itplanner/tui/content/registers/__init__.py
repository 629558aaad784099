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

    Where there is no room for all, they stand in rows, of which the one with the chosen register is shown,
    the last one filled up with those before it.
    """
    needed = [len(_label(view, each)) + 2 for each in REGISTERS]
    first, at = 0, REGISTERS.index(chosen)
    while (end := _filled(needed, first, width - 4)) <= at:
        first = end
    while first and end == len(needed) and sum(needed[first - 1 :]) <= width - 4:
        first -= 1
    before = Part(glyphs.BEFORE if first else " ", Role.MUTED)
    after = Part(f" {glyphs.BEYOND}" if end < len(needed) else "", Role.MUTED)
    shown = (part for each in REGISTERS[first:end] for part in _drawn(view, each, each is chosen))
    return (before, *shown, after)


def _filled(needed: Sequence[int], first: int, room: int) -> int:
    """The end of a row that begins with a register: as many as there is room for, at least that one."""
    end = first + 1
    while end < len(needed) and sum(needed[first : end + 1]) <= room:
        end += 1
    return end


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
