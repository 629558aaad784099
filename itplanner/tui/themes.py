"""The palettes as Textual themes, for what the stylesheet and Textual's own widgets colour.

Register them after `App.__init__`, which must not see NO_COLOR: Textual would then turn everything to
24-bit grey, while the theme `plain` has no colour to begin with.
"""

from itertools import chain

from textual.theme import Theme

from itplanner.tui.roles import OWN_DARK, OWN_LIGHT, PLAIN, TERMINAL, TERMINAL_LIGHT, Palette, Role

_TERMINAL_SURFACES = (
    "surface",
    "panel",
    "boost",
    "text",
    "text-muted",
    "text-disabled",
    "foreground-muted",
    "foreground-disabled",
    "background-muted",
    "block-cursor-foreground",
    "block-cursor-background",
    "block-cursor-blurred-foreground",
    "block-cursor-blurred-background",
    "block-hover-background",
    "border",
    "border-blurred",
    "ansi-background",
    "ansi-foreground",
    "footer-foreground",
    "footer-background",
    "input-cursor-background",
    "input-cursor-foreground",
    "input-selection-background",
    "input-selection-foreground",
    "screen-selection-background",
    "screen-selection-foreground",
    "scrollbar",
    "scrollbar-hover",
    "scrollbar-active",
    "scrollbar-background",
    "scrollbar-background-hover",
    "scrollbar-background-active",
    "scrollbar-corner-color",
)
_REVERSED_TEXT = ("block-cursor-text-style", "input-cursor-text-style", "button-focus-text-style")
_COLOURED = ("primary", "accent", "secondary", "success", "warning", "error")


def _own(palette: Palette, ground: str, dialog: str) -> Theme:
    """A theme of colours of the 256 on its own ground."""
    selection = palette.selection.bgcolor
    text = _colour(palette, Role.TEXT)
    assert selection is not None
    return Theme(
        palette.name,
        primary=_colour(palette, Role.ACCENT),
        accent=_colour(palette, Role.ACCENT),
        secondary=_colour(palette, Role.INFO),
        success=_colour(palette, Role.OK),
        warning=_colour(palette, Role.WARN),
        error=_colour(palette, Role.BAD),
        foreground=text,
        background=ground,
        surface=dialog,
        panel=dialog,
        dark=palette is OWN_DARK,
        variables={
            "text": text,
            "text-muted": _colour(palette, Role.MUTED),
            "text-disabled": _colour(palette, Role.MUTED),
            "border": _colour(palette, Role.ACCENT),
            "border-blurred": _colour(palette, Role.RULE),
            "block-cursor-foreground": text,
            "block-cursor-background": selection.name,
            "input-selection-background": selection.name,
        },
    )


def _terminal(palette: Palette) -> Theme:
    """A theme that names only the terminal's own colours; without any in the palette, its default pair."""
    shades = (f"{name}-{shade}" for name in _COLOURED for shade in ("muted", "lighten-1", "darken-1"))
    return Theme(
        palette.name,
        primary=_colour(palette, Role.ACCENT),
        accent=_colour(palette, Role.ACCENT),
        secondary=_colour(palette, Role.INFO),
        success=_colour(palette, Role.OK),
        warning=_colour(palette, Role.WARN),
        error=_colour(palette, Role.BAD),
        ansi=True,
        dark=palette is not TERMINAL_LIGHT,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            **dict.fromkeys(chain(_TERMINAL_SURFACES, shades), "ansi_default"),
            **dict.fromkeys(_REVERSED_TEXT, "reverse"),
            "block-cursor-blurred-text-style": "none",
        },
    )


def _colour(palette: Palette, role: Role) -> str:
    """The stylesheet's name for the colour of `role`."""
    colour = palette.roles[role].color
    if colour is None:
        return "ansi_default"
    return colour.name if palette.own else f"ansi_{colour.name}"


THEMES: tuple[Theme, ...] = (
    _own(OWN_DARK, "#121212", "#1C1C1C"),
    _own(OWN_LIGHT, "#FFFFFF", "#EEEEEE"),
    *map(_terminal, (TERMINAL, TERMINAL_LIGHT, PLAIN)),
)
"""One for each palette, under its name."""
