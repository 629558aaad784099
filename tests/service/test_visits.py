"""What others did since one was last in a plan."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.service.planner import Planner
from itplanner.service.visits import Visit, Visiting, keep_visit, last_visit
from itplanner.service.when import When
from itplanner.store.store import Store
from tests.store.desk import by_hand, started

AT = datetime.datetime(2026, 11, 23, 16, 5, tzinfo=datetime.UTC)
TODAY = AT.date()
BERLIN = datetime.timezone(datetime.timedelta(hours=1))

Open = Callable[..., Planner]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "it.plan"
    path.parent.mkdir()
    started(path)
    return path


@pytest.fixture
def open_plan(plan: Path) -> Iterator[Open]:
    with ExitStack() as stores:

        def _open(login: str = "ana") -> Planner:
            return Planner(stores.enter_context(Store.open(plan)), Actor(login, channel="workbench"))

        yield _open


def do(planner: Planner, note: str, at: datetime.datetime = AT) -> None:
    planner.follow()
    planner.set([Ref("goal", 2)], {"note": note}, When(at, at.date()))


def news(visiting: Visiting, planner: Planner) -> list[str]:
    return [each.revision.sentence for each in visiting.news(planner.plan)]


def test_a_visit_begins_where_the_one_before_ended(open_plan: Open, tmp_path: Path) -> None:
    ana, ben = open_plan("ana"), open_plan("ben")
    Visiting(ana, tmp_path / "visits", BERLIN, TODAY).keep(AT)
    do(ben, "Ben's")
    do(ana, "Ana's own")
    visiting = Visiting(ana, tmp_path / "visits", BERLIN, TODAY)
    assert visiting.before == AT
    assert visiting.before.hour == 17
    assert news(visiting, ana) == ["G2 note – → Ben's"]
    visiting.keep(AT)
    assert news(visiting, ana) == ["G2 note – → Ben's"]
    assert news(Visiting(ana, tmp_path / "visits", BERLIN, TODAY), ana) == []


def test_a_first_visit_looks_back_a_week(open_plan: Open, tmp_path: Path) -> None:
    ana, ben = open_plan("ana"), open_plan("ben")
    do(ben, "Too old", AT + datetime.timedelta(hours=1))
    do(ben, "New", AT + datetime.timedelta(days=2))
    ana.follow()
    everything = ["G2 note Too old → New", "Start"]
    for later, told in ((7, 2), (8, 1), (9, 1), (10, 0)):
        visiting = Visiting(ana, tmp_path, BERLIN, TODAY + datetime.timedelta(days=later))
        assert visiting.before is None
        assert news(visiting, ana) == everything[:told], later


def test_a_history_that_cant_be_read_is_no_news(open_plan: Open, tmp_path: Path, plan: Path) -> None:
    ana = open_plan("ana")
    visiting = Visiting(ana, tmp_path, BERLIN, TODAY)
    assert news(visiting, ana)
    assert visiting.last_changes() == {1: TODAY, 2: TODAY}
    with by_hand(plan) as db:
        db.execute("UPDATE revision SET at = 'once upon a time'")
    again = Visiting(ana := open_plan("ana"), tmp_path, BERLIN, TODAY)
    assert (news(again, ana), again.last_changes()) == ([], {})
    with by_hand(plan) as db:
        db.execute("DROP TABLE edit")
    assert Visiting(open_plan("ana"), tmp_path, BERLIN, TODAY).last_changes() == {}


def test_each_account_has_visits_of_its_own(open_plan: Open, tmp_path: Path) -> None:
    Visiting(open_plan("ana"), tmp_path, BERLIN, TODAY).keep(AT)
    assert Visiting(open_plan("ben"), tmp_path, BERLIN, TODAY).before is None


def test_a_plan_that_was_taken_back_to_a_backup_is_visited_for_the_first_time(
    open_plan: Open, tmp_path: Path, plan: Path
) -> None:
    kept = plan.read_bytes()
    ana = open_plan()
    do(ana, "More")
    Visiting(ana, tmp_path, BERLIN, TODAY).keep(AT)
    ana.store.close()
    plan.write_bytes(kept)
    assert Visiting(open_plan(), tmp_path, BERLIN, TODAY).before is None


@pytest.mark.parametrize(
    "text", ["", "{", '{"revision": "x", "at": 3}', '{"revision": 3, "at": "2026-11-23T10:00:00"}']
)
def test_a_file_that_tells_of_no_visit_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "visit.json"
    assert last_visit(path) is None
    path.write_text(text)
    assert last_visit(path) is None


def test_a_visit_is_kept_privately_and_a_folder_that_cant_be_made_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "visits" / "visit.json"
    keep_visit(path, Visit(7, AT))
    assert last_visit(path) == Visit(7, AT)
    assert path.parent.stat().st_mode & 0o077 == 0
    keep_visit(path / "below" / "visit.json", Visit(8, AT))
