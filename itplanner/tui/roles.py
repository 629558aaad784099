"""Colour roles: what a colour means here, and how each style of terminal shows it."""

from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum

from rich.color import Color
from rich.style import Style

from itplanner.domain.values import dataclass


class Role(Enum):
    """What a piece of text says by its colour; a glyph or a word always says it too."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Palette:
    """How one style draws the roles and a selection, on a ground of its own or the terminal's."""

    name: str
    roles: Mapping[Role, Style]
    selection: Style
    """Of the cursor row, the chosen button, the active place."""
    own: bool
    """True: colours of the 256 on a painted ground, kept in a selection. False: the terminal's own ground,
    and a selection drops the roles, since reversed colours of an unknown palette may be unreadable."""
    ground: Style = field(default_factory=Style.null)

    def on(self, ground: Color | None) -> "Palette":
        """The palette painting `ground` under every cell, if it paints a ground at all."""
        return replace(self, ground=Style(bgcolor=ground)) if self.own else self

    def style(self, role: Role, *, selected: bool = False) -> Style:
        """How `role` looks, inside a selection if `selected`."""
        if selected and not self.own:
            return self.selection
        style = self.ground + self.roles[role]
        return style + self.selection if selected else style


def _hex(name: str, **colours: str) -> Palette:
    """A palette of colours that every terminal of 256 has: half the bytes of those of 24 bits."""
    selection = Style(bgcolor=colours.pop("selection"))
    return Palette(name, {role: Style(color=colours[role.value]) for role in Role}, selection, own=True)


_DIM, _REVERSE = Style(dim=True), Style(reverse=True)

OWN_DARK = _hex(
    "own-dark",
    text="#E4E4E4",
    muted="#A8A8A8",
    accent="#5FAFD7",
    ok="#87D7AF",
    warn="#D7AF5F",
    bad="#FF8787",
    info="#D7AFFF",
    rule="#4E4E4E",
    selection="#3A3A3A",
)
OWN_LIGHT = _hex(
    "own-light",
    text="#262626",
    muted="#626262",
    accent="#005F87",
    ok="#005F00",
    warn="#875F00",
    bad="#AF0000",
    info="#5F0087",
    rule="#BCBCBC",
    selection="#D7FFFF",
)
TERMINAL = Palette(
    "terminal",
    {
        Role.TEXT: Style.null(),
        Role.MUTED: _DIM,
        Role.ACCENT: Style(color="cyan"),
        Role.OK: Style(color="green"),
        Role.WARN: Style(color="yellow"),
        Role.BAD: Style(color="red", bold=True),
        Role.INFO: Style(color="magenta"),
        Role.RULE: _DIM,
    },
    _REVERSE,
    own=False,
)
TERMINAL_LIGHT = Palette(
    "terminal-light",
    {
        **TERMINAL.roles,
        Role.ACCENT: Style(color="blue"),
        Role.WARN: Style(color="black", bgcolor="yellow"),
    },
    _REVERSE,
    own=False,
)
PLAIN = Palette(
    "plain",
    {
        **dict.fromkeys(Role, Style.null()),
        Role.MUTED: _DIM,
        Role.BAD: Style(bold=True),
        Role.RULE: _DIM,
    },
    _REVERSE,
    own=False,
)
PALETTES: Mapping[str, Palette] = {
    palette.name: palette for palette in (OWN_DARK, OWN_LIGHT, TERMINAL, TERMINAL_LIGHT, PLAIN)
}

OLD_TERMINALS = frozenset({"vt100", "vt102", "vt220"})
"""They have one colour, no mouse, and none of the newer keyboard protocols."""

_LIGHT_GROUNDS = frozenset({"7", "9", "10", "11", "12", "13", "14", "15"})


def choose_style(environ: Mapping[str, str], remembered: str = "") -> str:
    """The name of the palette that suits the terminal `environ` describes; `remembered` was chosen once."""
    if environ.get("NO_COLOR") or environ.get("TERM") in OLD_TERMINALS:
        return PLAIN.name
    if remembered in PALETTES:
        return remembered
    remote = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    deep = environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}
    light = environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_GROUNDS
    if deep and not remote:
        return (OWN_LIGHT if light else OWN_DARK).name
    return (TERMINAL_LIGHT if light else TERMINAL).name
