"""The KPIs place through its keys: readings, views, months, declared colours, and where it leads."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.domain.kpis.course import course
from itplanner.domain.records import KPI, Baseline, Declaration, Goal, Reading
from itplanner.service.knowing import known
from itplanner.service.shipped import create
from itplanner.service.when import When
from itplanner.store import files
from itplanner.store.store import Store
from itplanner.tui import keys
from itplanner.tui.app import Workbench
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.content.pictures import Drawn
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.screens.checklist import ChecklistPlace
from itplanner.tui.screens.inspected import InspectedPlace
from itplanner.tui.screens.kpis import KPIsPlace
from itplanner.tui.widgets.chart import Chart
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.pane import PaneHead
from tests.driving import TODAY, copied, screen_text, workbench
from tests.tui.acting import NOW, added_by_ben, by_ben, footer, head, pressed

WIDE = (120, 40)
TYPED = (1, 2, 3, 4, 5, 6, 8)
"""The KPIs whose values are typed in; the time to repair is judged by its incidents."""


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    """Return a copy of the demo in which the values of all KPIs but K7 are typed."""
    path = copied(demo_file, tmp_path)
    added_by_ben(path, *typed(path))
    by_ben(path, [(Ref("kpi", number), "formula", "entered") for number in TYPED])
    return path


def typed(path: Path) -> list[Reading]:
    """Return what KPIs come to in the months that nobody typed in, as readings."""
    with Store.open(path) as store:
        plan = known(store, store.load())
    kpis = [plan[KPI].rows[number] for number in TYPED]
    points = [(kpi, point) for kpi in kpis for point in course(plan, kpi, TODAY) if not point.readings]
    return [
        Reading(
            id=-place,
            kpi=kpi.id,
            date=point.period.last,
            value=None if kpi.unit == "%" and point.numerator is not None else point.value,
            numerator=point.numerator,
            denominator=point.denominator,
        )
        for place, (kpi, point) in enumerate(points, start=1)
    ]


def readings(app: Workbench, kpi: int) -> dict[str, float | None]:
    """Return a KPI's readings by their days."""
    return {row.date.isoformat(): row.value for row in app.planner.plan[Reading].where("kpi", kpi)}


async def test_a_reading_is_recorded_edited_and_deleted(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "j", "r", "/85", "ctrl+s")
        assert readings(app, 2)["2026-11-23"] == 85
        assert "K2 November 2026 recorded: 85.0%, green" in footer(app)
        assert "85.0% min 80%" in screen_text(app)
        await pressed(app, pilot, "enter", "enter")
        assert isinstance(app.screen, FormDialog)
        await pressed(app, pilot, "/79", "ctrl+s")
        assert readings(app, 2)["2026-11-23"] == 79
        await pressed(app, pilot, "d")
        assert "2026-11-23" not in readings(app, 2)
        assert "u brings it back" in footer(app)
        await pressed(app, pilot, "u")
        assert readings(app, 2)["2026-11-23"] == 79


async def test_the_due_period_is_offered_first(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.driving.TODAY", datetime.date(2026, 12, 3))
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "j")
        assert "November 2026 has no reading yet: r records it." in screen_text(app)
        await pressed(app, pilot, "r", "/70", "ctrl+s")
        assert readings(app, 2)["2026-11-30"] == 70


