"""The grid in a running app: moving, keeping its place, marking, hostile text."""

from collections.abc import Hashable

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.strip import Strip

from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.drawing import Layout, Standing
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.grid_messages import Told
from itplanner.tui.widgets.ink import ASCII_CLASS, Ink
from itplanner.tui.widgets.rows import Cell, Row, Rows, RowSource

COLUMNS = (Column("code", "", 6), Column("goal", "Goal", 10, flexible=True))


def goals(*numbers: int) -> Rows:
    """A goal for each number."""
    return Rows(
        COLUMNS, [Row(n, {"code": Cell(f"G{n}"), "goal": Cell(f"Goal {n}", typed=True)}) for n in numbers]
    )


class Counted:
    """Many goals that exist only while one looks at them, and a note of which were asked for."""

    columns = COLUMNS

    def __init__(self, total: int) -> None:
        self.total = total
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return self.total

    def row(self, index: int) -> Row:
        self.asked.add(index)
        return Row(index, {"code": Cell(f"G{index}")})

    def key(self, index: int) -> Hashable:
        return index

    def index_of(self, key: Hashable) -> int | None:
        return key if isinstance(key, int) and key < self.total else None


class OneGrid(App[None]):
    """A screen with a grid of 8 rows under its heads, and a note of what it says."""

    def __init__(self, source: RowSource) -> None:
        super().__init__()
        self.grid = Grid(source)
        self.said: list[Told] = []

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_mount(self) -> None:
        self.grid.focus()

    def on_grid_moved(self, message: Grid.Moved) -> None:
        self.said.append(message)

    def on_grid_selection_changed(self, message: Grid.SelectionChanged) -> None:
        self.said.append(message)

    def on_grid_scrolled(self, message: Grid.Scrolled) -> None:
        self.said.append(message)

    def on_grid_pasted(self, message: Grid.Pasted) -> None:
        self.said.append(message)

    def lines(self) -> list[str]:
        """What is on the screen."""
        return [self.grid.render_line(y).text.rstrip() for y in range(self.grid.size.height)]


SIZE = (30, 9)


@pytest.mark.parametrize(
    ("keys", "index", "visible"),
    [
        ("j j k", 1, (1, 8)),
        ("down down up", 1, (1, 8)),
        ("k", 0, (1, 8)),
        ("j j j j j j j j", 8, (2, 9)),
        ("pagedown", 8, (9, 16)),
        ("j j pagedown pagedown pageup", 10, (9, 16)),
        ("ctrl+d", 4, (5, 12)),
        ("ctrl+d ctrl+u", 0, (1, 8)),
        ("G", 99, (93, 100)),
        ("end pagedown", 99, (93, 100)),
        ("G g", 0, (1, 8)),
        ("G k home", 0, (1, 8)),
    ],
)
async def test_keys_move_the_cursor_and_keep_it_in_sight(
    keys: str, index: int, visible: tuple[int, int]
) -> None:
    app = OneGrid(Counted(100))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys.split())
        assert app.grid.cursor_index == app.grid.cursor_key == index
        assert app.grid.visible_range == (*visible, 100)
        assert [line[0] for line in app.lines()].index("▸") == index + 2 - visible[0]


async def test_only_rows_in_sight_are_asked_for() -> None:
    source = Counted(100_000)
    app = OneGrid(source)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G", "k", "g")
        assert source.asked <= {*range(8), *range(100_000 - 9, 100_000)}


async def test_the_cursor_stays_on_its_row_in_a_new_source() -> None:
    app = OneGrid(goals(*range(20)))
    async with app.run_test(size=SIZE) as pilot:
        app.grid.move_to(12)
        app.grid.show(goals(*range(5, 30)))
        await pilot.pause()
        assert (app.grid.cursor_key, app.grid.cursor_index) == (12, 7)
        assert "▸G12    Goal 12" in app.lines()


async def test_when_its_row_is_gone_the_cursor_stays_at_its_place() -> None:
    app = OneGrid(goals(0, 1, 2, 3))
    async with app.run_test(size=SIZE) as pilot:
        app.grid.move_to(2)
        keys = []
        for left in ((0, 1, 3), (0,), ()):
            app.grid.show(goals(*left))
            keys.append(app.grid.cursor_key)
        assert keys == [3, 0, None]
        await pilot.press("j", "V", "asterisk", "pagedown", "G")
        assert app.grid.cursor_key is None
        assert app.grid.visible_range == (0, 0, 0)
        assert not app.grid.move_to(2)


async def test_the_grid_says_where_it_is_once_for_each_change() -> None:
    app = OneGrid(goals(*range(20)))
    async with app.run_test(size=SIZE) as pilot:
        app.grid.show(goals(*range(20)))
        await pilot.press("j", "g", "g")
        assert [message.key for message in app.said if isinstance(message, Grid.Moved)] == [0, 1, 0]
        await pilot.press("G")
        scrolled = [message.visible for message in app.said if isinstance(message, Grid.Scrolled)]
        assert scrolled[-1] == (13, 20, 20)


