"""Which status a goal may take, and what it needs for it (GLOSSARY section 7)."""

from collections.abc import Mapping
from typing import Any

from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Project, Step
from itplanner.domain.records.goal import Status
from itplanner.domain.wrong import Wrong

OPEN: frozenset[Status] = frozenset({"proposed", "active"})
"""What is planned or worked on."""

ALLOWED: dict[Status, frozenset[Status]] = {
    "proposed": frozenset({"active", "deferred", "cancelled"}),
    "active": frozenset({"deferred", "cancelled", "done"}),
    "deferred": frozenset({"proposed"}),
    "done": frozenset({"active"}),
    "cancelled": frozenset({"proposed"}),
}

NEEDS_REASON: frozenset[tuple[Status, Status]] = frozenset(
    {
        ("proposed", "deferred"),
        ("proposed", "cancelled"),
        ("active", "deferred"),
        ("active", "cancelled"),
        ("done", "active"),
        ("cancelled", "proposed"),
    }
)
"""Moves that say why; closing a goal with open steps says why too."""


_WHY = "Ended because (end_reason)"
"""The field as it is called on screen and on the command line."""


def transition(plan: Plan, goal: Goal, new: Status, reason: str) -> Wrong | None:
    """Return what stands in the way of a goal's new status, or None."""
    if new == goal.status:
        return None
    if new not in ALLOWED[goal.status]:
        ways = " or ".join(sorted(ALLOWED[goal.status]))
        return Wrong(f"{goal.code} is {goal.status}; from there it can become {ways}.")
    if (goal.status, new) in NEEDS_REASON and not reason.strip():
        return Wrong(f"{goal.code} becomes {new} only with a reason. Say why in {_WHY}.")
    if new == "done" and not reason.strip() and (count := len(open_steps(plan, goal))):
        steps = "1 step is" if count == 1 else f"{count} steps are"
        return Wrong(f"{goal.code} can't be closed yet: {steps} open. Tick them, or say why in {_WHY}.")
    return None


def open_steps(plan: Plan, goal: Goal) -> tuple[Step, ...]:
    """Return the steps of a goal that aren't done, in order."""
    found = (step for step in plan[Step].where("goal", goal.id) if not step.done)
    return tuple(sorted(found, key=lambda step: step.order))


PROJECTS: Mapping[str, frozenset[str]] = {
    "proposed": frozenset({"planned", "cancelled"}),
    "planned": frozenset({"running", "cancelled"}),
    "running": frozenset({"on_hold", "finished", "cancelled"}),
    "on_hold": frozenset({"running", "cancelled"}),
    "finished": frozenset(),
    "cancelled": frozenset(),
}
"""What a project can become."""

SINCE = {"on_hold": "hold_from", "finished": "finished_on", "cancelled": "cancelled_on"}
"""The day that a status says."""


def project_transition(project: Project, own: Mapping[str, Any]) -> Wrong | None:
    """Return what stands in the way of a project's new values, or None."""
    new = own.get("status", project.status)
    if new == project.status:
        return None
    if new not in PROJECTS[project.status]:
        ways = " or ".join(_spoken(way) for way in sorted(PROJECTS[project.status]))
        then = f"from there it can become {ways}" if ways else "that is its end; u takes a change back"
        return Wrong(f"{project.code} is {_spoken(project.status)}; {then}.", "status")
    name = SINCE.get(new, "")
    if name and own.get(name, getattr(project, name)) is None:
        return Wrong(f"{project.code} becomes {_spoken(new)} on a day. Say which in {name}.", name)
    return None


def _spoken(status: str) -> str:
    return status.replace("_", " ")
