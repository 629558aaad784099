"""The problems of a plan as rows: all of them to choose from, a record's own for the inspector."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from itplanner.domain.change import Ref
from itplanner.domain.invariants.problem import short
from itplanner.domain.links import code
from itplanner.domain.records import KPI, BudgetLine, Goal, Project, Service
from itplanner.tui import glyphs
from itplanner.tui.content.frame import Said
from itplanner.tui.content.inspector_rows import LABEL, LINES, At, line, wrapped
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.formatting import count
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

if TYPE_CHECKING:
    from itplanner.domain.lint.findings import Checked, Finding
    from itplanner.domain.lint.rule import Severity

COLUMNS: Sequence[Column] = (
    Column("mark", "", 1),
    Column("code", "", 5),
    Column("words", "", 24, flexible=True),
    Column("name", "", 22, leaves=0),
    Column("rule", "", 4),
)

MENDS = "enter mends it"

SHOWN = frozenset({Goal.kind, KPI.kind, Project.kind, Service.kind, BudgetLine.kind})
"""The problems of these records stand in an inspector; for others the form opens at once."""

_MARKS: "dict[Severity, Part]" = {
    "error": Part(glyphs.RED, Role.BAD),
    "warning": Part(glyphs.AMBER, Role.WARN),
    "info": Part(glyphs.NOTHING, Role.MUTED),
}


def problem_rows(view: View, found: "Checked", words: str) -> tuple[Lazily, str]:
    """Return what the linter found that has these words, the gravest first, and how much of each there is."""
    folded = words.casefold().split()
    kept = [finding for finding in found.findings if _has(view, finding, folded)]
    by_key: Mapping[Hashable, Finding] = {finding: finding for finding in kept}
    numbers = ((found.of("error"), "error"), (found.of("warning"), "warning"), (found.of("info"), "note"))
    said = [count(number, noun) for number, noun in numbers if number]
    said += [f"{len(found.waived)} waived"] if found.waived else []
    return Lazily(COLUMNS, kept, lambda key: _row(view, by_key[key])), ", ".join(said)


def problem_lines(view: View, ref: Ref, width: int) -> Iterator[Row]:
    """Yield the problems of a record and its parts, each where it is mended."""
    for place, finding in enumerate(own(view.checked(), ref)):
        said = f"{finding.message} ({finding.rule})"
        for below, text in enumerate(wrapped(said, width - LABEL - 5)):
            mark = Part(" ") if below else _MARKS[finding.severity]
            label = "" if place or below else "Problems"
            yield line(label, (mark, Part(" "), *mixed(text)), problem_at(finding, place, below))


def problem_at(finding: "Finding", place: int, below: int = 0) -> At:
    """Return what the inspector's row of a problem stands for: the field that mends it."""
    return At("problem", finding.field, place * LINES + below, finding.ref)


def found_at(found: "Checked | None", ref: Ref, at: At) -> "Finding | None":
    """Return the problem that a row of a record's inspector tells."""
    return next(iter(own(found, ref)[at.line // LINES :]), None)


def own(found: "Checked | None", ref: Ref) -> "tuple[Finding, ...]":
    """Return what the linter found at a record and its parts, the gravest first."""
    return () if found is None else found.at.get(ref, ())


def following(found: "Checked", seen: "Collection[Finding]", here: Ref | None) -> "Finding | None":
    """Return the next problem to mend: one of the record that is looked at, else the gravest.

    Those that were seen come again once all were.
    """
    near = own(found, here) if here is not None else ()
    for problems in (near, found.problems):
        for finding in problems:
            if finding.severity != "info" and finding not in seen:
                return finding
    return next(iter(found.problems), None)


def problem_said(view: View, found: "Checked", finding: "Finding") -> Said:
    """Return what the message line says where the cursor stands at a problem."""
    problems = [each for each in own(found, finding.whole) if each.severity != "info"]
    of = f" {problems.index(finding) + 1} of {len(problems)}" if len(problems) > 1 else ""
    name = short(view.plan, finding.whole)
    text = f"{name}{of}: {finding.message}"
    if finding.whole.kind in SHOWN and view.writable:
        return Said(text, ".", "next problem", tail=MENDS)
    return Said(f"{text}{'' if text.endswith('?') else '.'} {finding.fix}", ".", "next problem")


def _row(view: View, finding: "Finding") -> Row:
    row = view.plan.find(finding.whole)
    cells = {
        "mark": Cell(parts=(_MARKS[finding.severity],)),
        "code": Cell(code(finding.whole), Role.ACCENT),
        "words": Cell(parts=mixed(finding.message)),
        "name": Cell("" if row is None else row.label, Role.MUTED, typed=True),
        "rule": Cell(finding.rule, Role.MUTED),
    }
    return Row(finding, cells)


def _has(view: View, finding: "Finding", words: Sequence[str]) -> bool:
    if not words:
        return True
    row = view.plan.find(finding.whole)
    name = "" if row is None else row.label
    text = f"{code(finding.whole)} {finding.message} {name} {finding.rule}".casefold()
    return all(word in text for word in words)
