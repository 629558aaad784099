"""What takes more than one answer: forms and their drafts, who is at the keyboard, deleting."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from itplanner.domain import verbs
from itplanner.domain.change import Ref
from itplanner.domain.records import Goal, Person, Record
from itplanner.domain.removal import removal
from itplanner.errors import PlannerError
from itplanner.service import preferences
from itplanner.service.actor import identified
from itplanner.service.drafts import Draft
from itplanner.tui import content, dialogs, forms, requests
from itplanner.tui.checking import Checking
from itplanner.tui.dialogs.form_messages import Changed, Discarded, Submitted
from itplanner.tui.formatting import count
from itplanner.tui.messages import (
    DeletionRequested,
    FormRequested,
    ReschedulingRequested,
    StatusRequested,
)
from itplanner.tui.requests.requested import Requested
from itplanner.tui.roles import Role
from itplanner.tui.screens.asking import Question

if TYPE_CHECKING:
    from itplanner.tui.dialogs.form import FormDialog
    from itplanner.tui.forms.model import Form


class Dialogues(Checking):
    """The flow, and the questions that stand between a key and a change."""

    @on(FormRequested)
    def _form_requested(self, request: FormRequested) -> None:
        self.open_form(request.form)

    @on(FormRequested.Typed)
    def _typed_outside(self, event: FormRequested.Typed) -> None:
        form, texts = event.form, {event.name: ("", event.text)} if event.text.strip() else {}
        self._keep(Draft(form.kind, (), texts, preset=form.preset, focus=event.name))

    def open_form(self, form: "Form") -> None:
        """Open a form over the place, with what was typed into it and not saved before."""
        if self.guarded():
            return
        self._open(form, self.drafts.like(form.kind, form.refs, form.preset), ())

    def offer(self, drafts: tuple[Draft, ...]) -> None:
        """Open the form of the first draft with what was typed, and after it those of the others."""
        for place, draft in enumerate(drafts):
            try:
                if draft.refs:
                    form = forms.model.form_of(self.planner.plan, draft.kind, draft.refs, focus=draft.focus)
                else:
                    form = forms.model.new_form(self.planner.plan, draft.kind, draft.preset, {})
            except KeyError:
                self.drafts.discard(draft)
            else:
                self._open(form, draft, drafts[place + 1 :])
                return

    def _open(self, form: "Form", draft: Draft | None, later: tuple[Draft, ...]) -> None:
        self.seen = self.planner.plan

        def closed(left: "Form | None") -> None:
            if left and (kept := self.drafts.like(form.kind, form.refs, form.preset)) is not None:
                self.say(f"Draft kept, {count(len(kept.texts), 'field')}: {form.title}")
            self.offer(later)

        self.push_screen(dialogs.form.FormDialog(form, self.view.context, draft), closed)

    @on(Submitted)
    def _submitted(self, event: Submitted) -> None:
        self.request(requests.records.request_of(event.form, event.texts, self.seen), event.dialog)

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        self._keep(event.draft)

    @on(Discarded)
    def _discarded(self, event: Discarded) -> None:
        self.drafts.discard(event.draft)

    def _keep(self, draft: Draft) -> None:
        try:
            self.drafts.save(draft, self.when.at)
        except PlannerError as error:
            self.say(f"{error.message} {error.hint}", Role.WARN)

    @on(Requested)
    def _requested(self, request: Requested) -> None:
        self.request(request)

    def request(self, request: Requested, dialog: "FormDialog | None" = None) -> None:
        """Perform what was asked for; before the first change, ask who is at the keyboard."""
        if self._unknown():
            self._ask_who(lambda: self.perform(request, dialog))
        else:
            self.perform(request, dialog)

    def _unknown(self) -> bool:
        """Whether nobody knows yet who acts, and it can be asked."""
        if self.planner.actor.person is not None or self.settings.demo or self.planner.store.read_only:
            return False
        known = preferences.load(self.settings.preferences).people.get(str(self.planner.store.path), "")
        self._known_as(known)
        return not known and len(self.planner.plan[Person]) > 0

    def _ask_who(self, then: Callable[[], object]) -> None:
        view, path = self.view, self.settings.preferences

        def chosen(key: Hashable) -> None:
            code = f"PE{key.id}" if isinstance(key, Ref) else content.people.NOBODY
            preferences.save(path, preferences.load(path).known_as(self.planner.store.path, code))
            self._known_as(code)
            then()

        below = "Your changes will bear this name, marked as claimed."
        self.push_screen(
            dialogs.pick.Pick(
                "Who are you?", lambda words: content.people.people_rows(view, words), below=below
            ),
            chosen,
        )

    def _known_as(self, code: str) -> None:
        if code in {"", content.people.NOBODY}:
            return
        try:
            self.planner.actor = identified(self.planner.plan, self.planner.actor, code)
        except PlannerError as error:
            self.tell(error)

    def cancel_goals(self, refs: tuple[Ref, ...], why: str) -> None:
        """Cancel goals instead of deleting them."""
        self.request(requests.goals.EndRequested(refs, "cancelled", why))

    @on(DeletionRequested)
    def _deletion(self, request: DeletionRequested) -> None:
        found = removal(self.planner.plan, *request.refs)
        if not dialogs.deletion.needs_asking(found, request.refs):
            self.request(requests.records.DeleteRequested(request.refs))
            return

        def answered(key: str | None) -> None:
            if key == "y":
                self.request(requests.records.DeleteRequested(request.refs))
            elif key == "c":
                then = Question(lambda why: self.cancel_goals(request.refs, why))
                self.place.ask(
                    "Cancel it, and keep it readable: why?", "enter cancels the goal, esc gives up", then
                )
            elif key == "m":
                self._move_over(request.refs, others)

        others = verbs.handover.heirs(self.planner.plan, request.refs)
        question = dialogs.deletion.deletion_dialog(self.view, found, request.refs, movable=bool(others))
        self.push_screen(question, answered)

    def _move_over(self, refs: tuple[Ref, ...], others: Sequence[Record]) -> None:
        """Ask which record takes over what hangs on those that go."""

        def chosen(heir: Hashable) -> None:
            if isinstance(heir, Ref):
                self._leave_behind(refs, heir)

        title = f"Move what hangs on {dialogs.deletion.codes(self.view, refs)} to"
        find, below = partial(content.heirs.heir_rows, self.view, others), "u brings everything back."
        self.push_screen(dialogs.pick.Pick(title, find, verb="move it there", below=below), chosen)

    def _leave_behind(self, refs: tuple[Ref, ...], heir: Ref) -> None:
        """Delete once the heir took over; what can't go over is named, and asked about, first."""
        rest = verbs.handover.handing_over(self.planner.plan, refs, heir).rest
        deletion = requests.records.DeleteRequested(refs, heir)
        if not (rest.parts or rest.cut or rest.held_by):
            self.request(deletion)
            return

        def answered(key: str | None) -> None:
            if key == "y":
                self.request(deletion)

        self.push_screen(dialogs.deletion.leaving_dialog(self.view, rest, refs, heir), answered)

    @on(StatusRequested)
    def _status(self, request: StatusRequested) -> None:
        found = (self.planner.plan[Goal].get(ref.id) for ref in request.goals)
        goals = [goal for goal in found if goal is not None]

        def answered(letter: str | None) -> None:
            status = dialogs.status.status_of(letter or "")
            if status is None:
                return
            then = Question(lambda why: self.request(requests.goals.EndRequested(request.goals, status, why)))
            if dialogs.status.wants_reason(goals, status):
                self.place.ask(f"{status.capitalize()}: say why", "enter goes on, esc gives up", then)
            else:
                then.answered("")

        self.push_screen(dialogs.status.status_dialog(goals), answered)

    @on(ReschedulingRequested)
    async def _rescheduling(self, request: ReschedulingRequested) -> None:
        if not await self._stored():
            self.say("The last change is still being saved. The key moves it in a moment")
            return
        dialog = dialogs.way.way_dialog(self.view, request.move)
        if dialog is None:
            self.request(requests.goals.RescheduleRequested(request.move))
        else:
            together = requests.goals.RescheduleRequested(request.move.widened)
            self.push_screen(dialog, lambda key: self.request(together) if key == "y" else None)
