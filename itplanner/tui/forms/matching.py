"""How well a name answers to what was typed: exactly, from its start, from a word's start, by its letters."""

from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """How a name was found; the smaller, the better."""

    rank: int
    """0 exact, 1 from the start, 2 from the start of a word, 3 inside, 4 by letters in their order."""
    spread: int = 0
    """Over how many letters those that were typed are spread."""
    letters: tuple[int, ...] = ()
    """Which letters of the name they are."""


def match(typed: str, code: str, name: str) -> Match | None:
    """Return how a record of this code and name answers to the text, in any case; None if it doesn't."""
    wanted, folded = typed.lower().strip(), name.lower()
    if not wanted:
        return Match(1)
    if wanted in (code.lower(), folded):
        return Match(0)
    if code.lower().startswith(wanted):
        return Match(1)
    found = _together(wanted, folded) or _scattered(wanted.replace(" ", ""), folded)
    same_letters = len(folded) == len(name)
    return found if found is None or same_letters else Match(found.rank, found.spread)


def _together(wanted: str, name: str) -> Match | None:
    """The text as it stands in the name, at a word's start where it does."""
    at = name.find(wanted)
    if at < 0:
        return None
    word = at if _starts_word(name, at) else name.find(f" {wanted}") + 1
    rank, at = (1, 0) if at == 0 else (2, word) if word else (3, at)
    return Match(rank, len(wanted), tuple(range(at, at + len(wanted))))


def _scattered(wanted: str, name: str) -> Match | None:
    """The letters of the text one after another, the first at a word's start where that works."""
    starts = [at for at, letter in enumerate(name) if letter == wanted[:1]]
    starts.sort(key=lambda at: not _starts_word(name, at))
    for start in starts[:4]:
        letters = _letters(wanted, name, start)
        if letters:
            return Match(4, letters[-1] - letters[0], tuple(letters))
    return None


def _letters(wanted: str, name: str, start: int) -> list[int]:
    """Where the letters stand from `start` on; empty if one is missing."""
    letters: list[int] = []
    at = start - 1
    for letter in wanted:
        at = name.find(letter, at + 1)
        if at < 0:
            return []
        letters.append(at)
    return letters


def _starts_word(name: str, at: int) -> bool:
    return at == 0 or not name[at - 1].isalnum()
