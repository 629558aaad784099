"""Colour roles: what each style may send to a terminal, and which style suits which terminal."""

from collections.abc import Mapping

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from itplanner.tui.roles import OWN_DARK, PALETTES, PLAIN, TERMINAL, Palette, Role, choose_style


def codes(style: Style) -> list[str]:
    """The SGR parameters that draw `style`."""
    rendered = style.render("x", color_system=ColorSystem.TRUECOLOR)
    return rendered.partition("m")[0].removeprefix("\x1b[").split(";") if rendered != "x" else []


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_every_palette_draws_every_role(palette: Palette) -> None:
    assert set(palette.roles) == set(Role)


@pytest.mark.parametrize("name", ["terminal", "terminal-light"])
def test_a_terminal_palette_uses_only_the_six_hues_and_their_ground(name: str) -> None:
    sent = {code for style in PALETTES[name].roles.values() for code in codes(style)}
    assert sent <= {"1", "2", "31", "32", "33", "34", "35", "36", "30", "43"}


def test_the_plain_palette_has_no_colour() -> None:
    styles = [*PLAIN.roles.values(), PLAIN.selection]
    assert all(style.color is None and style.bgcolor is None for style in styles)
    assert PLAIN.selection.reverse


def test_a_selection_in_the_terminals_colours_drops_the_role() -> None:
    assert TERMINAL.style(Role.BAD, selected=True) == Style(reverse=True)


def test_a_selection_in_own_colours_keeps_the_role_on_another_ground() -> None:
    ground = OWN_DARK.on(Color.parse("#1C1C1C"))
    assert ground.style(Role.OK).bgcolor == Color.parse("#1C1C1C")
    chosen = ground.style(Role.OK, selected=True)
    assert (chosen.color, chosen.bgcolor) == (OWN_DARK.roles[Role.OK].color, Color.parse("#3A3A3A"))


def test_the_terminals_palette_never_paints_the_ground() -> None:
    assert TERMINAL.on(Color.parse("#1C1C1C")) == TERMINAL


LOCAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("environ", "style"),
    [
        (LOCAL, "own-dark"),
        (LOCAL | {"COLORTERM": "24bit", "COLORFGBG": "0;15"}, "own-light"),
        (LOCAL | {"COLORFGBG": "15;default;0"}, "own-dark"),
        (LOCAL | {"SSH_CONNECTION": "10.0.0.1 5022 10.0.0.2 22"}, "terminal"),
        (LOCAL | {"SSH_TTY": "/dev/pts/3", "COLORFGBG": "0;7"}, "terminal-light"),
        ({"TERM": "xterm-256color"}, "terminal"),
        ({}, "terminal"),
        (LOCAL | {"NO_COLOR": "1"}, "plain"),
        (LOCAL | {"NO_COLOR": ""}, "own-dark"),
        ({"TERM": "vt220"}, "plain"),
    ],
)
def test_the_style_suits_the_terminal(environ: Mapping[str, str], style: str) -> None:
    assert choose_style(environ) == style


@pytest.mark.parametrize(
    ("environ", "remembered", "style"),
    [
        (LOCAL, "terminal-light", "terminal-light"),
        (LOCAL, "gone", "own-dark"),
        (LOCAL | {"NO_COLOR": "1"}, "own-dark", "plain"),
        ({"TERM": "vt100"}, "own-dark", "plain"),
    ],
)
def test_a_look_that_was_chosen_is_taken_where_the_terminal_has_colours(
    environ: Mapping[str, str], remembered: str, style: str
) -> None:
    assert choose_style(environ, remembered) == style
