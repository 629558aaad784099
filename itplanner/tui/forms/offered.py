"""The candidates of the field under the cursor, as lines below it."""

from collections.abc import Iterator

from rich.cells import cell_len

from itplanner.tui.forms.candidates import Candidate
from itplanner.tui.forms.layout import Columns
from itplanner.tui.forms.state import FormState
from itplanner.tui.glyphs import CURSOR
from itplanner.tui.roles import Role
from itplanner.tui.widgets.fitting import shortened
from itplanner.tui.widgets.parts import Part

ROWS = 5
"""So many candidates are in sight."""


def offered(state: FormState, columns: Columns, cut: str) -> Iterator[tuple[Part, ...]]:
    """Return a line for each candidate in sight, the chosen one marked."""
    top = max(0, min((state.chosen or 0) - ROWS // 2, len(state.offers) - ROWS))
    for at, each in enumerate(state.offers[top : top + ROWS], start=top):
        yield _line(each, columns, cut, chosen=at == state.chosen)


def _line(each: Candidate, columns: Columns, cut: str, *, chosen: bool) -> tuple[Part, ...]:
    """Mark, code, name and, where there is room, the hint at the right."""
    mark = Part(f"{CURSOR} " if chosen else "  ", Role.ACCENT)
    code = [Part(f"{each.code:<5} ", Role.MUTED)] if each.code else []
    room = columns.room - 2 - sum(len(part.text) for part in code)
    hint = each.hint if cell_len(each.label) + cell_len(each.hint) + 2 <= room else ""
    label = shortened(each.label, room - cell_len(hint) - (2 if hint else 0), mark=cut)
    blanks = " " * (room - cell_len(label) - cell_len(hint))
    ending = [Part(blanks + hint, Role.MUTED, typed=True)] if hint else []
    return (Part(" " * columns.value), mark, *code, *_lit(label, each), *ending)


def _lit(label: str, each: Candidate) -> Iterator[Part]:
    """The name with the letters that were typed bold and underlined."""
    letters = set(each.letters)
    start = 0
    for at in range(1, len(label) + 1):
        if at == len(label) or (at in letters) != (start in letters):
            lit = start in letters
            yield Part(label[start:at], typed=True, bold=lit, underline=lit)
            start = at
