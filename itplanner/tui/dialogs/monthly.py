"""The monthly round: one item after another, type, enter, next. It stores nothing itself."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from itplanner.domain.change import Ref
from itplanner.domain.dates import MONTHS
from itplanner.domain.rules.round import Item
from itplanner.domain.values import dataclass
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.rounds import Round
from itplanner.service.when import When
from itplanner.tui.content.frame import fitting_entries
from itplanner.tui.dialogs.round_messages import Answered, HelpAsked, Kept
from itplanner.tui.dialogs.round_sheet import RoundSheet
from itplanner.tui.keys import ROUND, bindings
from itplanner.tui.requests.records import AddRequested, RecordRequested, SetRequested
from itplanner.tui.requests.requested import Requested
from itplanner.tui.rounds.state import Answer, RoundState
from itplanner.tui.rounds.summary import finished, left_off
from itplanner.tui.view import View
from itplanner.tui.widgets.frame import DialogFrame
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.parts import Part

NARROW = 76
"""Below so many columns not all keys are named."""


@dataclass
class ReportRequested(Requested):
    """Steps of a goal are done, or there is something to remark."""

    goal: Ref
    steps: tuple[Ref, ...]
    remark: str

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Tick and note it, as one change."""
        return planner.report(self.goal, self.steps, self.remark, when)


class RoundDialog(ModalScreen[str]):
    """A round over the place it was begun in; closes with a sentence.

    The app stores what it posts, and answers by `stored` or `returned`.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(ROUND)

    def __init__(self, state: RoundState) -> None:
        super().__init__()
        self._sheet = RoundSheet(state, self._hears)
        self._frame = DialogFrame(_title(state), _place(state))
        self._footer = StatusLine()
        self._kept: Round | None = None
        self._message = ""

    @property
    def state(self) -> RoundState:
        """The round as it stands."""
        return self._sheet.state

    def compose(self) -> ComposeResult:
        """The item, and the keys."""
        with self._frame:
            yield self._sheet
        yield self._footer

    def on_resize(self) -> None:
        """Name as many keys as fit."""
        self._show_footer()

    def say(self, message: str) -> None:
        """Put a message into the footer's line until the next key."""
        self._message = message
        self._show_footer()

    def stored(self, answer: Answer, view: View) -> None:
        """An answer is in the plan now."""
        self._sheet.show(self.state.stored(answer, view))

    def returned(self, answer: Answer, message: str, *, now: bool) -> None:
        """An answer couldn't be stored: it comes back with what was typed, now or when its turn comes."""
        state, code = self.state, answer.item.code
        after = state.returned(answer, message, now=now and not state.touched)
        self._sheet.show(after)
        self.say(f"{code} isn't saved: {after.refused[code]}")

    def follow(self, view: View) -> None:
        """Show the round over another plan."""
        self._sheet.show(self.state.over(view))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave letters to the note as text, and to a day that is being typed: `29 nov`."""
        state = self._sheet.state
        if action in {"note", "help"} and state.noting:
            return False
        if action == "note" and state.in_words:
            return False
        return super().check_action(action, parameters)

    def action_answer(self) -> None:
        """Store what was typed and go on; in the summary close, unless an answer came back."""
        state = self.state
        if state.current is None:
            waiting = next(state.waiting(0), None)
            if waiting is None:
                self._close(finished(state))
            else:
                self._sheet.show(state.showing(waiting))
            return
        after, answer = state.answer()
        self._sheet.show(after)
        if answer is not None:
            self.post_message(Answered(self, answer, _request(answer, state)))

    def action_skip(self) -> None:
        """Go on without an answer."""
        self._sheet.show(self.state.skipped())

    def action_back(self) -> None:
        """Go back to the item before; from a note to the value."""
        state = self.state
        value = state.in_note(noting=False)
        self._sheet.show(state.back() if value.noting == state.noting else value)

    def action_note(self) -> None:
        """Write a note."""
        self._sheet.show(self.state.in_note(noting=True))

    def action_field(self) -> None:
        """Go from the value to the note, or back."""
        state = self.state
        self._sheet.show(state.in_note(noting=not state.noting))

    def action_help(self) -> None:
        """Ask for the keys of the round."""
        self.post_message(HelpAsked())

    def action_stop(self) -> None:
        """Leave the note; else stop, with all kept."""
        state = self.state
        value = state.in_note(noting=False)
        if value.noting != state.noting:
            self._sheet.show(value)
        else:
            self._close(left_off(state) if state.current is not None else finished(state))

    def _close(self, sentence: str) -> None:
        if self.is_active:
            self.dismiss(sentence)

    def _hears(self, _key: str) -> bool:
        """Whether a key is for the round; any ends a message."""
        if self._message:
            self.say("")
        return self.is_active

    @on(RoundSheet.Changed)
    def _changed(self, event: RoundSheet.Changed) -> None:
        event.stop()
        self._frame.show(_title(event.state), _place(event.state))
        self._show_footer()
        if event.state.kept != self._kept:
            self._kept = event.state.kept
            self.post_message(Kept(event.state.kept))

    def _show_footer(self) -> None:
        if self._message:
            self._footer.show(Part(f" {self._message}", typed=True))
        else:
            width = self.app.size.width
            self._footer.show(fitting_entries(_hints(self._sheet.state, width), width))


def round_dialog(view: View, kept: Round) -> RoundDialog | None:
    """Return the dialog of a round as it goes on, or None where there is nothing to ask."""
    state = RoundState.of(view, kept)
    return RoundDialog(state) if state.items else None


def _title(state: RoundState) -> Part:
    begun = state.kept.begun
    return Part(f"Monthly round · {MONTHS[begun.month - 1]} {begun.year}", bold=True)


def _place(state: RoundState) -> str:
    of = len(state.items)
    return f"{state.at + 1} of {of}" if state.current is not None else f"{of} of {of}"


def _hints(state: RoundState, width: int) -> list[tuple[str, str]]:
    """The keys as they work now; where it is narrow, how to stop matters more than the note."""
    item = state.current
    if item is None:
        return [("enter", "close"), ("up", "back"), ("esc", "close")]
    moves = [("down", "skip"), ("up", "back")]
    if state.in_note(noting=False) != state:
        leaves = "value" if width < NARROW else "back to the value"
        return [("enter", "save, next"), *moves, ("esc", leaves), ("F1", "help")]
    silent = item.series is None and not state.note.strip() and _nothing_new(item, state.text)
    enter = ("enter", "nothing new" if silent else "save, next")
    helps = ("F1" if state.noting else "?", "help")
    if width < NARROW:
        return [enter, *moves, ("esc", "stop"), helps]
    return [enter, *moves, *([] if state.noting else [("n", "note")]), ("esc", "stop, all kept"), helps]


def _nothing_new(item: Item, text: str) -> bool:
    """Whether `enter` stores nothing: no step is named, or a project is as it was."""
    if item.lack is None:
        return not text.strip()
    return (item.lack.stored or item.lack.wants == "project") and text.strip() == item.lack.offered


def _request(answer: Answer, state: RoundState) -> Requested:
    lack = answer.item.lack
    if lack is not None and lack.ref is not None:
        return SetRequested((lack.ref,), answer.texts, state.view.plan)
    if lack is not None:
        month = {"year": str(lack.year), "period": str(lack.period)}
        return AddRequested(lack.wants, {**month, **answer.texts})
    if answer.item.series is None:
        return ReportRequested(answer.item.ref, answer.steps, answer.remark)
    return RecordRequested(answer.item.ref, answer.texts, state.view.plan)
