"""The planner: one short verb for each thing a person does with a plan."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from itplanner.domain import verbs
from itplanner.domain.change import BadValue, Change, Ref
from itplanner.domain.entry import Context
from itplanner.domain.history import Actor, Recorded, Touched, stacks
from itplanner.domain.lasting import LASTING, unlasting
from itplanner.domain.plan import Plan
from itplanner.domain.records import Declaration, Goal, Organisation, Phase, Record, Waiver
from itplanner.domain.removal import removal
from itplanner.domain.telling import who
from itplanner.domain.wrong import Wrong
from itplanner.errors import BadInput, Conflict, PlannerError
from itplanner.service.backwards import back_sentence
from itplanner.service.knowing import known
from itplanner.service.lastchanges import LastChanges
from itplanner.service.outcome import Outcome
from itplanner.service.when import When
from itplanner.service.zones import FIELD, wrong_zone
from itplanner.store.facts import NOTHING_BESIDE, Beside
from itplanner.store.store import Store

if TYPE_CHECKING:
    from itplanner.domain.verbs.rescheduling import Move
    from itplanner.domain.verbs.settling import How
    from itplanner.domain.verbs.values import Values

NOTHING_TO_UNDO = "Nothing of yours is left to undo here."
NOTHING_TO_REDO = "Nothing of yours is left to do again."

NEWEST = 200
"""So many changes are looked through for what is new."""


class Planner:
    """A plan that one actor works on. Each verb is one stored change; verbs may be called from any thread."""

    def __init__(self, store: Store, actor: Actor, plan: Plan | None = None) -> None:
        self.store = store
        self.actor = actor
        self.plan = known(store, store.load() if plan is None else plan)
        self.changes = LastChanges(store)
        self._lock = RLock()

    def follow(self) -> list[Recorded]:
        """Take over what other processes stored meanwhile; return it, oldest first."""
        with self._lock:
            plan, news = self.store.follow(self.plan)
            self.plan = known(self.store, plan)
            return news

    def add(self, kind: str, texts: Mapping[str, str], when: When) -> Outcome:
        """Add a record from typed values. Raises BadInput by field, Refused."""
        return self.add_values(kind, self._read(kind, texts, when), when)

    def add_values(self, kind: str, values: "Values", when: When) -> Outcome:
        """Add a record from values; a declaration or a waiver is given today by the actor unless said."""
        if kind in {Declaration.kind, Waiver.kind}:
            values = verbs.declaring.completed(values, self.actor.person, when.today)
        return self._do(lambda plan: verbs.records.adding(plan, kind, values, when.today), when)

    def set(
        self, refs: Sequence[Ref], texts: Mapping[str, str], when: When, *, seen: Plan | None = None
    ) -> Outcome:
        """Give records typed values, as one change. Raises BadInput by field, Refused, Conflict.

        `seen` is the plan that was on show while typing: what somebody changed since then is a conflict.
        """
        values = self._read(refs[0].kind, texts, when)
        return self._do(lambda plan: verbs.records.setting(seen or plan, refs, values, when.today), when)

    def tick(self, steps: Sequence[Ref], done: bool, when: When) -> Outcome:
        """Tick steps, or untick them, as one change."""
        return self._do(lambda plan: verbs.goals.ticking(plan, steps, done, when.today), when)

    def report(self, goal: Ref, steps: Sequence[Ref], remark: str, when: When) -> Outcome:
        """Tick steps of a goal and add a remark to its note, as one change."""
        return self._do(lambda plan: verbs.goals.reporting(plan, goal, steps, remark, when.today), when)

    def close(self, refs: Sequence[Ref], when: When, reason: str = "") -> Outcome:
        """Close goals whose steps are done, or with a reason, as one change."""
        return self._do(lambda plan: verbs.goals.closing(plan, refs, when.today, reason), when)

    def end(self, refs: Sequence[Ref], status: str, reason: str, when: When, until: str = "") -> Outcome:
        """Defer goals, or until a typed day, or cancel them, with the reason. Raises BadInput, Refused."""
        wake = self._read(Goal.kind, {"wake_on": until}, when)["wake_on"]
        return self._do(lambda plan: verbs.goals.ending(plan, refs, status, reason, when.today, wake), when)

    def merge(self, refs: Sequence[Ref], heir: Ref, when: When) -> Outcome:
        """Let goals go up in another one, which takes over the work still open, as one change."""
        return self._do(lambda plan: verbs.merging.merging(plan, refs, heir, when.today), when)

    def carry_over(self, refs: Sequence[Ref], year: int | None, reason: str, when: When) -> Outcome:
        """Carry annual goals over to a later year, with the reason and a link back, as one change."""
        return self._do(lambda plan: verbs.goals.carrying(plan, refs, year, reason, when.today), when)

    def copy_year(self, year: int, new_year: int, when: When) -> Outcome:
        """Copy the open goals of a year's checklist to another year."""
        return self._do(lambda plan: verbs.goals.copying(plan, year, new_year), when)

    def move(self, ref: Ref, siblings: list[Record], places: int, when: When) -> Outcome:
        """Move a record among its siblings as they are shown."""
        return self._do(lambda plan: verbs.order.moving(plan, ref, siblings, places), when)

    def reschedule(self, move: "Move", when: When) -> Outcome:
        """Move goals in time, as one change."""
        return self._do(lambda plan: verbs.rescheduling.rescheduling(plan, move), when)

    def record(
        self,
        ref: Ref,
        texts: Mapping[str, str],
        on: datetime.date | None,
        when: When,
        *,
        seen: Plan | None = None,
    ) -> Outcome:
        """Record a value of a KPI, or of a goal's measure, on a day; else on the date among the texts.

        `seen` is the plan that was on show while typing.
        """
        values = dict(self._read("reading", texts, when))
        day = values.pop("date", when.today) if on is None else on
        return self._do(
            lambda plan: verbs.readings.recording(seen or plan, ref, values, day, when.today), when
        )

    def spread(self, line: Ref, text: str, when: When) -> Outcome:
        """Spread a typed amount evenly over the phases of a budget line, as one change. Raises BadInput."""
        amount = self._read(Phase.kind, {"plan": text}, when)["plan"]
        return self._do(lambda plan: verbs.phases.spreading(plan, line, amount), when)

    def delete(self, refs: Sequence[Ref], when: When, *, heir: Ref | None = None) -> Outcome:
        """Remove records with their parts, and empty the optional links to them.

        An `heir`, a record of their kind, takes over first what hangs on them.
        """
        if heir is None:
            return self._do(lambda plan: removal(plan, *refs).change, when)
        return self._do(lambda plan: verbs.handover.handing_over(plan, refs, heir).change, when)

    def save(self, change: Change, when: When, *, beside: Beside = NOTHING_BESIDE) -> Outcome:
        """Store a change that was shown before, such as an import preview, with what stands beside it."""
        return self._do(lambda _plan: change, when, beside=beside)

    def add_incident(self, texts: Mapping[str, str], when: When) -> Outcome:
        """Add an incident from typed values: a batch of one. Raises BadInput by field, Refused."""
        from itplanner.service.bulk import one_incident, stored  # noqa: PLC0415 - few type incidents by hand

        return stored(self, one_incident(self, texts, when), when)

    def settle(self, conflict: Conflict, when: When, how: "How") -> Outcome:
        """Store a change after all, with the value that is to hold. A further clash raises Conflict."""
        change, clash = conflict.change, conflict.edit
        assert change is not None

        def act(plan: Plan) -> Change:
            by = who(plan, self.actor)
            made = verbs.settling.settling(plan, change, clash, conflict.theirs, how, by=by, today=when.today)
            return made if conflict.undoes is None else replace(made, sentence=change.sentence)

        return self._do(act, when, conflict.undoes)

    def history(self, ref: Ref, limit: int) -> list[Recorded]:
        """Return the last changes of a record, newest first."""
        return self.store.history(ref, limit=limit)

    def touched(self, after: int) -> list[Touched]:
        """Return the changes after a revision with what they touched, oldest first; of many, the newest."""
        return self.store.touched(after, newest=NEWEST)

    def keep_as(self, path: Path) -> None:
        """Write a copy of the plan to a new file."""
        self.store.backup(path)

    def undo(self, when: When, number: int | None = None) -> Outcome:
        """Take back the actor's last change of this channel, or a named one."""
        return self._back(number, when, "Undone", 0, NOTHING_TO_UNDO)

    def redo(self, when: When) -> Outcome:
        """Do again what the actor took back last."""
        return self._back(None, when, "Done again", 1, NOTHING_TO_REDO)

    def _back(self, number: int | None, when: When, word: str, which: int, nothing: str) -> Outcome:
        with self._lock:
            self.follow()
            if number is None:
                stack = stacks(self.store.revisions(but=LASTING), self.actor)[which]
                if not stack:
                    raise PlannerError(nothing)
                number = stack[-1]
            recorded = self.store.recorded(number)
            inverse = recorded.change.inverse(back_sentence(self.plan, recorded, word))
            try:
                return self._commit(inverse, when, undoes=number)
            except Conflict as conflict:
                conflict.hint = (
                    "`itplanner history` lists the changes; `itplanner undo N` takes back another."
                )
                raise

    def _do(
        self,
        act: Callable[[Plan], Change | Wrong],
        when: When,
        undoes: int | None = None,
        beside: Beside = NOTHING_BESIDE,
    ) -> Outcome:
        with self._lock:
            try:
                change = act(self.plan)
            except BadValue as error:
                raise PlannerError(f"{error}.") from None
            if isinstance(change, Wrong):
                raise BadInput({change.field: change}) if change.field else PlannerError(change.message)
            return self._commit(change, when, undoes, beside)

    def _commit(
        self, change: Change, when: When, undoes: int | None = None, beside: Beside = NOTHING_BESIDE
    ) -> Outcome:
        if (wrong := unlasting(change, beside.sealed)) is not None:
            raise PlannerError(wrong.message)
        try:
            plan, recorded = self.store.commit(
                self.plan, change, by=self.actor, at=when.at, undoes=undoes, beside=beside
            )
        except Conflict as conflict:
            conflict.change, conflict.undoes = change, undoes
            raise
        self.plan = known(self.store, plan, beside.sealed)
        return Outcome(
            self.plan, recorded, change.sentence if recorded is not None else "That is so already."
        )

    def _read(self, kind: str, texts: Mapping[str, str], when: When) -> "Values":
        values, wrong = verbs.values.read(kind, texts, Context(self.plan, when.today))
        if kind == Organisation.kind and (zone := wrong_zone(texts)) is not None:
            wrong[FIELD] = zone
        if wrong:
            raise BadInput(wrong)
        return values
