"""Dialogs to find in: the frame is whole however long the list and whatever the size."""

from pathlib import Path

import pytest

from tests.driving import copied, screen_text, workbench
from tests.tui.acting import pressed


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize("key", ["question_mark", "colon", "i"])
async def test_the_frame_of_a_long_list_is_whole_and_follows_the_terminal(
    demo_file: Path, tmp_path: Path, size: tuple[int, int], key: str
) -> None:
    async with workbench(copied(demo_file, tmp_path), tmp_path, size) as (app, pilot):
        for columns, lines in (size, (80, 16), (60, 20)):
            await pilot.resize_terminal(columns, lines)
            await pressed(app, pilot, key)
            rows = screen_text(app).splitlines()
            assert sum("┏━" in row for row in rows) == sum("━┛" in row for row in rows) == 1
            assert not any("┃" in row for row in rows[-2:])
            await pressed(app, pilot, "escape")
