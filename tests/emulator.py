"""A terminal's screen: pyte's, with what pyte leaves out of what real terminals do."""

import re
from collections.abc import Callable
from typing import Any

import pyte
from rich.cells import cell_len

from tests.ink import BLANK, Ink, cells_of, styled, visible

_TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<private>[<=>?]?)(?P<numbers>[\d;]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<told>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|(?P<control>[\x07\x08\t\n\r])"
    r"|\x1b(?P<escape>[78DEHMc=>])"
)
_BEGUN = re.compile(r"\x1b(?:\[[<=>?]?[\d;]*[ -/]*|\][^\x07\x1b]*\x1b?)?\Z")
"""The beginning of a sequence whose rest is still on the way."""
_IGNORED = frozenset("bciqt")
"""Finals of what changes nothing on the screen."""


class Emulator(pyte.Screen):
    """A screen that follows a program's output.

    Over pyte's: dim; half a wide character that is overwritten takes its other half with it; `ESC[r` homes
    the cursor; what is erased or revealed has the colour of the ground, but only with `bce`; a mark that
    follows no character is dropped; widths are Rich's, by which Textual lays out; the alternate screen
    begins empty. A `sloppy` terminal leaves the other half standing, as some do.
    """

    buffer: Any
    cursor: Any  # pyte's cells know no dim

    def __init__(
        self, columns: int, lines: int, *, bce: bool = True, sloppy: bool = False, repeats: bool = True
    ) -> None:
        self.bce = bce
        self.sloppy = sloppy
        self.strange: list[str] = []
        """What the terminal didn't understand."""
        self.used: set[str] = set()
        """The finals of the sequences that came, and those of two characters whole."""
        self.answer: Callable[[str], None] = self._unheard
        self.repeats = repeats
        self._begun = ""
        self._last = ""
        self._follows = False
        """Whether what is drawn next follows a character, and not a movement."""
        super().__init__(columns, lines)

    def _unheard(self, answer: str) -> None:
        """Nobody listens to the terminal."""

    @property
    def default_char(self) -> Any:
        """An empty cell."""
        return BLANK

    @property
    def blank(self) -> Ink:
        """What stands where something was erased."""
        return Ink(bg=self.cursor.attrs.bg) if self.bce else BLANK

    def reset(self) -> None:
        """Begin anew."""
        super().reset()
        self.cursor.attrs = BLANK

    def feed(self, data: str) -> None:
        """Follow what the program wrote; the beginning of a sequence waits for its rest."""
        data, position = self._begun + data, 0
        self._begun = ""
        while position < len(data):
            found = _TOKEN.match(data, position)
            if found is not None:
                self._follow(found)
                position = found.end()
            elif _BEGUN.match(data, position):
                self._begun = data[position:]
                return
            else:
                self.strange.append(data[position : position + 20])
                position += 1

    def _follow(self, found: re.Match[str]) -> None:
        kind = found.lastgroup
        if kind == "text":
            self.draw(found[0])
            self._last = found[0][-1]
        elif kind == "final":
            self._sequence(found)
        elif kind == "control":
            getattr(self, pyte.Stream.basic[found[0]])()
        elif kind == "escape" and found["escape"] in pyte.Stream.escape:
            self.used.add(f"ESC {found['escape']}")
            getattr(self, pyte.Stream.escape[found["escape"]])()

    def _sequence(self, found: re.Match[str]) -> None:
        final, private = found["final"], found["private"]
        self.used.add(f"{private}{found['between']}{final}")
        numbers = [int(each or 0) for each in found["numbers"].split(";")] if found["numbers"] else []
        if found["between"] or private in {"<", "=", ">"} or (private and final not in "hl"):
            return
        if final == "m":
            self.select_graphic_rendition(*numbers)
        elif final == "b" and self.repeats:
            self.draw(self._last * numbers[0])
        elif final in pyte.Stream.csi and final not in _IGNORED:
            more = {"private": True} if private else {}
            getattr(self, pyte.Stream.csi[final])(*numbers, **more)
        elif final not in _IGNORED:
            self.strange.append(found[0])

    def cursor_position(self, line: int | None = None, column: int | None = None) -> None:
        """Move the cursor."""
        super().cursor_position(line, column)
        self._follows = False

    def write_process_input(self, data: str) -> None:
        """Answer the program."""
        self.answer(data)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Turn modes on; the alternate screen is empty."""
        super().set_mode(*modes, **kwargs)
        if 1049 in modes:
            self._clear(range(self.lines))

    def select_graphic_rendition(self, *attrs: int) -> None:
        """Take the style of what is drawn next."""
        try:
            self.cursor.attrs = styled(self.cursor.attrs, attrs)
        except (IndexError, KeyError):
            self.strange.append(f"style {attrs}")

    def draw(self, data: str) -> None:
        """Draw text from the cursor on, wrapping at the edge."""
        marks, cells = cells_of(data, self.cursor.attrs)
        if marks and self._follows:
            self._join(marks)
        self._follows = True
        while cells:
            taken = self._fitting(cells)
            if not taken:
                self.carriage_return()
                self.linefeed()
                continue
            line, start, end = self.buffer[self.cursor.y], self.cursor.x, self.cursor.x + taken
            self._halve(line, start, end)
            line.update(zip(range(start, end), cells[:taken], strict=True))
            self.cursor.x = end
            self.dirty.add(self.cursor.y)
            cells = cells[taken:]

    def _fitting(self, cells: tuple[Ink, ...]) -> int:
        """Return how many cells fit behind the cursor without halving a character."""
        room: int = self.columns - self.cursor.x
        if len(cells) <= room:
            return len(cells)
        return room if cells[room].data else room - 1

    def _join(self, marks: str) -> None:
        """Add marks to the character before the cursor, unless it would become wider by them."""
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        if x >= 0:
            x -= not line[x].data
            marked = line[x]._replace(data=line[x].data + marks)
            if cell_len(marked.data) == self.cursor.x - x:
                line[x] = marked
                self.dirty.add(self.cursor.y)

    def _halve(self, line: Any, start: int, end: int) -> None:
        """Blank the halves that stay of wide characters that are overwritten."""
        if self.sloppy:
            return
        if not line[start].data and start:
            line[start - 1] = line[start - 1]._replace(data=" ")
        if end < self.columns and not line[end].data:
            line[end] = line[end]._replace(data=" ")

    def set_margins(self, top: int | None = None, bottom: int | None = None) -> None:
        """Scroll only these rows from now on; the cursor goes home."""
        super().set_margins(top, bottom)
        if not top and bottom is None:
            self.cursor_position()

    def insert_lines(self, count: int | None = None) -> None:
        """Insert rows at the cursor."""
        top, bottom = self.margins or (0, self.lines - 1)
        super().insert_lines(count)
        if top <= self.cursor.y <= bottom:
            self._clear(range(self.cursor.y, min(self.cursor.y + (count or 1), bottom + 1)))

    def delete_lines(self, count: int | None = None) -> None:
        """Delete rows at the cursor."""
        top, bottom = self.margins or (0, self.lines - 1)
        super().delete_lines(count)
        if top <= self.cursor.y <= bottom:
            self._clear(range(max(bottom + 1 - (count or 1), self.cursor.y), bottom + 1))

    def alignment_display(self) -> None:
        """Fill the screen with one letter."""
        for y in range(self.lines):
            self.buffer[y].update(dict.fromkeys(range(self.columns), Ink("E")))
        self.dirty.update(range(self.lines))

    def erase_characters(self, count: int | None = None) -> None:
        """Erase cells from the cursor on."""
        self._erase(self.cursor.x, min(self.cursor.x + (count or 1), self.columns))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """Erase to the end of the row, from its beginning, or all of it."""
        self._erase(
            0 if how else self.cursor.x, min(self.cursor.x + 1, self.columns) if how == 1 else self.columns
        )

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        """Erase the screen from the cursor on, to the cursor, or all of it."""
        here = self.cursor.y
        self._clear((range(here + 1, self.lines), range(here))[how] if how < 2 else range(self.lines))
        if how < 2:
            self.erase_in_line(how)

    def _erase(self, start: int, end: int) -> None:
        line = self.buffer[self.cursor.y]
        self._halve(line, start, end)
        line.update(dict.fromkeys(range(start, end), self.blank))
        self.dirty.add(self.cursor.y)

    def _clear(self, rows: range) -> None:
        for y in rows:
            self.buffer[y].clear()
            self.buffer[y].update(dict.fromkeys(range(self.columns), self.blank))
        self.dirty.update(rows)

    def row(self, y: int) -> list[Ink]:
        """Return the cells of a row, as they are."""
        line = self.buffer[y]
        return [line[x] for x in range(self.columns)]

    def seen(self, y: int) -> list[Ink]:
        """Return the cells of a row, as anybody can see them."""
        return list(map(visible, self.row(y)))

    @property
    def rests(self) -> tuple[int, int, bool, Ink, Any]:
        """Where the cursor rests and if it is hidden, in which style, and the margins."""
        return self.cursor.x, self.cursor.y, self.cursor.hidden, self.cursor.attrs, self.margins

    def text(self, y: int) -> str:
        """Return the text of a row."""
        return "".join(cell.data for cell in self.row(y)).rstrip()
