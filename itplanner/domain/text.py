"""Text that people type: hostile until cleaned."""

from unicodedata import combining, east_asian_width, normalize

_REPLACEMENT = "\ufffd"
_UNSAFE = (
    *range(0x09),  # C0 without tab and line feed
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),  # DEL and C1
    *range(0x202A, 0x202F),  # bidirectional embeddings and overrides
    *range(0x2066, 0x206A),  # bidirectional isolates
    *(0x200E, 0x200F, 0x2028, 0x2029),  # directional marks, line and paragraph separator
    *range(0xD800, 0xE000),  # lone surrogates, which no encoder writes
)
_CLEAN = dict.fromkeys(_UNSAFE, _REPLACEMENT)
_ONE_LINE = _CLEAN | dict.fromkeys(map(ord, "\t\n\r"), " ")

_QUOTED_LENGTH = 40


def clean(text: str) -> str:
    """The text with U+FFFD for every control, direction or surrogate character; tabs and line feeds stay."""
    return text.translate(_CLEAN)


def shown(text: str) -> str:
    """The text fit for one line of a terminal: clean, with a space for each tab or line break."""
    return text.replace("\r\n", "\n").translate(_ONE_LINE)


def entered_text(text: str) -> str:
    """Text of several lines as it is stored: NFC, line feeds only, clean."""
    return clean(normalize("NFC", text.replace("\r\n", "\n")))


def entered_line(text: str) -> str:
    """Text of one line as it is stored: NFC, clean, without line breaks, tabs or blanks at the ends."""
    return shown(normalize("NFC", text)).strip()


def quoted(text: str) -> str:
    """The text between quotes, on one line and at most 40 characters, to name it in a sentence."""
    line = shown(text)
    return f'"{line if len(line) <= _QUOTED_LENGTH else line[: _QUOTED_LENGTH - 1] + "…"}"'


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(char) else 1 + (east_asian_width(char) in "WF") for char in text)
