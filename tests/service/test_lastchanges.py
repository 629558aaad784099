"""When goals were last changed is asked of the history once for each state of the plan."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from threading import enumerate as threads

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.errors import PlanError
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.store.store import Store
from tests.store.desk import NOON, started

TODAY = NOON.date()
DAYS = {1: TODAY, 2: TODAY}


class Asked:
    """The history, which counts how often it is asked, and waits or fails where a test wants it."""

    def __init__(self, store: Store) -> None:
        self.times, self.fails = 0, False
        self.begun, self.go_on = Event(), Event()
        self.go_on.set()
        self._ask = store.last_touched

    def __call__(self, kind: str) -> dict[int, datetime.date]:
        self.times += 1
        self.begun.set()
        assert self.go_on.wait(30)
        if self.fails:
            raise PlanError("The history is damaged.", "Put a backup in its place.")
        return self._ask(kind)


def days(planner: Planner) -> dict[int, datetime.date]:
    """Return by goal when it was last changed, as a screen asks for it."""
    return dict(planner.changes.days(planner.plan))


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Planner]:
    started(path := tmp_path / "it.plan")
    with Store.open(path) as store:
        yield Planner(store, Actor("ana", channel="workbench"))


@pytest.fixture
def asked(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked(planner.store)
    monkeypatch.setattr(planner.store, "last_touched", asked)
    return asked


def test_it_is_asked_again_only_once_the_plan_has_changed(planner: Planner, asked: Asked) -> None:
    assert [days(planner), days(planner)] == [DAYS, DAYS]
    assert asked.times == 1
    later = NOON + datetime.timedelta(days=3)
    planner.set([Ref("goal", 2)], {"note": "New"}, When(later, later.date()))
    assert [days(planner), days(planner)] == [{1: TODAY, 2: later.date()}] * 2
    assert asked.times == 2


def test_who_wants_to_know_it_waits_for_what_was_asked_ahead(planner: Planner, asked: Asked) -> None:
    asked.go_on.clear()
    planner.changes.ask(planner.plan)
    assert asked.begun.wait(30)
    asked.go_on.set()
    assert days(planner) == DAYS
    assert asked.times == 1


def test_what_fails_ahead_is_told_to_who_wants_to_know_it(planner: Planner, asked: Asked) -> None:
    asked.fails = True
    planner.changes.ask(planner.plan)
    for thread in threads():
        if thread.name == "last changes":
            thread.join(30)  # an error in a thread would be a warning, and fail the test
    assert asked.begun.is_set()
    with pytest.raises(PlanError, match="damaged"):
        days(planner)
    asked.fails = False
    assert days(planner) == DAYS


def test_a_plan_that_is_closed_meanwhile_is_told_to_nobody(planner: Planner) -> None:
    planner.store.close()
    planner.changes.ask(planner.plan)
    for thread in threads():
        if thread.name == "last changes":
            thread.join(30)  # the same
    with pytest.raises(PlanError, match="closed meanwhile"):
        days(planner)
