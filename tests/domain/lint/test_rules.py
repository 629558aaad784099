"""Each rule with a plan that passes and one that fails (DOMAIN section 9)."""

import datetime
from dataclasses import dataclass
from typing import Any

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.lint.findings import Finding, findings
from itplanner.domain.lint.registry import RULES
from itplanner.domain.records import (
    Alignment,
    Area,
    BusinessGoal,
    Dependency,
    Goal,
    Person,
    Record,
    RecoveryTest,
    Service,
    ServiceDependency,
    Support,
)
from itplanner.service.packs import pack
from tests.builders import NETWORK, TODAY, goal, kpi, measure, plan_of, reading, step

DAY = datetime.date
ANN = Person(id=1, name="Ann", capacity_hours=10)
GROW = BusinessGoal(id=1, title="Grow")
G1, G2, AR2, BG1 = Ref("goal", 1), Ref("goal", 2), Ref("area", 2), Ref("business_goal", 1)
K1, S1 = Ref("kpi", 1), Ref("service", 1)
NO_TARGET = "No target: nothing says what is good enough"


def sound(number: int = 1, **values: Any) -> Goal:
    """Return an annual goal that lacks nothing of its own."""
    usual = {"title": f"Replace {number} links", "owner": 1, "year": 2027, "due": DAY(2027, 6, 30)}
    return goal(number, **{**usual, "acceptance": "All links carry data", **values})


def serves(number: int = 1, **values: Any) -> Alignment:
    """Return the link of a goal to the business goal."""
    return Alignment(**{"id": number, "goal": number, "business_goal": 1, **values})


def longer(number: int, years: int, **values: Any) -> Goal:
    """Return a goal of some years that lacks nothing of its own."""
    return sound(number, **{"horizon": years, "year": None, "due": DAY(2029, 6, 30), **values})


def service(number: int = 1, **values: Any) -> Service:
    """Return a service that promises nothing."""
    return Service(**{"id": number, "name": f"Service {number}", **values})


def needs(number: int, other: int) -> ServiceDependency:
    """Return the link of a service to the one that it needs."""
    return ServiceDependency(id=other, service=number, needs=other)


def proof(number: int = 1, **values: Any) -> RecoveryTest:
    """Return a full test of service 1 in September."""
    usual = {"service": 1, "tested_on": DAY(2026, 9, 8), "type": "full", "outcome": "passed"}
    return RecoveryTest(**{"id": number, **usual, **values})


SOUND: tuple[Record, ...] = (ANN, GROW, sound(), serves())
"""A plan in which no rule finds anything."""


@dataclass(frozen=True)
class Case:
    """What passes a rule, what fails it, and what is then said of which field."""

    code: str
    passing: tuple[Record, ...]
    failing: tuple[Record, ...]
    ref: Ref
    field: str
    said: str


def case(code: str, passing: list[Record], failing: list[Record], *found: Any) -> Case:
    """Return a case; what a record of the sound plan has the number and kind of takes its place."""
    return Case(code, tuple(passing), tuple(failing), *found)


def with_sound(*rows: Record) -> tuple[Record, ...]:
    """Return records, and those of the sound plan that they don't replace."""
    there = {(row.kind, row.id) for row in rows}
    return (*(row for row in SOUND if (row.kind, row.id) not in there), *rows)


