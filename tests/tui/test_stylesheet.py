"""The style sheets are read once for a look, and again for another one."""

from pathlib import Path

from textual.css.stylesheet import Stylesheet

from itplanner.tui import keys
from itplanner.tui.stylesheet import KeptStylesheet
from tests.driving import copied, workbench

RED, BLUE = {"ink": "red"}, {"ink": "blue"}


def sheet() -> KeptStylesheet:
    made = KeptStylesheet(RED)
    made.add_source("Widget { color: $ink; }")
    made.parse()
    return made


def test_what_was_read_is_kept_while_the_colours_are_the_same() -> None:
    kept = sheet()
    known = kept.rules[0]
    kept.set_variables(dict(RED))
    kept.reparse()
    assert kept.rules[0] is known


def test_other_colours_are_read_again() -> None:
    kept = sheet()
    kept.set_variables(BLUE)
    kept.reparse()
    assert "#0000FF" in kept.css
    kept.set_variables(RED)
    kept.reparse()
    assert "#FF0000" in kept.css


def test_a_sheet_that_is_added_is_read() -> None:
    kept = sheet()
    kept.add_source("Screen { color: $ink; }", read_from=("more", ""))
    kept.reparse()
    assert len(kept.rules) == 2


async def test_the_first_screen_waits_for_no_sheet_but_its_own(demo_file: Path, tmp_path: Path) -> None:
    async with workbench(copied(demo_file, tmp_path), tmp_path, place=keys.OVERVIEW) as (app, pilot):
        assert [path.name for path in (*app.css_path, *app.screen.css_path)] == ["itplanner.tcss"]
        known = sheets(app.stylesheet)
        assert known == ["itplanner.tcss", "places.tcss", "dialogs.tcss"]
        await pilot.press("4", "e")
        assert [path.name for each in app.screen_stack for path in each.css_path] == known[1:]
        assert sheets(app.stylesheet) == known


def sheets(all_read: Stylesheet) -> list[str]:
    return [Path(file).name for file, _name in all_read.source if file.endswith(".tcss")]
