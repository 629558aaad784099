"""What is said around a form: its state in the frame, its keys in the footer, the draft in a bar."""

import datetime

from itplanner.domain.entry import Context
from itplanner.service.drafts import Draft
from itplanner.service.when import zone
from itplanner.tui.formatting import count, short_day
from itplanner.tui.forms.state import FormState
from itplanner.tui.roles import Role
from itplanner.tui.widgets.parts import Part


def summary(state: FormState, first: int, last: int) -> tuple[Part, ...]:
    """Return `2 changed`, how many are wrong, and which fields are in sight unless all are."""
    said = []
    if wrong := sum(bool(each.wrong) for each in state.fields):
        said.append(Part(f"{wrong} wrong", Role.BAD))
    if changed := len(state.changed):
        said.append(Part(f"{changed} changed"))
    between = Part(" · ", Role.MUTED)
    parts = [part for at, each in enumerate(said) for part in ([between, each] if at else [each])]
    if last - first + 1 < len(state.fields):
        joint = between.text if parts else ""
        parts.append(Part(f"{joint}{first}-{last} of {len(state.fields)}", Role.MUTED, leaves=1))
    return tuple(parts)


def keys(state: FormState) -> tuple[Part, ...]:
    """Return the keys of the form as they work in the field under the cursor, each always in its place."""
    forward = "take" if state.pick is not None else "save" if state.last else "next"
    entries = [
        *([("tab", "next  ", None)] if state.current.long else [("enter", forward, None)]),
        ("ctrl+s", "save", None),
        ("esc", "close, kept", None),
        ("F8", "discard", 2),
        (*_arrows(state), 3),
        ("F1", "help", 1),
    ]
    drawn: list[Part] = []
    for key, word, leaves in entries:
        if key:
            drawn.append(Part(f"{'  ' if drawn else ' '}{key}", Role.ACCENT, bold=True, leaves=leaves))
            drawn.append(Part(f" {word}", Role.MUTED, leaves=leaves))
    return tuple(drawn)


def _arrows(state: FormState) -> tuple[str, str]:
    """What the arrows do but walk on, or the key that makes them do it; nothing where they only walk."""
    if state.choosing:
        return "up down", "choose"
    if state.dating:
        return "up down", "day"
    if state.opens:
        return "space", "choose" if state.chooses else "by days"
    return ("enter", "new line") if state.current.long else ("", "")


def discarding(state: FormState) -> str:
    """Return the question that the first `F8` asks."""
    return f"F8 again throws away {count(len(state.draft().texts), 'changed field')}. Any other key goes on"


def restored(draft: Draft, title: str, context: Context) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the bar over a form that shows a draft: whose and of when, and the keys."""
    when = "before" if draft.at is None else moment(draft.at, context)
    left = (
        Part(" DRAFT ", Role.WARN, bold=True, reverse=True),
        Part(f" of {when} restored"),
        Part(f": {title}", typed=True, leaves=1),
        Part(f", {count(len(draft.texts), 'field')}"),
    )
    words = (("esc", " keeps it  ", 0), ("F8", " discards it", 2))
    right = [
        part
        for key, word, leaves in words
        for part in (Part(key, Role.ACCENT, bold=True, leaves=leaves), Part(word, Role.MUTED, leaves=leaves))
    ]
    return left, tuple(right)


def moment(at: datetime.datetime, context: Context) -> str:
    """Return a time of day as the organisation's clock has it, behind its day unless that is today."""
    organisation = context.plan.organisation
    at = at.astimezone(zone(organisation.time_zone if organisation is not None else ""))
    clock = f"{at:%H:%M}"
    return clock if at.date() == context.today else f"{short_day(at.date())} {clock}"
