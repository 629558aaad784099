"""What plotext draws for us: one line, the same on every thread."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from itplanner.charts.drawing import Paper, Rows
from itplanner.charts.lines import course
from itplanner.charts.strokes import BRAILLE, by_plotext, stroke
from tests.charts.samples import ACTUAL, LAST_YEAR, TARGET, TODAY


def test_a_line_runs_through_its_dots_in_a_canvas_of_any_size() -> None:
    assert stroke([(0, 0), (3, 0)], 2, 1, BRAILLE) == [["⣀", "⣀"]]
    assert stroke([(0, 0), (7, 7)], 4, 2, BRAILLE) == [[" ", " ", "⡠", "⠊"], ["⡠", "⠊", " ", " "]]
    assert stroke([(0, 0), (7, 0)], 4, 2, "·") == [[" "] * 4, ["·"] * 4]
    wide = stroke([(0, 0), (599, 239)], 300, 60, BRAILLE)
    assert (len(wide), {len(row) for row in wide}) == (60, {300})


def test_a_gap_parts_a_line() -> None:
    assert stroke([(0, 1), (1, 1), (4, None), (8, 1), (9, 1)], 5, 1, BRAILLE) == [["⠤", " ", " ", " ", "⠤"]]


def test_four_threads_draw_what_one_draws() -> None:
    papers = [Paper(40 + place, 8 + place % 12, ascii=place % 5 == 0) for place in range(50)]

    def drawn(_: int) -> list[Rows]:
        return [course([ACTUAL, TARGET, LAST_YEAR], paper, today=TODAY) for paper in papers]

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(drawn, range(4)))
    assert results == [drawn(0)] * 4


@given(st.integers(1, 60), st.integers(1, 14), st.data())
def test_a_level_line_is_drawn_as_plotext_draws_it(columns: int, rows: int, data: st.DataObject) -> None:
    up = data.draw(st.integers(0, rows * 4 - 1))
    places = sorted(data.draw(st.lists(st.integers(0, columns * 2 - 1), min_size=1, max_size=6)))
    dots = [(across, up) for across in places]
    assert stroke(dots, columns, rows, "─") == by_plotext(dots, columns, rows, "─")
