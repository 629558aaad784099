"""What can become of a project: only what its status allows."""

from collections.abc import Mapping

from itplanner.domain.records import Project
from itplanner.domain.rules.transitions import PROJECTS
from itplanner.tui.dialogs.confirm import Choice, Confirm

LETTERS: Mapping[str, tuple[str, str]] = {
    "planned": ("p", "Planned: it is to be done"),
    "running": ("r", "Running: it is worked on"),
    "on_hold": ("h", "On hold: it rests"),
    "finished": ("f", "Finished: all of it is done"),
    "cancelled": ("c", "Cancelled: it stays readable"),
}
"""By the status it leads to: the answer's letter and words."""


def course_dialog(project: Project) -> Confirm:
    """Return the question what becomes of a project; its answers are statuses' letters, or n for nothing."""
    ways = [Choice(*LETTERS[status]) for status in LETTERS if status in PROJECTS[project.status]]
    now = project.status.replace("_", " ")
    choices = [Choice("n", "Leave as it is"), *ways]
    return Confirm(f"{project.code} {project.name}", [f"Now {now}. What becomes of it?"], choices)


def course_of(letter: str) -> str:
    """Return the status that an answer's letter leads to; empty where it leads to none."""
    return next((status for status, (key, _words) in LETTERS.items() if key == letter), "")
