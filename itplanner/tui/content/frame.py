"""The frame's rows: who and state, the places, the footer with as many keys as fit."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from itplanner.domain.text import shown
from itplanner.domain.values import dataclass
from itplanner.tui.formatting import count
from itplanner.tui.key import Key
from itplanner.tui.places import PLACE_NAMES
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.fitting import shortened
from itplanner.tui.widgets.parts import Part, mixed

INDENT = "   "

WIDE = 100
"""From so many columns on the inspector stands beside the view."""

SLIM = 80
"""Below so many columns a place goes without what is beside its main list."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the message line says, and which key takes it further."""

    text: str
    key: str = ""
    word: str = ""
    also: tuple[str, ...] = ()
    """Behind the text, the gravest first: as much as there is room for, the rest counted."""
    tail: str = ""
    """What helps, said last and never cut."""

    @property
    def whole(self) -> str:
        """All that there is to say, but for the key."""
        return f"{'. '.join(filter(None, (self.text, '; '.join(self.also))))}{self.help}"

    @property
    def help(self) -> str:
        """The tail as it stands behind the text."""
        return f"{'' if self.text.endswith('?') else '.'} {self.tail}" if self.tail else ""


def who_parts(view: View, width: int) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return row 1: product and organisation, and at the right the year and the plan's state."""
    organisation = view.plan.organisation
    name = organisation.name if organisation is not None else "no organisation yet"
    left = [Part(" itplanner ", Role.MUTED)] if width >= WIDE else []
    left.append(Part(f" {name}", bold=True, typed=True))
    right = [Part(view.calendar.year_label(view.working_year), Role.MUTED)]
    notes = [Part(f" · {note}", Role.MUTED, leaves=0 if note == "saved" else None) for note in view.notes]
    right += [*notes[:-1], *_problems(view), *notes[-1:]]
    if view.here > 1:
        right += [Part(" · ", Role.MUTED), Part(f"{view.here} here", Role.INFO)]
    return left, [*right, Part(" ")]


def _problems(view: View) -> Sequence[Part]:
    """How many problems the plan has, once that is known."""
    found = view.checked()
    if found is None:
        return ()
    number = len(found.problems)
    said = Part(count(number, "problem"), Role.BAD) if number else Part("no problems", Role.OK)
    return (Part(" · ", Role.MUTED), said)


def places_parts(active: str, width: int) -> Sequence[Part]:
    """Return row 2: each place with its digit, the active one reversed.

    Where there is no room for gaps they go, below 80 cells also the names of the other places.
    """
    if width < SLIM:
        return [part for each in PLACE_NAMES for part in _digit(*each, active)]
    wide = [part for each in PLACE_NAMES for part in _spaced(*each, active)]
    if cell_len("".join(part.text for part in wide).rstrip()) <= width:
        return wide
    return [part for each in PLACE_NAMES for part in _close(*each, active)]


def _spaced(digit: str, place: str, name: str, active: str) -> Sequence[Part]:
    if place == active:
        return (Part(f"[{digit} {name}]", chosen=True, bold=True),)
    return (Part(f" {digit} ", Role.ACCENT), Part(f"{name} ", Role.MUTED))


def _close(digit: str, place: str, name: str, active: str) -> Sequence[Part]:
    blank = Part("" if digit == PLACE_NAMES[0][0] else " ")
    if place == active:
        return (blank, Part(f"{digit}{name}", chosen=True, bold=True))
    return (blank, Part(digit, Role.ACCENT), Part(name, Role.MUTED))


def _digit(digit: str, place: str, name: str, active: str) -> Sequence[Part]:
    if place == active:
        return (Part(" "), Part(f"{digit} {name}", chosen=True, bold=True), Part(" "))
    return (Part(f" {digit} ", Role.ACCENT),)


