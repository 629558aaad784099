"""Steps in an open form: which field has the cursor, going down to another, typing."""

import re

from tests.e2e.terminal import Terminal


def field(terminal: Terminal) -> str:
    """Return the label of the field with the cursor; empty where no form is open."""
    found = re.search(r"┃ ▸ (\S.*?)\s+\[", terminal.text)
    return found[1] if found else ""


def fill(terminal: Terminal, values: dict[str, str]) -> None:
    """Go down in a form and type into some of its fields, by their labels."""
    terminal.wait_footer(r"ctrl\+s save")
    terminal.until(lambda: field(terminal), "a field with the cursor")
    left = dict(values)
    while left:
        label = field(terminal)
        if label in left:
            text = left.pop(label)
            terminal.type_text(text).wait_for(rf"▸ {label} +\[ *{re.escape(text)} ")
        if left:
            _next(terminal, label)


def to_field(terminal: Terminal, label: str) -> None:
    """Go down in a form to a field."""
    terminal.until(lambda: field(terminal), "a field with the cursor")
    while (before := field(terminal)) != label:
        _next(terminal, before)


def _next(terminal: Terminal, before: str) -> None:
    # In a text of several lines enter begins a new one; the footer says which key goes on.
    terminal.press("tab" if "tab next" in terminal.lines[-1] else "enter")
    terminal.until(lambda: field(terminal) not in {"", before}, f"the field after {before}")
