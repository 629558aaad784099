"""What a person asks to be done to records of any kind, each by a verb of the planner."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.domain.values import dataclass
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.tui.requests.requested import Requested

if TYPE_CHECKING:
    from itplanner.tui.forms.model import Form


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
