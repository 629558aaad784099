"""The registers as rows: each is one declaration, and its last column is the verdict."""

import datetime
from collections.abc import Callable

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.facts.tally import IncidentTally, Tallies
from itplanner.domain.kpis.formulas.mttr import monthly_basis
from itplanner.domain.records import (
    KINDS,
    Batch,
    Benefit,
    Headcount,
    Person,
    Phase,
    Record,
    Requirement,
    ServiceDependency,
)
from itplanner.tui.content.inspector import inspected
from itplanner.tui.content.registers import REGISTERS, Register, Shown, listed_of, register_of, row_parts
from itplanner.tui.content.registers.register import CODE
from itplanner.tui.view import View
from tests.builders import (
    TODAY,
    budget_line,
    plan_of,
    project,
    project_baseline,
    recovery_test,
    service,
)
from tests.tui.content.looking import drawn

ANA = Person(id=1, name="Ana Ruiz")
END = datetime.date(2026, 10, 31)


def named(name: str) -> Register:
    return next(each for each in REGISTERS if each.name == name)


def view_of(*rows: Record) -> View:
    return View(plan_of(*rows), TODAY, 2027)


def lines(view: View, name: str, **looked: str) -> list[str]:
    """Return the rows of a register in 79 cells, as they are at 80 and 120 columns."""
    return drawn(listed_of(view, named(name), Shown(register=name, **looked)).rows, 79)


def told(view: View, ref: Ref) -> list[str]:
    return [line.rstrip() for line in drawn(inspected(view, ref), 40)]


def test_each_register_is_found_by_its_kind_and_ends_with_its_verdict() -> None:
    assert len({each.name for each in REGISTERS}) == len(REGISTERS)
    for each in REGISTERS:
        assert each.columns[-1].column.leaves is None
        assert set(each.parts) <= set(KINDS)
        assert all(part in KINDS for part in each.parts)
        assert each.sortings[0] == CODE
    assert register_of("project") is named("projects")
    assert register_of("batch") is named("imports")
    assert register_of("goal") is None


def test_a_project_is_judged_by_its_promised_end_its_budget_and_its_requirements() -> None:
    rows = (
        project(1, name="Mail", cost=112_000_00, manager=1),
        project_baseline(1, end=END, budget=100_000_00),
        project(
            2, name="Scanners", status="finished", finished_on=END, cost=90_000_00, acceptance="accepted"
        ),
        project_baseline(2, project=2, end=END, budget=100_000_00),
        project(3, name="Portal", status="proposed"),
        ANA,
    )
    found = lines(view_of(*rows), "projects")
    assert found[0].split() == [
        "P1",
        "Mail",
        "31",
        "Oct",
        "26",
        "running",
        "112%",
        "■",
        "late",
        "■",
        "over",
        "–",
    ]
    assert found[1].split()[-8:] == ["26", "90%", "●", "met", "●", "met", "●", "met"]
    assert found[2].split() == ["P3", "Portal", "–", "proposed", "–", "–", "–", "–"]


def test_a_baseline_that_is_not_in_force_says_why() -> None:
    late = datetime.date(2026, 11, 3)
    rows = (
        project(1, name="Mail"),
        project_baseline(1, end=END, budget=100_000_00),
        project_baseline(2, number=2, end=late, approved_by=None, approved_on=END),
        project_baseline(3, number=3, end=late, approved_by=1, approved_on=late),
        ANA,
    )
    found = told(view_of(*rows), Ref("project", 1))
    assert " Cost       –  budget 100k EUR" in found
    assert " 3          3 Nov 26 ▲ approved too late" in found
    assert " 2          3 Nov 26 ▲ not approved yet" in found
    assert " 1          31 Oct 26  100k ● current" in found


