"""The program run in this process, with a plan of its own."""

import datetime
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from itplanner.__main__ import main
from itplanner.domain.history import Actor
from itplanner.service.acts import perform
from itplanner.service.planner import Planner
from itplanner.service.shipped import create
from itplanner.service.when import When
from itplanner.store.store import Store

TODAY = datetime.date(2026, 11, 23)
START = When(datetime.datetime(2026, 10, 1, 9, tzinfo=datetime.UTC), datetime.date(2026, 10, 1))

ACTS = """\
add area name=Network
add area name=Security
add person "name=Ana Ruiz" login=ana
add business-goal title=Grow
add goal "title=One network" area=Network horizon=3 due=2028-12-31 status=active
add goal "title=Replace 9 copper links" area=Network horizon=1 parent=G1 "owner=Ana Ruiz" due=2026-10-31
set G2 start=2026-01-01 status=active business_goals=BG1
add step goal=G2 "text=Order the lines"
add measure goal=G2 unit=links direction=decrease start_value=9 target=0
add kpi "name=Projects on time" unit=% direction=at_least target=80 green_min=80 amber_min=60
record K1 on=2026-07-31 numerator=1 denominator=2
record K1 on=2026-08-31 numerator=5 denominator=6
"""
"""Done after the organisation was added, so that the last one is change 13."""


class Said(NamedTuple):
    """What a run of the program led to."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small plan, made once."""
    path = tmp_path_factory.mktemp("model") / "plan.db"
    create(path, "empty", Actor("ann"), START, settings={"name": "Acme", "fiscal_start": "7"})
    with Store.open(path) as store:
        planner = Planner(store, Actor("ann"))
        for line in ACTS.splitlines():
            perform(planner, shlex.split(line), START)
        store.backup(path.with_name("model.db"))
    return path.with_name("model.db")


@pytest.fixture
def plan(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a plan that commands take unless they are given another."""
    folder = tmp_path / "plans"
    folder.mkdir()
    path = Path(shutil.copy(model, folder / "plan.db"))
    monkeypatch.setenv("ITPLANNER_PLAN", str(path))
    monkeypatch.setenv("ITPLANNER_TODAY", TODAY.isoformat())
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def run(plan: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the program with some words."""
    assert plan.exists()

    def _run(*words: str) -> Said:
        code = main(words)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return _run
