"""Which rows are in sight."""

from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.tui.widgets.viewport import Viewport, VisibleRange


def test_the_range_counts_from_one() -> None:
    assert Viewport(4, 18, 28).visible == VisibleRange(5, 22, 28)
    assert Viewport(0, 18, 0).visible == VisibleRange(0, 0, 0)


def test_rows_out_of_sight_are_told_once_it_is_known_which() -> None:
    assert Viewport(4, 18, 28).visible.beyond == "5-22 of 28"
    assert Viewport(0, 28, 28).visible.beyond == Viewport(0, 0, 28).visible.beyond == ""


@settings(deadline=None)
@given(st.integers(0, 50), st.integers(1, 20), st.integers(1, 60), st.integers(-70, 70), st.integers(-5, 70))
def test_wherever_one_looks_the_cursor_is_in_sight_and_no_row_is_wasted(
    top: int, height: int, total: int, wanted: int, index: int
) -> None:
    view = Viewport(top, height, total)
    cursor = view.nearest(index)
    moved = view.moved(wanted, cursor)
    assert 0 <= cursor < total
    assert moved.top <= cursor < moved.top + height
    assert 0 <= moved.top <= max(0, total - height)


def test_without_height_nothing_moves() -> None:
    view = Viewport(0, 0, 10)
    assert view.moved(5, 7) is view
