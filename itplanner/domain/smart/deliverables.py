"""Whether a sentence promises more than one thing: "install the servers and train all users"."""

import itertools
from collections.abc import Iterator, Sequence

from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.tokens import Span, Token


def deliverables(text: str, words: Sequence[Token], place: int, pack: Pack) -> tuple[Span, ...]:
    """Return each deed that has a thing of its own, where there is more than one; `place` is the main verb's.

    Verbs that share a thing are one: "acquire and install 3 servers", "updating links and replacing links".
    """
    deeds = list(_deeds(words, place, pack))
    found = deeds[:1]
    for before, deed in itertools.pairwise(deeds):
        first, second = _things(text, words, before, pack), _things(text, words, deed, pack)
        if not (first & second if first else _chained(words, before, pack)):
            found.append(deed)
    return tuple(Span(words[each].start, words[each].end) for each in found) if len(found) > 1 else ()


def _deeds(words: Sequence[Token], place: int, pack: Pack) -> Iterator[int]:
    """Where deeds are named that stand side by side with the first one."""
    plain = words[place].folded in pack.plain and pack.verbs[words[place].folded].kind != "finishing"
    seen = plain or pack.is_deed(words[place].folded)
    if seen:
        yield place
    for each in range(place + 1, len(words)):
        if plain:
            verb = pack.verbs[words[each].folded] if words[each].folded in pack.plain else None
            beside = _joined(words, each, pack) and _opens(words, each + 1, pack)
            if verb is not None and verb.kind != "other" and beside:
                yield each
        elif words[each].folded in pack.words["boundaries"] and seen:
            return
        elif pack.is_deed(words[each].folded) and (not seen or _joined(words, each, pack)):
            seen = True
            yield each


def _joined(words: Sequence[Token], place: int, pack: Pack) -> bool:
    """Whether "and" stands before a word, with an article between them or not."""
    before = [word.folded for word in words[max(0, place - 2) : place]]
    if before and before[-1] in pack.words["articles"]:
        before.pop()
    return bool(before) and before[-1] in pack.words["joining"]


def _opens(words: Sequence[Token], place: int, pack: Pack) -> bool:
    """Whether a thing begins with a word: an article or a number."""
    if place >= len(words):
        return False
    word = words[place].folded
    return word in pack.words["articles"] | pack.words["numbers"] or word[0].isdigit()


def _things(text: str, words: Sequence[Token], place: int, pack: Pack) -> set[str]:
    """The words that follow a deed, as far as they say what it is done to."""
    found: set[str] = set()
    end = words[place].end
    for word in words[place + 1 :]:
        if set(text[end : word.start]) & set(",;:()"):
            break
        if word.folded in pack.words["boundaries"] | pack.words["joining"]:
            break
        found.add(word.folded)
        end = word.end
    return found - pack.words["articles"] - pack.words["of"]


def _chained(words: Sequence[Token], place: int, pack: Pack) -> bool:
    """Whether a deed without a thing of its own is a verb, which shares the next one's, and not a noun."""
    before = words[place - 1].folded if place else ""
    verb = pack.verbs.get(before)
    return (
        before in pack.words["boundaries"]
        or (verb is not None and verb.kind == "finishing")
        or (words[place].folded in pack.plain)
    )
