"""When a text says that it will be done: a date, a time that moves with the reader, or no end at all."""

import re
from collections.abc import Iterator
from typing import Final

from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.tokens import Span

_NUMERIC: Final = re.compile(
    r"(?<![\w.-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?![\w-])"
)


def dates(text: str, pack: Pack) -> tuple[Span, ...]:
    """Return where a text names a day, a quarter or a year that is the same for every reader."""
    found = [Span(*each.span()) for each in _NUMERIC.finditer(text)]
    found += [Span(*each.span()) for each in pack.phrases["date"].finditer(text)]
    return tuple(sorted(found))


def relative(text: str, pack: Pack) -> tuple[Span, ...]:
    """Return where a text names a time that isn't anchored: "next year", "Q3"."""
    return tuple(_apart(text, pack, "relative", dates(text, pack)))


def endless(text: str, pack: Pack) -> tuple[Span, ...]:
    """Return where a text says that it goes on for ever."""
    return tuple(_apart(text, pack, "endless", terms(text, pack)))


def terms(text: str, pack: Pack) -> tuple[Span, ...]:
    """Return where a text names things whose words mean something else: "zero trust"."""
    return tuple(Span(*each.span()) for each in pack.phrases["terms"].finditer(text))


def _apart(text: str, pack: Pack, name: str, known: tuple[Span, ...]) -> Iterator[Span]:
    for each in pack.phrases[name].finditer(text):
        if not any(span.start < each.end() and each.start() < span.end for span in known):
            yield Span(*each.span())
