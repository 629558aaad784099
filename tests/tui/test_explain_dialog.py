"""`=` through its keys: the value under the cursor explained, its rows, what was left out, other periods."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.history import Actor
from itplanner.domain.records import LimitPhase, Person, Project, ProjectBaseline, Record
from itplanner.service.shipped import create
from itplanner.service.when import When
from itplanner.store.store import Store
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.widgets.ink import ASCII_CLASS
from tests.builders import TODAY, kpi, reading
from tests.driving import screen_text, workbench
from tests.tui.acting import NOW, footer, pressed


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a plan with K1, which computes itself from three projects, and K2, which is typed in."""
    path = tmp_path / "plan.db"
    create(path, "empty", Actor("ana"), When(NOW, TODAY))
    ends = {1: datetime.date(2026, 8, 31), 2: datetime.date(2026, 9, 30), 3: datetime.date(2027, 3, 31)}
    done = {1: datetime.date(2026, 8, 31), 2: datetime.date(2026, 10, 20)}
    rows: list[Record] = [
        kpi(-1, name="On time", formula="projects_on_time", decimals=1, green_min=80.0, amber_min=60.0),
        kpi(-2, name="Tickets solved", green_min=80.0, definition="Those of the desk."),
    ]
    for number, end in ends.items():
        status: Any = "finished" if number in done else "running"
        rows.append(
            Project(id=-number - 2, name=f"Project {number}", status=status, finished_on=done.get(number))
        )
        rows.append(ProjectBaseline(id=-number - 10, project=-number - 2, number=1, end=end))
    rows.append(Person(id=-31, name="Ana Ruiz"))
    months = ((-21, 9, 70.0), (-22, 10, 75.0))
    rows += [reading(n, kpi=-2, date=datetime.date(2026, month, 30), value=x) for n, month, x in months]
    stored(path, [added(row) for row in rows])
    stored(path, [Edit("kpi", 1, "tolerance", None, 5.0)])
    return path


def stored(path: Path, edits: list[Edit]) -> None:
    with Store.open(path) as store:
        store.commit(store.load(), Change.of(edits, "Said"), by=Actor("ana"), at=NOW)


async def test_an_entered_value_is_explained_and_its_period_changed(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "5", "j", "=")
        text = screen_text(app)
        assert "━ K2 Tickets solved = 75% ━" in text
        assert "75%     ▲ amber (green from 80%)" in text
        assert re.search("30 Oct 2026 +75% ana", text)
        assert "Definition 1 since 23 Nov 2026 · 1 reading in October 2026" in text
        await pressed(app, pilot, "[")
        assert "━ K2 Tickets solved = 70% ━" in screen_text(app)
        await pressed(app, pilot, "]", "]")
        assert "October 2026 is the last period with a value" in footer(app)
        await pressed(app, pilot, "tab")
        assert "Nothing was left out" in screen_text(app)
        await pressed(app, pilot, "escape")
        assert app.screen is app.place


async def test_a_reading_in_the_inspector_explains_its_own_period(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "5", "j", "enter", "j", "=")
        assert "September 2026 ━" in screen_text(app)
        await pressed(app, pilot, "escape", "tab", "k", "enter", "j", "enter")
        assert "━ K1 On time = 100.0% ━" in screen_text(app)


async def test_a_computed_value_shows_its_rows_and_one_of_them_is_opened(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "5", "=")
        text = screen_text(app)
        assert "━ K1 On time = 50.0% ━" in text
        assert "1 on time / 2 due = 50.0%" in text
        assert "■ late 20 d" in text
        assert "Definition 2 since 23 Nov 2026 · computed today from 3 projects" in text
        await pressed(app, pilot, "tab")
        assert "Project 3" in screen_text(app)
        assert "not due yet" in screen_text(app)
        await pressed(app, pilot, "tab", "v")
        assert "tolerance – → 5" in screen_text(app)
        await pressed(app, pilot, "v", "y")
        assert "characters to your terminal's clipboard" in footer(app)
        assert "Project 2\t30 Sep 2026\t20 Oct 2026\t■ late 20 d" in app.clipboard
        await pressed(app, pilot, "enter")
        assert "Project 2" in screen_text(app)
        assert not app.screen.query("#explain-list")


async def test_a_computed_kpi_is_recorded_only_where_it_has_no_value(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "5", "r")
        assert "K1 is computed: = shows how, e changes it, r fills gaps" in footer(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_it_fits_every_screen_and_ascii(plan: Path, tmp_path: Path, size: tuple[int, int]) -> None:
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


async def test_p_begins_the_natural_limits_anew_for_a_reason(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "5", "j", "p")
        assert isinstance(app.screen, FormDialog)
        await pressed(app, pilot, "/New desk", "ctrl+s")
        (phase,) = app.planner.plan[LimitPhase]
        assert (phase.kpi, phase.start, phase.reason) == (2, datetime.date(2026, 10, 1), "New desk")


async def test_the_points_of_the_chart_are_walked_and_each_explained(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "5", "j", "left")
        assert "October 2026: 75% ▲ amber · = explains" in screen_text(app)
        await pressed(app, pilot, "left", "left")
        assert "September 2026: 70% ▲ amber" in screen_text(app)
        assert "█" in screen_text(app)
        await pressed(app, pilot, "=")
        assert "━ K2 Tickets solved = 70% ━" in screen_text(app)
        await pressed(app, pilot, "escape", "k")
        assert "view 1 of 5" in screen_text(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_many_rows_leave_room_for_what_they_rest_on(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    rows: list[Record] = []
    for number in range(1, 41):
        rows.append(Project(id=-number, name="Late", status="finished", finished_on=TODAY.replace(month=9)))
        rows.append(ProjectBaseline(id=-100 - number, project=-number, number=1, end=TODAY.replace(month=8)))
    stored(plan, [added(row) for row in rows])
    async with workbench(plan, tmp_path, size) as (app, pilot):
        await pressed(app, pilot, "5", "=")
        text = screen_text(app)
        assert re.search(r"1-\d+ of 42", text)
        assert re.search(r"(?s)computed today\s+(┃\s+┃\s+)?from.*┗━+┛", text)
        await pressed(app, pilot, "G")
        assert "of 42" in screen_text(app)
        assert "same day" in screen_text(app)
