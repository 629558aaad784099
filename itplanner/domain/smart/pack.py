"""A language pack: the words by which goals are read, as a value made from a table of lists."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal, get_args

from itplanner.domain.values import dataclass

Kind = Literal["outcome", "vague", "finishing", "other"]

WORD_LISTS: Final = (
    "lead",
    "auxiliaries",
    "progressive",
    "progressive_endings",
    "rates",
    "asking",
    "infinitive",
    "joining",
    "boundaries",
    "of",
    "articles",
    "hollow",
    "containers",
    "common",
    "names",
    "numbers",
    "units",
    "levels",
    "periods",
    "quarters",
    "months",
)
PHRASE_LISTS: Final = ("purpose", "weasel", "terms", "absolute", "universal", "endless", "date", "relative")


class BadPack(ValueError):
    """A language pack lacks something, or has it in another form."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its plain form, and what it is worth in a goal."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The words of one language; two packs are compared by identity."""

    language: str
    verbs: Mapping[str, Verb]
    """By each of their forms."""
    plain: frozenset[str]
    """The forms that stand in a list of words: "install", not "installed"."""
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, re.Pattern[str]]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Pack":
        """Make a pack of what its file holds; raises BadPack, which names what is missing."""
        spellings = _pairs(table, "spellings")
        words = {name: _texts(table, "words", name) for name in WORD_LISTS}
        blanks = _blanks(words)
        verbs = _forms(table, spellings)
        return cls(
            language=str(table.get("language", "")),
            verbs=verbs,
            plain=frozenset(each for verb in verbs.values() for each in _spelt(verb.name, spellings)),
            words={
                name: frozenset(each for text in texts for each in _spelt(text.casefold(), spellings))
                for name, texts in words.items()
            },
            phrases={
                name: _pattern((each for text in texts for each in _spelt(text, spellings)), blanks)
                for name in PHRASE_LISTS
                for texts in (_texts(table, "phrases", name),)
            },
        )

    def is_deed(self, word: str) -> bool:
        """Whether a word is a verb's form other than the plain one, such as a participle or a noun."""
        verb = self.verbs.get(word)
        return verb is not None and verb.kind != "finishing" and word not in self.plain


def _texts(table: Mapping[str, Any], *names: str) -> list[str]:
    found: Any = table
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise BadPack(f"{'.'.join(names)} is no list of words")
    return found


def _pairs(table: Mapping[str, Any], name: str) -> list[tuple[str, str]]:
    found = table.get(name)
    if not isinstance(found, list):
        raise BadPack(f"{name} is no list of pairs")
    return [(old, new) for old, new in (_texts({name: pair}, name) for pair in found)]


def _forms(table: Mapping[str, Any], spellings: Sequence[tuple[str, str]]) -> dict[str, Verb]:
    """Every form of every verb; where two share one, the first stands."""
    endings = _pairs(table, "endings")
    found: dict[str, Verb] = {}
    for kind in get_args(Kind):
        for line in _texts(table, "verbs", kind):
            name, *others = line.casefold().split()
            made = [name, *others, *_ended(name, endings)]
            for form in (each for text in made for each in _spelt(text, spellings)):
                found.setdefault(form, Verb(name, kind))
    # A plain form is the verb itself before it is another one's form.
    plain = {verb.name: verb for verb in found.values()}
    return found | {each: verb for name, verb in plain.items() for each in _spelt(name, spellings)}


def _ended(name: str, endings: Iterable[tuple[str, str]]) -> list[str]:
    return [name[: len(name) - len(old)] + new for old, new in endings if name.endswith(old)]


def _spelt(text: str, spellings: Iterable[tuple[str, str]]) -> list[str]:
    found = [text]
    for old, new in spellings:
        found += [text.replace(old, new)] if old in text else []
    return found


def _blanks(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """What a placeholder of a phrase stands for, as an expression."""
    number = rf"(?:\d+|{_any(words['numbers'])})"
    return {
        "{n}": number,
        "{day}": r"(?:[0-3]?\d(?:st|nd|rd|th|\.)?)",
        "{year}": r"(?:(?:19|20|21)\d\d)",
        "{fy}": r"(?:fy ?(?:\d{4}|\d{2})(?:/\d{2,4})?)",
        "{month}": _any(words["months"]),
        "{quarter}": _any(words["quarters"]),
        "{period}": _any(words["periods"]),
    }


def _any(texts: Iterable[str]) -> str:
    longest_first = sorted(texts, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(text) for text in longest_first) or '(?!)'})"


def _pattern(texts: Iterable[str], blanks: Mapping[str, str]) -> re.Pattern[str]:
    """The expression that finds any of some phrases, the longest first, at the edges of words."""
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w])(?<!\w-)(?:{'|'.join(map(_phrase(blanks), longest_first)) or '(?!)'})(?![\w])(?!-\w)",
        re.IGNORECASE,
    )


def _phrase(blanks: Mapping[str, str]) -> Callable[[str], str]:
    def expression(text: str) -> str:
        return r"(?:\s+|-)".join(
            "".join(blanks.get(piece, re.escape(piece)) for piece in re.split(r"(\{\w+\})", word))
            for word in re.split(r"[\s-]+", text)
        )

    return expression
