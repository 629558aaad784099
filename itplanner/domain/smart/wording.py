"""What the words of a goal say about it, and which of them don't hold (DOMAIN 3.1): pure, no plan."""

from collections.abc import Mapping, Sequence

from itplanner.domain.smart.actions import Action, action
from itplanner.domain.smart.clauses import purposes
from itplanner.domain.smart.hits import HINTS, Hit, hits_of
from itplanner.domain.smart.measures import measure
from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.said import Said
from itplanner.domain.smart.specific import specific
from itplanner.domain.smart.times import dates, endless, relative
from itplanner.domain.smart.tokens import tokens
from itplanner.domain.smart.verdicts import Letter
from itplanner.domain.text import quoted
from itplanner.domain.values import dataclass

LONGEST = 10_000
"""So many characters of a text are read."""

MEASURE = "Give a number with its unit, from – to, or a closed list"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it was read."""

    text: str
    """What was read."""
    letters: Mapping[Letter, Said]
    hits: tuple[Hit, ...]
    """The words that don't hold, by place; none in a purpose clause."""


def read(text: str, pack: Pack) -> Wording:
    """Return what the wording of a goal says, letter by letter, and which words don't hold.

    Of a text longer than some pages only these are read: a goal is a sentence.
    """
    text = text[:LONGEST]
    act = action(text, pack)
    hits = hits_of(text, act, pack)
    letters: dict[Letter, Said] = {
        "S": specific(text, act, hits, pack),
        "M": _measurable(text, act, hits, pack),
        "A": _achievable(hits),
        "R": _relevant(text, pack),
        "T": _timebound(text, pack),
    }
    if not tokens(text):
        letters = dict.fromkeys(letters, Said("unknown", "There are no words to read"))
    return Wording(text, letters, hits)


def _measurable(text: str, act: Action | None, hits: Sequence[Hit], pack: Pack) -> Said:
    span = measure(text, pack)
    if span is not None:
        return Said("pass", f"{quoted(text[span.start : span.end])} can be counted", "", span)
    all_of = next((hit for hit in hits if hit.rule == "G009"), None)
    if all_of is not None and (act is None or act.verb.kind != "vague"):
        return all_of.said("weak")
    weasel = next((hit for hit in hits if hit.rule == "G006"), None)
    if weasel is not None:
        return weasel.said("fail")
    return Said("fail", "Nothing in it can be counted", MEASURE)


def _achievable(hits: Sequence[Hit]) -> Said:
    absolute = next((hit for hit in hits if hit.rule == "G007"), None)
    if absolute is not None:
        return absolute.said("fail")
    return Said("unknown", "Words can't show it: the owner's hours, the money and the dates do")


def _relevant(text: str, pack: Pack) -> Said:
    span = next(iter(purposes(text, pack)), None)
    hint = "Link it to a business goal"
    if span is None:
        return Said("unknown", "Words can't show it: a link to a business goal does", hint)
    return Said(
        "weak", f"{quoted(text[span.start : span.end])} says why, but isn't a business goal", hint, span
    )


def _timebound(text: str, pack: Pack) -> Said:
    named = dates(text, pack)
    if named:
        return Said("pass", f"{quoted(text[named[0].start : named[0].end])} is a date", "", named[0])
    moving = relative(text, pack)
    if moving:
        words = quoted(text[moving[0].start : moving[0].end])
        return Said("weak", f"{words} isn't anchored", HINTS["G003"], moving[0], "G003")
    lasting = endless(text, pack)
    if lasting:
        words = quoted(text[lasting[0].start : lasting[0].end])
        return Said("fail", f"{words} has no end", HINTS["G003"], lasting[0])
    return Said("fail", "There is no date in it", HINTS["G003"])
