"""The palettes as Textual themes."""

import pytest
from textual.color import Color
from textual.theme import Theme

from itplanner.tui.roles import PALETTES, Role
from itplanner.tui.themes import THEMES


def test_every_palette_has_its_theme() -> None:
    assert [theme.name for theme in THEMES] == list(PALETTES)
    assert all(theme.ansi is not PALETTES[theme.name].own for theme in THEMES)


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
