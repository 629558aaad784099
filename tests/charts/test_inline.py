"""Charts within a line of words: the line of blocks."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.charts.inline import SPARKS, sparkline
from itplanner.tui.glyphs import to_ascii


@pytest.mark.parametrize(
    ("values", "blocks"),
    [
        ((), ""),
        ((1, 2, 3, 4, 5, 6, 7), "▁▂▃▄▅▆▇"),
        ((5, 5, 5), "▄▄▄"),
        ((72.7,), "▄"),
        ((None, 1, None, 3, nan), " ▁ ▇ "),
        ((None, inf), "  "),
        ((-1e300, 1e300), "▁▇"),
        ((1e-9, 2e-9, 3e-9), "▁▄▇"),
    ],
)
def test_a_line_of_blocks_runs_from_its_lowest_to_its_highest(
    values: tuple[float | None, ...], blocks: str
) -> None:
    assert sparkline(values) == blocks


@given(st.lists(st.none() | st.floats(), max_size=20))
def test_a_block_or_a_blank_for_each_value(values: list[float | None]) -> None:
    blocks = sparkline(values)
    assert len(blocks) == len(values)
    assert set(blocks) <= {*SPARKS, " "}
    assert set(to_ascii(blocks)) <= set("1234567 ")
