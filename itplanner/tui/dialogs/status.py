"""What can become of goals: started, deferred, cancelled, taken up again; only what their status allows."""

from collections.abc import Sequence

from itplanner.domain.records import Goal
from itplanner.domain.records.goal import Status
from itplanner.domain.rules.transitions import ALLOWED, NEEDS_REASON
from itplanner.tui.dialogs.confirm import Choice, Confirm
from itplanner.tui.formatting import count

LETTERS: dict[Status, tuple[str, str]] = {
    "active": ("s", "Start: it is worked on"),
    "proposed": ("t", "Take up again, as a proposal"),
    "deferred": ("d", "Defer: it rests, and can be taken up again"),
    "cancelled": ("c", "Cancel: it stays readable"),
}
"""By the status it leads to: the answer's letter and words."""


def status_dialog(goals: Sequence[Goal]) -> Confirm:
    """Return the question what becomes of goals; its answers are statuses' letters, or n for nothing."""
    many = ", ".join(goal.code for goal in goals) if len(goals) <= 4 else count(len(goals), "goal")
    first = f" {goals[0].title}" if len(goals) == 1 else ""
    now = ", ".join(dict.fromkeys(goal.status for goal in goals))
    choices = [Choice("n", "Leave as it is"), *(Choice(*LETTERS[status]) for status in possible(goals))]
    return Confirm(f"{many}{first}", [f"Now {now}. What becomes of {'it' if first else 'them'}?"], choices)


def possible(goals: Sequence[Goal]) -> list[Status]:
    """Return the statuses that all of these goals may take; closing has its own key."""
    return [status for status in LETTERS if all(status in ALLOWED[goal.status] for goal in goals)]


def status_of(letter: str) -> Status | None:
    """Return the status that an answer's letter leads to."""
    return next((status for status, (key, _words) in LETTERS.items() if key == letter), None)


def wants_reason(goals: Sequence[Goal], status: Status) -> bool:
    """Whether a status is given only with a reason."""
    return any((goal.status, status) in NEEDS_REASON for goal in goals)