def test_the_inspector_of_a_project_says_what_a_verdict_rests_on() -> None:
    rows = (
        project(1, name="Mail", cost=112_000_00),
        project_baseline(1, end=END, budget=100_000_00),
        project_baseline(
            2, number=2, end=datetime.date(2026, 12, 31), budget=120_000_00, approved_by=1, approved_on=END
        ),
        Requirement(id=1, project=1, text="Old mail can be searched from everywhere", accepted=True),
        Requirement(id=2, project=1, text="Colours", priority="could"),
        Benefit(id=1, project=1, type="cash_saving", year=2027, amount=30_000_00),
        Benefit(id=2, project=1, type="revenue", stage="realised", year=2027, amount=12_000_00),
        ANA,
    )
    found = told(view_of(*rows), Ref("project", 1))
    assert " Time       –  promised 31 Dec 26" in found
    assert " Cost       –  112k of 120k EUR" in found
    assert " 2          31 Dec 26  120k ● current" in found
    assert " 1          31 Oct 26  100k" in found
    assert " Requirements  musts: 1 of 1 accepted" in found
    place = found.index(" must       ✓ Old mail can be searched")
    assert found[place + 1] == "              from everywhere"
    assert " FY2027     30 planned, 12 realised" in found


@pytest.mark.parametrize(
    ("rta", "day", "ladder", "verdict"),
    [
        (6.5, "2026-09-08", "━━━━━━━│════", "■ over"),
        (3.5, "2026-10-14", "━━━━━━ │", "● met"),
        (4.0, "2026-10-14", "━━━━━━━│", "● met"),
        (4.01, "2026-10-14", "━━━━━━━│═", "■ over"),
        (3.5, "2025-10-14", "━━━━━━ │", "▲ old"),
    ],
)
def test_the_proof_ladder_sticks_out_past_the_promise(
    rta: float, day: str, ladder: str, verdict: str
) -> None:
    test = recovery_test(rta=rta, tested_on=datetime.date.fromisoformat(day))
    [line] = lines(view_of(service(name="ERP", tier=1), test), "services")
    assert f" {ladder} " in line
    assert line.rstrip().endswith(verdict)


def test_a_service_never_tested_has_no_proof_and_one_without_promise_no_verdict() -> None:
    [never, free] = lines(view_of(service(1), service(2, rto=None)), "services")
    assert "·······│" in never
    assert never.rstrip().endswith("never ■ none")
    assert free.rstrip().endswith("never –")


def test_the_inspector_of_a_service_adds_up_what_must_fit() -> None:
    rows = (
        service(1, name="ERP", mtd=8, wrt=2, rpo=0.25, backup_interval=1),
        service(2, name="Login", wrt=5, mtd=8),
        ServiceDependency(id=1, service=1, needs=2),
        recovery_test(findings="No runbook"),
    )
    view = view_of(*rows)
    found = told(view, Ref("service", 1))
    assert " Work rest  2 h (WRT); 4 + 2 <= 8 fits" in found
    assert " RPO        15 min" in found
    assert " Backup     every 1 h, too seldom" in found
    assert " Needs      S2 Login" in found
    assert " Proven     3 h, 8 Sep 2026, full" in found
    assert "            No runbook" in found
    assert not any(line.startswith(" Depends on") for line in found)
    other = told(view, Ref("service", 2))
    assert " Work rest  5 h (WRT); 4 + 5 > 8 over" in other
    assert " Needed by  S1 ERP" in other


def test_a_budget_line_is_over_when_more_was_spent_and_tight_when_more_was_ordered() -> None:
    rows = (
        budget_line(1),
        Phase(id=1, line=1, period=1, plan=10_000_00, actual=12_000_00),
        budget_line(2),
        Phase(id=2, line=2, period=1, plan=10_000_00, actual=9_000_00, committed=2_000_00),
        budget_line(3),
        Phase(id=3, line=3, period=12, plan=400_00),
        budget_line(4, year=2028),
        budget_line(5),
    )
    view = view_of(*rows)
    found = lines(view, "budget_lines")
    assert [line.split()[-1] for line in found] == ["over", "tight", "within", "–"]
    assert found[2].split()[-6:] == ["0.4", "0.4", "–", "0.4", "●", "within"]
    [_title, _area, _heads, phase, *_rest] = told(view, Ref("budget_line", 1))
    assert phase.split() == ["P1", "Jul", "26", "10,000", "12,000", "-2,000"]


def test_head_counts_are_a_ratio_of_their_year() -> None:
    rows = (
        Headcount(id=1, year=2027, period=1, support_fte=8, users=640),
        Headcount(id=2, year=2027, period=2, support_fte=0, users=640),
        Headcount(id=3, year=2026, period=2, support_fte=8, users=640),
    )
    found = lines(view_of(*rows), "headcounts")
    assert [line.split()[-1] for line in found] == ["–", "1:80"]


