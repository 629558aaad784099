"""What a person asks to be done to the plan, each by a verb of the planner."""

import datetime
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from textual.message import Message

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Record
from itplanner.domain.values import dataclass
from itplanner.domain.verbs.rescheduling import Move
from itplanner.domain.verbs.settling import How
from itplanner.errors import Conflict
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When

if TYPE_CHECKING:
    from itplanner.service.importing import Found
    from itplanner.tui.forms.model import Form


@dataclass
class Requested(Message):
    """Something to be done to the plan; the app performs it, off the screen's own thread."""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Do it with the planner's verb."""
        raise NotImplementedError


@dataclass
class AddRequested(Requested):
    """A new record was typed."""

    kind: str
    texts: Mapping[str, str]

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Add it."""
        return planner.add(self.kind, self.texts, when)


@dataclass
class SetRequested(Requested):
    """Fields of one or several records got new values."""

    refs: tuple[Ref, ...]
    texts: Mapping[str, str]
    seen: Plan | None = None
    """The plan as the person saw it while typing; what changed since then clashes."""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Set them, as one change."""
        return planner.set(self.refs, self.texts, when, seen=self.seen)


@dataclass
class TickRequested(Requested):
    """Steps were ticked or unticked."""

    steps: tuple[Ref, ...]
    done: bool

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Tick them."""
        return planner.tick(self.steps, self.done, when)


@dataclass
class CloseRequested(Requested):
    """Goals are to be closed."""

    goals: tuple[Ref, ...]
    reason: str = ""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Close them, as one change."""
        return planner.close(self.goals, when, self.reason)


@dataclass
class EndRequested(Requested):
    """Goals are to be deferred or cancelled, or taken up again."""

    goals: tuple[Ref, ...]
    status: str
    reason: str
    until: str = ""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """End them, with the reason, or until a day."""
        return planner.end(self.goals, self.status, self.reason, when, until=self.until)


@dataclass
class MergeRequested(Requested):
    """Goals are to go up in another one."""

    goals: tuple[Ref, ...]
    heir: Ref

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Merge them, as one change."""
        return planner.merge(self.goals, self.heir, when)


@dataclass
class CarryRequested(Requested):
    """Goals are to be carried over to the next year."""

    goals: tuple[Ref, ...]
    reason: str

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Carry them over, as one change."""
        return planner.carry_over(self.goals, None, self.reason, when)


@dataclass
class CopyRequested(Requested):
    """The open goals of one year are to stand in another, too."""

    year: int
    new_year: int

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Copy them."""
        return planner.copy_year(self.year, self.new_year, when)


@dataclass
class MoveRequested(Requested):
    """A record is to stand some places further down or up."""

    ref: Ref
    siblings: list[Record] = field(default_factory=list)
    places: int = 1

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Move it."""
        return planner.move(self.ref, self.siblings, self.places, when)


@dataclass
class RescheduleRequested(Requested):
    """Goals are to lie later or earlier."""

    move: Move

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Move them in time, as one change."""
        return planner.reschedule(self.move, when)


@dataclass
class RecordRequested(Requested):
    """A reading was typed."""

    ref: Ref
    texts: Mapping[str, str]
    """With the date among them."""
    seen: Plan | None = None
    """The plan as the person saw it while typing."""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Record it."""
        return planner.record(self.ref, self.texts, None, when, seen=self.seen)


@dataclass
class IncidentRequested(Requested):
    """An incident was typed by hand."""

    texts: Mapping[str, str]

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Add it, as a batch of one."""
        return planner.add_incident(self.texts, when)


@dataclass
class SpreadRequested(Requested):
    """A budget line's plan of the year was typed."""

    line: Ref
    text: str

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Spread it over the line's phases."""
        return planner.spread(self.line, self.text, when)


@dataclass
class DeleteRequested(Requested):
    """Records are to go, with their parts, or once another one took over what hangs on them."""

    refs: tuple[Ref, ...]
    heir: Ref | None = None

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Delete them."""
        return planner.delete(self.refs, when, heir=self.heir)


@dataclass
class CloseMonthRequested(Requested):
    """A month is to be closed, or one that is closed restated with a reason."""

    day: datetime.date
    reason: str | None = None

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Freeze its values."""
        from itplanner.service.closing import close_month  # noqa: PLC0415 - once a month

        return close_month(planner, self.day, when, self.reason)


@dataclass
class KeepRequested(Requested):
    """What an import's preview showed is to be stored."""

    found: "Found"

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Store it."""
        from itplanner.service.importing import keep  # noqa: PLC0415 - with the first import

        return keep(planner, self.found, when)


@dataclass
class SettleRequested(Requested):
    """In a conflict one value is to hold; the rest of the change is stored either way."""

    conflict: Conflict
    how: How

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Store the change with the value that was chosen."""
        return planner.settle(self.conflict, when, self.how)


@dataclass
class UndoRequested(Requested):
    """The last change is to be taken back."""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Undo it."""
        return planner.undo(when)


@dataclass
class RedoRequested(Requested):
    """What was taken back is to be done again."""

    def perform(self, planner: Planner, when: When) -> Outcome:
        """Redo it."""
        return planner.redo(when)


def request_of(form: "Form", texts: Mapping[str, str], seen: Plan) -> Requested:
    """Return what a form that was filled in asks for."""
    if form.refs:
        return SetRequested(form.refs, texts, seen)
    if form.kind == "reading":
        number = form.preset.get("measure", form.preset.get("kpi", "M0"))
        kind = "measure" if "measure" in form.preset else "kpi"
        own = {name: text for name, text in texts.items() if name not in form.preset}
        return RecordRequested(Ref(kind, int(number.lstrip("MK"))), own, seen)
    return AddRequested(form.kind, texts)
