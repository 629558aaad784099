"""How far one actor is in this month's round: what the plan itself doesn't say."""

import datetime
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from itplanner.domain.values import dataclass
from itplanner.errors import PlannerError
from itplanner.service.private import OwnFiles

_FILE = "round.json"

Texts = tuple[str, str]
"""What was typed for an item: its value or steps, and a note."""


@dataclass(frozen=True, slots=True)
class Round:
    """A monthly round under way; items are known by the codes of their KPIs and goals."""

    begun: datetime.date
    asked: tuple[str, ...] = ()
    """All that was ever asked in it."""
    said: tuple[str, ...] = ()
    """Goals without a measure that were answered: steps ticked, or nothing new."""
    later: tuple[str, ...] = ()
    """What was skipped."""
    texts: Mapping[str, Texts] = field(default_factory=dict)
    """What was typed and isn't stored."""

    def asking(self, *codes: str) -> "Round":
        """Return it with more that was asked."""
        return replace(self, asked=_with(self.asked, *codes))

    def saying(self, code: str) -> "Round":
        """Return it with an answer."""
        return replace(self.typing(code, None), said=_with(self.said, code), later=_without(self.later, code))

    def postponing(self, code: str) -> "Round":
        """Return it with an item skipped."""
        return replace(self, later=_with(self.later, code))

    def typing(self, code: str, texts: Texts | None) -> "Round":
        """Return it with what is typed for an item, None for nothing."""
        others = {other: typed for other, typed in self.texts.items() if other != code}
        return replace(self, texts=others if texts is None else {**others, code: texts})


class Rounds:
    """The round that one actor is in, for one plan."""

    def __init__(self, folder: Path, plan_path: Path | str, actor_key: str) -> None:
        """`folder` is the actor's own state folder."""
        self._files = OwnFiles(Round, folder, plan_path, actor_key)

    def of(self, today: datetime.date) -> Round:
        """Return the round of a day's month as it was left; a new one where there is none."""
        kept = self._files.read(_FILE)
        if kept is None or (kept.begun.year, kept.begun.month) != (today.year, today.month):
            return Round(today)
        return kept

    def save(self, now: Round) -> None:
        """Keep a round. Raises PlannerError where the folder can't be written."""
        try:
            self._files.write(_FILE, now)
        except OSError as error:
            raise PlannerError(
                f"Where you are in the round can't be kept in {self._files.folder}: {error.strerror}.",
                "What you record is saved all the same.",
            ) from None


def _with(codes: tuple[str, ...], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*codes, *more)))


def _without(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(each for each in codes if each != code)