async def test_views_turn_and_the_numbers_are_edited(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5")
        names = []
        for _view in range(5):
            names.append(screen_text(app).split(" view ")[1].split("─")[0].strip())
            await pressed(app, pilot, "v")
        assert names == [
            "1 of 5: course and forecast",
            "2 of 5: change by month",
            "3 of 5: distribution",
            "4 of 5: year over year",
            "5 of 5: the numbers",
        ]
        assert "enter readings" in footer(app)
        await pressed(app, pilot, "v", "v", "v", "v", "tab", "j")
        assert "enter edit  = explain  r record  d delete" in footer(app)
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        await pressed(app, pilot, "/81.5", "ctrl+s")
        assert readings(app, 1)["2026-09-30"] == 81.5
        await pressed(app, pilot, "v")
        assert app.place.focused is app.place.list


async def test_moving_among_the_readings_draws_no_chart(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Drawn] = []
    lines = Drawn.lines

    def counted(self: Drawn, columns: int, rows: int, *, ascii_only: bool) -> object:
        drawn.append(self)
        return lines(self, columns, rows, ascii_only=ascii_only)

    monkeypatch.setattr(Drawn, "lines", counted)
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5")
        assert len(drawn) == 1
        await pressed(app, pilot, "enter", "j", "j", "k", "escape")
        assert len(drawn) == 1
        await pressed(app, pilot, "j")
        assert len(drawn) == 2


async def test_a_better_colour_is_declared_with_a_reason_only(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "D", "/green", "tab", "tab", "tab", "tab", "/31 dec 2026", "ctrl+s")
        assert isinstance(app.screen, FormDialog)
        assert "! A declared green needs a reason and a date" in screen_text(app)
        await pressed(app, pilot, "/Counted twice", "ctrl+s")
        (row,) = app.planner.plan[Declaration]
        assert (row.record, row.colour, row.reason, row.given_on) == ("K1", "green", "Counted twice", TODAY)
        assert "K1 is shown green until 31 Dec 2026; it computes to amber" in footer(app)
        assert "● green≠" in screen_text(app)
        assert "▲ amber, off since Oct 2026" in screen_text(app)
        assert "Counted twice" in screen_text(app)


async def test_a_goal_is_declared_with_the_same_key(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "D", "/red", "tab", "tab", "tab", "tab", "/31 dec 2026", "ctrl+s")
        assert [row.record for row in app.planner.plan[Declaration]] == ["G4"]
        assert "■ red until 31 Dec 2026" in screen_text(app)


async def test_ones_own_declaration_is_changed_and_another_persons_stays(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "D", "/red", "tab", "tab", "tab", "tab", "/31 dec 2026", "ctrl+s")
        await pressed(app, pilot, "D", "tab", "tab", "tab", "tab", "/31 jan 2027", "ctrl+s")
        assert "K1 declared: holds until 31 Dec 2026 → 31 Jan 2027" in footer(app)
        assert [row.expires.isoformat() for row in app.planner.plan[Declaration]] == ["2027-01-31"]
        await pressed(app, pilot, "u")
        assert [row.expires.isoformat() for row in app.planner.plan[Declaration]] == ["2026-12-31"]
        app.planner.actor = replace(app.planner.actor, person=2)
        app.refresh_view()
        await pressed(app, pilot, "D")
        assert "New declaration for K1 Projects on time" in screen_text(app)


@pytest.mark.parametrize("place", ["4", "5"])
async def test_a_declaration_is_taken_back_where_the_inspector_shows_it(
    plan: Path, tmp_path: Path, place: str
) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, place, "D", "/red", "tab", "tab", "tab", "tab", "/31 dec 2026", "ctrl+s")
        assert "d takes it back" in screen_text(app)
        goals = len(app.planner.plan[Goal])
        (row,) = app.planner.plan[Declaration]
        await pressed(app, pilot, "enter")
        assert isinstance(app.place, InspectedPlace)
        app.place.inspector.move_to(At("declaration", ref=Ref("declaration", row.id)))
        await pressed(app, pilot, "d")
        assert not app.planner.plan[Declaration]
        assert len(app.planner.plan[Goal]) == goals
        assert "u brings it back" in footer(app)


async def test_another_month_is_shown_and_today_again(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "left_square_bracket")
        assert "KPIs · September 2026 · t shows today" in head(app)
        assert "5 green" in head(app)
        await pressed(app, pilot, "t")
        assert "KPIs · October 2026 ━" in head(app)
        await pressed(app, pilot, "right_square_bracket")
        assert "the last month that is over" in footer(app)
        assert app.year is None
        await pressed(app, pilot, "4", "left_square_bracket")
        assert app.view.year == 2026


async def test_filter_and_sorting_are_said_and_end_with_esc(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "slash", "/amber", "enter")
        assert "3 of 8 KPIs match" in head(app)
        await pressed(app, pilot, "escape", "s")
        assert "by status" in head(app)
        assert app.place.list.source.key(0) == Ref("kpi", 8)
        await pressed(app, pilot, "slash", "/nothing like it", "enter")
        assert 'No KPI matches "nothing like it"' in screen_text(app)
        await pressed(app, pilot, "escape")
        assert "4 green · 3 amber · 1 red" in head(app)


async def test_several_are_edited_at_once(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "V", "j", "V", "e")
        assert "Edit 2 KPIs" in screen_text(app)
        await pressed(app, pilot, "/Ben Okafor", "enter", "ctrl+s")
        assert {row.owner for row in app.planner.plan[KPI] if row.id < 3} == {2}


async def test_at_80_columns_enter_reaches_the_readings_and_tab_goes_back(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "5")
        assert "enter readings" in footer(app)
        await pressed(app, pilot, "enter")
        assert "━▸ K1 readings" in screen_text(app)
        assert "enter edit" in footer(app)
        await pressed(app, pilot, "tab")
        assert "━▸ KPIs" in head(app)
        assert "enter readings" in footer(app)


async def test_where_nothing_can_be_saved_the_footer_names_what_looks(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "writable", lambda _path: False)
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "5", "escape")
        await pressed(app, pilot, "v")
        assert footer(app).startswith(" = explain  v next view  enter readings  [ ] month  / filter")
        await pressed(app, pilot, "r")
        assert "read only for you" in footer(app)


async def test_the_palette_leads_to_a_kpi_and_a_kpi_to_its_goals(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "colon", "/time to repair", "enter")
        assert isinstance(app.place, KPIsPlace)
        assert app.place.current == Ref("kpi", 7)
        await pressed(app, pilot, "enter", "G")
        while "G25" not in _row(app):
            await pressed(app, pilot, "k")
        await pressed(app, pilot, "enter")
        assert isinstance(app.place, ChecklistPlace)
        assert app.place.current == Ref("goal", 25)


