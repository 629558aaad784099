"""Records with what a test doesn't care about filled in, and random plans and changes."""

import datetime
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

from itplanner.domain.change import Change, Edit, Ref, added, removed
from itplanner.domain.plan import Plan
from itplanner.domain.problems import added_problems
from itplanner.domain.records import (
    BASIS,
    KINDS,
    KPI,
    Area,
    BudgetLine,
    Declaration,
    FieldSpec,
    Goal,
    Holds,
    Measure,
    Organisation,
    Person,
    Project,
    ProjectBaseline,
    Reading,
    Record,
    RecoveryTest,
    Service,
    Step,
    Waiver,
    fields,
)
from itplanner.domain.removal import removal

TODAY = datetime.date(2026, 11, 23)
ACME = Organisation(id=1, name="Acme", currency="EUR", fiscal_start=7, year=2027)
"""FY2027 runs from July 2026 to June 2027."""
NETWORK = Area(id=1, name="Network")


def plan_of(*records: Record) -> Plan:
    """Return a plan of records, with an organisation and an area 1 where none is given."""
    kinds = {row.kind for row in records}
    usual = (row for row in (ACME, NETWORK) if row.kind not in kinds)
    return Plan.of((*usual, *records))


def contents(plan: Plan) -> dict[Ref, Record]:
    """Return all records, by which plans can be compared."""
    return {
        Ref(kind, number): row for kind, table in plan.tables.items() for number, row in table.rows.items()
    }


def goal(number: int = 1, **values: Any) -> Goal:
    """Return an annual goal of area 1."""
    return Goal(**{"id": number, "title": f"Goal {number}", "area": 1, "horizon": 1, **values})


def step(number: int = 1, **values: Any) -> Step:
    """Return an open step of goal 1."""
    return Step(**{"id": number, "goal": 1, "text": f"Step {number}", **values})


def measure(number: int = 1, **values: Any) -> Measure:
    """Return a measure of goal 1 that is to rise from 0 to 100."""
    usual = {"id": number, "goal": 1, "unit": "%", "direction": "increase", "start_value": 0, "target": 100}
    return Measure(**{**usual, **values})


def kpi(number: int = 1, **values: Any) -> KPI:
    """Return a KPI in percent."""
    return KPI(**{"id": number, "name": f"KPI {number}", "unit": "%", "direction": "at_least", **values})


def reading(number: int = 1, **values: Any) -> Reading:
    """Return a reading of a value on a day of 2026."""
    return Reading(**{"id": number, "date": datetime.date(2026, 10, 31), **values})


def declaration(number: int = 1, **values: Any) -> Declaration:
    """Return a declaration of person 1 that goal 1 is amber, from today until the end of 2026."""
    until = datetime.date(2026, 12, 31)
    usual = {
        "id": number,
        "record": "G1",
        "colour": "amber",
        "person": 1,
        "given_on": TODAY,
        "expires": until,
    }
    return Declaration(**{**usual, **values})


def waiver(number: int = 1, **values: Any) -> Waiver:
    """Return a waiver by person 1 of G010 of goal 1, from today until the end of 2026."""
    until = datetime.date(2026, 12, 31)
    usual = {
        "rule": "G010",
        "record": "G1",
        "person": 1,
        "reason": "Agreed",
        "given_on": TODAY,
        "expires": until,
    }
    return Waiver(**{"id": number, **usual, **values})


def project(number: int = 1, /, **values: Any) -> Project:
    """Return a running project."""
    return Project(**{"id": number, "name": f"Project {number}", "status": "running", **values})


def project_baseline(number: int = 1, /, **values: Any) -> ProjectBaseline:
    """Return the first baseline of project 1, which promises the end of 2026."""
    usual = {"id": number, "project": 1, "number": 1, "end": datetime.date(2026, 12, 31)}
    return ProjectBaseline(**{**usual, **values})


def service(number: int = 1, **values: Any) -> Service:
    """Return a service that must be back in four hours."""
    return Service(**{"id": number, "name": f"Service {number}", "rto": 4, **values})


def recovery_test(number: int = 1, **values: Any) -> RecoveryTest:
    """Return a full test of service 1 that passed after three hours."""
    usual = {"service": 1, "tested_on": datetime.date(2026, 9, 8), "type": "full", "outcome": "passed"}
    return RecoveryTest(**{"id": number, "rta": 3, **usual, **values})


def budget_line(number: int = 1, **values: Any) -> BudgetLine:
    """Return a line of FY2027 in area 1."""
    return BudgetLine(**{"id": number, "title": f"Line {number}", "year": 2027, "area": 1, **values})


def edit(plan: Plan, ref: Ref, field: str, after: Any) -> Edit:
    """Return the edit that gives a field of a record another value."""
    return Edit(ref.kind, ref.id, field, getattr(plan.find(ref), field), after)


def change_of(*edits: Edit) -> Change:
    """Return the change of some edits."""
    return Change.of(edits, "A change")


WORDS = ("alpha", "Alpha", "beta", "gamma", "ÄÖ", "[b]x[/b]", "K1")
DAYS = tuple(datetime.date(2026, month, 15) for month in (3, 6, 9, 12))
SHARED = 4
"""Numbers that links may lead to: few, so that random plans have circles, rivals and dangling links."""
MIXED = (*KINDS, "goal", "goal", "goal", *("support", "dependency", "reading", "declaration", "waiver") * 2)
"""The kinds of random records; most rules are about goals and what links them."""


