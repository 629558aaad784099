"""The glyph, word and role of where a goal or step stands; the three always go together."""

from itplanner.domain.records import Goal, Step
from itplanner.domain.rules.state import State, step_late
from itplanner.domain.rules.status import Colour
from itplanner.domain.values import dataclass
from itplanner.tui import glyphs
from itplanner.tui.formatting import lateness
from itplanner.tui.roles import Role
from itplanner.tui.view import View


@dataclass(frozen=True, slots=True)
class Mark:
    """How a standing is shown."""

    glyph: str
    word: str
    role: Role
    status: str = glyphs.GREEN
    """Its glyph where the colour of the status is asked for."""


def mark_of(view: View, goal: Goal) -> Mark:
    """Return how a goal's standing is shown today."""
    return mark(view.state(goal), goal, view)


def mark(found: State, goal: Goal, view: View) -> Mark:
    """Return how a standing is shown."""
    if found.standing == "late" and goal.due is not None:
        return Mark(glyphs.LATE, lateness(goal.due, view.today), Role.BAD, glyphs.RED)
    if found.standing == "soon" and goal.due is not None:
        return Mark(glyphs.OPEN, lateness(goal.due, view.today), Role.WARN, glyphs.AMBER)
    return _MARKS[found.standing]


_MARKS = {
    "behind": Mark(glyphs.OPEN, "behind", Role.WARN, glyphs.AMBER),
    "soon": Mark(glyphs.OPEN, "due", Role.WARN, glyphs.AMBER),
    "late": Mark(glyphs.LATE, "late", Role.BAD, glyphs.RED),
    "on_track": Mark(glyphs.OPEN, "on track", Role.OK, glyphs.GREEN),
    "done": Mark(glyphs.DONE, "done", Role.OK, glyphs.DONE),
    "proposed": Mark(glyphs.OPEN, "proposed", Role.MUTED, glyphs.OPEN),
    "deferred": Mark(glyphs.BLOCKED, "deferred", Role.MUTED, glyphs.BLOCKED),
    "cancelled": Mark(glyphs.CANCELLED, "cancelled", Role.MUTED, glyphs.CANCELLED),
}


def colour_mark(colour: Colour) -> Mark:
    """Return how a colour is shown: its glyph, its word and its role."""
    return _COLOURS[colour]


_COLOURS: dict[Colour, Mark] = {
    "green": Mark(glyphs.GREEN, "green", Role.OK, glyphs.GREEN),
    "amber": Mark(glyphs.AMBER, "amber", Role.WARN, glyphs.AMBER),
    "red": Mark(glyphs.RED, "red", Role.BAD, glyphs.RED),
    "grey": Mark(glyphs.NOTHING, "grey", Role.MUTED, glyphs.NOTHING),
}


def step_mark(view: View, step: Step) -> Mark:
    """Return how a step's standing is shown today."""
    if step.done:
        return Mark(glyphs.DONE, "done", Role.OK)
    if step_late(step, view.today) and step.due is not None:
        return Mark(glyphs.LATE, lateness(step.due, view.today), Role.BAD)
    return Mark(glyphs.OPEN, "", Role.TEXT)


def worst(marks: list[Mark]) -> Mark | None:
    """Return the mark that wants attention most."""
    order = (glyphs.RED, glyphs.AMBER, glyphs.GREEN)
    shown = [mark for mark in marks if mark.status in order]
    return min(shown, key=lambda mark: order.index(mark.status), default=None)
