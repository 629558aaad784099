"""What a terminal sends for a key."""

import re
from collections.abc import Mapping

_KEYS: Mapping[str, str] = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    # The unambiguous form of escape: the plain byte may be the beginning of the next key.
    "esc": "\x1b[27u",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "f1": "\x1bOP",
    "f8": "\x1b[19~",
}


def key_bytes(name: str) -> bytes:
    """Return what a terminal sends for a key: a name, `ctrl+x`, or the character itself."""
    if re.fullmatch(r"ctrl\+[a-z]", name):
        return bytes([ord(name[-1]) - ord("a") + 1])
    assert name in _KEYS or len(name) == 1, f"no key is called {name!r}"
    return _KEYS.get(name, name).encode()
