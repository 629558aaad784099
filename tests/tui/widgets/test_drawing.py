"""One row of a grid as text and styles."""

from rich.style import Style

from itplanner.tui.roles import OWN_DARK, PLAIN, TERMINAL, Role
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.drawing import Layout, Standing
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row

COLUMNS = (
    Column("mark", "", 1),
    Column("code", "", 4),
    Column("goal", "Goal", 10, flexible=True),
    Column("due", "Due", 6, align="right"),
)
INK = Ink(TERMINAL)
HERE = Standing(cursor=True, focused=True)
ELSEWHERE = Standing()


def drawn(row: Row, standing: Standing = ELSEWHERE, ink: Ink = INK, width: int = 30) -> str:
    """The text of `row`."""
    return Layout(COLUMNS, width).line(row, ink, standing).text


GOAL = Row(
    "G12",
    {
        "mark": Cell("○", Role.OK),
        "code": Cell("G12"),
        "goal": Cell("Replace 9 copper links", typed=True),
        "due": Cell("4 Dec"),
    },
)


def test_cells_stand_in_their_columns_and_titles_lose_their_end() -> None:
    assert drawn(GOAL) == " ○ G12  Replace 9 copp…  4 Dec"


def test_heads_are_aligned_like_their_columns() -> None:
    assert Layout(COLUMNS, 30).heads(INK).text == "        Goal               Due"


def test_the_mark_says_where_cursor_and_focus_are_and_what_is_selected() -> None:
    marks = [HERE, Standing(cursor=True), Standing(selected=True), ELSEWHERE]
    assert [drawn(GOAL, standing)[0] for standing in marks] == ["▸", "▹", "*", " "]


def test_a_selected_row_keeps_its_mark_under_the_cursor_as_that_row_is_reversed() -> None:
    both = Standing(cursor=True, focused=True, selected=True)
    assert drawn(GOAL, both)[0] == "*"
    assert Style(reverse=True, bold=True) in styles(GOAL, both)
    assert drawn(GOAL, Standing(cursor=True, selected=True))[0] == "▹"


def test_ascii_draws_twins_but_leaves_typed_letters_alone() -> None:
    row = Row(1, {"mark": Cell("✓"), "code": Cell("–"), "goal": Cell("Café → Bar, both ✓", typed=True)})
    assert drawn(row, HERE, Ink(PLAIN, ascii=True), 24) == ">x -    Café → B~       "


def test_a_cell_runs_over_as_many_declared_columns_as_it_says() -> None:
    group = Row("Infrastructure", {"mark": Cell("Infrastructure and more", span=3)}, bold=True)
    assert drawn(group, width=26) == " Infrastructure an…       "


def test_a_cell_of_parts_is_cut_as_a_whole_and_keeps_their_roles() -> None:
    step = Row(
        1, {"code": Cell(span=2, parts=(Part("  ✓", Role.OK), Part(" Order the 9 lines", typed=True)))}
    )
    strip = Layout(COLUMNS, 26).line(step, INK, ELSEWHERE)
    assert strip.text == "     ✓ Order the 9…       "
    assert next(segment.style for segment in strip if "✓" in segment.text) == Style(color="green")


def test_the_cursor_row_is_one_reversed_stretch_without_roles() -> None:
    strip = Layout(COLUMNS, 30).line(GOAL, INK, HERE)
    assert [segment.style for segment in strip] == [Style(reverse=True)]


def test_the_cursor_row_in_own_colours_keeps_its_roles() -> None:
    strip = Layout(COLUMNS, 30).line(GOAL, Ink(OWN_DARK), HERE)
    colours = {segment.style.color.name for segment in strip if segment.style and segment.style.color}
    assert {"#87d7af", "#e4e4e4"} <= colours


def test_a_muted_row_drops_roles_unless_it_is_selected() -> None:
    done = Row(1, {"mark": Cell("✓", Role.OK)}, muted=True)
    assert INK.palette.roles[Role.OK] not in styles(done, ELSEWHERE)
    assert Style(color="green", bold=True) in styles(done, Standing(selected=True))


def styles(row: Row, standing: Standing) -> list[Style | None]:
    """The styles of `row`."""
    return [segment.style for segment in Layout(COLUMNS, 30).line(row, INK, standing)]


def test_a_cell_can_be_drawn_for_the_width_that_its_column_has() -> None:
    def ruler(width: int) -> list[Part]:
        return [Part("=" * (width - 1), Role.ACCENT), Part(">")]

    row = Row(1, {"code": Cell("G1"), "goal": Cell(draw=ruler)})
    assert drawn(row) == "   G1   ==============>       "
    assert drawn(row, width=25) == "   G1   =========>       "


def test_control_characters_never_reach_the_terminal() -> None:
    hostile = Row(1, {"goal": Cell("\x1b[31mred\x9b2J\u202eevil\r\nx", typed=True)})
    text = drawn(hostile, width=50)
    assert not any(char < " " or "\x7f" <= char < "\xa0" or char == "\u202e" for char in text)
    assert "[31mred" in text
