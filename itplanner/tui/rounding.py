"""The monthly round in the workbench: begun and gone on with, each answer stored while the next is typed."""

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from itplanner.errors import AnotherHistory, Newer, PlannerError, Replaced
from itplanner.tui import content, dialogs
from itplanner.tui.content.frame import Said
from itplanner.tui.dialogs.round_messages import Answered, HelpAsked, Kept
from itplanner.tui.freezing import Freezing
from itplanner.tui.key import Key
from itplanner.tui.keys import ROUND
from itplanner.tui.roles import Role

if TYPE_CHECKING:
    from itplanner.service.rounds import Round, Rounds
    from itplanner.tui.dialogs.monthly import RoundDialog


class Rounding(Freezing):
    """The dialogues, and the round."""

    _round: "RoundDialog | None" = None
    """The one that was begun last."""

    async def action_round(self) -> None:
        """Go through all that is due, one item after another, once the last change is stored."""
        if not await self._stored():
            self.say("The last change is still being saved. m begins the round in a moment")
        elif self._unknown():
            self._ask_who(self._begin_round)
        else:
            self._begin_round()

    def _begin_round(self) -> None:
        view = self.view
        self._round = dialogs.monthly.round_dialog(view, self._rounds.of(view.today))
        if self._round is None:
            self.say("No reading is due and no goal is open: there is nothing to ask")
        else:
            self.push_screen(self._round, lambda said: self.say(said or ""))

    @property
    def _rounds(self) -> "Rounds":
        from itplanner.service.rounds import Rounds  # noqa: PLC0415 - only a round needs them

        actor = self.planner.actor
        return Rounds(
            self.settings.state / "rounds", self.planner.store.path.resolve(), f"{actor.login} {actor.person}"
        )

    def refresh_view(self) -> None:
        """Show the plan as it is now, in the round too."""
        super().refresh_view()
        if self._round is not None and self._round.is_attached:
            self._round.follow(self.view)

    def say(self, message: str | Said, role: Role = Role.TEXT) -> None:
        """Put a message into the line at the bottom, that of the round while it is on top."""
        if self._round is not None and self.screen is self._round:
            self._round.say(message if isinstance(message, str) else message.whole)
        else:
            super().say(message, role)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        self._store(event)

    @work(group="write")
    async def _store(self, event: Answered) -> None:
        """Store an answer, in its turn; one that can't be stored comes back."""
        dialog = event.dialog
        try:
            await self.performed(event.request)
        except PlannerError as error:
            self._came_back(event, error)
        else:
            dialog.stored(event.answer, self.view)
            self.refresh_view()
        self._keep_round(dialog.state.kept)

    def _came_back(self, event: Answered, error: PlannerError) -> None:
        if isinstance(error, Replaced | AnotherHistory | Newer):
            self.tell(error)
        self._take_over()
        if event.dialog.is_attached:
            event.dialog.returned(event.answer, error.message, now=not self.typed_ahead)
        else:
            self.say(f"{event.answer.item.code} isn't saved: {error.message}", Role.BAD)

    def _take_over(self) -> None:
        """Show what others stored, which may be why an answer came back."""
        try:
            self.planner.follow()
        except PlannerError as error:
            self.tell(error)
        else:
            self.refresh_view()

    @on(Kept)
    def _kept(self, event: Kept) -> None:
        self._keep_round(event.kept)

    def _keep_round(self, kept: "Round") -> None:
        try:
            self._rounds.save(kept)
        except PlannerError as error:
            self.say(f"{error.message} {error.hint}", Role.WARN)

    @on(HelpAsked)
    def _round_help(self) -> None:
        def picked(key: Hashable) -> None:
            if isinstance(key, Key):
                self.call_later(self.screen.run_action, key.action)

        find = partial(content.palette.help_rows, ROUND)
        self.push_screen(dialogs.pick.Pick("Help · Monthly round", find, verb="run it"), picked)
