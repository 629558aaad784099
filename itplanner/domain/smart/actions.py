"""What a goal says will be done, and to what: its main verb, also in the passive, and the object."""

from collections.abc import Sequence

from itplanner.domain.smart.clauses import purposes, within
from itplanner.domain.smart.deliverables import deliverables
from itplanner.domain.smart.pack import Pack, Verb
from itplanner.domain.smart.tokens import Span, Token, first_sentence, tokens
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """The main verb of a text with its object."""

    verb: Verb
    said: Token
    thing: tuple[Token, ...]
    """The words of the object, up to the next part of the sentence."""
    endless: bool
    """Whether it is under way without an end: "we are moving"."""
    several: tuple[Span, ...]
    """The deeds, where more than one thing is to be delivered."""


def action(text: str, pack: Pack) -> Action | None:
    """Return what a text says will be done; None where the pack knows no verb in it."""
    clauses = purposes(text, pack)
    words = [word for word in tokens(text, first_sentence(text)) if not within(clauses, word.start)]
    place = _main(words, pack)
    if place is None:
        return None
    said = words[place]
    thing = _thing(text, words, _after_chain(text, words, place, pack), pack)
    done_to = _before(text, words, place, pack) if said.folded not in pack.plain else []
    if done_to and (not thing or words[place - 1].folded in pack.words["lead"]):
        thing = done_to
    endless = _under_way(words, place, pack)
    several = deliverables(text, words, place, pack)
    deed = next((word for word in thing if pack.is_deed(word.folded)), None)
    if pack.verbs[said.folded].kind == "finishing" and deed is not None:
        said = deed
    return Action(pack.verbs[said.folded], said, tuple(thing), endless, several)


def _main(words: Sequence[Token], pack: Pack) -> int | None:
    """Where the main verb stands: first, or behind "will be", or else where any deed is named."""
    first = _behind_lead(words, 0, pack)
    behind = [place for place in range(len(words)) if words[place].folded in pack.words["auxiliaries"]]
    passive = next(
        (found for place in behind if (found := _behind_lead(words, place, pack)) is not None), None
    )
    if first is not None and (passive is None or not _is_noun(words, first, passive, pack)):
        return first
    if passive is not None:
        return passive
    for place, word in enumerate(words):
        before = words[place - 1].folded if place else ""
        if pack.is_deed(word.folded) and before not in pack.words["boundaries"]:
            return place
    return None


def _behind_lead(words: Sequence[Token], place: int, pack: Pack) -> int | None:
    """The place of the verb behind "we will always" and its like; else of the last of these that is one."""
    while place < len(words) and words[place].folded in pack.words["lead"]:
        place += 1
    if place < len(words) and words[place].folded in pack.verbs:
        return place
    last = place - 1 if place else 0
    return last if last < len(words) and words[last].folded in pack.verbs else None


def _is_noun(words: Sequence[Token], first: int, passive: int, pack: Pack) -> bool:
    """Whether a first word that could be a verb is what is done to: "support tickets are resolved"."""
    between = [word.folded for word in words[first + 1 : passive]]
    return bool(between) and not (
        between[0] in pack.words["articles"]
        or between[0] in pack.words["numbers"]
        or between[0][0].isdigit()
        or pack.words["boundaries"].intersection(between)
    )


def _after_chain(text: str, words: Sequence[Token], place: int, pack: Pack) -> int:
    """The place behind verbs that share one object: "acquire, install, and update"."""
    after = place + 1
    while after < len(words):
        joined = words[after - 1].folded in pack.words["joining"]
        comma = "," in text[words[after - 1].end : words[after].start]
        chained = (joined or comma) and words[after].folded in pack.verbs
        if not chained and words[after].folded not in pack.words["joining"]:
            break
        after += 1
    return after


def _thing(text: str, words: Sequence[Token], place: int, pack: Pack) -> list[Token]:
    """The words from a place to where another part of the sentence begins."""
    if place < len(words) and words[place].folded in pack.words["boundaries"]:
        place += 1
    found: list[Token] = []
    for word in words[place:]:
        gap = text[found[-1].end : word.start] if found else ""
        if set(gap) & set(",;:()") or word.folded in pack.words["boundaries"] | pack.words["asking"]:
            break
        found.append(word)
    return found


def _before(text: str, words: Sequence[Token], place: int, pack: Pack) -> list[Token]:
    """What is done to, where it stands before the verb: "the help desk will be improved"."""
    end = place
    while end and words[end - 1].folded in pack.words["lead"]:
        end -= 1
    found = _thing(text, words[:end], 0, pack)
    return [] if _under_way(words, place, pack) else found


def _under_way(words: Sequence[Token], place: int, pack: Pack) -> bool:
    before = words[place - 1].folded if place else ""
    ends = tuple(pack.words["progressive_endings"])
    return before in pack.words["progressive"] and words[place].folded.endswith(ends)
