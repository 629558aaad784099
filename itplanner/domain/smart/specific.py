"""The letter S by wording: a verb that one can finish, and a thing that one can see."""

from collections.abc import Sequence
from itertools import takewhile

from itplanner.domain.smart.actions import Action
from itplanner.domain.smart.hits import HINTS, Hit
from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.said import Said
from itplanner.domain.smart.tokens import Span, tokens
from itplanner.domain.text import quoted

THING = "Name the thing that will be there"


def specific(text: str, act: Action | None, hits: Sequence[Hit], pack: Pack) -> Said:
    """Judge the verb and the thing: a vague verb with a thing that has no edge says nothing at all."""
    if act is None:
        return Said("unknown", "No verb in it that the list of words knows", HINTS["G005"])
    if not act.thing:
        return _verb(act, hits) or Said(
            "weak", f"{quoted(act.said.text)}: what? It names no thing", THING, _of(act)
        )
    head = [*takewhile(lambda word: word.folded not in pack.words["of"], act.thing)] or [*act.thing]
    hollow = head[-1].folded in pack.words["hollow"]
    weasel = next((hit for hit in hits if hit.rule == "G006" and _in_thing(hit, act)), None)
    vague = act.verb.kind == "vague"
    if (vague and (hollow or weasel)) or (hollow and weasel):
        thing = quoted(text[act.thing[0].start : head[-1].end])
        return Said(
            "fail", f"{quoted(act.said.text)} … {thing} has no outcome to be seen", HINTS["G005"], _of(act)
        )
    found = _verb(act, hits)
    if found is None and weasel is not None:
        found = weasel.said("weak")
    if found is None and hollow:
        sentence = f"{quoted(head[-1].text)} has no edge: nothing shows when it is there"
        found = Said("weak", sentence, THING, Span(head[-1].start, head[-1].end))
    return found or _named(text, act, pack)


def _verb(act: Action, hits: Sequence[Hit]) -> Said | None:
    """What is weak about the verb: it is vague, one of several, or has no end."""
    known = next((hit for hit in hits if hit.rule in {"G005", "G008"}), None)
    if known is not None:
        return known.said("weak")
    if act.endless:
        return Said("weak", f"{quoted(act.said.text)} is under way and has no end", HINTS["G005"], _of(act))
    return None


def _named(text: str, act: Action, pack: Pack) -> Said:
    """Judge whether one can finish it, and whether a thing that needs a name has one."""
    if act.verb.kind == "other":
        return Said(
            "unknown", f"{quoted(act.said.text)}: words can't show when it is done", HINTS["G005"], _of(act)
        )
    nameless = next((word for word in act.thing if word.folded in pack.words["containers"]), None)
    if nameless is not None and not _has_name(text, pack):
        span = Span(nameless.start, nameless.end)
        return Said(
            "weak", f"Which {nameless.text}? It has no name", "Name the product, or its version", span
        )
    span = Span(min(act.said.start, act.thing[0].start), max(act.said.end, act.thing[-1].end))
    return Said("pass", f"{quoted(text[span.start : span.end])} can be seen when it is done", "", span)


def _has_name(text: str, pack: Pack) -> bool:
    """Whether a word behind the first has capitals or digits as names have."""
    return any(word.named and word.folded not in pack.words["common"] for word in tokens(text)[1:])


def _in_thing(hit: Hit, act: Action) -> bool:
    return act.thing[0].start <= hit.span.start < act.thing[-1].end


def _of(act: Action) -> Span:
    return Span(act.said.start, act.said.end)
