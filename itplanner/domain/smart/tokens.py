"""A text as words with their places."""

import re
from typing import Final, NamedTuple

from itplanner.domain.values import dataclass

_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")
ENDS: Final = re.compile(r"[.!?;](?=\s|$)|\n")
"""Where a sentence ends."""


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int

    def holds(self, place: int) -> bool:
        """Whether a place lies in it."""
        return self.start <= place < self.end


@dataclass(frozen=True, slots=True)
class Token:
    """A word, as it is written and as it is compared."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def named(self) -> bool:
        """Whether it has a capital, or a digit beside letters, as names do."""
        return not self.text.islower() and not self.text.isdigit()


def tokens(text: str, within: Span | None = None) -> list[Token]:
    """Return the words of a text, or of a part of it."""
    start, end = within or (0, len(text))
    return [
        Token(found[0], found[0].casefold(), found.start(), found.end())
        for found in _WORD.finditer(text, start, end)
    ]


def first_sentence(text: str) -> Span:
    """Return the stretch of the first sentence that has a word in it."""
    word = _WORD.search(text)
    if word is None:
        return Span(0, 0)
    end = ENDS.search(text, word.end())
    return Span(word.start(), len(text) if end is None else end.start())
