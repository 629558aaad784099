"""A line of segments, as Textual itself would make it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from itplanner.tui.widgets.ink import strip_of

STYLES = st.sampled_from([Style(), Style(bold=True), Style(reverse=True)])
RUNS = st.tuples(st.text(st.sampled_from("ab 画é\u0301🚀"), max_size=6), STYLES)


@given(st.lists(RUNS, max_size=6), st.integers(0, 24), STYLES)
def test_a_line_is_filled_or_cut_and_neighbours_of_one_style_are_joined(
    runs: list[tuple[str, Style]], width: int, blank: Style
) -> None:
    segments = [Segment(*run) for run in runs]
    made = strip_of(segments, width, blank)
    assert made == Strip(segments).simplify().adjust_cell_length(width, blank).simplify()
    assert made.cell_length == width == Strip(list(made)).cell_length
