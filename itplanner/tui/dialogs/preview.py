"""What an import would do, before anything is saved; and what stands there while a file is read."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from itplanner.domain.values import dataclass
from itplanner.service.importing import Shown
from itplanner.tui.content.importing import below_line, head_lines, preview_rows
from itplanner.tui.dialogs.dialog import Dialog
from itplanner.tui.formatting import count
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.sentences import Sentences

OUTSIDE = 4
"""Rows beside the sentences that are never the list's: the frame's two, the footer, and one left free."""
NOT_SAVED = "nothing saved yet"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to become of what is shown."""

    how: str
    """save, order (read dates in the other one), field (of a column), or rejected (write them to a file)."""
    place: int = 0
    """Of the column."""


class PreviewDialog(Dialog[Answer]):
    """Counts, columns, what is rejected and what is changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "save", show=False),
        Binding("f", "answer('order')", show=False),
        Binding("m", "field", show=False),
        Binding("w", "answer('rejected')", show=False),
    ]

    def __init__(
        self, title: str, found: Shown, *, order: str = "", from_file: bool = True, at: int = 0
    ) -> None:
        """`order`: that of the dates, where it was said; `at`: the column under the cursor."""
        super().__init__(title, NOT_SAVED)
        self._found, self._at, self._from_file = found, at, from_file
        self._lines = head_lines(found, order)
        told = found.found
        self._good = 0 if told.missing or told.ambiguous else told.good
        self._offered = {"order"} | ({"rejected"} if told.rejected else set()) if from_file else set()
        saves = (("enter", f"save {count(self._good, 'row')}"),) if self._good else ()
        reads = (("f", "date order"), ("m", "change the column")) if from_file else ()
        writes = (("w", "rejected to a file"),) if "rejected" in self._offered else ()
        self.hints = (*saves, *reads, *writes, ("esc", "cancel"))

    def body(self) -> ComposeResult:
        """The sentences, then the list."""
        yield Sentences(self._lines, id="preview-lines")
        yield Grid(preview_rows(self._found), outside=OUTSIDE + len(self._lines) + 1, id="preview-list")
        yield Sentences([" "], id="preview-below")

    def on_mount(self) -> None:
        """Begin with the first column, or with the one that was changed."""
        super().on_mount()
        grid = self.query_one(Grid)
        grid.focus()
        grid.move_to(self._at)
        self.call_after_refresh(self._moved)

    @on(Grid.Moved)
    def _moved(self) -> None:
        self.on_resize()  # a message holds until the cursor moves
        line = below_line(self._found, self.query_one(Grid).cursor_key)
        self.query_one("#preview-below", Sentences).show(line)

    def action_save(self) -> None:
        """Answer that it is to be stored."""
        if self._good:
            self.dismiss(Answer("save"))
        else:
            self.say("There is nothing to save" if not self._from_file else "Nothing can be saved like this")

    def action_answer(self, how: str) -> None:
        """Answer with what is to be done first."""
        if how in self._offered:
            place = self.query_one(Grid).cursor_key
            self.dismiss(Answer(how, place if isinstance(place, int) else 0))

    def action_field(self) -> None:
        """Answer that the column under the cursor holds another field."""
        place = self.query_one(Grid).cursor_key
        if self._from_file and isinstance(place, int):
            self.dismiss(Answer("field", place))
        elif self._from_file:
            self.say("Choose a column first")


class ReadingDialog(Dialog[None]):
    """Says how far a file is read, and stops it."""

    def __init__(self, title: str, stop: Callable[[], None]) -> None:
        super().__init__(title)
        self.hints = (("esc", "stop; nothing is stored"),)
        self._stop = stop

    def body(self) -> ComposeResult:
        """What is being done."""
        yield Sentences(["It is shown before anything is stored"], id="preview-lines")

    def progress(self, percent: int) -> None:
        """Say how much was read."""
        if self.is_mounted:
            self.entitle(self._title, f"{percent} %")

    def action_give_up(self) -> None:
        """Stop reading; who began it closes this."""
        self._stop()
