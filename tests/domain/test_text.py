"""Hostile text is made harmless once and stays so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.text import clean, entered_line, entered_text, quoted, shown

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()) | st.sampled_from("\r\n\t \u202e\u0301e"))


@pytest.mark.parametrize(
    "character",
    [
        *"\x00\x07\x08\x0b\x0c\r\x1b\x7f\x80\x85\x9b",
        *"\u202a\u202e\u2066\u2069\u200e\u200f\u2028\u2029\ud800\udfff",
    ],
)
def test_a_character_that_steers_the_terminal_is_replaced(character: str) -> None:
    assert clean(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize(
    "text", ["a\tb\nc", "Grüße, 東京 🙂", "[bold]not markup[/bold]", "\u202f\u200b\u2065\u206a", "\xa0\ue000"]
)
def test_clean_leaves_harmless_text_alone(text: str) -> None:
    assert clean(text) == text


def test_shown_text_stands_on_one_line() -> None:
    assert shown("a\tb\nc\rd\r\ne\x1b[31m") == "a b c d e\ufffd[31m"


def test_entered_text_is_composed_and_has_line_feeds_only() -> None:
    assert entered_text("Cafe\u0301\r\n\topen\rshut") == "Caf\u00e9\n\topen\ufffdshut"


def test_an_entered_line_loses_line_breaks_and_outer_blanks() -> None:
    assert entered_line("  Cafe\u0301\r\nopen\tlate\n") == "Caf\u00e9 open late"


@given(ANY_TEXT)
@settings(deadline=None)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for once in (clean, shown, entered_text, entered_line):
        assert once(once(text)) == once(text)


@given(ANY_TEXT)
@settings(deadline=None)
def test_every_cleaned_text_can_be_encoded(text: str) -> None:
    assert clean(text).encode().decode() == clean(text)
    assert "\n" not in shown(text)


def test_a_quotation_is_short_and_on_one_line() -> None:
    assert quoted("a\nb\x1b") == '"a b\ufffd"'
    assert quoted("x" * 40) == f'"{"x" * 40}"'
    assert quoted("x" * 41) == f'"{"x" * 39}…"'
