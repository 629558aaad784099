"""How keys become frames: what a key leads to is painted at once, and keys in a row are all painted."""

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.screen import Screen

from itplanner.tui.app import Workbench
from tests.driving import copied, screen_text, workbench


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


class Frames:
    """The frames that an app paints from now on: what stands on the screen at each that is new."""

    def __init__(self, app: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        self._shown = screen_text(app)
        display = app._display

        def painted(screen: Screen[Any], update: Any) -> None:
            display(screen, update)
            text = screen_text(app)
            if update is not None and text != self._shown:
                self.texts.append(text)
                self._shown = text

        monkeypatch.setattr(app, "_display", painted)


async def test_list_and_inspector_are_painted_in_one_frame(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        frames = Frames(app, monkeypatch)
        for key in ("j", "j", "k"):
            before = app.place.current
            frames.texts.clear()
            await pilot.press(key)
            await pilot.pause()
            assert app.place.current not in {before, None}
            assert len(frames.texts) == 1, "\n".join(frames.texts)
            code = app.place.row.code if app.place.row is not None else ""
            assert f" {code} ─" in frames.texts[0].splitlines()[2]


async def test_keys_that_had_to_wait_are_painted_on_their_way(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workbench(plan, tmp_path) as (app, pilot):
        frames, first = Frames(app, monkeypatch), app.place.list.cursor_index
        for _press in range(12):
            app.post_message(events.Key("j", "j"))
        while app.place.list.cursor_index < first + 12:
            await pilot.pause()
        await pilot.pause()
        assert len(frames.texts) > 1
        assert frames.texts[0] != frames.texts[-1] == screen_text(app)
