"""What an import would do to the KPIs is what it does once it is stored."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from itplanner.domain.history import Actor
from itplanner.domain.kpis.course import recent
from itplanner.domain.kpis.effects import effects
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI
from itplanner.service.foreseeing import foreseen
from itplanner.service.importing import Reading, Shown, keep
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.store.store import Store
from tests.driving import copied

WHEN = When(datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC), datetime.date(2026, 11, 23))

NEW = "number,detected,restored\nX1,2026-10-01 08:00,2026-10-05 08:00\nX2,2026-09-01 08:00,2026-09-01 09:00\n"
CHANGED = "number,detected,restored\nX1,2026-10-01 08:00,2026-10-01 10:00\nX3,2026-10-02 08:00,\n"
CANCELLED = "number,detected,restored,state\nX1,2026-10-01 08:00,2026-10-01 10:00,Cancelled\n"
SPEND = "document,date,amount,budget_line\nD-1,2026-10-05,90000,B1\nD-2,2026-10-06,1000,\n"
KEYLESS = "date,amount,budget_line\n2026-10-05,90000,B1\n", "date,amount,budget_line\n2026-10-06,5000,B1\n"
READINGS = "kpi,date,value\nK1,2026-10-31,50%\nK2,2026-08-31,70\n"


@pytest.fixture
def planner(demo_file: Path, tmp_path: Path) -> Iterator[Planner]:
    with Store.open(copied(demo_file, tmp_path)) as store:
        planner = Planner(store, Actor("ann"))
        planner.follow()
        yield planner


def read(planner: Planner, folder: Path, kind: str, text: str) -> Shown:
    path = folder / f"{kind}-{len(text)}.csv"
    path.write_text(text, encoding="utf-8")
    found = Reading(kind, path).read(planner, WHEN, lambda _read, _size: None)
    assert (found.found.good > 0, found.found.rejected) == (True, ())
    return found


def courses(plan: Plan) -> dict[str, list[tuple[str, float | None, float | None, float | None]]]:
    """Return what each KPI came to, month by month."""
    return {
        kpi.code: [
            (point.period.label, point.fresh.value, point.fresh.numerator, point.fresh.denominator)
            for point in recent(plan, kpi, WHEN.today)
        ]
        for kpi in plan[KPI]
    }


@pytest.mark.parametrize(
    "files",
    [
        [("incidents", NEW)],
        [("incidents", NEW), ("incidents", CHANGED)],
        [("incidents", NEW), ("incidents", CHANGED), ("incidents", CANCELLED)],
        [("spend", SPEND)],
        [("spend", text) for text in KEYLESS],
        [("kpi-readings", READINGS)],
        [("incidents", NEW), ("kpi-readings", READINGS), ("spend", SPEND)],
    ],
)
def test_it_is_the_same_before_and_after_it_is_stored(
    planner: Planner, tmp_path: Path, files: list[tuple[str, str]]
) -> None:
    for kind, text in files:
        shown = read(planner, tmp_path, kind, text)
        before, expected = courses(planner.plan), courses(foreseen(planner, shown.found))
        keep(planner, shown.found, WHEN)
        assert courses(planner.plan) == expected
        moved = {code for code, points in expected.items() if points != before[code]}
        assert {effect.kpi.code for effect in shown.effects} == moved != set()


def test_a_kpi_tells_the_last_month_that_changes(planner: Planner, tmp_path: Path) -> None:
    (effect,) = read(planner, tmp_path, "incidents", NEW).effects
    was = {label: value for label, value, _above, _below in courses(planner.plan)["K7"]}
    assert (effect.kpi.code, effect.after.period.label, effect.earlier) == ("K7", "October 2026", 1)
    assert effect.before == was["October 2026"]
    assert effect.after.denominator == 213
    assert effect.after.value == pytest.approx((7.9 * 212 + 96) / 213, abs=0.05)


def test_what_is_imported_as_it_is_moves_nothing(planner: Planner) -> None:
    assert list(effects(planner.plan, planner.plan, WHEN.today)) == []


def test_nothing_is_foreseen_of_what_cannot_be_stored_yet(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number,detected\nA,01/02/2026 10:00\n", encoding="utf-8")
    found = Reading("incidents", path).read(planner, WHEN, lambda _read, _size: None)
    assert found.found.ambiguous
    assert found.effects == ()
