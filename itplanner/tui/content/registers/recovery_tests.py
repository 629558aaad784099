"""The last recovery tests of all services, under their list."""

from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.entry import words
from itplanner.domain.numbers import number_text
from itplanner.domain.records import RecoveryTest, Service
from itplanner.tui import glyphs
from itplanner.tui.content.registers.register import Below
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows

TESTS: Final = 8
"""So many tests stand under the list."""

TEST_COLUMNS: Final = (
    Column("day", "", 11),
    Column("code", "", 4),
    Column("type", "", 12),
    Column("rta", "", 7, "right"),
    Column("said", "", 20, flexible=True),
)


def last_tests(view: View) -> Below:
    """Return the last tests of all services, newest first, and what the ladder's signs mean."""
    known = (row for row in view.plan[RecoveryTest] if row.tested_on <= view.today)
    tests = sorted(known, key=lambda row: (row.tested_on, row.id), reverse=True)
    rows = [_test(view, row) for row in tests[:TESTS]]
    signs = (
        *(Part(f" Ladder: {glyphs.WORK_DONE} ", Role.MUTED), Part("proven time  ", Role.MUTED)),
        *(Part(f"{glyphs.SIDE_RULE} ", Role.WARN), Part("the promise (RTO)  ", Role.MUTED)),
        *(Part(f"{glyphs.OVERRUN} ", Role.BAD), Part("over it  ", Role.MUTED)),
        *(Part(f"{glyphs.HOLE} ", Role.WARN), Part("no proof", Role.MUTED)),
    )
    rows.append(Row("signs", {"day": Cell(parts=signs, span=len(TEST_COLUMNS))}, selectable=False))
    summary = f"last {TESTS} of {len(tests)}" if len(tests) > TESTS else ""
    return Below("Tests", summary, Rows(TEST_COLUMNS, tuple(rows)))


def _test(view: View, row: RecoveryTest) -> Row:
    service = view.plan[Service].rows[row.service]
    over = row.rta is not None and service.rto is not None and row.rta > service.rto
    if over and row.rta is not None and service.rto is not None:
        said = Part(f"{hours(row.rta - service.rto)} over", Role.BAD)
    else:
        said = Part(*(("failed", Role.BAD) if row.outcome == "failed" else ("met", Role.OK)))
    found = f": {row.findings}" if row.findings else ""
    cells = {
        "day": Cell(f"{full_day(row.tested_on):>11}", cut="never"),
        "code": Cell(service.code, cut="never"),
        "type": Cell(words(row.type)),
        "rta": Cell(hours(row.rta), cut="never"),
        "said": Cell(parts=(said, Part(found, typed=True))),
    }
    return Row(Ref(row.kind, row.id), cells)


def hours(value: float | None) -> str:
    """`4 h`, `2.75 h`, `15 min`."""
    if value is None:
        return glyphs.NOTHING
    return f"{round(60 * value)} min" if 0 < value < 1 else f"{number_text(round(value, 2))} h"