async def test_a_command_of_another_place_is_found_there_and_not_run(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "colon", "/carry over", "enter")
        assert isinstance(app.place, ChecklistPlace)
        assert footer(app).startswith(" Here > does it: carry over to next year, with a reason")


def _row(app: Workbench) -> str:
    """The row under the cursor of the inspector."""
    inspector = app.screen.query_one("#inspector", Grid)
    row = inspector.source.row(inspector.cursor_index)
    return " ".join(part.text for cell in row.cells.values() for part in cell.pieces)


async def test_a_table_of_readings_is_pasted(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5")
        app.place.list.post_message(Paste("date\tvalue\n2026-11-20\t77\n2026-11-21\t78\n"))
        await pilot.pause()
        await pressed(app, pilot, "y")
        assert readings(app, 1)["2026-11-21"] == 78


async def test_what_is_empty_says_which_key_fills_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    create(path, "empty", Actor("ana"), When(NOW, TODAY))
    async with workbench(path, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "5", "v", "r", "D", "e", "enter")
        assert "There are no KPIs yet." in screen_text(app)
        await pressed(
            app, pilot, "a", "/Solved at once", "tab", "tab", "tab", "/%", "tab", "/at least", "ctrl+s"
        )
        assert [row.name for row in app.planner.plan[KPI]] == ["Solved at once"]
        assert app.place.current == Ref("kpi", 1)
        assert "No readings yet. r records the first" in screen_text(app)
        assert "There are no KPIs yet." not in screen_text(app)


async def test_what_is_said_while_the_place_opens_waits_for_it(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        app.switch_mode(keys.KPIS)
        app.show_bar()
        app.say("Read again")
        await pilot.pause()
        assert "4 green · 3 amber · 1 red" in head(app)


@pytest.mark.parametrize(
    ("size", "rows", "chart"), [((120, 40), 9, 22), ((80, 24), 8, 9), ((60, 20), 6, 7), ((100, 20), 6, 8)]
)
async def test_the_chart_gets_what_the_list_leaves(
    plan: Path, tmp_path: Path, size: tuple[int, int], rows: int, chart: int
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        await pressed(app, pilot, "5")
        assert (app.place.list.size.height, app.screen.query_one(Chart).size.height) == (rows, chart)
        await pressed(app, pilot, "slash", "/k7", "enter")
        assert app.place.list.size.height == 1 + app.place.list.heads


async def test_only_the_pane_with_the_focus_has_a_heavy_rule(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "v", "v", "v", "v", "tab")
        focused = [pane.id for pane in app.screen.query(PaneHead) if pane.focused and pane.id != "ask-head"]
        assert focused == ["chart-head"]
        assert app.place.NAME == keys.KPIS


async def test_a_month_is_closed_after_a_question_and_restated_with_a_reason(
    demo_file: Path, tmp_path: Path
) -> None:
    async with workbench(copied(demo_file, tmp_path), tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "c")
        assert "Close October 2026, 8 KPI values?" in screen_text(app)
        assert "What is recorded later is shown beside them" in screen_text(app)
        await pressed(app, pilot, "escape")
        assert not app.planner.plan[Baseline]
        await pressed(app, pilot, "c", "y")
        assert footer(app).startswith(" October 2026 closed: 8 KPI values frozen")
        assert "KPIs · October 2026, closed" in head(app)
        await pressed(app, pilot, "c")
        assert "October 2026 is closed already, and its values are still the same" in footer(app)
        app.planner.record(Ref("kpi", 1), {"value": "70"}, datetime.date(2026, 10, 31), app.when)
        app.refresh_view()
        await pressed(app, pilot)
        assert "October 2026 was closed as 72.7%, now 70.0%" in screen_text(app)
        assert "≠72.7" in screen_text(app)
        await pressed(app, pilot, "c")
        assert "Restate October 2026: K1 72.7% → 70.0%. Why?" in screen_text(app)
        await pressed(app, pilot, "/Three came late", "enter")
        assert footer(app).startswith(" October 2026 restated: K1 72.7% → 70.0%")
        assert [row.note for row in app.planner.plan[Baseline]] == ["", "Three came late"]


async def test_the_next_month_is_closed_from_anywhere_and_by_u_it_is_not_opened_again(
    plan: Path, tmp_path: Path
) -> None:
    async with workbench(plan, tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, ":", "/month close", "enter")
        assert "Close October 2026" in screen_text(app)
        await pressed(app, pilot, "down", "enter", "u")
        assert "Nothing of yours is left to undo here" in footer(app)
        assert len(app.planner.plan[Baseline]) == 1


async def test_another_kpi_is_read_from_its_first_row_on(plan: Path, tmp_path: Path) -> None:
    async with workbench(plan, tmp_path, WIDE) as (app, pilot):
        await pressed(app, pilot, "5", "enter", "end", "escape")
        place = app.place
        assert isinstance(place, KPIsPlace)
        assert place.inspector.visible_range.first > 1
        await pressed(app, pilot, "j")
        assert place.inspector.visible_range.first == 1
