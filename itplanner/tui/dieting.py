"""The plan diet in the workbench: goals parked until a day, merged into another or dropped, as one change."""

from collections.abc import Hashable
from functools import partial

from itplanner.domain.change import Ref
from itplanner.domain.records import Goal
from itplanner.domain.rules.transitions import OPEN
from itplanner.tui import content, dialogs, requests
from itplanner.tui.rounding import Rounding
from itplanner.tui.screens.asking import Question

ENDS = "enter goes on, esc gives up"

PARKED = "+3m"
"""When a parked goal comes back unless said otherwise."""

NO_DAY = "no day"
"""Stands for a day that wasn't typed, and is refused like any other that is none."""


class Dieting(Rounding):
    """The round, and the diet."""

    def action_diet(self) -> None:
        """Show the goals that little speaks for."""
        self.push_screen(dialogs.diet.DietDialog(self.view), self._dieted)

    def _dieted(self, answer: Hashable) -> None:
        if isinstance(answer, dialogs.diet.Cut):
            {"park": self._park, "merge": self._merge, "drop": self._drop}[answer.how](answer.goals)
        elif isinstance(answer, Ref):
            self.show_record(answer)

    def show_record(self, ref: Ref) -> None:
        """Go to a record."""
        raise NotImplementedError

    def _park(self, goals: tuple[Ref, ...]) -> None:
        def answered(day: str) -> None:
            until = day.strip() or NO_DAY
            self.request(
                requests.goals.EndRequested(
                    goals, "deferred", content.diet.reason_of(self.view, goals), until
                )
            )

        codes = dialogs.deletion.codes(self.view, goals)
        self.place.ask(f"Park {codes}: when to come back to it?", ENDS, Question(answered), PARKED)

    def _drop(self, goals: tuple[Ref, ...]) -> None:
        def answered(why: str) -> None:
            self.request(requests.goals.EndRequested(goals, "cancelled", why))

        codes = dialogs.deletion.codes(self.view, goals)
        why = content.diet.reason_of(self.view, goals)
        self.place.ask(f"Drop {codes}, and keep it readable: why?", ENDS, Question(answered), why)

    def _merge(self, goals: tuple[Ref, ...]) -> None:
        others = [each for each in self.view.plan[Goal] if each.status in OPEN]
        others = [each for each in others if Ref(each.kind, each.id) not in goals]

        def chosen(heir: Hashable) -> None:
            if isinstance(heir, Ref):
                self.request(requests.goals.MergeRequested(goals, heir))

        codes = dialogs.deletion.codes(self.view, goals)
        if not others:
            self.say(f"No other goal is open to merge {codes} into")
            return
        find = partial(content.heirs.heir_rows, self.view, others)
        merge = dialogs.pick.Pick(
            f"Merge {codes} into", find, verb="merge it there", below="u takes it back."
        )
        self.push_screen(merge, chosen)
