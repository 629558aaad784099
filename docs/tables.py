"""Writes the README's tables of keys and commands as the program has them: `python docs/tables.py`."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from itplanner.cli.directory import COMMANDS
from itplanner.tui.key import NAMES
from itplanner.tui.keys import KEYS, keys_of

README = Path(__file__).parents[1] / "README.md"


def keys_table() -> str:
    """Return the table of keys, by where they count."""
    rows = [
        (place, " ".join(f"`{NAMES.get(name, name)}`" for name in key.keys) or "`:`", key.words)
        for place in dict.fromkeys(key.place for key in KEYS)
        for key in keys_of(place)
    ]
    return _table(("where", "keys", "what they do"), rows)


def commands_table() -> str:
    """Return the table of commands."""
    rows = [
        (f"`itplanner {name} {words}`".replace(" `", "`"), what) for name, (words, what) in COMMANDS.items()
    ]
    return _table(("command", "what it does"), rows)


TABLES: dict[str, Callable[[], str]] = {"keys": keys_table, "commands": commands_table}
"""Tables by the name of their place in the README."""


def with_tables(text: str) -> str:
    """Return a text with the tables between their marks, `<!-- keys -->` and `<!-- end of keys -->`."""
    for name, table in TABLES.items():
        marks = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end of {name} -->)", re.DOTALL)
        assert marks.search(text), f"README.md has no place for {name}"
        text = marks.sub(f"\n{table()}\n".replace("\\", r"\\"), text)
    return text


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
