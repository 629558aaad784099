"""The keys of a form: what they change, and what they leave alone."""

import pytest
from textual import events
from textual.screen import ModalScreen

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.wrong import Wrong
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.forms.model import form_of, new_form
from tests.tui.form_desk import LINKED, PLAN, TODAY, Desk, comes_to, edit, screen, typed


async def test_keys_that_arrive_at_once_land_in_the_fields_they_were_meant_for() -> None:
    app = edit("start")
    async with app.run_test(size=(80, 24)) as pilot:
        for key in (*"1jul26", "tab", *"30sep27", "ctrl+s"):
            app.simulate_key(key)
        await pilot.pause()
        assert app.submitted == [{"start": "1jul26", "due": "30sep27"}]


async def test_the_editor_lies_over_its_field_however_fast_the_cursor_moves() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = app.dialog._fields._editor.region
        for key in ("tab", "tab", "shift+tab", "shift+tab"):
            app.simulate_key(key)
        await pilot.pause()
        assert app.dialog._fields._editor.region == before
        await typed(pilot, "tab")
        assert app.dialog._fields._editor.region.y == before.y + 1


async def test_saving_twice_at_once_hands_over_once_until_the_app_has_answered() -> None:
    app = Desk(new_form(PLAN, "area", {}, {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"Data", "ctrl+s", "ctrl+s")
        assert len(app.submitted) == 1
        app.dialog.refuse({"name": Wrong("There is an area of that name."), "else": Wrong("And more.")})
        await pilot.pause()
        assert "There is an area of that name." in screen(app)
        assert screen(app).splitlines()[-1].strip() == "And more."
        await typed(pilot, "!", "ctrl+j")
        assert app.submitted[-1] == {"name": "Data!"}


@pytest.mark.parametrize("key", ["down", "up", "pagedown", "pageup"])
async def test_walking_through_the_form_with_arrows_changes_nothing(key: str) -> None:
    app = edit()
    app.dialog = FormDialog(form_of(LINKED, "goal", [Ref("goal", 1)], focus="start"), Context(LINKED, TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for _press in range(len(app.dialog.state.fields)):
            await typed(pilot, key)
            seen.append(app.dialog.state.at)
        last = len(app.dialog.state.fields) - 1
        assert seen[-1] == (last if key in {"down", "pagedown"} else 0)
        if key == "down":
            assert seen[:6] == list(range(7, 13))
        assert (app.drafts, app.dialog.state.changes()) == ([], {})


async def test_space_opens_the_candidates_and_what_the_arrows_chose_is_taken_by_tab() -> None:
    app = edit("horizon")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "space", "down", "down")
        assert app.dialog.state.current.text == "1"
        assert "▸ 5 " in screen(app)
        await typed(pilot, "tab", "ctrl+s")
        assert app.submitted == [{"horizon": "5"}]


async def test_arrows_choose_among_candidates_of_what_was_typed() -> None:
    app = edit("owner")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "a", "down", "enter", "ctrl+s")
        assert app.submitted == [{"owner": "Femi Adeyemi"}]


async def test_a_blank_in_a_text_is_a_blank() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "a", "space", "b")
        assert app.dialog.state.current.text == "a b"


async def test_arrows_move_inside_a_long_text_and_lead_out_of_it_at_its_ends() -> None:
    app = edit("statement")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "a", "enter", "b", "up")
        assert app.dialog.state.current.name == "statement"
        await typed(pilot, "down", "down")
        assert app.dialog.state.at == app.dialog.state.form.names.index("statement") + 1
        await typed(pilot, "up", "up", "up")
        assert app.dialog.state.at == app.dialog.state.form.names.index("statement") - 1


async def test_after_a_refusal_that_no_field_shows_the_form_is_saved_again() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"Fibre", "ctrl+s")
        app.dialog.resume()
        await typed(pilot, "ctrl+s")
        assert app.submitted == [{"title": "Fibre"}] * 2


async def test_keys_between_saving_and_its_answer_stay_out_of_the_form() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"Fibre", "ctrl+s", "x", "down", "f8", "escape")
        assert app.screen is app.dialog
        assert (app.dialog.state.current.text, app.dialog.state.at) == ("Fibre", 0)
        app.dialog.resume()
        await typed(pilot, "x")
        assert app.dialog.state.current.text == "Fibrex"


async def test_keys_that_were_meant_for_a_dialog_over_the_form_stay_out_of_it() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "a")
        editor = app.dialog._fields._editor
        await app.push_screen(ModalScreen[None]())
        editor.post_message(events.Key("t", "t"))
        editor.post_message(events.Paste("pasted"))
        await pilot.pause()
        assert app.dialog.state.current.text == "a"


async def test_throwing_away_asks_first_and_any_other_key_goes_on() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"Fibre", "f8")
        assert screen(app).splitlines()[-1].startswith(" F8 again throws away 1 changed field.")
        await typed(pilot, "left")
        assert "F8 again" not in screen(app)
        await typed(pilot, "f8")
        assert app.dialog.state.current.text == "Fibre"
        await typed(pilot, "f8")
        assert app.dialog.state.current.text == "Replace 9 copper links"
        assert screen(app).splitlines()[-1].startswith(" Thrown away. ctrl+z brings this field back")
        await typed(pilot, "ctrl+z")
        assert await comes_to(pilot, app.dialog, "Fibre")


async def test_what_stands_there_after_throwing_away_is_replaced_by_typing() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"Fibre", "f8", "f8", *"Glass")
        assert app.dialog.state.current.text == "Glass"


async def test_escape_hides_the_help_of_a_field_before_it_closes_the_form() -> None:
    app = edit("due")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, *"30s", "f1")
        assert app.dialog.state.helping
        await typed(pilot, "escape")
        assert not app.dialog.state.helping
        assert app.screen is app.dialog
        assert app.dialog.state.current.text == "30s"
        await typed(pilot, "escape")
        assert app.screen is not app.dialog


async def test_with_nothing_typed_there_is_nothing_to_throw_away() -> None:
    app = edit()
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "f8", "f8")
        assert "Nothing was changed here" in screen(app)
        assert not any(isinstance(event, FormDialog.Discarded) for event in app.posted)


async def test_arrows_move_a_date_and_undo_brings_back_what_was_typed() -> None:
    app = edit("due")
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "space", "up", "up", "pageup")
        assert await comes_to(pilot, app.dialog, "2 May 2027")
        await typed(pilot, "ctrl+z", "ctrl+z")
        assert await comes_to(pilot, app.dialog, "1 Apr 2027")
