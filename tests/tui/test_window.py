"""A window that is dragged fast: the size it has at last is the one that is drawn."""

import os
import shutil
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Resize
from textual.geometry import Size

from itplanner.service import troubles
from itplanner.tui.thin.driver import ThinDriver
from tests.driving import copied, screen_text, settled, workbench

NOW = Size(60, 20)


async def test_a_size_that_was_told_late_is_not_believed(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workbench(copied(demo_file, tmp_path), tmp_path, (80, 24)) as (app, pilot):
        monkeypatch.setattr(App, "is_headless", False)
        monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size(NOW))
        app.post_message(Resize(Size(120, 40), Size(120, 40)))
        for _turn in range(1000):
            if app.screen.size == NOW:
                break
            await pilot.pause()
        await settled(app, pilot)
        assert len(screen_text(app).splitlines()) == NOW.height


async def test_once_the_thin_line_is_off_it_is_noted_why_and_all_is_drawn_again(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workbench(copied(demo_file, tmp_path), tmp_path) as (app, pilot):
        drawn: list[dict[str, bool]] = []
        monkeypatch.setattr(app.screen, "refresh", lambda **how: drawn.append(how))
        app.post_message(ThinDriver.TurnedOff("a bug"))
        await settled(app, pilot)
    assert {} in drawn
    assert troubles.last(app.settings.state).endswith("The thin line turned itself off: a bug")
