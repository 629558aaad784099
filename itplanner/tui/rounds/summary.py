"""The end of a round: what is recorded, and by owner what stayed silent."""

from collections.abc import Iterator

from itplanner.domain.records import Person
from itplanner.domain.rules.lacking import incidents_missing
from itplanner.tui.formatting import count
from itplanner.tui.roles import Role
from itplanner.tui.rounds.echo import Line
from itplanner.tui.rounds.state import RoundState
from itplanner.tui.widgets.fitting import fitted
from itplanner.tui.widgets.parts import Part

NOBODY = "no owner"

MOST = 9
"""So many owners are named."""


def finished(state: RoundState) -> str:
    """Return the sentence that the round ends with."""
    of = len(state.items)
    recorded = sum(map(state.recorded, state.items))
    left = f", {len(state.silent)} left for later" if state.silent else ""
    return f"Round finished: {recorded} of {of} recorded{left}"


def left_off(state: RoundState) -> str:
    """Return the sentence for a round that was stopped on the way, with what is still being saved."""
    answered = sum(map(state.answered, state.items))
    return f"{answered} of {len(state.items)} answered, all kept. m goes on with the round"


def silent_by_owner(state: RoundState) -> list[tuple[str, list[str]]]:
    """Return owners with the codes of what they said nothing about, the most silent first."""
    people = state.view.plan[Person]
    codes: dict[str, list[str]] = {}
    for item in state.silent:
        owner = people.get(item.owner)
        codes.setdefault(NOBODY if owner is None else owner.name, []).append(item.code)
    return sorted(codes.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _missing(state: RoundState) -> Iterator[Line]:
    """The facts that somebody has to import."""
    month = incidents_missing(state.view.plan, state.view.today)
    if month is not None:
        said = f"No incidents of {month.label} yet: itplanner import incidents FILE"
        yield (Part(said, Role.WARN),)


def summary(state: RoundState) -> tuple[Line, ...]:
    """Return the lines of the summary."""
    lines: list[Line] = [(Part(finished(state), bold=True),), ()]
    if state.pending:
        lines[1] = (Part(f"Saving {count(len(state.pending), 'more answer')}", Role.MUTED),)
    by_owner, hint = silent_by_owner(state), tuple(_missing(state))
    if not by_owner:
        everything = "Everything else" if hint else "Everything"
        return (*lines, *hint, (Part(f"{everything} is reported this month.", Role.MUTED),))
    width = max(len(name) for name, _codes in by_owner)
    lines.append((Part("Not reported this month", Role.MUTED),))
    for name, codes in by_owner[:MOST]:
        head = (Part(f"  {fitted(name, min(width, 24))}", typed=True), Part(f"  {len(codes):>2}  "))
        lines.append((*head, Part(", ".join(codes), Role.ACCENT)))
    if len(by_owner) > MOST:
        lines.append((Part(f"  and {len(by_owner) - MOST} more", Role.MUTED),))
    return (*lines, (), *hint, (Part("m asks for these again, this month", Role.MUTED),))
