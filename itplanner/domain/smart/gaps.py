"""What a letter lacks, and the verdict that follows from it."""

from collections.abc import Collection, Sequence

from itplanner.domain.change import Ref
from itplanner.domain.smart.said import Said
from itplanner.domain.smart.tokens import Span
from itplanner.domain.smart.verdicts import WORST, Verdict
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a letter doesn't pass, where that is mended, and how."""

    verdict: Verdict
    sentence: str
    hint: str
    ref: Ref
    field: str
    rule: str = ""
    """The linter's code, where one of its rules says the same."""
    span: Span | None = None
    """The words of that field that show it."""

    @classmethod
    def of(cls, said: Said, ref: Ref, field: str, verdict: Verdict = "weak") -> "Gap":
        """Make a gap of what words say; by themselves they only warn."""
        return cls(verdict, said.sentence, said.hint, ref, field, said.rule, said.span)


@dataclass(frozen=True, slots=True)
class Judged:
    """A letter's verdict with its evidence."""

    verdict: Verdict
    sentence: str
    """What shows it; where it doesn't pass, the worst that is in its way."""
    hint: str
    gaps: tuple[Gap, ...]
    """All that is in its way, the worst first."""
    ref: Ref
    field: str
    """Where that stands, or is to stand."""
    span: Span | None = None


def judged(facts: Sequence[str], at: tuple[Ref, str], gaps: Sequence[Gap], waived: Collection[str]) -> Judged:
    """Return what facts and gaps come to; a gap whose rule is waived is left out, and said so."""
    let = [gap for gap in gaps if gap.rule in waived]
    kept = sorted((gap for gap in gaps if gap not in let), key=lambda gap: WORST.index(gap.verdict))
    if not kept:
        said = [*facts, *(f"{'waived' if facts else 'Waived'}: {gap.sentence}" for gap in let)]
        return Judged("pass", "; ".join(said), "", (), *at)
    worst = kept[0]
    return Judged(worst.verdict, worst.sentence, worst.hint, tuple(kept), worst.ref, worst.field, worst.span)
