"""The one next thing to do: the worst of what needs somebody, and what helps."""

from collections.abc import Mapping, Sequence

from itplanner.domain.records import KPI, Goal, Person
from itplanner.domain.rules.attention import Need, Reason
from itplanner.domain.rules.declared import in_force
from itplanner.tui.content.computing import READ, brought_by, lacks
from itplanner.tui.content.marks import mark_of
from itplanner.tui.content.needs import code_of
from itplanner.tui.content.reasons import since, why
from itplanner.tui.formatting import count
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part, mixed

NOTHING = "Nothing is late, due soon or forgotten."


def next_parts(view: View) -> Sequence[Part]:
    """Return the line `Next`."""
    need = next(iter(view.needs), None)
    return (Part(" Next  ", Role.MUTED), *mixed(NOTHING if need is None else remedy(view, need)))


def remedy(view: View, need: Need) -> str:
    """Return what is so and what helps, as `G11 is 23 days late: close it, move it or ask Ben.`."""
    *others, last = _helps(view, need)
    return f"{_fact(view, need)}: {', '.join(others)}{' or ' if others else ''}{last}."


def _fact(view: View, need: Need) -> str:
    row, code = view.plan.find(need.ref), code_of(view, need.ref)
    match need.reason:
        case "late" | "soon":
            return f"{code} is {_when(need)}"
        case "step_late" | "step_soon":
            return f'Step "{"" if row is None else row.label}" of {code} is {_when(need)}'
        case "declared":
            really = mark_of(view, row).word if isinstance(row, Goal) else f"computes {need.colour}"
            return f"{code} is declared {_declared(view, need)}, but {really}"
        case "reading":
            what = lacks(row) if isinstance(row, KPI) else "reading"
            waiting = f"waited for {'a ' if what == 'reading' else ''}{what} since {since(view, need)}"
            return f"{code} has {f'no {what} yet' if need.days is None else waiting}"
        case "behind":
            return f"{code} is behind ({why(view, need).removeprefix('Behind: ')})"
        case "wake":
            return f"{code} was to come back on {since(view, need)}"
        case "review":
            return f"{code} was to be reviewed by {since(view, need)}"
        case "ownerless":
            return f"Nobody owns {code}" if need.owner is None else f"The owner of {code} has left"
        case "stale":
            return f"{code} is forgotten ({why(view, need)[:1].lower()}{why(view, need)[1:]})"


def _when(need: Need) -> str:
    days = need.days or 0
    if days == 0:
        return "due today"
    return f"{count(days, 'day')} late" if days > 0 else f"due in {count(-days, 'day')}"


def _declared(view: View, need: Need) -> str:
    declared = in_force(view.plan, need.ref, view.today)
    return "" if declared is None else declared.colour


_HELPS: Mapping[Reason, tuple[str, ...]] = {
    "declared": ("declare it again",),
    "late": ("close it", "move it"),
    "step_late": ("tick it", "move it"),
    "soon": ("close it", "move it"),
    "step_soon": ("tick it", "move it"),
    "reading": (READ,),
    "behind": ("cut it down", "move it"),
    "wake": ("take it up again", "give it another day"),
    "review": ("look at it again", "give it another day"),
    "ownerless": ("name one",),
    "stale": ("update it", "close it"),
}


def _helps(view: View, need: Need) -> list[str]:
    """What can be done; asking somebody is last, where that is somebody else who is still there."""
    row = view.plan.find(need.ref)
    helps = (
        [brought_by(row)] if isinstance(row, KPI) and need.reason == "reading" else list(_HELPS[need.reason])
    )
    owner = view.plan[Person].get(need.owner)
    if owner is not None and owner.id != view.me and need.reason != "ownerless":
        helps.append(f"ask {view.who(owner.id)}")
    elif need.reason != "ownerless" and owner is None:
        helps.append("name an owner")
    return helps
