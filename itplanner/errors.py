"""What can go wrong on purpose, each with what is so and what helps; anything else is a bug.

PlannerError                 exit 2: the request can't be carried out as put
├── BadInput                 2  typed values that their fields can't hold, by field
├── Refused                  2  the change would break an invariant
│   └── RefusedTogether      4  it would, together with somebody else's newer change
├── Exists                   2  a plan is already there
├── Conflict                 4  somebody else changed the same value
└── PlanError                3  the plan can't be read or written
    ├── Missing              3  there is no plan at that path
    ├── NotAPlan             3  the file is something else
    ├── Newer                3  a newer itplanner wrote it
    ├── Damaged              3  the file fails its check
    ├── ReadOnly             3  this account may not write to it
    ├── Replaced             3  the file was deleted or replaced while open
    ├── AnotherHistory       3  the file was rolled back while open
    ├── ChangedOutside       3  the file was edited by hand, past the journal
    ├── NotAllowed           3  the system lets this account not do that there
    ├── Busy                 3  another program holds it
    └── DiskFull             3  there is no room to save
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from itplanner.domain.change import Change, Edit
    from itplanner.domain.history import Revision
    from itplanner.domain.invariants.problem import Problem
    from itplanner.domain.wrong import Wrong


class PlannerError(Exception):
    """Something a person can be told: what is so, and what helps."""

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadInput(PlannerError):
    """Typed values that can't be used; `wrong` has them by field."""

    def __init__(self, wrong: Mapping[str, "Wrong"]) -> None:
        super().__init__(" ".join(f"{name}: {each.message}" for name, each in wrong.items()))
        self.wrong = wrong


class Refused(PlannerError):
    """The change would add problems across records."""

    def __init__(self, problems: Iterable["Problem"]) -> None:
        self.problems = tuple(
            sorted(problems, key=lambda problem: (problem.ref, problem.code, problem.field))
        )
        super().__init__(" ".join(dict.fromkeys(problem.message for problem in self.problems)))


class RefusedTogether(Refused):
    """The change is sound on the plan it was made for, but not together with newer ones."""

    exit_code = 4

    def __init__(self, problems: Iterable["Problem"], newer: Sequence["Revision"]) -> None:
        super().__init__(problems)
        self.newer = tuple(newer)
        self.hint = "Somebody changed the plan meanwhile: look at it again, then decide."


class Exists(PlannerError):
    """A file is already where a new plan was to be made."""


class Conflict(PlannerError):
    """Somebody else changed the same value; both are kept here for the question which one holds."""

    exit_code = 4

    def __init__(
        self, message: str, edit: "Edit", base: Any, theirs: Any, by: "Revision | None" = None
    ) -> None:
        super().__init__(message, "Look at both values, then choose one.")
        self.change: Change | None = None
        """The whole change that couldn't be stored; who settles the conflict stores the rest of it."""
        self.undoes: int | None = None
        self.edit = edit
        self.base = base
        self.mine = edit.after
        self.theirs = theirs
        self.by = by


class PlanError(PlannerError):
    """The plan file can't be read or written."""

    exit_code = 3


class Missing(PlanError):
    """There is no plan at that path."""


class NotAPlan(PlanError):
    """The file is no plan of itplanner's."""


class Newer(PlanError):
    """The plan was written by a newer itplanner."""


class Damaged(PlanError):
    """The plan file fails its integrity check."""


class ReadOnly(PlanError):
    """The account may not write to the plan."""


class Replaced(PlanError):
    """The plan file was deleted or replaced while it was open."""


class AnotherHistory(PlanError):
    """The plan file was rolled back to another history while it was open."""


class ChangedOutside(PlanError):
    """The file holds something else than its journal says: another program wrote to it."""


class NotAllowed(PlanError):
    """The system doesn't let this account do that there."""


class Busy(PlanError):
    """Another program holds the plan longer than we wait."""


class DiskFull(PlanError):
    """There is no room to save the change."""