CASES = [
    case("G001", [sound(owner=1)], [sound(owner=None)], G1, "owner", "It has no owner"),
    case(
        "G001",
        [Person(id=1, name="Ann", left=TODAY)],
        [Person(id=1, name="Ann", left=DAY(2026, 11, 22))],
        *(G1, "owner", "Its owner left on 22 Nov 2026"),
    ),
    case("G002", [sound()], [sound(due=None)], G1, "due", "No due date: it is not time-bound"),
    case(
        "G004",
        [sound(acceptance=""), step(text="Order them")],
        [sound(acceptance="")],
        *(G1, "acceptance", "No measure, no steps, no acceptance: it is not measurable"),
    ),
    case(
        "G004",
        [sound(acceptance=""), measure(target=9)],
        [sound(acceptance=""), measure(target=None)],
        *(Ref("measure", 1), "target", "G1 is measured without a target"),
    ),
    case(
        "G003",
        [longer(2, 3, title="Replace the core switches next year"), serves(2), sound(parent=2)],
        [longer(2, 3, title="Replace the core switches next year", due=None), serves(2), sound(parent=2)],
        *(G2, "due", '"next year" isn\'t anchored: it moves with the day on which it is read'),
    ),
    case(
        "G005",
        [sound(title="Replace the help desk tool to improve support")],
        [sound(title="Improve the help desk tool")],
        *(G1, "title", '"Improve" says no outcome'),
    ),
    case(
        "G006",
        [sound(title="Replace the mail server so that access is easy")],
        [sound(title="Replace the mail server", statement="With an adequate and modern one")],
        *(G1, "statement", '"adequate" can\'t be checked, and 1 more'),
    ),
    case(
        "G007",
        [sound(title="Keep the shop always open"), measure(target=99.9)],
        [sound(title="Keep the shop always open")],
        *(G1, "title", '"always" is an absolute: no one can keep it'),
    ),
    case(
        "G008",
        [sound(title="Install the new financial module")],
        [sound(title="Install the new financial module and train the clerks")],
        *(G1, "title", '2 goals in one: "Install", "train"'),
    ),
    case(
        "G009",
        [sound(title="Train all users", population=640)],
        [sound(title="Train all users")],
        *(G1, "population", '"all users": of how many?'),
    ),
    case(
        "G009",
        [sound(title="Train all users"), measure(target=640)],
        [sound(title="Train all users"), measure(target=None)],
        *(G1, "population", '"all users": of how many?'),
    ),
    case(
        "G010",
        [sound(2), serves(2, strength="secondary")],
        [sound(2)],
        *(G2, "business_goals", "It serves no business goal"),
    ),
    case(
        "G010",
        [BusinessGoal(id=1, title="Grow", valid_from=TODAY, valid_to=TODAY)],
        [BusinessGoal(id=1, title="Grow", valid_to=DAY(2026, 11, 22))],
        *(G1, "business_goals", "Of its business goals none holds today: BG1"),
    ),
    case(
        "G011",
        [longer(2, 3), serves(2), sound(parent=2, due=DAY(2027, 6, 30))],
        [longer(2, 3, due=DAY(2027, 6, 29)), serves(2), sound(parent=2)],
        *(G1, "due", "Due 30 Jun 2027 is after G2 ends (29 Jun 2027)"),
    ),
    case(
        "G011",
        [longer(2, 5), serves(2), longer(1, 3, parent=2), sound(3, parent=1), serves(3)],
        [longer(2, 3), serves(2), longer(1, 3, parent=2), sound(3, parent=1), serves(3)],
        *(G1, "parent", "Planned for 3 years under G2, which is planned for 3 years"),
    ),
    case(
        "G012",
        [longer(2, 3), serves(2), sound(parent=2)],
        [longer(2, 3, parent=1, due=None), serves(2), sound(parent=2)],
        *(G1, "parent", "A circle: G1 → G2 → G1"),
    ),
    case(
        "G012",
        [sound(2), serves(2), Dependency(id=1, goal=1, needs=2)],
        [sound(2), serves(2), Dependency(id=1, goal=1, needs=2), Dependency(id=2, goal=2, needs=1)],
        *(G1, "depends_on", "A circle: G1 → G2 → G1"),
    ),
    case(
        "G012",
        [sound(2), serves(2), Support(id=1, goal=2, supported=1)],
        [sound(2), serves(2), Support(id=1, goal=2, supported=2)],
        *(G2, "supports", "A circle: G2 → G2"),
    ),
    case(
        "G013",
        [longer(2, 3), serves(2), sound(parent=2)],
        [longer(2, 3), serves(2), sound(parent=2, status="deferred")],
        *(G2, "", "Nobody works on it in FY2027"),
    ),
    case(
        "G013",
        [longer(2, 3, start=DAY(2027, 7, 1)), serves(2)],
        [longer(2, 3, start=DAY(2027, 6, 30)), serves(2)],
        *(G2, "", "Nobody works on it in FY2027"),
    ),
    case(
        "G013",
        [longer(2, 3), serves(2), Support(id=1, goal=1, supported=2)],
        [longer(2, 3), serves(2), Support(id=1, goal=1, supported=2), sound(year=2028, due=DAY(2028, 6, 30))],
        *(G2, "", "Nobody works on it in FY2027"),
    ),
    case(
        "G013",
        [longer(2, 3, due=DAY(2026, 6, 30)), serves(2)],
        [longer(2, 3, due=DAY(2026, 7, 1)), serves(2)],
        *(G2, "", "Nobody works on it in FY2027"),
    ),
    case(
        "G014",
        [NETWORK, Area(id=2, name="Desk"), Area(id=3, name="Phones", parent=2), sound(2, area=3), serves(2)],
        [NETWORK, Area(id=2, name="Desk"), Area(id=3, name="Phones", parent=2)],
        *(AR2, "", "It has no goal in FY2027"),
    ),
    case(
        "G015",
        [serves(strength="primary")],
        [serves(strength="secondary")],
        *(BG1, "", "No goal serves it as primary"),
    ),
    case(
        "G016",
        [sound(2, title="Replace 2 links"), serves(2)],
        [sound(2, title="replace: 1 Links"), serves(2)],
        *(G2, "title", "It reads like G1"),
    ),
    case(
        "G016",
        [sound(title="Move the old file servers into the cloud"), sound(2, title="Move the mail"), serves(2)],
        [
            sound(title="Move the old file servers into the cloud"),
            sound(2, title="Move the file servers into the cloud"),
            serves(2),
        ],
        *(G2, "title", "It reads like G1"),
    ),
    case(
        "G017",
        [sound(effort_hours=120)],
        [sound(effort_hours=121)],
        *(Ref("person", 1), "capacity_hours", "121 h of goals in FY2027, 120 h to do them"),
    ),
    case(
        "G017",
        [step(effort_hours=120), step(2, effort_hours=9, owner=2), Person(id=2, name="Bo")],
        [step(effort_hours=120), step(2, effort_hours=9, owner=1), Person(id=2, name="Bo")],
        *(Ref("person", 1), "capacity_hours", "129 h of goals in FY2027, 120 h to do them"),
    ),
    case(
        "G018",
        [sound(due=DAY(2026, 7, 1))],
        [sound(due=DAY(2026, 6, 30))],
        *(G1, "due", "Due 30 Jun 2026, which is not in FY2027"),
    ),
    case("K001", [kpi(target=80)], [kpi(target=None)], K1, "target", NO_TARGET),
    case(
        "K001",
        [kpi(direction="increase", path="points", points=((DAY(2027, 6, 30), 80.0),))],
        [kpi(direction="increase", path="linear", points=((DAY(2027, 6, 30), 80.0),))],
        *(K1, "target", NO_TARGET),
    ),
    case(
        "K001",
        [kpi(direction="within", green_min=95, green_max=105)],
        [kpi(direction="within", green_min=95, target=100)],
        *(K1, "green_max", "It is to stay within a range that has only one limit"),
    ),
    case(
        "K001",
        [kpi(direction="within", green_min=0, green_max=0)],
        [kpi(direction="within", amber_min=90, amber_max=110)],
        *(K1, "green_min", "It is to stay within a range that has no limits"),
    ),
    case(
        "K002",  # 45 days are one and a half months, 46 are more
        [kpi(target=80), reading(kpi=1, value=81, date=DAY(2026, 10, 1))],
        [kpi(target=80), reading(kpi=1, value=81, date=DAY(2026, 9, 30))],
        *(K1, "", "No reading since 30 Sep 2026"),
    ),
    case(
        "K002",
        [kpi(target=80, formula="mttr", start_on=DAY(2026, 10, 9))],
        [kpi(target=80, formula="mttr", start_on=DAY(2026, 10, 8))],
        *(K1, "", "No data since 8 Oct 2026"),
    ),
    case(
        "K002",
        [kpi(target=80, cadence="quarterly"), reading(kpi=1, value=81, date=DAY(2026, 7, 1))],
        [kpi(target=80, cadence="quarterly"), reading(kpi=1, value=81, date=DAY(2026, 6, 30))],
        *(K1, "", "No reading since 30 Jun 2026"),
    ),
    case(
        "D001",
        [service(rto=4, wrt=2, mtd=6)],
        [service(rto=4, wrt=2, mtd=5)],
        *(S1, "rto", "Back in 4 h, then 2 h of catching up: more than its longest outage of 5 h"),
    ),
    case(
        "D001",
        [service(rto=4, mtd=4)],
        [service(rto=4.5, mtd=4)],
        *(S1, "rto", "Back in 4.5 h: more than its longest outage of 4 h"),
    ),
    case(
        "D001",
        [service(rto=4), service(2, rto=4), needs(1, 2)],
        [service(rto=4), service(2, rto=5), service(3, rto=6), needs(1, 2), needs(1, 3)],
        *(S1, "rto", "Back in 4 h, but S3, which it needs, in 6 h"),
    ),
    case(
        "D001",
        [service(rpo=1, backup_interval=1)],
        [service(rpo=0.25, backup_interval=1)],
        *(S1, "backup_interval", "A backup every 1 h can lose more than its RPO of 0.25 h"),
    ),
    case(
        "D002",
        [service(tier=2, rto=4), proof(rta=3), proof(2, outcome="failed", tested_on=DAY(2026, 9, 7))],
        [service(tier=2, rto=4), proof(rta=3), proof(2, outcome="failed", tested_on=DAY(2026, 9, 9))],
        *(S1, "", "It failed the test of 9 Sep 2026"),
    ),
    case("D002", [service(tier=2)], [service(tier=1)], S1, "", "Never tested"),
    case(
        "D002",
        [service(tier=1), proof(rta=3)],
        [service(tier=1), proof(type="tabletop"), proof(2, tested_on=DAY(2026, 11, 24), rta=3)],
        *(S1, "", "No test has shown how soon it recovers"),
    ),
    case(
        "D002",
        [service(tier=1), proof(rta=3, tested_on=DAY(2025, 11, 24))],
        [service(tier=1), proof(rta=3, tested_on=DAY(2025, 11, 23))],
        *(S1, "", "Last tested on 23 Nov 2025, 12 months ago or more"),
    ),
    case(
        "D002",
        [service(rto=2.3, tier=3), proof(rta=2.3), proof(2, rta=9, tested_on=DAY(2025, 1, 1))],
        [service(rto=2.3, tier=3), proof(rta=2.8), proof(2, rta=1, tested_on=DAY(2025, 1, 1))],
        *(S1, "", "0.5 h over its RTO: recovers in 2.8 h, promised 2.3 h"),
    ),
]

EACH = pytest.mark.parametrize(
    "found", CASES, ids=lambda found: f"{found.code}-{found.ref.kind}-{found.field}"
)


def found_in(rows: tuple[Record, ...]) -> tuple[Finding, ...]:
    """Return what is found in the sound plan with other records."""
    return findings(plan_of(*with_sound(*rows)), TODAY, pack())


def test_nothing_is_found_in_a_sound_plan() -> None:
    assert found_in(()) == ()


@EACH
def test_a_plan_passes_where_nothing_is_wrong(found: Case) -> None:
    assert found_in(found.passing) == ()


@EACH
def test_a_plan_fails_with_one_finding_that_names_what_mends_it(found: Case) -> None:
    (only,) = [each for each in found_in(found.failing) if each.rule == found.code]
    rule = RULES[found.code]
    whole = G1 if found.ref.kind == "measure" else found.ref
    assert only == Finding(found.code, rule.severity, found.ref, found.field, found.said, rule.fix, whole)


def test_every_rule_has_an_example() -> None:
    assert {found.code for found in CASES} == set(RULES)
