"""What is said of one letter."""

from itplanner.domain.smart.tokens import Span
from itplanner.domain.smart.verdicts import Verdict
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """What the wording says of one letter."""

    verdict: Verdict
    sentence: str
    hint: str = ""
    span: Span | None = None
    """The words that show it."""
    rule: str = ""
    """The linter's code, where one of its rules finds these words."""
