"""Cutting and padding by terminal cells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from itplanner.tui.widgets.fitting import Align, Cut, fitted, shortened

HARD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("ab 猫é\u0301\u200d\ufe0f❤👩⚙")
    ),
    max_size=60,
)


@settings(deadline=None)
@given(
    HARD, st.integers(1, 30), st.sampled_from(["left", "right"]), st.sampled_from(["end", "middle", "never"])
)
def test_any_text_fills_exactly_its_cells_beside_other_text(
    text: str, width: int, align: Align, cut: Cut
) -> None:
    drawn = fitted(text, width, align, cut)
    assert cell_len(drawn) == width
    assert cell_len(f"|{drawn}|") == width + 2


@pytest.mark.parametrize(
    ("text", "width", "cut", "short"),
    [
        ("Replace links", 13, "end", "Replace links"),
        ("Replace links", 10, "end", "Replace l…"),
        ("Replace links", 9, "end", "Replace…"),
        ("/var/lib/plan.db", 9, "middle", "/var…n.db"),
        ("1,234,567", 5, "never", "…"),
        ("猫猫猫", 4, "end", "猫…"),
        ("猫猫猫", 5, "middle", "猫…猫"),
        ("anything", 0, "end", ""),
    ],
)
def test_what_is_too_long_is_cut_where_its_kind_says(text: str, width: int, cut: Cut, short: str) -> None:
    assert shortened(text, width, cut) == short


def test_marks_piled_on_one_letter_are_bounded() -> None:
    assert len(fitted("a" + "\u0301" * 10_000, 5)) < 100
