"""A chart asks for a new drawing only when what it shows or its size has changed."""

from dataclasses import dataclass, field

from textual.app import App, ComposeResult

from itplanner.tui.widgets.chart import Chart
from itplanner.tui.widgets.ink import ASCII_CLASS
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.picture import Lines

SIZE = (20, 4)


@dataclass(frozen=True)
class Note:
    """A picture that notes in which sizes it was asked for."""

    text: str
    asked: list[tuple[int, int, bool]] = field(default_factory=list, compare=False)

    def lines(self, columns: int, rows: int, *, ascii_only: bool) -> Lines:
        self.asked.append((columns, rows, ascii_only))
        return [[Part(letter * columns)] for letter in self.text]


class OneChart(App[None]):
    """A screen with a chart."""

    def __init__(self) -> None:
        super().__init__()
        self.chart = Chart()

    def compose(self) -> ComposeResult:
        yield self.chart

    def shown(self) -> list[str]:
        """What stands on the screen."""
        return [self.chart.render_line(y).text for y in range(self.chart.size.height)]


async def test_a_picture_is_drawn_once_for_each_size() -> None:
    app, note = OneChart(), Note("ab")
    async with app.run_test(size=SIZE) as pilot:
        app.chart.show(note)
        await pilot.pause()
        assert app.shown() == ["a" * 20, "b" * 20, " " * 20, " " * 20]
        app.chart.show(note)
        app.chart.show(Note("ab", note.asked))
        app.chart.refresh()
        await pilot.pause()
        assert note.asked == [(20, 4, False)]
        await pilot.resize_terminal(10, 4)
        await pilot.pause()
        assert note.asked == [(20, 4, False), (10, 4, False)]
        app.add_class(ASCII_CLASS)
        app.chart.refresh()
        await pilot.pause()
        assert note.asked[2:] == [(10, 4, True)]


async def test_only_lines_that_look_otherwise_are_drawn_again() -> None:
    app = OneChart()
    async with app.run_test(size=SIZE) as pilot:
        app.chart.show(Note("abc"))
        await pilot.pause()
        drawn: list[int] = []
        line = app.chart.render_line
        app.chart.render_line = lambda y: drawn.append(y) or line(y)  # type: ignore[method-assign,func-returns-value]
        app.chart.show(Note("axc"))
        await pilot.pause()
        assert set(drawn) == {1}


async def test_without_a_picture_there_are_blank_lines() -> None:
    app = OneChart()
    async with app.run_test(size=SIZE) as pilot:
        app.chart.show(Note("ab"))
        app.chart.show(None)
        await pilot.pause()
        assert app.shown() == [" " * 20] * 4
