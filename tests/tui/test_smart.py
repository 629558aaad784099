"""The SMART letters where they are mended: from the inspector to the very field."""

from pathlib import Path

import pytest

from itplanner.cli import workbench as start
from itplanner.domain.change import Ref
from itplanner.errors import PlannerError
from itplanner.service.data import VARIABLE
from itplanner.tui.content.inspector_rows import At
from itplanner.tui.dialogs.form import FormDialog
from itplanner.tui.widgets.grid import Grid
from tests.driving import copied, screen_text, workbench
from tests.tui.acting import pressed


@pytest.fixture
def plan(demo_file: Path, tmp_path: Path) -> Path:
    return copied(demo_file, tmp_path)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_letter_that_fails_leads_to_the_field_that_mends_it(
    plan: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with workbench(plan, tmp_path, size) as (app, pilot):
        await pressed(app, pilot, "3")
        app.place.list.move_to(Ref("goal", 14))
        await pressed(app, pilot, "enter")
        assert "A ! " in screen_text(app)
        inspector = app.screen.query_one("#inspector", Grid)
        rows = [inspector.source.key(place) for place in range(len(inspector.source))]
        inspector.move_to(next(row for row in rows if isinstance(row, At) and row.name == "need"))
        await pressed(app, pilot, "enter")
        assert isinstance(app.screen, FormDialog)
        await pressed(app, pilot, "/5k", "ctrl+s")
        assert "SMa!T" in screen_text(app) or "a ~ " in screen_text(app)


def test_words_that_cannot_be_read_are_refused_before_anything_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "require_terminal", lambda: None)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.toml"))
    with pytest.raises(PlannerError, match="can't be read"):
        start.run(tmp_path / "plan.db")
