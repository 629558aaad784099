"""Facts are counted for the plan that needs them, once, and kept until they rest on something else."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from itplanner.domain.change import Change, Ref, added
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.spend import Spend
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.course import course
from itplanner.domain.kpis.formulas.mttr import monthly_basis
from itplanner.domain.kpis.formulas.outcome import Behind
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.records import KPI, Batch, fields
from itplanner.errors import Damaged, PlanError
from itplanner.service.counting import behind, counted, incidents_in, wanting
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.store.facts import Beside
from tests.builders import kpi
from tests.store.desk import NOON, Desk, by_hand, started

HOUR = 3600
OCTOBER = datetime.date(2026, 10, 1), datetime.date(2026, 10, 31)
MONTH = period_of(OCTOBER[0], "monthly", FiscalCalendar())
START = int(datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC).timestamp())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.itplan"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    started(path)
    desk = Desk(path)
    desk.add(kpi(-1, name="MTTR", unit="h", formula="mttr", maximum="48"))
    yield desk
    desk.store.close()


def brought(desk: Desk, facts: str, *rows: Incident | Spend) -> int:
    """Store a batch of facts; return its number."""
    change = Change.of([added(Batch(id=-1, facts=facts))], "Imported")  # type: ignore[arg-type]
    values = [(n, *(getattr(row, name) for name in fields(type(row)))) for n, row in enumerate(rows)]
    desk.plan, recorded = desk.store.commit(
        desk.plan, change, by=desk.actor, at=desk.at, beside=Beside({-1: values})
    )
    assert recorded is not None
    return recorded.change.edits[0].id


def incident(number: str, hours: float | None, **values: Any) -> Incident:
    """Return an incident of 1 October that lasted so long."""
    end = None if hours is None else START + int(hours * HOUR)
    return Incident(**{"number": number, "detected": START, "restored": end, **values})


def mttr(desk: Desk) -> KPI:
    """Return the KPI."""
    return next(row for row in desk.plan[KPI] if row.formula == "mttr")


def test_the_time_to_repair_of_the_worked_example_comes_from_the_rows(desk: Desk) -> None:
    brought(desk, "incidents", *(incident(f"IM{n}", hours) for n, hours in enumerate((44, 100, 40, 20))))
    plan = counted(desk.store, desk.plan)
    (point,) = [each for each in course(plan, mttr(desk), NOON.date()) if each.value is not None]
    assert (point.period.label, point.value, point.numerator, point.denominator) == (
        "October 2026",
        51.0,
        204.0,
        4,
    )
    assert (point.share, point.origin) == (75.0, "computed")


def test_what_is_known_is_not_counted_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    brought(desk, "incidents", incident("IM1", 2))
    plan = counted(desk.store, desk.plan)
    assert counted(desk.store, plan) is plan

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("itplanner.domain.facts.counting.incidents", never)
    assert counted(desk.store, desk.plan).tallies == plan.tallies


def test_what_cant_be_kept_is_counted_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    brought(desk, "incidents", incident("IM1", 2))

    def busy(*_: object) -> None:
        raise PlanError("Somebody else is saving.")

    monkeypatch.setattr(desk.store, "keep_summary", busy)
    assert [each.value for each in course(counted(desk.store, desk.plan), mttr(desk), NOON.date())] == [2.0]


@pytest.mark.parametrize("text", ["{", "[1]", "[[1]]", '{"a": 1}', '[["2026-10-01"]]', "x'00'"])
def test_a_summary_that_cant_be_read_is_counted_again(desk: Desk, path: Path, text: str) -> None:
    brought(desk, "incidents", incident("IM1", 2))
    plan = counted(desk.store, desk.plan)
    with by_hand(path) as db:
        db.execute("UPDATE summary SET text = ?", (text,))
    assert counted(desk.store, desk.plan).tallies == plan.tallies


def test_facts_that_somebody_damaged_are_said_to_be_so(desk: Desk, path: Path) -> None:
    brought(desk, "incidents", incident("IM1", 2), incident("IM2", 3))
    with by_hand(path) as db:
        db.execute("UPDATE incident SET detected = 'soon' WHERE number = 'IM2'")
    with pytest.raises(Damaged, match="some aren't what was brought in"):
        counted(desk.store, desk.plan)


def test_another_batch_and_taking_it_back_make_other_figures(desk: Desk) -> None:
    brought(desk, "incidents", incident("IM1", 2))
    first = counted(desk.store, desk.plan)
    brought(desk, "incidents", incident("IM2", 4))
    second = counted(desk.store, desk.plan)
    assert [each.value for each in course(second, mttr(desk), NOON.date())] == [3.0]
    desk.undo(desk.plan.revision)
    assert counted(desk.store, desk.plan).tallies == first.tallies


def test_a_planner_counts_what_it_loads_and_what_it_stores(desk: Desk) -> None:
    brought(desk, "incidents", incident("IM1", 2))
    planner = Planner(desk.store, desk.actor)
    assert [each.value for each in course(planner.plan, mttr(desk), NOON.date())] == [2.0]
    when = When(NOON, NOON.date())
    before = planner.plan.tallies
    planner.add("area", {"name": "Data"}, when)
    assert planner.plan.tallies is before
    ref = next(row for row in planner.plan[KPI] if row.formula == "mttr")
    planner.set([Ref(KPI.kind, ref.id)], {"clock": "business"}, when)
    assert planner.plan.tallies is not before
    (point,) = course(planner.plan, planner.plan[KPI].rows[ref.id], NOON.date())
    assert point.value == 0.0


def test_spend_is_summed_when_there_is_a_batch_of_it(desk: Desk) -> None:
    assert counted(desk.store, desk.plan).tallies.spend == {}
    brought(desk, "spend", Spend(date=datetime.date(2026, 7, 5), amount=100))
    (totals,) = counted(desk.store, desk.plan).tallies.spend.values()
    assert [(each.amount, each.month) for each in totals] == [(100, datetime.date(2026, 7, 1))]


def test_the_rows_behind_a_value_come_longest_first_also_filtered(desk: Desk) -> None:
    rows = incident("IM1", 2), incident("IM2", 4, priority="1"), incident("IM3", 9, type="request")
    brought(desk, "incidents", *rows, incident("IM4", None))
    found = behind(desk.store, desk.plan, mttr(desk), MONTH)
    assert [(row.name, row.happened, row.verdict, row.gap) for row in found.counted] == [
        ("IM2", 4.0, "within", -44.0),
        ("IM1", 2.0, "within", -46.0),
    ]
    assert [(row.name, row.reason) for row in found.left] == [("IM3", "other_type")]
    whole = incidents_in(desk.store, desk.plan, mttr(desk), *OCTOBER)
    assert (whole.value, whole.n, dict(whole.excluded), whole.figures["unresolved"]) == (
        3.0,
        2,
        {"other_type": 1, "unresolved": 1},
        1,
    )
    urgent = incidents_in(
        desk.store, desk.plan, mttr(desk), *OCTOBER, wanting(list(fields(Incident)).index("priority"), "1")
    )
    assert urgent.value == 4.0


def test_without_a_batch_there_is_nothing(desk: Desk) -> None:
    assert behind(desk.store, desk.plan, mttr(desk), MONTH) == Behind()
    assert incidents_in(desk.store, desk.plan, mttr(desk), *OCTOBER).value is None
    assert course(desk.plan, mttr(desk), NOON.date()) == ()


def test_what_a_transaction_brought_is_counted_once_it_is_stored(desk: Desk) -> None:
    with desk.store.batch():
        brought(desk, "incidents", incident("IM1", 4))
        assert counted(desk.store, desk.plan) is desk.plan
    after = counted(desk.store, desk.plan)
    [tally] = after.tallies.incidents.values()
    assert tally[OCTOBER[0]].count == 1


def test_incidents_are_counted_by_month_for_their_register_where_no_kpi_asks(tmp_path: Path) -> None:
    path = tmp_path / "plan.itplan"
    started(path)
    desk = Desk(path)
    brought(desk, "incidents", incident("IM1", 4))
    basis = monthly_basis(desk.plan)
    assert basis is not None
    found = counted(desk.store, desk.plan).tallies.incidents
    assert found[basis][OCTOBER[0]].count == 1
    desk.store.close()
