"""The five letters, and what can be said of each."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

Letter = Literal["S", "M", "A", "R", "T"]
Verdict = Literal["pass", "weak", "fail", "unknown"]

LETTERS: Final[tuple[Letter, ...]] = get_args(Letter)

NAMES: Final[Mapping[Letter, str]] = {
    "S": "Specific",
    "M": "Measurable",
    "A": "Achievable",
    "R": "Relevant",
    "T": "Time-bound",
}
WORDS: Final[Mapping[Verdict, str]] = {
    "pass": "pass",
    "weak": "weak",
    "fail": "fail",
    "unknown": "cannot tell",
}

WORST: Final[tuple[Verdict, ...]] = ("fail", "unknown", "weak", "pass")
"""The worst first."""
