"""When a text says that it will be done: a date, a time that moves with the reader, or no end at all."""

import re
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
    """Return where a text names a time that moves with its reader, "next year", or may be part of a date."""
    return tuple(Span(*each.span()) for each in pack.phrases["relative"].finditer(text))


def endless(text: str, pack: Pack) -> tuple[Span, ...]:
    """Return where a text says that it goes on for ever."""
    known = terms(text, pack)
    found = (Span(*each.span()) for each in pack.phrases["endless"].finditer(text))
    return tuple(each for each in found if not any(span.holds(each.start) for span in known))


def terms(text: str, pack: Pack) -> tuple[Span, ...]:
    """Return where a text names things whose words mean something else: "zero trust"."""
    return tuple(Span(*each.span()) for each in pack.phrases["terms"].finditer(text))
