"""The palettes as Textual themes."""

import pytest
from rich.color import Color as Sent
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from itplanner.tui.roles import PALETTES, Role
from itplanner.tui.themes import THEMES
from tests.tui.form_desk import edit, typed


def test_every_palette_has_its_theme() -> None:
    assert [theme.name for theme in THEMES] == list(PALETTES)
    assert all(theme.ansi is not PALETTES[theme.name].own for theme in THEMES)


def colours(theme: Theme) -> list[str]:
    """The colours of a theme of our own."""
    palette = PALETTES[theme.name]
    inks = [style.color for style in palette.roles.values()]
    named = [ink.name for ink in (*inks, palette.selection.bgcolor) if ink]
    return [*named, *filter(None, (theme.background, theme.surface))]


@pytest.mark.parametrize("theme", THEMES[:2], ids=lambda theme: str(theme.name))
def test_own_colours_are_among_the_256_and_stay_so_on_terminals_that_have_no_more(theme: Theme) -> None:
    own = [Sent.parse(colour) for colour in colours(theme)]
    numbers = [colour.downgrade(ColorSystem.EIGHT_BIT).number or 0 for colour in own]
    assert len(own) == len(Role) + 3 == len(set(numbers))
    for colour, number in zip(own, numbers, strict=True):
        # Of the light greys Rich takes the one before.
        near = {Sent.from_ansi(each).get_truecolor() for each in (number, number + (number > 245))}
        assert number > 15
        assert colour.get_truecolor() in near


@pytest.mark.parametrize("theme", THEMES[:2], ids=lambda theme: str(theme.name))
async def test_a_form_adds_no_colour_to_our_own(theme: Theme) -> None:
    app = edit("owner")
    app.theme = theme.name
    async with app.run_test(size=(80, 24)) as pilot:
        await typed(pilot, "f", "e", "left", "shift+left")
        styles = [
            part.style for line in app.dialog._compositor.render_strips() for part in line if part.style
        ]
    shown = {ink.get_truecolor() for style in styles for ink in (style.color, style.bgcolor) if ink}
    assert shown <= {Sent.parse(colour).get_truecolor() for colour in colours(theme)}


def luminance(colour: str) -> float:
    """The relative luminance of sRGB, WCAG 2.2."""
    channels = Color.parse(colour).normalized
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES[:2], ids=lambda theme: str(theme.name))
def test_words_in_own_colours_are_readable_on_ground_dialog_and_selection(theme: Theme) -> None:
    palette = PALETTES[theme.name]
    selection = palette.selection.bgcolor
    assert selection is not None
    for role in set(Role) - {Role.RULE}:
        colour = palette.roles[role].color
        assert colour is not None
        for ground in filter(None, (theme.background, theme.surface, selection.name)):
            dark, light = sorted((luminance(colour.name), luminance(ground)))
            assert (light + 0.05) / (dark + 0.05) >= 4.5
