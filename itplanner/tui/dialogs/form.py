"""The one form: of a record, of several at once, or of a new one. It saves nothing itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from itplanner.domain.entry import Context
from itplanner.domain.lists import ListField
from itplanner.domain.wrong import Wrong
from itplanner.service.drafts import Draft
from itplanner.tui.dialogs import form_messages
from itplanner.tui.dialogs.fields import Fields
from itplanner.tui.forms.model import Form
from itplanner.tui.forms.renewing import over, with_draft, without_draft
from itplanner.tui.forms.saying import discarding, keys, restored, summary
from itplanner.tui.forms.state import FormState
from itplanner.tui.keys import FORM, bindings
from itplanner.tui.widgets.frame import DialogFrame
from itplanner.tui.widgets.line import StatusLine
from itplanner.tui.widgets.parts import Part

PAGE = 8
"""How many fields a page key passes outside dates."""

_OUTSIDE = 4
"""Rows that are never the form's: the frame's two, the footer, and one left free."""


class FormDialog(ModalScreen[Form]):
    """A form over the place it was opened from.

    The app answers what it posts: after `Submitted` by `refuse` or `say`, or by dismissing it. It ends with
    the form where that was left as it stood.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)

    Submitted: TypeAlias = form_messages.Submitted
    Changed: TypeAlias = form_messages.Changed
    Discarded: TypeAlias = form_messages.Discarded

    def __init__(self, form: Form, context: Context, draft: Draft | None = None) -> None:
        super().__init__()
        state = FormState.of(form, context)
        if draft is not None:
            state = with_draft(state, draft)
        self._bar = None if draft is None else StatusLine(*restored(draft, form.title, context))
        self._fields = Fields(state, self._hears, outside=_OUTSIDE + (draft is not None))
        self._title = Part(form.title, bold=True, typed=True)
        self._frame = DialogFrame(self._title)
        self._footer = StatusLine(keys(state))
        self._told = state.draft().texts
        self._waiting = False
        self._message = ""
        self._said_of: FormState | None = None
        self._asked = False

    @property
    def state(self) -> FormState:
        """The form as it stands."""
        return self._fields.state()

    def compose(self) -> ComposeResult:
        """The form, a bar above it when a draft was restored, and the keys."""
        with self._frame:
            if self._bar is not None:
                yield self._bar
            yield self._fields
        yield self._footer

    def refuse(self, wrong: Mapping[str, Wrong]) -> None:
        """Say what is wrong beside its field, go to the first; what concerns no field goes to the footer."""
        state = self._fields.step(lambda state: state.refused(wrong))
        others = (each.message for name, each in wrong.items() if name not in state.form.names)
        self.say(" ".join(others))

    def resume(self, at: str = "") -> None:
        """Take keys again, in the field that is named: what was submitted wasn't stored."""
        self._waiting = False
        if at in self.state.form.names:
            self._fields.step(lambda state: state.moved(state.form.names.index(at)))

    def say(self, message: str) -> None:
        """Put a message in the footer's place until the form is worked on again."""
        self.resume()
        self._message, self._said_of = message, self.state
        self._show_footer()

    def follow(self, context: Context) -> None:
        """Show the form over a newer plan: what was typed stays, and what others changed is said.

        Raises KeyError when the records are gone.
        """
        self._fields.step(lambda state: over(state, context))

    def action_enter(self) -> None:
        """Take the candidate and go on to the next field; in the last one save."""
        state = self.state
        if state.pick is not None:
            state = self._fields.step(FormState.taken)
            if isinstance(state.current.declared, ListField):
                return
        if state.last:
            self.action_save()
        else:
            self._move(1)

    def action_next(self) -> None:
        """Go to the next field, from the last to the first."""
        self._fields.step(lambda state: state.moved((state.at + 1) % len(state.fields)))

    def action_previous(self) -> None:
        """Go to the field before, from the first to the last."""
        self._fields.step(lambda state: state.moved((state.at - 1) % len(state.fields)))

    def action_down(self) -> None:
        """Go to the next field; in a value that is worked on, to the next candidate or the day before."""
        self._go(1)

    def action_up(self) -> None:
        """Go to the field before; in a value that is worked on, to the candidate before or the day after."""
        self._go(-1)

    def action_open(self) -> None:
        """Let the arrows work on an untouched value, all its candidates shown."""
        self._fields.step(FormState.opened)

    def action_month_later(self) -> None:
        """A month later in a date that is worked on; else some fields up."""
        self._page(1)

    def action_month_earlier(self) -> None:
        """A month earlier in a date that is worked on; else some fields down."""
        self._page(-1)

    def action_save(self) -> None:
        """Hand over what was typed, or go to the first field that can't be used; nothing typed closes."""
        state = self._fields.step(FormState.checked)
        if state.wrong or self._waiting:
            return
        if state.form.refs and not state.changed:
            self.post_message(self.Discarded(self, replace(state.draft(), texts={})))
            self.dismiss(None)
            return
        self._waiting = True
        self.post_message(self.Submitted(self, state.form, state.changes()))

    def action_discard(self) -> None:
        """Ask, and on the second press throw away what was typed; the stored texts stand there again."""
        if not self._asked:
            self._asked = bool(self.state.draft().texts)
            self.say(discarding(self.state) if self._asked else "Nothing was changed here")
            return
        self._asked = False
        state = self._fields.step(without_draft)
        if self._bar is not None:
            self._bar.display = False
        self.post_message(self.Discarded(self, state.draft()))
        self.say("Thrown away. ctrl+z brings this field back, esc closes")

    def action_explain(self) -> None:
        """Show the help of the field, or hide it."""
        self._fields.step(FormState.explained)

    def action_close(self) -> None:
        """Hide the help, else close; the app has kept the draft."""
        if self.state.helping:
            self.action_explain()
        elif self.is_active:
            self.dismiss(self.state.form)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave `enter` to a text of several lines, where it begins a new one."""
        if (action == "enter" and self._fields.long) or (action == "open" and not self.state.opens):
            return False
        return super().check_action(action, parameters)

    def _hears(self, key: str) -> bool:
        """Whether a key is for the form: not while it waits, nor for a dialog over it; most end a message."""
        if self._waiting or not self.is_active:
            return False
        if key != "f8":
            self._asked, self._said_of = False, None
            self._show_footer()
        return True

    @on(Fields.Changed)
    def _show(self, event: Fields.Changed) -> None:
        """Bring frame and footer up to date, and tell the app when other texts stand in the form."""
        event.stop()
        self._frame.show(self._title, summary(event.state, *self._fields.in_sight))
        self._show_footer()
        draft = event.state.draft()
        if draft.texts != self._told:
            self._told = draft.texts
            self.post_message(self.Changed(self, draft))

    def _show_footer(self) -> None:
        """Keys, or the message as long as the form is as it was said of."""
        state = self.state
        said = self._message if state is self._said_of else ""
        self._footer.show(Part(f" {said}", typed=True) if said else keys(state))

    def _move(self, by: int) -> None:
        self._fields.step(lambda state: state.moved(state.at + by))

    def _go(self, by: int) -> None:
        """One step down or up, as the field under the cursor has it."""
        state = self.state
        if state.dating:
            self._fields.step(lambda state: state.dated(days=-by))
        elif state.choosing:
            self._fields.step(lambda state: state.stepped(by))
        else:
            self._move(by)

    def _page(self, later: int) -> None:
        """A month later or earlier in a date that is worked on, elsewhere a page of fields."""
        if self.state.dating:
            self._fields.step(lambda state: state.dated(months=later))
        else:
            self._move(-later * PAGE)
