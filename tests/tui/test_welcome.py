"""The first start: four ways to a plan, what each asks and leads to, and leaving without one."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor
from itplanner.domain.records import Area, Goal
from itplanner.service.shipped import Shipped, create
from itplanner.service.when import now
from itplanner.store.store import Store
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.keys import OVERVIEW
from itplanner.tui.welcome import WAYS, Chosen, Welcome
from tests.driving import TODAY, screen_text, settings, settled, workbench
from tests.tui.acting import pressed
from tests.workbooks import saved

SIZES = [(80, 24), (60, 20)]


def welcome(folder: Path) -> Welcome:
    """Return the first start for a plan that isn't there."""
    return Welcome(folder / "plan.db", settings(folder))


def screen(app: App[Chosen]) -> list[str]:
    """Return the rows of the screen."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def keys(pilot: Pilot[Chosen], *names: str) -> None:
    """Press keys, where `/words` types words."""
    for name in names:
        await pilot.press(*(list(name[1:]) if name.startswith("/") else [name]))
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_the_four_ways_stand_there_whole_with_what_comes_next(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = welcome(tmp_path)
    async with app.run_test(size=size) as pilot:
        for place, offer in enumerate(WAYS):
            rows = screen(app)
            assert f"▸ {place + 1}  {offer.name:<8}  {offer.words}" in rows[6 + place]
            for text in offer.after:
                assert any(text in row for row in rows[11:])
            assert not any("…" in row for row in rows[3:])
            assert rows[-1].rstrip().endswith("q leave")
            await keys(pilot, "down")


async def test_what_nobody_needs_any_more_is_collected_while_it_waits(tmp_path: Path) -> None:
    gc.disable()  # as the program starts
    try:
        async with welcome(tmp_path).run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_path_loses_its_middle(tmp_path: Path, size: tuple[int, int]) -> None:
    app = Welcome(tmp_path / ("deep" * 30) / "the-plan.db", settings(tmp_path))
    async with app.run_test(size=size):
        assert screen(app)[2].rstrip().endswith("/the-plan.db.")
        assert "There is no plan yet at /" in screen(app)[2]
        assert "…" in screen(app)[2]


async def test_a_hostile_path_is_shown_as_words(tmp_path: Path) -> None:
    app = Welcome(Path("/x/[@click=app.quit]a[/]\x1b[31m\u202e.db"), settings(tmp_path))
    async with app.run_test(size=(80, 24)):
        assert "/x/[@click=app.quit]a[/]\ufffd[31m\ufffd.db." in screen(app)[2]


@pytest.mark.parametrize(("key", "way"), [("1", "starter"), ("3", "empty"), ("4", "import")])
@pytest.mark.parametrize("size", SIZES)
async def test_a_digit_takes_a_way_and_the_organisation_is_asked(
    tmp_path: Path, size: tuple[int, int], key: str, way: str
) -> None:
    app = welcome(tmp_path)
    async with app.run_test(size=size) as pilot:
        await keys(pilot, key)
        assert isinstance(app.screen, FormDialog)
        await keys(pilot, "/Acme", "tab", "/july", "tab", "/usd", "ctrl+s")
    chosen = app.return_value
    assert chosen is not None
    assert chosen.way == way
    assert not (tmp_path / "plan.db").exists()
    create(tmp_path / "plan.db", "empty", Actor("ana"), now(today=TODAY), settings=chosen.settings)
    with Store.open(tmp_path / "plan.db") as store:
        made = store.load().organisation
    assert made is not None
    assert (made.name, made.fiscal_start, made.currency) == ("Acme", 7, "USD")


@pytest.mark.parametrize("way", ["starter", "empty", "import"])
async def test_enter_takes_the_way_under_the_cursor(tmp_path: Path, way: str) -> None:
    app = welcome(tmp_path)
    places = [str(offer.way) for offer in WAYS].index(way)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, *["down"] * places, "enter", "/Acme", "enter", "enter", "enter")
    assert app.return_value is not None
    assert (app.return_value.way, app.return_value.settings["name"]) == (way, "Acme")


@pytest.mark.parametrize("pressed_keys", [["2"], ["j", "enter"]])
async def test_the_demo_asks_nothing(tmp_path: Path, pressed_keys: list[str]) -> None:
    app = welcome(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, *pressed_keys)
    assert app.return_value == Chosen("demo", {})


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+q"])
async def test_leaving_makes_no_plan(tmp_path: Path, key: str) -> None:
    app = welcome(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await keys(pilot, key)
    assert app.return_value is None
    assert not (tmp_path / "plan.db").exists()


@pytest.mark.parametrize("size", SIZES)
async def test_what_cannot_be_stays_in_the_form_and_says_what_helps(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = welcome(tmp_path)
    async with app.run_test(size=size) as pilot:
        await keys(pilot, "1", "tab", "/smarch", "tab", "/zzzz", "ctrl+s")
        assert isinstance(app.screen, FormDialog)
        assert set(app.screen.state.form.names) == {"name", "fiscal_start", "currency"}
        assert {each.name for each in app.screen.state.fields if each.wrong} >= {"name", "currency"}
        assert app.screen.state.current.name == "name"
        assert "3 wrong" in "\n".join(screen(app))
        await keys(pilot, "/q1", "escape")
        assert not isinstance(app.screen, FormDialog)
    assert app.return_value is None


async def test_what_was_typed_is_there_again_for_another_way(tmp_path: Path) -> None:
    app = welcome(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "/Acme", "escape", "3")
        assert isinstance(app.screen, FormDialog)
        assert "DRAFT" in "\n".join(screen(app))
        await keys(pilot, "ctrl+s")
    assert app.return_value == Chosen("empty", {"name": "Acme", "currency": "EUR"})


async def test_ascii_drawing_leaves_no_other_letters(tmp_path: Path) -> None:
    app = Welcome(tmp_path / ("deep" * 30) / "plan.db", replace(settings(tmp_path), ascii_only=True))
    async with app.run_test(size=(80, 24)):
        assert "".join(screen(app)).isascii()


def made(folder: Path, source: Shipped) -> Path:
    """Return a new plan as the first start makes it."""
    path = folder / "plan.db"
    create(path, source, Actor("ana"), now(today=TODAY), settings={"name": "Acme"})
    return path


async def test_who_brings_a_file_is_asked_for_it_at_once_and_then_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path / "areas.xlsx", {"Areas": [["name"], ["Network"]]})
    saved(tmp_path / "goals.xlsx", {"Goals": [["title", "area", "horizon"], ["Replace links", "Network", 1]]})
    plan = made(tmp_path, "empty")
    async with workbench(plan, tmp_path, (80, 24), place=OVERVIEW, importing=True) as (app, pilot):
        await settled(app, pilot)
        assert "Import which file" in screen_text(app)
        await pressed(app, pilot, "/areas.xlsx", "enter", "/areas", "enter", "enter")
        await pressed(app, pilot, "colon", "/import", "enter")
        await pressed(app, pilot, "/goals.xlsx", "enter", "/goals", "enter", "enter")
        assert [goal.title for goal in app.planner.plan[Goal]] == ["Replace links"]


async def test_the_keys_named_for_an_empty_plan_fill_it(tmp_path: Path) -> None:
    async with workbench(made(tmp_path, "empty"), tmp_path, (60, 20)) as (app, pilot):
        await pressed(app, pilot, "3", "a", "/Network", "enter", "escape")
        assert [area.name for area in app.planner.plan[Area]] == ["Network"]
        await pressed(app, pilot, "4")
        app.place.list.post_message(Paste("Replace links\nBuy desks"))
        await pressed(app, pilot, "y")
        assert [goal.title for goal in app.planner.plan[Goal]] == ["Replace links", "Buy desks"]


async def test_the_key_named_for_the_starter_adds_an_annual_goal(tmp_path: Path) -> None:
    async with workbench(made(tmp_path, "starter"), tmp_path, (80, 24)) as (app, pilot):
        await pressed(app, pilot, "a", "/Replace links", "enter", "escape")
        ref = app.place.current
        assert ref is not None
        added = app.planner.plan.find(Ref("goal", ref.id))
        assert isinstance(added, Goal)
        assert (added.title, added.horizon) == ("Replace links", 1)


async def test_the_screen_may_change_its_size_while_the_form_is_open(tmp_path: Path) -> None:
    app = welcome(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "/Acme")
        await pilot.resize_terminal(60, 20)
        await keys(pilot, "escape", "down")
        assert "▸ 2  Demo" in screen(app)[7]
        assert screen(app)[-1].rstrip().endswith("q leave")
