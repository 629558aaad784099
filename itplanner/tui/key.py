"""A key of the workbench: what it does where, and how it is printed."""

from typing import ClassVar, Final

from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or several for the same, and what it does where."""

    id: str
    keys: tuple[str, ...]
    """None for what only the palette offers."""
    action: str
    words: str
    """What it does, for help, palette and README."""
    place: str = "everywhere"
    short: str = ""
    """Its word in the footer; empty when it never stands there."""
    turn: int = 50
    """Its turn in the footer, most useful first."""
    wide: bool = False
    """Stands in the footer of a narrow screen only where all others leave room."""
    pair: str = ""
    """How it stands in the footer together with its opposite."""
    changes: ClassVar[bool] = False

    @property
    def shown(self) -> str:
        """The first key as it is printed: `space`, `ctrl+p`, `[`."""
        return NAMES.get(self.keys[0], self.keys[0]) if self.keys else ""

    @property
    def in_footer(self) -> str:
        """The key as it stands in the footer."""
        return self.pair or self.shown

    @property
    def bound(self) -> str:
        """The action that pressing it runs."""
        return self.action


@dataclass(frozen=True, slots=True)
class Act(Key):
    """A key that changes the plan, or asks what to change; the app refuses it where nothing can be saved."""

    changes: ClassVar[bool] = True

    @property
    def bound(self) -> str:
        """By way of the app."""
        return f"app.change({self.action!r})"


NAMES: Final[dict[str, str]] = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "full_stop": ".",
    "question_mark": "?",
    "colon": ":",
    "asterisk": "*",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "exclamation_mark": "!",
    "equals_sign": "=",
}
"""How keys are printed whose name in Textual is another."""
