"""Goals that say the same in the same words, or nearly (G016)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.records import Goal

ALIKE: Final = 0.9
"""From this likeness on two goals are taken for one (DOMAIN section 9)."""

NEIGHBOURS: Final = 8
"""So many texts that differ in one word are compared with one another, next to each other in the alphabet."""

Words = tuple[str, ...]


@rule(
    "G016",
    "warning",
    "goals",
    title="Goal that reads like another one",
    fix="Merge the two, or say what sets them apart",
    why="Two goals for one thing are counted twice, and each owner relies on the other.",
)
def doubled(study: Study) -> Iterator[Fault]:
    """Find goals of one horizon and year that read like one with a lower number; numbers in them count."""
    groups: dict[tuple[object, ...], dict[Words, list[int]]] = defaultdict(lambda: defaultdict(list))
    for goal in study.goals:
        words = tuple(re.findall(r"\w+", goal.title.casefold()))
        counted = tuple(word for word in words if any(map(str.isdigit, word)))
        groups[goal.horizon, goal.year if goal.horizon == 1 else None, counted][words].append(goal.id)
    found: dict[int, int] = {}
    for texts in groups.values():
        firsts = {words: numbers[0] for words, numbers in texts.items()}
        for numbers in texts.values():
            found |= dict.fromkeys(numbers[1:], numbers[0])
        for one, two in _alike(firsts):
            low, high = sorted((firsts[one], firsts[two]))
            found[high] = min(low, found.get(high, low))
    for number, other in found.items():
        yield Fault(Ref(Goal.kind, number), "title", f"It reads like {Goal.prefix}{other}")


def _alike(texts: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield pairs of texts that are nearly the same.

    Only texts that differ in one word are compared: they stand under the words they share.
    """
    shared: dict[Words, set[tuple[str, Words]]] = defaultdict(set)
    for words in texts:
        ordered = tuple(sorted(words))
        shared[ordered].add(("", words))
        for place, left_out in enumerate(ordered):
            shared[ordered[:place] + ordered[place + 1 :]].add((left_out, words))
    for rest, near in shared.items():
        yield from _near(len(" ".join(rest)), sorted(near))


def _near(shared: int, texts: Sequence[tuple[str, Words]]) -> Iterator[tuple[Words, Words]]:
    """Yield the pairs among texts that share so many letters and differ in the word they stand with."""
    for place, (left_out, one) in enumerate(texts):
        for other, two in texts[place + 1 : place + NEIGHBOURS]:
            if one != two and _likeness(shared, left_out, other) >= ALIKE:
                yield one, two


def _likeness(shared: int, one: str, two: str) -> float:
    """Return the share of letters that two texts have in common (Ratcliff and Obershelp).

    The words are short, and mostly needn't be looked at: what is shared decides.
    """
    whole = 2 * shared + len(one) + len(two)
    least, most = 2 * shared / whole, 2 * (shared + min(len(one), len(two))) / whole
    if least >= ALIKE or most < ALIKE:
        return least
    matched = SequenceMatcher(None, one, two, autojunk=False).ratio() * (len(one) + len(two))
    return (2 * shared + matched) / whole