def random_value(random: Random, spec: FieldSpec) -> Any:
    """Return one of a few values of a field, None now and then where it may be empty."""
    if spec.optional and random.random() < 0.4:
        return None
    if spec.choices:
        return random.choice(spec.choices)
    if spec.holds is Holds.NOTATION:
        return random.choice(NOTATIONS[spec.name])
    if spec.name in SMALL:
        return random.randint(1, 4)
    return _RANDOM[spec.holds](random)


NOTATIONS: dict[str, tuple[str, ...]] = {
    "maximum": ("", "24", "1:4, 2:8.5"),
    "workdays": ("", "mon tue wed thu fri", "sun"),
    "work_start": ("", "09:00"),
    "work_end": ("", "17:00"),
    "holidays": ("", "2026-12-25 2026-12-26"),
    "sha256": ("", "ab" * 32),
    "content_hash": ("ab" * 32, "cd" * 32),
}
"""Values of the fields that have a notation of their own."""

SMALL = frozenset({"tier", "period", "number", "roi_years"})
"""Whole numbers that begin at 1 and end soon."""

_RANDOM: dict[Holds, Callable[[Random], Any]] = {
    Holds.LINE: lambda random: random.choice(WORDS),
    Holds.TEXT: lambda random: random.choice(WORDS),
    Holds.DATE: lambda random: random.choice(DAYS),
    Holds.INTEGER: lambda random: random.randint(0, 6),
    Holds.NUMBER: lambda random: random.choice((0.0, 0.5, 1.0)),
    Holds.MONEY: lambda random: random.choice((0, 1, 1_200_000)),
    Holds.PERCENT: lambda random: random.choice((0, BASIS // 2, BASIS)),
    Holds.WEIGHT: lambda random: random.choice((1, BASIS, 2 * BASIS)),
    Holds.YES: lambda random: random.random() < 0.5,
    Holds.LINK: lambda random: random.randint(1, SHARED),
    Holds.RECORD: lambda random: f"{random.choice('GK')}{random.randint(1, SHARED)}",
    Holds.POINTS: lambda random: tuple(
        (day, random.choice((0.0, 0.5))) for day in DAYS[: random.randint(0, 3)]
    ),
    Holds.WORDS: lambda random: tuple(sorted(random.sample(("dr", "lan", "wan"), random.randint(0, 3)))),
    Holds.YEAR: lambda random: random.choice((2026, 2027, 2028)),
    Holds.MONTH: lambda random: random.randint(1, 12),
    Holds.PERIOD: lambda random: random.randint(1, 12),
    Holds.CHECK: lambda random: random.choice(("G001", "G010")),
    Holds.CURRENCY: lambda random: random.choice(("EUR", "JPY")),
    Holds.RANK: lambda random: random.choice(("", "A", "V", "k")),
}


def random_record(random: Random, kind: str, number: int) -> Record:
    """Return a record of a kind with random values."""
    own = {name: random_value(random, spec) for name, spec in fields(KINDS[kind]).items() if name != "id"}
    return KINDS[kind](id=number, **own)


def random_plan(random: Random, size: int) -> Plan:
    """Return a plan of up to so many records, whatever problems it has."""
    kinds = [random.choice(MIXED) for _ in range(size)]
    rows = {(kind, number): None for kind in kinds for number in (random.randint(1, SHARED),)}
    return Plan.of(random_record(random, kind, number) for kind, number in rows)


def random_change(random: Random, plan: Plan, size: int) -> Change:
    """Return a change of up to so many edits of records that are there, that come and that go."""
    edits: dict[tuple[Ref, str | None], Edit] = {}
    for _ in range(size):
        ref = Ref(random.choice(MIXED), random.randint(1, SHARED))
        taken = {name for other, name in edits if other == ref}
        row = plan.find(ref)
        if row is None:
            edits[ref, None] = added(random_record(random, *ref))
        elif not taken and random.random() < 0.15:
            edits[ref, None] = removed(row)
        elif None not in taken:
            name = random.choice([name for name in fields(type(row)) if name != "id"])
            after = random_value(random, fields(type(row))[name])
            edits[ref, name] = Edit(*ref, name, getattr(row, name), after)
    return Change.of(edits.values(), "A random change")


def random_valid_plan(random: Random, size: int) -> Plan:
    """Return a plan without problems."""
    plan = plan_of(goal(1), Person(id=1, name="Ann"))
    for _ in range(size):
        change = random_change(random, plan, 1)
        if not added_problems(plan, plan.apply(change), change.touched):
            plan = plan.apply(change)
    return plan


SEEDS = st.integers(0, 2**32)


@st.composite
def plans(draw: st.DrawFn, size: int = 30) -> Plan:
    """Return random plans with whatever problems."""
    return random_plan(Random(draw(SEEDS)), draw(st.integers(0, size)))


@st.composite
def valid_plans(draw: st.DrawFn, size: int = 40) -> Plan:
    """Return random plans without problems."""
    return random_valid_plan(Random(draw(SEEDS)), draw(st.integers(0, size)))


@st.composite
def changes(draw: st.DrawFn, plan: Plan, size: int = 12) -> Change:
    """Return random changes of a plan, removals of whole branches among them."""
    random = Random(draw(SEEDS))
    refs = [Ref(kind, number) for kind in KINDS for number in plan.table(kind).rows]
    if refs and random.random() < 0.1:
        return removal(plan, random.choice(refs)).change
    return random_change(random, plan, draw(st.integers(0, size)))


@st.composite
def plans_and_changes(draw: st.DrawFn) -> tuple[Plan, Change]:
    """Return random plans, with problems and without, each with a change of it."""
    plan = draw(st.one_of(plans(), valid_plans()))
    return plan, draw(changes(plan))
