"""Which kind of part is to be added under a record."""

from collections.abc import Mapping, Sequence

from itplanner.domain.records import KINDS
from itplanner.tui.dialogs.confirm import Choice, Confirm

WORDS: Mapping[str, str] = {
    "project_baseline": "Baseline: the end and the budget that were approved",
    "requirement": "Requirements: what the users ask of it",
    "benefit": "Benefit: what it brings in, planned or realised",
}
"""What is added, by kind."""


def letters_of(kinds: Sequence[str]) -> dict[str, str]:
    """Return the kinds by the letter that answers with them: the first of its word that is free."""
    letters: dict[str, str] = {}
    for kind in kinds:
        letters[next(letter for letter in _word(kind).casefold() if letter not in letters)] = kind
    return letters


def parts_dialog(title: str, kinds: Sequence[str]) -> Confirm:
    """Return the question what is to be added; its answers are the letters of the kinds."""
    choices = [Choice(letter, _word(kind)) for letter, kind in letters_of(kinds).items()]
    return Confirm(title, ["What is to be added?"], choices)


def _word(kind: str) -> str:
    return WORDS.get(kind, KINDS[kind].noun.capitalize())
