"""Services: how soon each must be back, and how soon the last test proved it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.entry import words
from itplanner.domain.numbers import number_text
from itplanner.domain.records import RecoveryTest, Service, ServiceDependency
from itplanner.domain.rules.recovery import COUNTS, Proof, judged, proof, tests_of
from itplanner.tui import glyphs
from itplanner.tui.content.inspector_rows import LABEL, At, joined, labelled, line, wrapped
from itplanner.tui.content.registers.recovery_tests import hours, last_tests
from itplanner.tui.content.registers.register import (
    BAD,
    OK,
    PLAIN,
    WARN,
    Register,
    Said,
    titled,
    verdict,
)
from itplanner.tui.formatting import brief_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

PROMISE: Final = 7
"""Cells of the ladder up to the promise, and of those beyond it: a proof of twice the time fills it."""

BEYOND: Final = 4

_MARKS: Final = {"met": OK, "over": BAD, "fails": BAD, "old": WARN, "none": BAD}
_TURNS: Final = ("over", "fails", "none", "old", "met")


def _proof(view: View, service: Service) -> Proof:
    return proof(view.plan, service, view.today)


def _proven_hours(view: View, service: Service) -> str:
    test = _proof(view, service).test
    return hours(None if test is None else test.rta)


def _gap(found: Proof) -> str:
    return glyphs.NOTHING if found.gap is None else f"{'+' if found.gap > 0 else ''}{number_text(found.gap)}"


def ladder(service: Service, found: Proof) -> tuple[Part, ...]:
    """Return the proven time as a line up to the promise, and over it."""
    promise = Part(glyphs.SIDE_RULE, Role.WARN)
    if service.rto is None:
        return ()
    if found.test is None or found.test.rta is None:
        return (Part(glyphs.HOLE * PROMISE, Role.WARN), promise)
    ratio = found.test.rta / service.rto if service.rto else 2.0
    cells = max(round(PROMISE * ratio), 1)
    within = min(cells, PROMISE)
    over = min(cells - within, BEYOND) if ratio <= 1 or cells > PROMISE else 1
    line_ = Part(glyphs.WORK_DONE * within, Role.ACCENT)
    return (line_, Part(" " * (PROMISE - within)), promise, Part(glyphs.OVERRUN * over, Role.BAD))


def _tested(view: View, service: Service) -> Cell:
    found = _proof(view, service)
    if found.test is None:
        return Cell("never", Role.WARN)
    return Cell(brief_day(found.test.tested_on), Role.WARN if found.standing == "old" else Role.TEXT)


def _verdict(view: View, service: Service) -> Cell:
    found = _proof(view, service)
    if service.rto is None or not service.in_scope:
        return verdict(PLAIN, "")
    return verdict(_MARKS[found.standing], found.standing)


def _summary(view: View, _rows: Sequence[Service]) -> Sequence[Part]:
    found = judged(view.plan)
    if not found:
        return ()
    met = sum(_proof(view, row).standing == "met" for row in found)
    return (Part(f"{met} of {len(found)} met"),)


def _about(view: View, service: Service, width: int) -> Iterator[Row]:
    yield line("Tier", (Part(glyphs.NOTHING if service.tier is None else str(service.tier)),), _field("tier"))
    yield line("RTO", (Part(hours(service.rto)),), _field("rto"))
    yield line("RPO", (Part(hours(service.rpo)),), _field("rpo"))
    yield from _backup(service)
    yield line("Max outage", (Part(f"{hours(service.mtd)} (MTD)"),), _field("mtd"))
    yield line("Work rest", _rest(service), _field("wrt"))
    yield from _proven(view, service)
    owner = view.plan.find(Ref("person", service.owner or 0))
    yield line("Owner", (Part(owner.label if owner else glyphs.NOTHING, typed=True),), _field("owner"))
    links = view.plan[ServiceDependency]
    needs = [row.needs for row in links.where("service", service.id)]
    yield from _others(view, "Needs", needs, At("list", "depends_on"), width)
    needed = [row.service for row in links.where("needs", service.id)]
    yield from _others(view, "Needed by", needed, At("hangs", "needed"), width)
    yield from _tests(view, service, width)


def _backup(service: Service) -> Iterator[Row]:
    """How often backups run, and whether that is often enough for what may be lost."""
    every = service.backup_interval
    if every is None:
        return
    fits = service.rpo is None or every <= service.rpo
    mark = Part(", fits", Role.OK) if fits else Part(", too seldom", Role.BAD)
    yield line("Backup", (Part(f"every {hours(every)}"), mark), _field("backup_interval"))


def _field(name: str) -> At:
    return At("field", name)


def _rest(service: Service) -> tuple[Part, ...]:
    """The work after a service is back; with the promise it must fit into the longest outage."""
    said = Part(f"{hours(service.wrt)} (WRT)")
    if service.wrt is None or service.rto is None or service.mtd is None:
        return (said,)
    fits = service.rto + service.wrt <= service.mtd
    sum_ = f"; {number_text(service.rto)} + {number_text(service.wrt)} {'<=' if fits else '>'} "
    mark = Part(" fits", Role.OK) if fits else Part(" over", Role.BAD)
    return (said, Part(f"{sum_}{number_text(service.mtd)}"), mark)


def _proven(view: View, service: Service) -> Iterator[Row]:
    test = _proof(view, service).test
    if test is None:
        yield line("Proven", (Part("never, r records a test", Role.MUTED),), At("words", "proven"))
        return
    at = At("part", "rta", ref=Ref(test.kind, test.id))
    yield line("Proven", (Part(f"{hours(test.rta)}, {full_day(test.tested_on)}, {words(test.type)}"),), at)
    if test.rpa is not None:
        yield line("Data loss", (Part(f"{hours(test.rpa)} (RPA)"),), replace(at, name="rpa"))


def _others(view: View, title: str, numbers: Sequence[int], at: At, width: int) -> Iterator[Row]:
    rows = [row for number in numbers if (row := view.plan[Service].get(number)) is not None]
    if rows:
        yield from labelled(title, joined([f"{row.code} {row.name}" for row in rows], width - LABEL - 3), at)


def _tests(view: View, service: Service, width: int) -> Iterator[Row]:
    found = tests_of(view.plan, service)
    if found:
        head = (Part("Tests", bold=True), Part(f"  a proof counts for {COUNTS} months", Role.MUTED))
        yield Row(At("words", "tests"), {"label": Cell(parts=head, span=2)})
    for row in found:
        at = At("part", ref=Ref(row.kind, row.id))
        said = f"{hours(row.rta)} {words(row.type)}, {row.outcome}"
        yield line(brief_day(row.tested_on), (Part(said),), at)
        findings = wrapped(row.findings, width - LABEL - 3) if row.findings else []
        for place, text in enumerate(findings, start=1):
            yield line("", mixed(text), replace(at, line=place))


SERVICES: Final = Register(
    name="services",
    title="Services",
    head="Services and recovery tests",
    kind=Service,
    columns=(
        titled(16, "Service"),
        Said(
            Column("tier", "Tier", 4, "right"),
            lambda _view, row: Cell(glyphs.NOTHING if row.tier is None else str(row.tier)),
            lambda _view, row: row.tier,
        ),
        Said(
            Column("rto", "Promise", 7, "right"),
            lambda _view, row: Cell(hours(row.rto), cut="never"),
            lambda _view, row: row.rto,
        ),
        Said(
            Column("rta", "Proven", 7, "right"),
            lambda view, row: Cell(_proven_hours(view, row), cut="never"),
        ),
        Said(
            Column("gap", "Gap", 5, "right", leaves=1),
            lambda view, row: Cell(_gap(_proof(view, row)), cut="never"),
            lambda view, row: None if (found := _proof(view, row).gap) is None else -found,
        ),
        Said(
            Column("ladder", "Proof ladder", PROMISE + 1 + BEYOND, leaves=0),
            lambda view, row: Cell(parts=ladder(row, _proof(view, row))),
        ),
        Said(
            Column("tested", "Tested", 9, "right"),
            _tested,
            lambda view, row: found.tested_on if (found := _proof(view, row).test) else None,
        ),
        Said(
            Column("verdict", "Verdict", 7),
            _verdict,
            lambda view, row: _TURNS.index(_proof(view, row).standing),
        ),
    ),
    summary=_summary,
    first="adds the first one, for example Payroll",
    about=_about,
    skip=frozenset({"name", "tier", "rto", "rpo", "mtd", "wrt", "owner", "depends_on", "backup_interval"}),
    parts=(RecoveryTest.kind,),
    below=last_tests,
    records_part=RecoveryTest.kind,
    asks="name",
)
