"""A screen that can ask for a line of text."""

from collections.abc import Callable

from textual import on
from textual.screen import Screen

from itplanner.domain.values import dataclass
from itplanner.tui.widgets.ask import Ask


@dataclass(frozen=True, slots=True)
class Question:
    """What is being asked, and what to do with the text."""

    answered: Callable[[str], None]
    typed: Callable[[str], None] = lambda _text: None
    cancelled: Callable[[], None] = lambda: None
    stays: bool = False
    """Asks for the next one after each answer."""
    stores: bool = True
    """Whether an answer changes the plan, so that it can be declined and is asked for again."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer on its way: asked again, with its text, where it can't be stored."""

    asked: str
    hint: str
    question: Question
    text: str


class Asking(Screen[None]):
    """A screen with the line `Ask` in it."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._asked = ("", "")
        self._sent: Sent | None = None

    def answer_given(self) -> None:
        """Take the focus back; nothing is asked any more."""
        raise NotImplementedError

    def ask(self, question: str, hint: str, then: Question, text: str = "") -> None:
        """Ask for a line of text."""
        self._question, self._asked = then, (question, hint)
        self.query_one(Ask).ask(question, hint, text)

    def accepted(self) -> None:
        """Forget the last answer: it is stored."""
        self._sent = None

    def declined(self) -> None:
        """Put the last answer back into the line: it couldn't be stored."""
        sent, ask = self._sent, self.query_one(Ask)
        self._sent = None
        if sent is not None:
            typed_since = ask.text if ask.asking else ""
            self.ask(sent.asked, sent.hint, sent.question, f"{sent.text} {typed_since}".strip())

    @on(Ask.Typed)
    def _typed(self, event: Ask.Typed) -> None:
        if self._question is not None:
            self._question.typed(event.text)

    @on(Ask.Answered)
    def _answered(self, event: Ask.Answered) -> None:
        question = self._question
        if question is None:
            return
        self._sent = Sent(*self._asked, question, event.text) if question.stores else None
        if question.stays and event.text.strip():
            self.query_one(Ask).clear()
        else:
            self._close_question()
        if event.text.strip() or not question.stays:
            question.answered(event.text)

    @on(Ask.Cancelled)
    def _cancelled(self) -> None:
        question = self._question
        self._close_question()
        if question is not None:
            question.cancelled()

    def _close_question(self) -> None:
        self._question = None
        self.query_one(Ask).close()
        self.answer_given()