async def test_rows_are_marked_while_selecting_and_stay_so_in_a_new_source() -> None:
    app = OneGrid(goals(*range(20)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "V", "j", "j", "V", "j")
        assert app.grid.selected == {1, 2, 3}
        assert [line[0] for line in app.lines()[1:6]] == [" ", "*", "*", "*", "▸"]
        app.grid.show(goals(2, 3, 4))
        assert app.grid.selected == {2, 3}
        app.grid.clear_selection()
        assert app.grid.selected == frozenset()
        await pilot.press("asterisk")
        assert app.grid.selected == {2, 3, 4}
        assert isinstance(app.said[-1], Grid.SelectionChanged)


@pytest.mark.parametrize(
    "text",
    [
        "[@click=app.quit]x[/]",
        "broken [/nope]",
        "\x1b[31mred\x1b]52;c;AAAA\x07",
        "\x9b2J",
        "\u202eevil",
        "猫" * 40,
        "x" * 10_000,
        "a\tb\r\nc",
        "\u200d\ufe0f\u0301",
    ],
)
async def test_hostile_text_is_drawn_literally_in_its_cell(text: str) -> None:
    app = OneGrid(Rows(COLUMNS, [Row(0, {"goal": Cell(text, typed=True)})]))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        strip = app.grid.render_line(1)
        assert strip.cell_length == SIZE[0]
        assert not any(char < " " or "\x7f" <= char < "\xa0" or char == "\u202e" for char in strip.text)
        assert not any(segment.style and segment.style.meta for segment in strip)
        if text.isascii() and text.isprintable() and len(text) < 22:
            assert text in strip.text


async def test_a_pasted_table_goes_up_and_a_pasted_word_does_not() -> None:
    app = OneGrid(goals(1))
    async with app.run_test(size=SIZE) as pilot:
        app.grid.post_message(events.Paste("one line"))
        app.grid.post_message(events.Paste("G1\t31 May"))
        app.grid.post_message(events.Paste("one\ntwo"))
        await pilot.pause()
        pasted = [message.text for message in app.said if isinstance(message, Grid.Pasted)]
        assert pasted == ["G1\t31 May", "one\ntwo"]


async def test_a_click_and_the_wheel_move_the_cursor() -> None:
    app = OneGrid(goals(*range(20)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(app.grid, offset=(3, 5))
        assert app.grid.cursor_index == 4
        await pilot.click(app.grid, offset=(3, 0))
        assert app.grid.cursor_index == 4
        app.grid.post_message(events.MouseScrollDown(app.grid, 3, 3, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert app.grid.cursor_index == 7


async def test_without_focus_the_cursor_is_hollow_and_not_reversed() -> None:
    app = OneGrid(goals(1, 2))
    async with app.run_test(size=SIZE) as pilot:
        app.set_focus(None)
        await pilot.pause()
        strip = app.grid.render_line(1)
        assert strip.text.startswith("▹G1")
        assert not any(segment.style and segment.style.reverse for segment in strip)


async def test_a_line_is_made_once_to_be_compared_and_to_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Hashable] = []
    line = Layout.line

    def counted(layout: Layout, row: Row, ink: Ink, standing: Standing) -> Strip:
        made.append(row.key)
        return line(layout, row, ink, standing)

    app = OneGrid(goals(*range(20)))
    async with app.run_test(size=SIZE) as pilot:
        monkeypatch.setattr(Layout, "line", counted)
        await pilot.press("j")
        assert made == [0, 1]
        app.grid.show(goals(*range(1, 21)))
        await pilot.pause()
        assert made[2:] == [None, *range(1, 9)]


async def test_a_line_that_was_made_is_made_anew_where_it_looks_otherwise() -> None:
    app = OneGrid(goals(*range(10)))
    async with app.run_test(size=SIZE) as pilot:
        assert [line[1:4].strip() for line in app.lines()] == ["", *(f"G{n}" for n in range(8))]
        await pilot.press(*"jjjjjjjj")
        assert [line[1:4].strip() for line in app.lines()] == ["", *(f"G{n}" for n in range(1, 9))]
        app.grid.heads = False
        assert [line[1:4].strip() for line in app.lines()] == [f"G{n}" for n in range(1, 10)]
        app.add_class(ASCII_CLASS)
        assert app.lines()[7].startswith(">G8")
        await pilot.resize_terminal(40, 9)
        assert app.grid.render_line(8).cell_length == 40


async def test_without_rows_there_are_no_heads() -> None:
    app = OneGrid(goals())
    async with app.run_test(size=SIZE):
        assert app.lines() == [""] * SIZE[1]


async def test_a_smaller_terminal_keeps_the_cursor_in_sight() -> None:
    app = OneGrid(goals(*range(20)))
    async with app.run_test(size=(30, 20)) as pilot:
        app.grid.move_to(15)
        await pilot.resize_terminal(30, 9)
        await pilot.pause()
        assert app.grid.visible_range == (9, 16, 20)