def test_incidents_stand_by_month_as_they_were_counted_for_the_batches_present() -> None:
    batch = Batch(id=4, facts="incidents", file="desk.csv", read=9, added=8, rejected=1)
    tally = IncidentTally(
        count=8, hours=80, median=7, p90=20, longest=30, within=None, reopened=1, unresolved=2
    )
    basis = monthly_basis(plan_of(batch))
    assert basis is not None
    months = {datetime.date(2026, 9, 1): tally, datetime.date(2026, 10, 1): tally}
    plan = plan_of(batch).knowing(Tallies({basis: months}))
    view = View(plan, TODAY, 2027)
    found = lines(view, "incidents")
    assert found[0].split() == [
        "2026-10",
        "October",
        "8",
        "10.0",
        "h",
        "7.0",
        "h",
        "30.0",
        "h",
        "1",
        "▲",
        "2",
        "open",
    ]
    assert len(found) == 2
    assert lines(View(plan_of(batch), TODAY, 2027), "incidents") == []
    assert lines(view, "imports")[0].split()[-2:] == ["▲", "partly"]


def test_rows_are_found_by_all_that_stands_in_them_and_sorted_with_gaps_last() -> None:
    view = view_of(service(1, rto=8), service(2, rto=None), service(3, rto=2, tags=("core",)))
    assert [line.split()[0] for line in lines(view, "services", words="core")] == ["S3"]
    assert [line.split()[0] for line in lines(view, "services", words="never none")] == ["S1", "S3"]
    assert [line.split()[0] for line in lines(view, "services", sorting="promise")] == ["S3", "S1", "S2"]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_row_of_registers_fits_and_the_chosen_one_is_in_sight(width: int) -> None:
    view = view_of()
    for each in REGISTERS:
        parts = row_parts(view, each, width)
        assert sum(len(part.text) for part in parts) <= width
        assert f"[{each.title} " in "".join(part.text for part in parts)


def test_the_last_row_of_registers_is_filled_with_those_before_it() -> None:
    view = view_of()
    row = "".join(part.text for part in row_parts(view, REGISTERS[-1], 120))
    assert row.startswith("← ")
    assert all(each.title in row for each in REGISTERS[-5:])
    first = "".join(part.text for part in row_parts(view, REGISTERS[0], 80))
    assert first.startswith(" [Business goals 0] Projects 0 ")
    assert first.endswith(" →")


@pytest.mark.parametrize("register", REGISTERS, ids=lambda each: each.name)
def test_every_column_can_be_sorted_by_in_an_empty_and_in_a_full_register(register: Register) -> None:
    views: list[Callable[[], View]] = [view_of, lambda: view_of(*everything())]
    for make in views:
        view = make()
        for sorting in register.sortings:
            listed_of(view, register, Shown(sorting=sorting, register=register.name))
        assert register.summary(view, register.all(view)) is not None


def everything() -> tuple[Record, ...]:
    return (
        *(ANA, Person(id=2, name="Ben", left=END), project(), project_baseline(), service(), recovery_test()),
        *(budget_line(), Phase(id=1, line=1, period=1, plan=1), Batch(id=1, facts="spend")),
        Headcount(id=1, year=2027, period=1, support_fte=8, users=640),
    )


def test_under_the_services_stand_the_last_tests_of_all_of_them() -> None:
    rows = (
        service(1, name="ERP"),
        service(2, name="Mail"),
        recovery_test(1, rta=6.5, findings="By hand"),
        recovery_test(2, service=2, tested_on=datetime.date(2026, 10, 14)),
        recovery_test(3, service=2, tested_on=datetime.date(2026, 12, 14)),
        recovery_test(4, service=2, tested_on=datetime.date(2026, 1, 2), rta=None, outcome="failed"),
    )
    register = named("services")
    assert register.below is not None
    below = register.below(view_of(*rows))
    found = [line.rstrip() for line in drawn(below.rows, 79)]
    assert found[0] == " 14 Oct 2026 S2   full             3 h met"
    assert found[1] == "  8 Sep 2026 S1   full           6.5 h 2.5 h over: By hand"
    assert found[2] == "  2 Jan 2026 S2   full               – failed"
    assert found[3].startswith("  Ladder: ━ proven time  │ the promise (RTO)")
    many = [recovery_test(number) for number in range(1, 11)]
    assert register.below(view_of(service(), *many)).summary == "last 8 of 10"
