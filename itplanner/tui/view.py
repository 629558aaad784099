"""What a place shows: the plan, the day that counts as today, the fiscal year; one value for all widgets."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.history import Recorded
from itplanner.domain.kpis.standing import Standing, standing
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Area, Goal, Person
from itplanner.domain.rules.agenda import Coming, agenda
from itplanner.domain.rules.areas import in_order, tops
from itplanner.domain.rules.attention import Need, attention
from itplanner.domain.rules.news import News
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.state import State, state
from itplanner.domain.rules.years import calendar, working_year
from itplanner.domain.values import dataclass

if TYPE_CHECKING:
    from itplanner.domain.kpis.analysis.study import Study
    from itplanner.domain.kpis.trend import Trend
    from itplanner.domain.lint.findings import Checked
    from itplanner.domain.rules.coverage import Hole
    from itplanner.domain.smart.smart import Smart

History = Callable[[Ref], list[Recorded]]


def no_history(_ref: Ref) -> list[Recorded]:
    """Return nothing: a view that isn't connected to a store."""
    return []


def no_changes() -> Mapping[int, datetime.date]:
    """Return nothing, likewise."""
    return {}


def no_news(_plan: Plan) -> Sequence[News]:
    """Return nothing, likewise."""
    return ()


def not_checked() -> "Checked | None":
    """Return nothing, likewise."""
    return None


@dataclass(frozen=True, eq=False)
class View:
    """A plan as it is looked at."""

    plan: Plan
    today: datetime.date
    year: int
    """The fiscal year of the checklist."""
    me: int | None = None
    """The person at the keyboard, where known."""
    notes: tuple[str, ...] = ()
    """What the frame's first row says besides: read only, saved, a network disk."""
    history: History = field(default=no_history)
    """The last changes of a record, newest first."""
    last_changes: Callable[[], Mapping[int, datetime.date]] = field(default=no_changes)
    """By goal the day on which it was last changed, its parts included."""
    others: Callable[[Plan], Sequence[News]] = field(default=no_news)
    """What others changed since the last visit, newest first."""
    visited: datetime.datetime | None = None
    """When the last visit ended, in the organisation's time zone; None on the first one."""
    checked: Callable[[], "Checked | None"] = field(default=not_checked)
    """What the linter found the last time; it looks again after each change, and takes its time."""
    writable: bool = True
    """Whether changes can be saved."""
    here: int = 1
    """How many workbenches have the plan open, this one among them."""
    _states: dict[int, State] = field(default_factory=dict, repr=False)
    _standings: dict[int, Standing] = field(default_factory=dict, repr=False)
    _trends: "dict[int, Trend | None]" = field(default_factory=dict, repr=False)
    _studies: "dict[int, Study]" = field(default_factory=dict, repr=False)
    _shares: dict[int, float] = field(default_factory=dict, repr=False)
    _smarts: "dict[int, Smart]" = field(default_factory=dict, repr=False)

    def same(self, other: "View") -> bool:
        """Whether another view would show the same, so that what was worked out can be kept."""
        mine, theirs = (
            (id(each.plan), each.today, each.year, each.me, each.notes, each.here) for each in (self, other)
        )
        return mine == theirs

    def on(self, day: datetime.date) -> "View":
        """Return the same plan as it stands on another day, by what had been read by then."""
        return (
            self
            if day == self.today
            else replace(self, today=day, _states={}, _standings={}, _smarts={}, _shares={})
        )

    @property
    def context(self) -> Context:
        """What reading typed values needs."""
        return Context(self.plan, self.today)

    @cached_property
    def calendar(self) -> FiscalCalendar:
        """The organisation's fiscal calendar."""
        return calendar(self.plan)

    @cached_property
    def areas(self) -> list[Area]:
        """The areas in order, sub-areas right after theirs."""
        return in_order(self.plan)

    @cached_property
    def tops(self) -> dict[int, int]:
        """By each area, the one at the top that it belongs to."""
        return tops(self.plan)

    def state(self, goal: Goal) -> State:
        """Return where a goal stands today; worked out once for each."""
        if goal.id not in self._states:
            self._states[goal.id] = state(self.plan, goal, self.today, self.share)
        return self._states[goal.id]

    def standing(self, kpi: KPI) -> Standing:
        """Return where a KPI stands today; worked out once for each."""
        if kpi.id not in self._standings:
            self._standings[kpi.id] = standing(self.plan, kpi, self.today)
        return self._standings[kpi.id]

    def trend(self, kpi: KPI) -> "Trend | None":
        """Return where a KPI goes; worked out once for each."""
        if kpi.id not in self._trends:
            from itplanner.domain.kpis.trend import trend_of  # noqa: PLC0415 - the first frame shows none

            self._trends[kpi.id] = trend_of(self.plan, kpi, self.standing(kpi).points)
        return self._trends[kpi.id]

    def study(self, kpi: KPI) -> "Study":
        """Return what the course of a KPI says; worked out once for each."""
        if kpi.id not in self._studies:
            from itplanner.domain.kpis.analysis.studying import study_of  # noqa: PLC0415 - only a chart needs it

            self._studies[kpi.id] = study_of(self.plan, kpi, self.standing(kpi).points, self.today)
        return self._studies[kpi.id]

    def share(self, goal: Goal) -> float:
        """Return how far a goal is, 0 to 1; worked out once for each."""
        if goal.id not in self._shares:
            self._shares[goal.id] = progress(self.plan, goal, self.today).share
        return self._shares[goal.id]

    def smart(self, goal: Goal) -> "Smart":
        """Return a goal's SMART letters; worked out once for each."""
        if goal.id not in self._smarts:
            from itplanner.domain.smart.smart import judge  # noqa: PLC0415 - the first frame needs no words
            from itplanner.service.packs import pack  # noqa: PLC0415 - the same

            self._smarts[goal.id] = judge(self.plan, goal, self.today, pack())
        return self._smarts[goal.id]

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What needs somebody today, the worst first."""
        return attention(self.plan, self.today, self.state, self.standing, self.last_changes())

    @cached_property
    def agenda(self) -> tuple[Coming, ...]:
        """What falls due in the next days, the next first."""
        return agenda(self.plan, self.today, self.state, self.standing)

    @cached_property
    def holes(self) -> "tuple[Hole, ...]":
        """The years in which a long goal has no shorter one, in the order of the cascade."""
        from itplanner.domain.rules.coverage import holes  # noqa: PLC0415 - the first frame shows none

        return holes(self.plan, self.today)

    @cached_property
    def news(self) -> Sequence[News]:
        """What others changed since the last visit, newest first."""
        return self.others(self.plan)

    @cached_property
    def working_year(self) -> int:
        """The fiscal year being worked on."""
        return working_year(self.plan, self.today)

    @cached_property
    def first_names(self) -> dict[int, str]:
        """How people are called in narrow columns: the first name where only one has it."""
        words = {person.id: person.name.split() or ["?"] for person in self.plan[Person]}
        firsts = [parts[0] for parts in words.values()]
        return {
            number: parts[0]
            if firsts.count(parts[0]) == 1 or len(parts) == 1
            else f"{parts[0]} {parts[-1][0]}"
            for number, parts in words.items()
        }

    def who(self, person: int | None) -> str:
        """Return a person's short name, or a dash."""
        return self.first_names.get(person, "–") if person is not None else "–"


NOWHERE = View(Plan({}), datetime.date(2000, 1, 1), 2000)
"""The view before there is one."""
