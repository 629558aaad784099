"""How a list is looked at, and which records match the words of a filter."""

from itplanner.domain.records import Area, Goal, Person, Step
from itplanner.domain.values import dataclass
from itplanner.tui.content.marks import mark_of
from itplanner.tui.view import View


@dataclass(frozen=True, slots=True)
class Looked:
    """How a list is looked at; those of the places say more."""

    words: str = ""
    """What its rows must match."""
    sorting: str = ""
    """By what they are sorted, where the place sorts."""


def matches(view: View, goal: Goal, words: str) -> bool:
    """Whether each word stands in a goal's code, title, owner, area, state, tags or steps."""
    haystack = haystack_of(view, goal)
    return all(word in haystack for word in words.casefold().split())


def haystack_of(view: View, goal: Goal) -> str:
    """Return all that a filter looks at, folded to lower case."""
    plan = view.plan
    owner, area = plan[Person].get(goal.owner), plan[Area].get(goal.area)
    said = [goal.code, goal.title, mark_of(view, goal).word, goal.reference, *goal.tags]
    said += [owner.name if owner is not None else "nobody", area.name if area is not None else ""]
    said += [step.text for step in plan[Step].where("goal", goal.id)]
    return "\n".join(said).casefold()
