"""Whether a goal is SMART, by evidence: the fields decide, the words only warn (DOMAIN 3.1)."""

import datetime
from collections.abc import Mapping
from typing import Final

from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.smart.achievable import achievable
from itplanner.domain.smart.case import Case
from itplanner.domain.smart.fields import measurable, relevant, specific, timebound
from itplanner.domain.smart.gaps import Judged, judged
from itplanner.domain.smart.hits import Hit
from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.verdicts import LETTERS, Letter, Verdict
from itplanner.domain.values import dataclass

_POINTS: Final[Mapping[Verdict, int]] = {"pass": 2, "weak": 1}
_SHAPES: Final[Mapping[Verdict, str]] = {"fail": "!", "unknown": "?"}


@dataclass(frozen=True, slots=True)
class Smart:
    """A goal's five letters, each with its evidence."""

    letters: Mapping[Letter, Judged]
    hits: tuple[tuple[str, Hit], ...]
    """Words that don't hold, with the field in which they stand; they only warn."""

    @property
    def holds(self) -> bool:
        """Whether all five pass."""
        return all(each.verdict == "pass" for each in self.letters.values())

    @property
    def score(self) -> int:
        """From 0 to 10, two for a letter that passes and one for a weak one: only to sort by."""
        return sum(_POINTS.get(each.verdict, 0) for each in self.letters.values())

    @property
    def short(self) -> str:
        """The letters as they stand in a column: small ones are weak, `!` fails, `?` can't be told."""
        return "".join(
            _SHAPES.get(each.verdict, letter if each.verdict == "pass" else letter.lower())
            for letter, each in self.letters.items()
        )


def judge(plan: Plan, goal: Goal, today: datetime.date, pack: Pack) -> Smart:
    """Return a goal's letters on a day; what a waiver lets stand is left out."""
    case = Case(plan, goal, today, pack)
    letters: dict[Letter, Judged] = {}
    for letter, (facts, at, gaps) in zip(
        LETTERS,
        (specific(case), measurable(case), achievable(case), relevant(case), timebound(case)),
        strict=True,
    ):
        letters[letter] = judged(facts, at, gaps, case.waived)
    return Smart(letters, tuple((field, hit) for field, hit in case.hits if hit.rule not in case.waived))
