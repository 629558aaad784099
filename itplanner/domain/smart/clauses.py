"""Which parts of a text say why and not what: "to improve security", "so that ..."."""

from collections.abc import Iterable, Sequence

from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.tokens import ENDS, Span, Token, tokens


def purposes(text: str, pack: Pack) -> tuple[Span, ...]:
    """Return the purpose clauses of a text, in order."""
    words = tokens(text)
    starts = [found.start() for found in pack.phrases["purpose"].finditer(text)]
    starts += [word.start for place, word in enumerate(words) if _begins(words, place, pack)]
    found: list[Span] = []
    for start in sorted(starts):
        if not within(found, start):
            end = _end(text, words, start, pack)
            found += [Span(start, end)] if end > start else []
    return tuple(found)


def within(spans: Iterable[Span], place: int) -> bool:
    """Whether a place lies in any of some spans."""
    return any(span.holds(place) for span in spans)


def _begins(words: Sequence[Token], place: int, pack: Pack) -> bool:
    """Whether a "to" begins a purpose: before a verb, and not what one aims at or asks how to do."""
    if words[place].folded not in pack.words["infinitive"] or place + 1 == len(words):
        return False
    if words[place + 1].folded not in pack.plain:
        return False
    before = words[place - 1].folded if place else ""
    return before not in pack.words["lead"] | pack.words["asking"]


def _end(text: str, words: Sequence[Token], start: int, pack: Pack) -> int:
    """Where a purpose ends: with its sentence, or at a comma after which the deed follows.

    One that begins its sentence and has no deed after it is the deed itself: "To enable feedback".
    """
    stop = ENDS.search(text, start)
    end = len(text) if stop is None else stop.start()
    for word in words:
        if (
            start < word.start < end
            and word.folded in pack.plain
            and "," in text[max(0, word.start - 2) : word.start]
        ):
            return text.rindex(",", start, word.start)
    before = text[:start].rstrip()
    return start if not before or before[-1] in ".!?;:\n-•*" else end
