"""The thin layer shows what Textual shows: at random, frame by frame."""

from pathlib import Path

import pytest

from tests.driving import copied
from tests.thin.walk import walk


@pytest.mark.parametrize(
    ("style", "bce", "old", "seed"),
    [
        ("terminal", True, False, 1),
        ("own-dark", False, False, 2),
        ("terminal-light", False, False, 3),
        ("plain", True, True, 4),
    ],
)
async def test_both_terminals_show_the_same_after_every_frame(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, style: str, bce: bool, old: bool, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    async with walk(copied(demo_file, tmp_path), tmp_path, style=style, bce=bce, old=old) as each:
        await each.wander(seed, 50)
    assert each.both.frames > 50
