"""What charts are drawn with, and on."""

import pytest
from rich.cells import cell_len

from itplanner.charts.drawing import GLYPHS, TWINS, Drawing, Meaning, Paper, as_text
from tests.charts.samples import texts


@pytest.mark.parametrize("glyph", TWINS)
def test_a_glyph_and_its_twin_take_one_cell_each(glyph: str) -> None:
    assert cell_len(glyph) == 1
    assert len(TWINS[glyph]) == 1
    assert "!" <= TWINS[glyph] <= "~"


def test_lines_that_share_a_chart_stay_apart_in_ascii() -> None:
    points = (
        Meaning.EARLIER,
        Meaning.LAST_YEAR,
        Meaning.TARGET,
        Meaning.ACTUAL,
        Meaning.BETTER,
        Meaning.BAND,
    )
    twins = {meaning: TWINS[GLYPHS[meaning]] for meaning in points}
    assert len(set(twins.values())) == len(twins)
    assert set(twins.values()) & set("|-#") == set()


def test_what_lies_outside_is_not_drawn() -> None:
    drawing = Drawing(Paper(3, 2))
    for column, row in ((-1, 0), (3, 0), (0, -1), (0, 2)):
        drawing.put(column, row, "●", Meaning.ACTUAL)
        assert not drawing.write(column, row, "x", Meaning.LABEL)
    assert texts(drawing.rows()) == ["   ", "   "]


def test_words_are_written_on_blank_cells_only_and_not_close_to_others() -> None:
    drawing = Drawing(Paper(12, 1))
    assert drawing.write(0, 0, "one", Meaning.LABEL) == 3
    assert drawing.write(2, 0, "two", Meaning.LABEL) == 0
    assert drawing.write(3, 0, "two", Meaning.LABEL) == 0
    assert drawing.write(4, 0, "two", Meaning.LABEL) == 3
    assert drawing.write(8, 0, "three", Meaning.LABEL, least=5) == 0
    assert drawing.write(8, 0, "three", Meaning.LABEL) == 4
    assert as_text(drawing.rows()) == "one two thr…"


def test_neighbours_of_one_meaning_are_one_piece() -> None:
    drawing = Drawing(Paper(4, 1))
    for column in (1, 2):
        drawing.put(column, 0, "●", Meaning.ACTUAL)
    (row,) = drawing.rows()
    assert [(piece.text, piece.meaning.value) for piece in row] == [
        (" ", "blank"),
        ("●●", "actual"),
        (" ", "blank"),
    ]
