"""A question with a few sentences and a few answers, the harmless one first."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from itplanner.domain.values import dataclass
from itplanner.tui.dialogs.dialog import Dialog
from itplanner.tui.roles import Role
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.grid import Grid
from itplanner.tui.widgets.parts import Drawn, Part
from itplanner.tui.widgets.rows import Cell, Row, Rows
from itplanner.tui.widgets.sentences import Sentences

COLUMNS: Sequence[Column] = (Column("key", "", 2), Column("words", "", 20, flexible=True))


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its letter, and a verb that names what happens."""

    key: str
    words: str


class Confirm(Dialog[str]):
    """Says what is so, and offers ways on; answers with the chosen letter, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False)]

    def __init__(self, title: str, lines: Sequence[Drawn], choices: Sequence[Choice]) -> None:
        super().__init__(title)
        self.hints = (("enter", "choose"), ("up down", "move"), ("esc", "cancel"))
        self._lines = lines
        self._choices = choices

    def body(self) -> ComposeResult:
        """The sentences, then the answers."""
        yield Sentences([*self._lines, Part(" ")], id="confirm-lines")
        answers = [
            Row(
                choice.key,
                {"key": Cell(choice.key, Role.ACCENT, bold=True), "words": Cell(choice.words, typed=True)},
            )
            for choice in self._choices
        ]
        yield Grid(Rows(COLUMNS, tuple(answers)), heads=False, id="confirm-choices")

    def on_mount(self) -> None:
        """Stand on the harmless answer."""
        super().on_mount()
        self.query_one("#confirm-choices", Grid).focus()
        for choice in self._choices:
            self._bindings.bind(choice.key, f"answer('{choice.key}')", show=False)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.action_answer(str(self.query_one("#confirm-choices", Grid).cursor_key))

    def action_answer(self, key: str) -> None:
        """Answer with a letter."""
        self.dismiss(key)