def footer_parts(keys: Iterable[Key], width: int) -> Sequence[Part]:
    """Return the footer: whole entries only, most useful first, help last."""
    shown = list(keys)
    last = [key for key in shown if key.action == "app.help"]
    room = width - 1 - sum(_width(key) for key in last)
    fitting: list[Key] = []
    # Where it is narrow, those for wide screens wait for the others.
    for key in sorted(shown, key=lambda key: key.wide and width < WIDE):
        if key not in last and _width(key) <= room:
            fitting.append(key)
            room -= _width(key)
    fitting.sort(key=shown.index)
    return entries((key.in_footer, key.short) for key in (*fitting, *last))


def entries(pairs: Iterable[tuple[str, str]]) -> Sequence[Part]:
    """Return footer entries: the key in the accent, its word muted."""
    parts: list[Part] = [Part(" ")]
    for key, word in pairs:
        parts += [Part(key, Role.ACCENT, bold=True), Part(f" {word}  ", Role.MUTED)]
    return parts


def fitting_entries(pairs: Sequence[tuple[str, str]], width: int) -> Sequence[Part]:
    """Return as many footer entries as fit, the last one always."""
    *first, last = pairs
    room = width - 1 - len(last[0]) - len(last[1]) - 3
    kept: list[tuple[str, str]] = []
    for key, word in first:
        room -= cell_len(key) + cell_len(word) + 3
        if room >= 0:
            kept.append((key, word))
    return entries([*kept, last])


def message_parts(said: Said, role: Role, width: int) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return a message, and up to the right edge the keys that go on from it.

    Where there is no room the help leaves, then the text loses its end: what takes it further stays.
    """
    further = _hint(said.key, said.word) if said.key else ()
    right = [*further, *_hint("?", "help", leaves=0), Part(" ", leaves=1)]
    room = width - len("  ") - sum(cell_len(part.text) for part in further)
    text, tail = shown(_told(said, room)), said.help
    if cell_len(text) > room - cell_len(tail):
        tail = tail.removeprefix(".")
        text = shortened(text, max(room - cell_len(tail), 0))
    return mixed(f" {text}{tail}", role), right


def bar_of(stopped: str, damage: Sequence[str], *, read_only: bool, busy: bool) -> tuple[str, str, Role]:
    """Return what the bar under the places says, the hint beside it and its role; no words for no bar."""
    if stopped:
        return f"STOP  {stopped}", "ctrl+s saves a copy", Role.BAD
    if damage:
        return f"READ ONLY  {damage[0]}", "itplanner verify", Role.BAD
    if read_only:
        return "READ ONLY  this account may not write to the plan file", "", Role.WARN
    if busy:
        return "BUSY  another program holds the plan; trying again", "nothing is lost", Role.WARN
    return "", "", Role.WARN


def _told(said: Said, room: int) -> str:
    """The text and as much behind it as there is room for; where that is nothing, what is behind it alone."""
    of = len(said.also)
    clauses = [
        f"{'; '.join(said.also[:kept])}{f'; {of - kept} more' if kept < of else ''}"
        for kept in range(of, 0, -1)
    ]
    told = [*(f"{said.text}. {each}" for each in clauses), *clauses] or [said.text]
    return next((each for each in told if cell_len(each) <= room), told[-1])


def _hint(key: str, word: str, leaves: int | None = None) -> tuple[Part, Part]:
    return (
        Part(f"  {key}", Role.ACCENT, bold=True, leaves=leaves),
        Part(f" {word}", Role.MUTED, leaves=leaves),
    )


def _width(key: Key) -> int:
    return cell_len(key.in_footer) + cell_len(key.short) + 3


def lines(first: str, *rest: str | tuple[str, str]) -> Sequence[Sequence[Part]]:
    """Return what an empty list says: the first sentence bold, then others, or keys with their words."""
    said: list[Sequence[Part]] = [(Part(f"{INDENT}{first}", bold=True, typed=True),), ()]
    for line in rest:
        if isinstance(line, tuple):
            key, words = line
            said.append((Part(f"{INDENT}{key:<4}", Role.ACCENT, bold=True), Part(words, typed=True)))
        else:
            said.append((Part(f"{INDENT}{line}", Role.MUTED, typed=True),))
    return said
