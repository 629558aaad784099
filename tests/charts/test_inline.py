"""Charts within a line of words: the line of blocks and the bullet bar."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.charts.inline import SPARKS, Bounds, bullet, sparkline
from itplanner.tui.glyphs import to_ascii

AT_LEAST = ((80.0, None), (60.0, 80.0))
AT_MOST = ((None, 40.0), (40.0, 60.0))


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


@pytest.mark.parametrize(
    ("value", "target", "bounds", "bar"),
    [
        (50, 80, AT_LEAST, "██████████▒▒░░░░│   "),
        (96, 80, AT_LEAST, "█████████████│██    "),
        (0, 80, AT_LEAST, "▒▒▒▒▒▒▒▒▒▒▒▒░░░░│   "),
        (None, 80, AT_LEAST, "▒▒▒▒▒▒▒▒▒▒▒▒░░░░│   "),
        (20, 40, AT_MOST, "█████     │░░░░░▒▒▒▒"),
        (nan, None, AT_MOST, "           ░░░░░▒▒▒▒"),
        (20, None, ((None, None), (None, None)), "████████████████    "),
        (-5, None, ((None, None), (None, None)), ""),
    ],
)
def test_the_value_then_the_zones_it_does_not_reach(
    value: float | None, target: float | None, bounds: tuple[Bounds, Bounds], bar: str
) -> None:
    green, amber = bounds
    assert bullet(value, target, green, amber, 20) == bar


NUMBERS = st.none() | st.floats()
BOUNDS = st.tuples(NUMBERS, NUMBERS)


@given(NUMBERS, NUMBERS, BOUNDS, BOUNDS, st.integers(0, 40))
def test_a_bullet_bar_fills_its_columns_or_is_left_out(
    value: float | None, target: float | None, green: Bounds, amber: Bounds, columns: int
) -> None:
    bar = bullet(value, target, green, amber, columns)
    assert len(bar) in {0, columns}
    assert to_ascii(bar).isascii()
