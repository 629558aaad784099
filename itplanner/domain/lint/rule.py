"""What a rule is: its code, how grave it is, what it says, what mends it, and the check itself."""

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple, get_args

from itplanner.domain.change import Ref
from itplanner.domain.lint.study import Study
from itplanner.domain.values import dataclass

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""The gravest first."""


class Fault(NamedTuple):
    """What a rule found at one record."""

    ref: Ref
    field: str
    """The field that mends it; empty where another record has to."""
    message: str
    others: tuple[Ref, ...] = ()
    """The other records that it is about."""


Check = Callable[[Study], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the linter; its code is stable."""

    code: str
    severity: Severity
    family: str
    title: str
    """What it finds, as a head: `Goal without an owner`."""
    fix: str
    """What mends it, as an order."""
    why: str
    """What the finding means for the plan, in a sentence or two."""
    check: Check
    silenced_by: tuple[str, ...] = ()
    """Rules whose finding at the same record has the same cause."""


def rule(
    code: str,
    severity: Severity,
    family: str,
    *,
    title: str,
    fix: str,
    why: str,
    silenced_by: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a check a rule."""
    return lambda check: Rule(code, severity, family, title, fix, why, check, silenced_by)
