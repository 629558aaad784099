"""The form on a screen: what it hands over, how it fits, and hostile text."""

import datetime
from dataclasses import replace

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.service.drafts import Draft
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.forms.model import new_form
from tests.tui.form_desk import Desk, edit, screen, typed


async def test_typing_replaces_the_value_and_saving_hands_over_what_changed() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"Fibre", "ctrl+s")
        assert app.submitted == [{"title": "Fibre"}]
        assert app.screen is app.dialog


async def test_enter_takes_a_candidate_goes_on_and_saves_in_the_last_field() -> None:
    app = edit("owner")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "f", "e", "enter", "shift+tab", "shift+tab")
        await typed(pilot, *["shift+tab"] * 5, "enter", *["shift+tab"] * 2, "enter")
        assert app.submitted == [{"owner": "Femi Adeyemi"}]


async def test_an_error_is_said_on_leaving_and_saving_goes_back_to_it() -> None:
    app = edit("owner")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"Femmi")
        assert "No person" not in screen(app)
        await typed(pilot, "tab")
        assert 'No person "Femmi". Femi Adeyemi?' in screen(app)
        await typed(pilot, "ctrl+s")
        assert app.submitted == []
        assert app.dialog.state.current.name == "owner"
        assert app.dialog.state.current.text == "Femmi"


async def test_every_text_is_told_as_a_draft_and_escape_closes_without_more() -> None:
    app = edit("due")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"30s", "escape")
        assert app.drafts[-1].texts == {"due": ("31 Mar 2027", "30s")}
        assert app.submitted == []
        assert app.screen is not app.dialog


async def test_a_draft_is_shown_with_its_time_and_f8_throws_it_away() -> None:
    at = datetime.datetime(2026, 11, 23, 14, 32, tzinfo=datetime.UTC)
    draft = Draft("goal", (Ref("goal", 1),), {"title": ("Replace 9 copper links", "Fibre")}, at=at)
    app = edit(draft=draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "DRAFT  of 14:32 restored: Edit G1, 1 field" in screen(app)
        await typed(pilot, "f8", "f8")
        assert "DRAFT" not in screen(app)
        assert "Replace 9 copper links" in screen(app)
        assert any(isinstance(event, FormDialog.Discarded) for event in app.posted)


async def test_nothing_typed_and_saved_closes() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "ctrl+s")
        assert (app.submitted, app.screen is app.dialog) == ([], False)


async def test_enter_begins_a_new_line_in_a_long_text_and_tab_leaves_it() -> None:
    app = edit("statement")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "a", "enter", "b", "tab", "ctrl+s")
        assert app.submitted == [{"statement": "a\nb"}]


async def test_a_line_longer_than_its_field_shows_on_which_side_it_goes_on() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        app.dialog._fields._editor.replace("word " * 40, (0, 0), (0, 99))
        await typed(pilot, "end")
        await pilot.pause()
        field = next(line for line in screen(app).splitlines() if "▸ Goal" in line)
        assert ("[…" in field, "…]" in field) == (True, False)
        await typed(pilot, "home")
        await pilot.pause()
        field = next(line for line in screen(app).splitlines() if "▸ Goal" in line)
        assert ("[…" in field, "…]" in field) == (False, True)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_an_error_in_a_short_form_leaves_the_fields_above_in_sight(size: tuple[int, int]) -> None:
    names = ("name", "fiscal_start", "currency")
    app = Desk(replace(new_form(Plan.of([]), "organisation", {}, {}), names=names))
    async with app.run_test(size=size) as pilot:
        await typed(pilot, *"Acme", "tab", "tab", "e", "ctrl+s")
        said = screen(app)
        assert "no currency" in said
        assert "Organisation" in said
        assert "of 3" not in said


async def test_a_question_mark_is_text_and_f1_helps() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "?", "f1")
        assert app.dialog.state.current.text == "?"
        assert "What will be true" in screen(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize("theme", ["own-dark", "terminal", "plain"])
async def test_hostile_text_is_shown_literally_and_the_form_fits(size: tuple[int, int], theme: str) -> None:
    app = edit("owner", number=2)
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        said = screen(app)
        assert "[b]x[/b] \ufffd]52;c;Zm9v\ufffd" in said
        assert "\x1b" not in said
        assert all(len(line) <= size[0] for line in said.splitlines())
        assert "┗" in said
        assert sum("┃" in line for line in said.splitlines()) <= size[1] - 4
        await typed(pilot, *["shift+tab"] * 5)
        assert "[@click=app.quit]y[/]" in screen(app)
        assert app.drafts == []


async def test_pasted_lines_become_one_line_and_commands_are_taken_out() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        app.dialog._fields._editor.replace("one\ntwo\x1b[31m", (0, 0), (0, 99))
        await pilot.pause()
        assert app.dialog.state.current.text.startswith("one two\ufffd[31m")


async def test_the_form_scrolls_to_the_field_under_the_cursor() -> None:
    app = edit()
    async with app.run_test(size=(60, 20)) as pilot:
        await typed(pilot, "shift+tab")
        assert "▸ Tags" in screen(app)
        await typed(pilot, "tab")
        assert "▸ Goal" in screen(app)
        await pilot.resize_terminal(80, 24)
        assert "▸ Goal" in screen(app)
