"""The words of a goal that don't hold, by the linter's rules G003 and G005 to G009."""

from collections.abc import Iterator, Mapping
from typing import Final

from itplanner.domain.smart.actions import Action
from itplanner.domain.smart.clauses import purposes, within
from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.said import Said
from itplanner.domain.smart.times import dates, relative, terms
from itplanner.domain.smart.tokens import Span, tokens
from itplanner.domain.smart.verdicts import Letter, Verdict
from itplanner.domain.text import quoted
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that don't hold, with the rule that says so."""

    rule: str
    """The linter's code, such as G006."""
    letter: Letter
    span: Span
    sentence: str
    hint: str

    def said(self, verdict: Verdict) -> Said:
        """Return it as what is said of its letter."""
        return Said(verdict, self.sentence, self.hint, self.span, self.rule)


HINTS: Final[Mapping[str, str]] = {
    "G003": "Name the day or the fiscal year, for example 30 Sep 2027 or FY2027",
    "G005": "Use a verb that one can finish: replace, migrate, certify, reduce from – to",
    "G006": "Give a number instead, for example 99.9 % a month or 4 hours",
    "G007": "State a level, for example 99.9 % a month",
    "G008": "Make a goal of each",
    "G009": "Say how many there are in all",
}
_RULES: Final[Mapping[str, tuple[str, Letter, str]]] = {
    "relative": ("G003", "T", "{} isn't anchored: it moves with the day on which it is read"),
    "weasel": ("G006", "M", "{} can't be checked"),
    "absolute": ("G007", "A", "{} is an absolute: no one can keep it"),
    "universal": ("G009", "M", "{}: of how many?"),
}

_NEAR: Final = 60
"""So many characters behind a word say what it is about."""


def hits_of(text: str, act: Action | None, pack: Pack) -> tuple[Hit, ...]:
    """Return the words of a text that don't hold, by place; none in a purpose clause."""
    return tuple(sorted(_hits(text, act, pack), key=lambda hit: (hit.span, hit.rule)))


def _hits(text: str, act: Action | None, pack: Pack) -> Iterator[Hit]:
    """Yield the words that don't hold, where they don't stand in a purpose clause."""
    clauses = purposes(text, pack)
    anchored = bool(dates(text, pack))
    for name, (rule, letter, sentence) in _RULES.items():
        for span in () if name == "relative" and anchored else _spans(text, name, pack):
            if not within(clauses, span.start):
                words = quoted(text[span.start : span.end])
                yield Hit(rule, letter, span, sentence.format(words), HINTS[rule])
    if act is None:
        return
    if act.verb.kind == "vague":
        sentence = f"{quoted(act.said.text)} says no outcome"
        yield Hit("G005", "S", Span(act.said.start, act.said.end), sentence, HINTS["G005"])
    if act.several:
        deeds = ", ".join(quoted(text[each.start : each.end]) for each in act.several)
        span = Span(act.several[0].start, act.several[-1].end)
        yield Hit("G008", "S", span, f"{len(act.several)} goals in one: {deeds}", HINTS["G008"])


def _spans(text: str, name: str, pack: Pack) -> Iterator[Span]:
    """Yield where words of a list stand, unless they are part of a name or of a longer phrase."""
    if name == "relative":
        yield from relative(text, pack)
        return
    known = [*terms(text, pack)]
    if name != "absolute":
        known += (Span(*each.span()) for each in pack.phrases["absolute"].finditer(text))
    for found in pack.phrases[name].finditer(text):
        if any(span.start < found.end() and found.start() < span.end for span in known):
            continue
        counted = _counted(text, found.end(), pack)
        if name == "universal" and not counted:
            yield from _what(text, Span(*found.span()), pack)
        elif not counted or name == "weasel":
            yield Span(*found.span())


def _counted(text: str, place: int, pack: Pack) -> bool:
    """Whether a number follows soon: "all 640 users", "100 % of the 3 servers"."""
    passed = pack.words["of"] | pack.words["articles"]
    for word in tokens(text, Span(place, min(len(text), place + _NEAR))):
        if word.folded not in passed:
            return word.folded.isdigit() or word.folded in pack.words["numbers"]
    return False


def _what(text: str, span: Span, pack: Pack) -> Iterator[Span]:
    """Yield what "all" is said of: up to three words behind it; nothing for one alone, or for "every day"."""
    end = span.end
    ends = frozenset().union(
        *(pack.words[name] for name in ("boundaries", "joining", "auxiliaries", "articles"))
    )
    for word in tokens(text, Span(span.end, min(len(text), span.end + _NEAR)))[:3]:
        if text[end : word.start].strip() or word.folded in ends:
            break
        if end == span.end and word.folded in pack.words["rates"]:
            return
        end = word.end
    if end > span.end:
        yield Span(span.start, end)
