"""A file is imported from the workbench: shown, its columns said, saved or left, or stopped half way."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from itplanner.domain.records import Batch, Person
from itplanner.service import importing
from itplanner.service.importing import Reading
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.tui.app import Workbench
from itplanner.tui.dialogs.preview import PreviewDialog, ReadingDialog
from itplanner.tui.screens.place import Place
from tests.driving import copied, screen_text, settled, workbench
from tests.tui.acting import footer, pressed
from tests.workbooks import saved

AT = datetime.datetime(2026, 10, 1, 8, 12)  # noqa: DTZ001 - a spreadsheet knows no time zone

INCIDENTS = """\
Incident_ID,detected,restored,Priority,Handle_Time_hrs
IM1,01/10/2026 08:12,01/10/2026 15:40,3,"3,87,16,91"
IM2,\x1b[31m31/09/2026 10:15,,3,5
IM3,05/10/2026 10:15,13/10/2026 10:15,NA,5
"""


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new.csv").write_text(INCIDENTS, encoding="utf-8")
    (tmp_path / "people.csv").write_text("name,login\nZoe Quist,zoe\n", encoding="utf-8")
    return copied(demo_file, tmp_path)


async def named(app: Workbench, pilot: Pilot[None], file: str, kind: str) -> None:
    """Ask for an import by the palette, of a file that holds some kind."""
    await pressed(app, pilot, "colon", "/import a file", "enter", f"/{file}", "enter", f"/{kind}", "enter")


async def test_columns_and_date_orders_are_said_by_keys_and_then_it_is_saved(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = len(app.planner.plan[Batch])
        await named(app, pilot, "new.csv", "incidents")
        assert 'No column is "number" yet: m says which' in screen_text(app)
        await pressed(app, pilot, "enter")
        assert footer(app).strip() == "Nothing can be saved like this"
        await pressed(app, pilot, "m", "/number", "enter")
        assert "The dates of detected can be read in two ways: f says which" in screen_text(app)
        await pressed(app, pilot, "f")
        text = screen_text(app)
        assert "3 rows read    2 new    0 changed    0 the same    1 rejected" in text
        assert "Dates read as day/month/year" in text
        assert "✓ 1 Oct 2026 08:12" in text
        assert "Rejected  row 3" in text
        assert "\x1b" not in text
        await pressed(app, pilot, "G")
        assert 'Row 3: "\ufffd[31m31/09/2026" is no date.' in screen_text(app)
        await pressed(app, pilot, "w")
        assert (
            (tmp_path / "new-rejected.csv")
            .read_text(encoding="utf-8")
            .startswith("row,field,value,reason\n3,")
        )
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, Place)
        assert "Imported incidents: 2 new, 0 changed, 1 rejected" in footer(app)
        assert len(app.planner.plan[Batch]) == before + 1
        await pressed(app, pilot, "u")
        assert len(app.planner.plan[Batch]) == before


async def test_the_next_file_of_a_kind_is_read_with_the_columns_of_the_last_one(
    plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "next.csv").write_text(INCIDENTS.replace("IM", "IN"), encoding="utf-8")
    (tmp_path / "other.csv").write_text(INCIDENTS.replace("Incident_ID", "Ticket"), encoding="utf-8")
    async with workbench(plan, tmp_path) as (app, pilot):
        await named(app, pilot, "new.csv", "incidents")
        await pressed(app, pilot, "m", "/number", "enter", "f", "enter")
        await named(app, pilot, "next.csv", "incidents")
        assert "The dates of detected can be read in two ways: f says which" in screen_text(app)
        await pressed(app, pilot, "f")
        assert "3 rows read    2 new" in screen_text(app)
        await pressed(app, pilot, "escape")
        await named(app, pilot, "other.csv", "incidents")
        assert 'No column is "number" yet: m says which' in screen_text(app)


async def test_a_column_is_taken_out_and_esc_imports_nothing(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        before = app.planner.plan
        await named(app, pilot, "people.csv", "people")
        assert "1 row read    1 new" in screen_text(app)
        await pressed(app, pilot, "j", "m", "/not used", "enter")
        assert isinstance(app.screen, PreviewDialog)
        assert "not used" in screen_text(app)
        await pressed(app, pilot, "escape")
        assert "Nothing was imported" in footer(app)
        assert app.planner.plan is before
        await named(app, pilot, "people.csv", "people")
        await pressed(app, pilot, "enter")
        assert "Zoe Quist" in {person.name for person in app.planner.plan[Person]}


async def test_a_file_that_isnt_there_is_told(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "colon", "/import a file", "enter", "/nowhere.csv", "enter")
        assert "There is no file nowhere.csv" in footer(app)
        assert isinstance(app.screen, Place)


async def test_reading_shows_how_far_it_is_and_esc_stops_it(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_self: object, _planner: Planner, _when: When, tick: Callable[[int, int], None]) -> None:
        while True:
            tick(35, 100)

    monkeypatch.setattr(importing.Reading, "read", endless)
    monkeypatch.setattr("itplanner.tui.importing.PATIENCE", 0.001)
    async with workbench(plan, tmp_path) as (app, pilot):
        before = app.planner.plan
        await pressed(app, pilot, "colon", "/import a file", "enter", "/new.csv", "enter")
        await pilot.press(*"incidents", "enter")
        while not isinstance(app.screen, ReadingDialog):
            await pilot.pause()
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, Place)
        assert "Stopped. Nothing was imported" in footer(app)
        assert app.planner.plan is before


async def test_of_a_workbook_it_is_asked_which_sheet_is_meant(plan: Path, tmp_path: Path) -> None:
    people: list[list[object]] = [["name", "login"], ["Zoe Quist", "zoe"]]
    log: list[list[object]] = [["number", "detected"], ["IM1", AT]]
    saved(tmp_path / "all.xlsx", {"People": people, "Log": log})
    async with workbench(plan, tmp_path) as (app, pilot):
        await pressed(app, pilot, "colon", "/import a file", "enter", "/all.xlsx", "enter")
        assert "Which sheet of all.xlsx?" in screen_text(app)
        await pressed(app, pilot, "escape")
        assert isinstance(app.screen, Place)
        await pressed(app, pilot, "colon", "/import a file", "enter", "/all.xlsx", "enter", "/log", "enter")
        assert "What does Log hold?" in screen_text(app)
        await pressed(app, pilot, "/incidents", "enter")
        assert "✓ 1 Oct 2026 08:12" in screen_text(app)
        await pressed(app, pilot, "enter")
        assert [(batch.file, batch.added) for batch in app.planner.plan[Batch]][-1] == ("all.xlsx", 1)


async def test_a_workbook_with_one_sheet_is_read_at_once_and_a_damaged_one_is_told(
    plan: Path, tmp_path: Path
) -> None:
    saved(tmp_path / "people.xlsx", {"Anything": [["name", "login"], ["Zoe Quist", "zoe"]]})
    (tmp_path / "no.xlsx").write_bytes(b"no")
    async with workbench(plan, tmp_path) as (app, pilot):
        await named(app, pilot, "people.xlsx", "people")
        assert "1 row read    1 new" in screen_text(app)
        await pressed(app, pilot, "escape", "colon", "/import a file", "enter", "/no.xlsx", "enter")
        assert "no.xlsx can't be read as a workbook" in footer(app)


async def test_a_files_name_is_drawn_as_text_wherever_it_is_said(plan: Path, tmp_path: Path) -> None:
    name = "x\x1b[31m[red]\u202e.csv"
    (tmp_path / name).write_text("number,detected\nA,soon\n", encoding="utf-8")
    async with workbench(plan, tmp_path) as (app, pilot):
        app._read_file(Reading(path=tmp_path / name, kind="incidents"), 0, anew=True)
        await settled(app, pilot)
        seen = [screen_text(app)]
        await pressed(app, pilot, "w")
        seen += [screen_text(app), footer(app)]
        await pressed(app, pilot, "escape")
        app._file_named(f"{tmp_path}/no{name}")
        await settled(app, pilot)
        seen += [screen_text(app), footer(app)]
        assert all("[31m[red]" in text for text in (seen[0], seen[-2]))
        assert not any(hostile in text for text in seen for hostile in ("\x1b", "\u202e"))
