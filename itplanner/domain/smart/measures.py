"""What can be counted in a text; digits in names, dates and times are no measure."""

import re
from collections.abc import Iterator
from typing import Final

from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.times import dates, relative
from itplanner.domain.smart.tokens import Span

_NUMBER: Final = re.compile(r"(?<![\w.,/:×-])\d+(?:[.,]\d+)*(?:\s?[-–]\s?\d+(?:[.,]\d+)*)?(?![\d/:×])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NEXT: Final = re.compile(r"(\s*|-)(%|[^\W\d_]+(?!\w))?")
_YEAR: Final = re.compile(r"(?:19|20|21)\d\d")
_BEFORE: Final = re.compile(r"(\w+|[<>≤≥=→€$£¥]|->)\s*$")
_RATIO: Final = re.compile(r"(?<![\w:])\d+:\d+(?![\w:])")
_TIME: Final = re.compile(r"[012]?\d:[0-5]\d")
_CODE: Final = r"[A-Z][A-Z0-9]*-?\d+(?![\w-])"
_LIST: Final = re.compile(rf"(?<![\w-]){_CODE}(?:(?:\s*[,;&/]\s*|\s+)(?:[^\W\d_]{{1,4}}\s+)?{_CODE})+")
_MONEY: Final = frozenset("€$£¥")
_FAR: Final = 40
"""So many characters before a number say what it is."""


def measure(text: str, pack: Pack) -> Span | None:
    """Return the first number that counts something or is a level, else a closed list of names."""
    return next(_found(text, pack), None)


def _found(text: str, pack: Pack) -> Iterator[Span]:
    named = (*dates(text, pack), *relative(text, pack))
    first = next((word.start() for word in _WORD.finditer(text)), len(text))
    for number in _NUMBER.finditer(text):
        if not any(span.start < number.end() and number.start() < span.end for span in named):
            end = _counted(text, number, first, pack)
            if end is not None:
                yield Span(number.start(), end)
    for word in _WORD.finditer(text):
        if word[0].casefold() in pack.words["numbers"]:
            after = _NEXT.match(text, word.end())
            if after is not None and after[2] and _thing(after[2], pack, also_of=True):
                yield Span(word.start(), after.end())
    yield from (Span(*each.span()) for each in _RATIO.finditer(text) if not _TIME.fullmatch(each[0]))
    yield from (Span(*each.span()) for each in _LIST.finditer(text) if not _quarters(each[0], pack))


def _counted(text: str, number: re.Match[str], first: int, pack: Pack) -> int | None:
    """Where a number with what it counts ends; None where it is part of a name, or stands alone."""
    before = _BEFORE.search(text, max(0, number.start() - _FAR), number.start())
    word = "" if before is None else before[1]
    after = _NEXT.match(text, number.end())
    assert after is not None
    gap, unit = after[1], after[2] or ""
    if unit.casefold() in pack.words["units"]:
        return after.end()
    if unit and not gap.isspace():
        return None
    if word in _MONEY or word.casefold() in pack.words["levels"] | pack.words["units"]:
        return after.end() if _thing(unit, pack) else number.end()
    if _YEAR.fullmatch(number[0]) or _names(before, word, first, pack):
        return None
    return after.end() if _thing(unit, pack, also_of=True) else None


def _names(before: re.Match[str] | None, word: str, first: int, pack: Pack) -> bool:
    """Whether the word before a number makes it part of a name: "ISO 27001", "Microsoft 365".

    A capital says nothing of the first word, which begins at `first`.
    """
    named = word[:1].isupper() and before is not None and before.start() > first
    return named or word.casefold() in pack.words["names"]


def _thing(word: str, pack: Pack, *, also_of: bool = False) -> bool:
    """Whether a word can be what is counted."""
    small = (
        pack.words["boundaries"] | pack.words["joining"] | pack.words["articles"] | pack.words["auxiliaries"]
    )
    return bool(word) and word.casefold() not in (small if also_of else small | pack.words["of"])


def _quarters(text: str, pack: Pack) -> bool:
    return any(word.casefold() in pack.words["quarters"] for word in re.findall(r"\w+", text))
