"""Sentences put together from our words and those of people."""

import pytest

from itplanner.tui.roles import TERMINAL
from itplanner.tui.widgets.ink import Ink
from itplanner.tui.widgets.parts import mixed

ASCII = Ink(TERMINAL, ascii=True)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("due 31 Mar → 31 May", "due 31 Mar > 31 May"),
        ("Ana · 1 year", "Ana . 1 year"),
        ("–", "-"),
        ("need – → USD 12", "need - > USD 12"),
        ("café…○ a→b x–y", "café…○ a→b x–y"),
        ("proposed →", "proposed >"),
        ("cash, delivery …", "cash, delivery ~"),
        ("when a room i…", "when a room i~"),
        ("", ""),
    ],
)
def test_only_signs_between_words_have_twins(text: str, drawn: str) -> None:
    assert "".join(ASCII.text(part) for part in mixed(text)) == drawn
    assert "".join(part.text for part in mixed(text)) == text
