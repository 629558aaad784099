"""`=` through its keys: the value under the cursor explained, its rows, what was left out, other periods."""

import datetime
from pathlib import Path

import pytest

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.history import Actor
from itplanner.domain.records import Project, ProjectBaseline, Reading, Record
from itplanner.store.store import Store
from itplanner.tui.widgets.ink import ASCII_CLASS
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import NOW, footer, pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


def computed(path: Path) -> None:
    """Let K1 compute itself from three projects, and lose the readings that were typed."""
    ends = {1: datetime.date(2026, 8, 31), 2: datetime.date(2026, 9, 30), 3: datetime.date(2027, 3, 31)}
    finished = {1: datetime.date(2026, 8, 31), 2: datetime.date(2026, 10, 20)}
    rows: list[Record] = []
    for number, end in ends.items():
        done = finished.get(number)
        rows.append(
            Project(
                id=-number,
                name=f"Project {number}",
                status="finished" if done else "running",
                finished_on=done,
            )
        )
        rows.append(ProjectBaseline(id=-number - 10, project=-number, number=1, end=end))
    with Store.open(path) as store:
        now = store.load()
        edits = [Edit("kpi", 1, "formula", "entered", "projects_on_time"), *map(added, rows)]
        edits += [Edit("reading", row.id, None, row, None) for row in now[Reading].where("kpi", 1)]
        store.commit(now, Change.of(edits, "K1 computes itself"), by=Actor("ana", person=1), at=NOW)


async def test_an_entered_value_is_explained_and_its_period_changed(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "5", "=")
        text = screen_text(app)
        assert "━ K1 Projects on time = 72.7% ━" in text
        assert "8 of 11 = 72.7%     ▲ amber (green from 80%, amber from 60%)" in text
        assert "The server project is due and still open" in text
        assert "Definition 1 since " in text
        await pressed(app, pilot, "[")
        assert "━ K1 Projects on time = 80.0% ━" in screen_text(app)
        await pressed(app, pilot, "]", "]")
        assert "October 2026 is the last period with a value" in footer(app)
        await pressed(app, pilot, "tab")
        assert "Nothing was left out" in screen_text(app)
        await pressed(app, pilot, "escape")
        assert app.screen is app.place


async def test_a_reading_in_the_inspector_explains_its_own_period(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "5", "enter", "j", "j", "=")
        assert "August 2026 ━" in screen_text(app)


async def test_a_computed_value_shows_its_rows_and_one_of_them_is_opened(plan: Path, tmp_path: Path) -> None:
    computed(plan)
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "5", "=")
        text = screen_text(app)
        assert "━ K1 Projects on time = 50.0% ━" in text
        assert "1 on time / 2 due = 50.0%" in text
        assert "■ late 20 d" in text
        assert "Definition 2 since 23 Nov 2026 · computed today from 3 projects" in text
        await pressed(app, pilot, "tab")
        assert "Project 3" in screen_text(app)
        assert "not due yet" in screen_text(app)
        await pressed(app, pilot, "tab", "v")
        assert "formula entered → projects on time" in screen_text(app)
        await pressed(app, pilot, "v", "y")
        assert "characters to your terminal's clipboard" in footer(app)
        assert "Project 2\t30 Sep 2026\t20 Oct 2026\t■ late 20 d" in app.clipboard
        await pressed(app, pilot, "enter")
        assert "Project 2" in screen_text(app)
        assert not app.screen.query("#explain-list")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_it_fits_every_screen_and_ascii(plan: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    computed(plan)
    async with workbench(plan, tmp_path, size) as (app, pilot):
        app.set_class(True, ASCII_CLASS)
        await pressed(app, pilot, "5", "=", "tab", "tab")
        for widget in (each for screen in app.screen_stack for each in screen.walk_children()):
            widget.refresh()
        await pilot.pause()
        text = screen_text(app)
        assert text.isascii()
        for words in ("1 on time / 2 due = 50.0%", "R late 20 d", "Counts", "computed today", "esc back"):
            assert words in text
        assert Ref("kpi", 1) == app.place.current
