"""The thin line shows what Textual shows: at random, frame by frame, on terminals of several kinds."""

from pathlib import Path
from typing import Final

import pytest

from tests.driving import copied
from tests.thin.actions import Action
from tests.thin.walk import walk

TEXTUAL: Final = {"H", "m", "?h", "?l", "J"}
"""Where to draw, how, and modes: of nothing else are Textual's frames made. An upgrade may change that."""
THIN: Final = TEXTUAL | {"C", "D", "ESC D", "K", "L", "M", "X", "b", "n", "r"}
"""Also over the line: steps to all sides, erasing, scrolling, and the question where the cursor is."""
OLD: Final = THIN - {"L", "M", "X", "r"}

WALKS: Final = (
    ("terminal", True, False, 1),
    ("own-dark", False, False, 2),
    ("terminal-light", False, False, 3),
    ("plain", True, True, 4),
)
"""The look; whether the terminal is careful (erases in colour, halves characters), whether old; the seed."""


@pytest.mark.parametrize(("style", "careful", "old", "seed"), WALKS)
async def test_both_terminals_show_the_same_after_every_frame(
    demo_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    style: str,
    careful: bool,
    old: bool,
    seed: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with walk(copied(demo_file, tmp_path), tmp_path, style=style, careful=careful, old=old) as each:
        await each.wander(seed, 50)
    assert each.both.frames > 50
    assert each.both.plain.used <= TEXTUAL
    assert each.both.thin.used <= (OLD if old else THIN)
    assert each.both.sent.total() < each.both.written.total() / 2


async def test_a_dialog_comes_in_one_frame_and_goes_in_one(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with walk(copied(demo_file, tmp_path), tmp_path) as each:
        for key in ("3", "j", "e", "escape", "d", "escape", ":", "escape", "?", "escape", "i", "escape"):
            before = each.both.arrived
            await each.do(Action("key", (key,)))
            assert each.both.arrived == before + 1, key
