"""Rows that already exist, as a source."""

from itplanner.tui.widgets.parts import Part
from itplanner.tui.widgets.rows import Cell, Row, Rows


def test_a_source_finds_rows_by_key() -> None:
    source = Rows((), [Row("G1", {}), Row(("step", 4), {})])
    assert source.index_of(("step", 4)) == 1
    assert source.key(0) == source.row(0).key == "G1"
    assert source.index_of("G9") is None


def test_a_cell_is_one_part_unless_it_has_several() -> None:
    assert Cell("Femi", bold=True, typed=True).pieces == (Part("Femi", bold=True, typed=True),)
    assert Cell(parts=(Part("a"), Part("b"))).pieces == (Part("a"), Part("b"))
