"""A line whose other end is a list."""

from itplanner.tui.thin.line import Line

FRAME = "\x1b[1;1H{}\x1b[1;1H"


class Wire:
    """A line whose other end is a list."""

    def __init__(self, size: tuple[int, int] = (20, 3), *, old: bool = False) -> None:
        self.size = size
        self.sent: list[str] = []
        self.told: list[str] = []
        self.line = Line(self.sent.append, lambda: self.size, self.told.append, old=old)

    def draw(self, text: str) -> str:
        """Draw a text at the top; return what went out for it."""
        before = len(self.sent)
        self.line.write(FRAME.format(text))
        return "".join(self.sent[before:])
