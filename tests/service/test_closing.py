"""Closing a month on a real file: frozen for good, never undone, restated by a further act."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from itplanner.domain.change import Change, Ref, added
from itplanner.domain.history import Actor
from itplanner.domain.kpis.course import Point, course
from itplanner.domain.kpis.months import months_closed
from itplanner.domain.records import KPI, Baseline
from itplanner.errors import PlannerError
from itplanner.service.closing import close_month
from itplanner.service.planner import NOTHING_TO_UNDO, Planner
from itplanner.service.when import When
from itplanner.store.facts import Beside
from itplanner.store.store import Store

TODAY = datetime.date(2026, 11, 23)
NOW = When(datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC), TODAY)
OCTOBER = datetime.date(2026, 10, 31)
ANN = Actor("ann", channel="workbench")
K1 = Ref("kpi", 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "folder" / "plan.db")) as store:
        planner = Planner(store, Actor("setup"))
        planner.add("organisation", {"name": "Acme", "currency": "EUR", "year": "2027"}, NOW)
        repair = {"name": "MTTR", "unit": "h", "direction": "at most", "target": "8", "green_max": "8"}
        planner.add("kpi", repair, NOW)
        planner.record(K1, {"value": "7.9"}, OCTOBER, NOW)
        yield store


def last(planner: Planner) -> Point:
    """Return the last point of the KPI."""
    return course(planner.plan, planner.plan[KPI].rows[1])[-1]


def test_what_was_frozen_holds_in_every_program_that_opens_the_plan(store: Store) -> None:
    planner, other = Planner(store, ANN), Planner(store, Actor("bob"))
    assert close_month(planner, OCTOBER, NOW).sentence == "October 2026 closed: 1 KPI value frozen"
    planner.record(K1, {"value": "8.1"}, OCTOBER, NOW)
    other.follow()
    for each in (planner, other, Planner(store, ANN)):
        point = last(each)
        assert (point.value, point.fresh.value, point.moved) == (7.9, 8.1, True)
        assert [month.label for month in months_closed(each.plan)] == ["October 2026"]


def test_the_past_knows_what_was_frozen_then(store: Store) -> None:
    planner = Planner(store, ANN)
    before = planner.plan.revision
    close_month(planner, OCTOBER, NOW)
    assert months_closed(store.as_of(planner.plan, before)) == ()
    after = planner.plan.revision
    planner.record(K1, {"value": "8.1"}, OCTOBER, NOW)
    assert len(months_closed(store.as_of(planner.plan, after))) == 1


def test_undo_passes_over_a_closed_month(store: Store) -> None:
    planner = Planner(store, ANN)
    planner.record(K1, {"value": "8"}, OCTOBER, NOW)
    close_month(planner, OCTOBER, NOW)
    number = planner.plan.revision
    assert planner.undo(NOW).sentence.startswith("Undone: ")
    assert (last(planner).value, last(planner).fresh.value) == (8, 7.9)
    with pytest.raises(PlannerError, match=NOTHING_TO_UNDO):
        planner.undo(NOW)
    with pytest.raises(PlannerError, match="BL1 was frozen and stays as it is"):
        planner.undo(NOW, number)
    planner.redo(NOW)
    assert last(planner).fresh.value == 8


def test_what_was_frozen_is_neither_edited_nor_deleted_nor_made_by_hand(store: Store) -> None:
    planner = Planner(store, ANN)
    close_month(planner, OCTOBER, NOW)
    ref = Ref(Baseline.kind, 1)
    planner.set([ref], {"reference": "M4"}, NOW)
    for field, text in (("content_hash", "0" * 64), ("name", "Other"), ("note", "So")):
        with pytest.raises(PlannerError, match="BL1 was frozen and stays as it is"):
            planner.set([ref], {field: text}, NOW)
    with pytest.raises(PlannerError, match="BL1 was frozen"):
        planner.delete([ref], NOW)
    texts = {"type": "month", "name": "X", "year": "2027", "content_hash": "0" * 64}
    with pytest.raises(PlannerError, match="A baseline is made by freezing"):
        planner.add(Baseline.kind, texts, NOW)
    assert planner.plan[Baseline].rows[1].reference == "M4"


def test_a_month_is_restated_with_a_reason(store: Store) -> None:
    planner = Planner(store, ANN)
    close_month(planner, OCTOBER, NOW)
    with pytest.raises(PlannerError, match="October 2026 is closed already"):
        close_month(planner, OCTOBER, NOW)
    with pytest.raises(PlannerError, match="its values haven't changed since"):
        close_month(planner, OCTOBER, NOW, "Late")
    planner.record(K1, {"value": "8.1"}, OCTOBER, NOW)
    made = close_month(planner, OCTOBER, NOW, "3 came late")
    assert made.sentence == "October 2026 restated: K1 7.9 h → 8.1 h"
    assert (last(planner).value, last(planner).moved) == (8.1, False)


def test_two_who_close_a_month_at_once_close_it_once(store: Store) -> None:
    one, two = Planner(store, ANN), Planner(store, Actor("bob"))
    stale = two.plan
    close_month(one, OCTOBER, NOW)
    row = Baseline(id=-1, type="month", name="October 2026", year=2026, period=10, content_hash="0" * 64)
    content = Beside(sealed={"0" * 64: b"{}"})
    with pytest.raises(PlannerError, match="There is already a baseline"):
        store.commit(stale, Change.of([added(row)], "Closed"), by=two.actor, at=NOW.at, beside=content)


def test_content_that_is_not_there_is_as_if_the_month_was_open(store: Store) -> None:
    row = Baseline(id=-1, type="month", name="October 2026", year=2026, period=10, content_hash="0" * 64)
    store.commit(store.load(), Change.of([added(row)], "Closed"), by=ANN, at=NOW.at)
    assert months_closed(Planner(store, ANN).plan) == ()
