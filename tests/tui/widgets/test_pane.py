"""Heads of panes and frames of dialogs, as text."""

import re

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region

from itplanner.tui.widgets.frame import DialogFrame
from itplanner.tui.widgets.pane import PaneHead, SideRule
from itplanner.tui.widgets.parts import Drawn, Part

SUMMARY = (Part("2 of 17 done"), Part(" · steps 44 of 85", leaves=1), Part(" · 5-22 of 28"))


async def head(
    width: int,
    title: Drawn,
    summary: Drawn = "",
    *,
    focused: bool = False,
    joined: bool = False,
    ascii_: bool = False,
) -> str:
    """A head as text."""

    class Heads(App[None]):
        CSS = "PaneHead { height: 1; }"

        def compose(self) -> ComposeResult:
            yield PaneHead(title, summary, focused=focused, joined=joined)

    app = Heads()
    app.set_class(ascii_, "ascii")
    async with app.run_test(size=(width, 3)):
        return app.query_one(PaneHead).render_line(0).text


async def test_the_pane_with_the_focus_has_a_heavy_rule_and_a_mark() -> None:
    assert (
        await head(40, "Checklist", "2 of 17 done", focused=True)
        == "━▸ Checklist ━━━━━━━━━━━━ 2 of 17 done ━"
    )


async def test_other_panes_have_a_light_rule() -> None:
    assert await head(30, "Areas") == "─ Areas ──────────────────────"


async def test_a_head_beside_a_vertical_rule_begins_with_its_title() -> None:
    assert await head(30, "G12", "goal", joined=True) == " G12 ────────────────── goal ─"


async def test_parts_of_the_summary_leave_before_the_title_is_cut() -> None:
    title = "Checklist · FY2027"
    assert await head(54, title, SUMMARY) == "─ Checklist · FY2027 ───── 2 of 17 done · 5-22 of 28 ─"
    assert await head(44, title, SUMMARY) == "─ Checklist ·… ─ 2 of 17 done · 5-22 of 28 ─"


async def test_parts_of_the_title_may_leave_too() -> None:
    title = (Part("All areas"), Part(" · 10 → 5 → 3 → 1", leaves=1), Part(" years", leaves=0))
    assert await head(50, title, "30 goals") == "─ All areas · 10 → 5 → 3 → 1 years ──── 30 goals ─"
    assert await head(42, title, "30 goals") == "─ All areas · 10 → 5 → 3 → 1 ── 30 goals ─"
    assert await head(30, title, "30 goals") == "─ All areas ─────── 30 goals ─"


@pytest.mark.parametrize("width", [1, 5, 12, 30])
async def test_a_head_fills_its_width_however_long_the_title(width: int) -> None:
    text = await head(width, Part("猫" * 40, typed=True), SUMMARY, focused=True)
    assert len(text.replace("猫", "猫.")) == width


@pytest.mark.parametrize("summary", ["", "1-19 of 29"])
@pytest.mark.parametrize("title", ["Edit G4", "Delete G4, " * 9, "猫" * 40], ids=["short", "long", "wide"])
async def test_a_frame_keeps_its_corners_however_long_the_title(title: str, summary: str) -> None:
    class Framed(App[None]):
        CSS = "DialogFrame { width: 40; height: 4; padding: 1 2; }"

        def compose(self) -> ComposeResult:
            yield DialogFrame(Part(title, typed=True), summary)

    app = Framed()
    async with app.run_test(size=(40, 5)):
        (top,) = app.query_one(DialogFrame).render_lines(Region(0, 0, 40, 1))
    assert re.fullmatch(rf"┏━ .* ━*( {summary})? ?━┓", top.text)
    assert cell_len(top.text) == 40


async def test_ascii_heads_use_twins() -> None:
    assert await head(24, "Roadmap · 3 years", focused=True, ascii_=True) == "=> Roadmap . 3 years ==="


async def test_the_vertical_rule_joins_the_heads() -> None:
    class Ruled(App[None]):
        CSS = "SideRule { width: 1; }"

        def compose(self) -> ComposeResult:
            yield SideRule()

    app = Ruled()
    async with app.run_test(size=(3, 3)):
        rule = app.query_one(SideRule)
        assert [rule.render_line(y).text for y in range(3)] == ["┬", "│", "│"]
