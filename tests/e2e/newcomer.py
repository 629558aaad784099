"""A new user at the workbench: presses only keys that some screen has named."""

import re

from tests.e2e.terminal import Terminal


class Newcomer:
    """Knows the screen it sees and the help that `?` shows, and nothing else."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._read = terminal.text

    def press(self, key: str, words: str) -> None:
        """Press a key that the screen names with these words, or has named before."""
        named = rf"(?m)(?:^|\s){re.escape(key)}\s+{re.escape(words)}"
        if not re.search(named, self._read):
            self.sees(named)
        self.terminal.press(key)

    def look_up(self, words: str) -> None:
        """Find in the help the key that does something, and press it."""
        terminal = self.terminal
        terminal.press("?").wait_footer(r"esc (back|close)")
        terminal.type_text(words)
        found = terminal.wait_for(rf"┃ *[▸▹]? *([^\s▸▹]+)( \S+)? +{re.escape(words)}")
        terminal.press("esc").wait_footer(r"\? help")
        terminal.press(found[1])

    def type_text(self, text: str) -> None:
        """Type a text, and see it arrive."""
        self.terminal.type_text(text)
        self.sees(re.escape(text[-20:]))

    def sees(self, pattern: str) -> None:
        """Wait for something on the screen."""
        self.terminal.wait_for(pattern)
        self._read += f"\n{self.terminal.text}"

    def gone(self, pattern: str) -> None:
        """Wait until something stands nowhere on the screen."""
        self.terminal.wait_gone(pattern)
