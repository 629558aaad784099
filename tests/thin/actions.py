"""What a person may do at the workbench, at random but the same for the same seed."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

KEYS: Final[Mapping[str, str]] = {
    "move": "j k down up",
    "hold": "jjjj kkkk",
    "page": "pagedown pageup ctrl+d ctrl+u",
    "edge": "home end g G",
    "place": "1 2 3 4 5 8",
    "pane": "tab shift+tab",
    "fold": "left right h l",
    "enter": "enter",
    "escape": "escape",
    "palette": ":",
    "help": "?",
    "filter": "/",
    "hanging": "i",
    "explain": "= p",
    "form": "e a A P n r",
    "status": "D x",
    "delete": "d",
    "tick": "space",
    "order": "J K > <",
    "undo": "u U",
    "year": "[ ] t",
    "round": "m",
    "view": "v z + -",
    "sort": "s H L",
    "select": "V *",
    "look": "T",
    "mouse": "M",
    "message": "y R",
    "redraw": "ctrl+l",
    "save": "ctrl+s",
    "rub out": "backspace delete ctrl+w",
}
"""Keys by what they do where no text is typed; one of them is pressed."""

OFTEN: Final[Mapping[str, int]] = {
    "move": 8,
    "hold": 5,
    "page": 4,
    "place": 4,
    "type": 8,
    "escape": 5,
    "enter": 4,
    "look": 1,
    "mouse": 1,
    "redraw": 1,
}
"""How often an action is taken, where that isn't twice."""

ANYWHERE: Final = frozenset({"move", "hold", "page", "pane", "enter", "escape", "save", "rub out"})
"""What is done in dialogs as well as in places."""

TEXTS: Final[tuple[str, ...]] = (
    "a",
    "server",
    "31 Mar",
    "12.5",
    "計画を立てる",
    "e\u0301te\u0301 o\u0308",
    "한국어 규칙",
    "ｆｕｌｌ",
    "🚀🙂",
    "👩‍💻 ok",
    "🇩🇪",
    "❤️ x",
    "naïve – “quoted” …",
    "שלום",
    "ก็ ไม่",
)
"""What is typed: narrow and wide, with marks that stand over letters, pictures joined of several."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that is done: keys pressed, a text put in, or the window dragged."""

    kind: str
    keys: tuple[str, ...] = ()
    text: str = ""
    size: tuple[int, int] = (0, 0)

    def __str__(self) -> str:
        what = self.text or " ".join(self.keys) or f"{self.size[0]}x{self.size[1]}"
        return f"{self.kind} ({what})"


_KINDS: Final = (*KEYS, "type", "paste", "resize")
_WEIGHTS: Final = [OFTEN.get(kind, 2) for kind in _KINDS]


def action(chance: random.Random) -> Action:
    """Return what is done next."""
    kind = chance.choices(_KINDS, _WEIGHTS)[0]
    if kind == "resize":
        return Action(kind, size=(chance.randint(60, 130), chance.randint(20, 45)))
    if kind in {"type", "paste"}:
        text = chance.choice(TEXTS)
        # Keys that aren't shown can't be typed, and `q` would be a wish to leave.
        typed = kind == "type" and text.isprintable()
        return Action("type", tuple(text)) if typed else Action("paste", text=text)
    key = chance.choice(KEYS[kind].split())
    # Now and then the way back to the place is taken first: a field would take most keys as text.
    back = ("escape", "escape") if kind not in ANYWHERE and chance.random() < 0.4 else ()
    return Action(kind, (*back, *key) if kind == "hold" else (*back, key))
