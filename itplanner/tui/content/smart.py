"""The five letters of a goal: five cells in a list, and with their evidence as rows of the inspector."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.domain.smart.verdicts import LETTERS, NAMES, WORST, Letter, Verdict
from itplanner.tui import glyphs
from itplanner.tui.content.frame import Said
from itplanner.tui.content.inspector_rows import LINES, At, wrapped
from itplanner.tui.content.problems import MENDS, own
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

if TYPE_CHECKING:
    from itplanner.domain.smart.gaps import Judged
    from itplanner.domain.smart.smart import Smart

ROLES: Final[Mapping[Verdict, Role]] = {
    "pass": Role.OK,
    "weak": Role.WARN,
    "fail": Role.BAD,
    "unknown": Role.INFO,
}
MARKS: Final[Mapping[Verdict, str]] = {
    "pass": glyphs.DONE,
    "weak": glyphs.WEAK,
    "fail": glyphs.FAILS,
    "unknown": glyphs.CANT_TELL,
}
MOST: Final = 2 * LINES
"""So many rows a letter has at most: what shows it, and what mends it."""

WIDE: Final = 60
"""From so many cells on the letters have their names beside them."""


def letters(smart: "Smart") -> tuple[Part, ...]:
    """Return the letters as a cell: small ones are weak, `!` fails, `?` can't be told."""
    looks = [
        (sign, ROLES[each.verdict]) for sign, each in zip(smart.short, smart.letters.values(), strict=True)
    ]
    return tuple(
        Part("".join(sign for sign, _role in alike), role) for role, alike in groupby(looks, itemgetter(1))
    )


def smart_rows(view: View, goal: Goal, width: int) -> Iterator[Row]:
    """Yield a goal's letters with what shows them; `enter` opens the field that does, or would."""
    for letter, judged in view.smart(goal).letters.items():
        name = f"{NAMES[letter]:<12}" if width >= WIDE else ""
        sign = letter if judged.verdict != "weak" else letter.lower()
        lead = (
            Part(f"{sign} "),
            Part(MARKS[judged.verdict], ROLES[judged.verdict]),
            Part(f" {name}", Role.MUTED),
        )
        indent = sum(len(part.text) for part in lead)
        hint = judged.hint if judged.verdict in {"fail", "unknown"} else ""
        lines = [(text, Role.TEXT) for text in wrapped(judged.sentence, width - indent - 2)]
        lines += [(text, Role.MUTED) for text in (wrapped(hint, width - indent - 2) if hint else ())]
        for place, (text, role) in enumerate(lines):
            parts = (*(lead if not place else (Part(" " * indent),)), *mixed(text, role))
            yield Row(letter_at(letter, judged, place), {"label": Cell(parts=parts, span=2)})


def letter_at(letter: Letter, judged: "Judged", below: int = 0) -> At:
    """Return what a row of a letter stands for: the field that shows it, or would."""
    return At("smart", judged.field, LETTERS.index(letter) * MOST + below, judged.ref)


def letters_to_mend(view: View, goal: Goal) -> "list[tuple[Letter, Judged]]":
    """Return the letters of a goal that don't pass, the worst first; not for what is a problem too."""
    rules = {finding.rule for finding in own(view.checked(), Ref(goal.kind, goal.id))}
    letters = view.smart(goal).letters.items()
    found = [(letter, each) for letter, each in letters if each.gaps and each.gaps[0].rule not in rules]
    return sorted(found, key=lambda pair: WORST.index(pair[1].verdict))


def letter_said(view: View, goal: Goal, letter: Letter, judged: "Judged") -> Said:
    """Return what the message line says where the cursor stands at a letter."""
    how = f". {judged.hint}" if judged.hint else ""
    tail = MENDS if how and view.writable else ""
    return Said(f"{goal.code} {letter}: {judged.sentence}{how}", ".", "next problem", tail=tail)
