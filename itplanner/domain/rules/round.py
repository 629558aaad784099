"""The monthly round: what is asked on a day, one item after another (DESIGN 1, item 7)."""

import datetime
from collections.abc import Collection, Iterator, Sequence

from itplanner.domain.change import Ref
from itplanner.domain.kpis.periods import last_ended
from itplanner.domain.kpis.standing import due_period
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, BudgetLine, Goal, Measure, Project, Reading, Step
from itplanner.domain.rules.areas import in_order
from itplanner.domain.rules.lacking import Lack, lacking
from itplanner.domain.rules.progress import kpi_readings, measure_of, readings_of
from itplanner.domain.rules.transitions import open_steps
from itplanner.domain.rules.years import calendar, working_year
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A KPI, a goal, a project or a budget line whose turn comes in a round."""

    row: KPI | Goal | Project | BudgetLine
    on: datetime.date
    """The day that a reading has."""
    series: KPI | Measure | None = None
    """What is read; None where only steps can be ticked, or nothing."""
    readings: tuple[Reading, ...] = ()
    """Those before that day, oldest first."""
    recorded: Reading | None = None
    """The one that answers the item, whoever recorded it."""
    steps: tuple[Step, ...] = ()
    """The open steps of a goal that isn't measured, in order."""
    followers: tuple[Goal, ...] = ()
    """The goals that are measured by this KPI, and so are answered with it."""
    lack: Lack | None = None
    """What is asked for instead of a reading: what formulas compute from."""

    @property
    def ref(self) -> Ref:
        """The KPI or goal."""
        return Ref(self.row.kind, self.row.id)

    @property
    def code(self) -> str:
        """Its code."""
        return self.row.code

    @property
    def owner(self) -> int | None:
        """The person whose it is."""
        return self.row.manager if isinstance(self.row, Project) else self.row.owner

    @property
    def shows_in_plan(self) -> bool:
        """Whether the plan tells that it was answered: a reading, a head count, what was booked."""
        return self.series is not None or (self.lack is not None and self.lack.wants != "project")

    @property
    def in_plan(self) -> bool:
        """Whether what is asked for is in the plan."""
        return self.recorded is not None or (self.lack is not None and self.lack.stored)

    @property
    def last(self) -> Reading | None:
        """The last reading: the one that answers it, else the one before."""
        return self.recorded or (self.readings[-1] if self.readings else None)


def round_items(
    plan: Plan, today: datetime.date, begun: datetime.date, asked: Collection[str] = ()
) -> tuple[Item, ...]:
    """Return the items of a round that was begun on a day: KPIs first, then goals by area, then projects.

    KPIs come whose last period that is over has no reading; of computed ones, what they lack for the last
    month; active goals of the working year; of the longer ones those that are measured and have no reading
    of the last quarter; running projects, where a KPI counts them. What was `asked` before, by its code,
    stays in the round after it was answered.
    """
    goals = sorted(plan[Goal], key=lambda goal: (goal.horizon, goal.order))
    open_goals = [goal for goal in goals if goal.status == "active"]
    items = [*_kpis(plan, today, asked, open_goals)]
    lacks = [Item(row, lack.month.last, lack=lack) for row, lack in lacking(plan, today, asked)]
    items += [item for item in lacks if not isinstance(item.row, Project)]
    for area in in_order(plan):
        here = (goal for goal in open_goals if goal.area == area.id)
        items += [item for goal in here if (item := _goal(plan, goal, today, begun, asked)) is not None]
    return (*items, *(item for item in lacks if isinstance(item.row, Project)))


def _kpis(plan: Plan, today: datetime.date, asked: Collection[str], goals: Sequence[Goal]) -> Iterator[Item]:
    entered = sorted((kpi for kpi in plan[KPI] if kpi.formula == "entered"), key=lambda kpi: kpi.order)
    followers: dict[int | None, list[Goal]] = {}
    for goal in goals:
        followers.setdefault(_followed(plan, goal), []).append(goal)
    for kpi in entered:
        if due_period(plan, kpi, today) is None and kpi.code not in asked:
            continue
        period = last_ended(today, kpi.cadence, calendar(plan))
        readings = kpi_readings(plan, kpi.id)
        recorded = _last(each for each in readings if period.first <= each.date <= period.last)
        yield _item(kpi, kpi, readings, recorded, period.last, tuple(followers.get(kpi.id, ())))


def _goal(
    plan: Plan, goal: Goal, today: datetime.date, begun: datetime.date, asked: Collection[str]
) -> Item | None:
    measure = measure_of(plan, goal)
    if measure is not None and measure.kpi is not None:
        return None
    if goal.horizon == 1:
        if goal.year != working_year(plan, today):
            return None
    elif measure is None or not (goal.code in asked or _quarter_missing(plan, goal, measure, today)):
        return None
    if measure is None:
        return Item(goal, today, steps=open_steps(plan, goal))
    readings = readings_of(plan, measure)
    recorded = _last(each for each in readings if begun <= each.date <= today)
    return _item(goal, measure, readings, recorded, today, ())


def _quarter_missing(plan: Plan, goal: Goal, measure: Measure, today: datetime.date) -> bool:
    """Whether a longer goal was under way in the last quarter that is over, and wasn't read since."""
    quarter = last_ended(today, "quarterly", calendar(plan))
    begun = goal.start is None or goal.start <= quarter.last
    return begun and all(reading.date < quarter.first for reading in readings_of(plan, measure))


def _item(
    row: KPI | Goal,
    series: KPI | Measure,
    readings: Sequence[Reading],
    recorded: Reading | None,
    day: datetime.date,
    followers: tuple[Goal, ...],
) -> Item:
    on = day if recorded is None else recorded.date
    return Item(
        row, on, series, tuple(each for each in readings if each.date < on), recorded, followers=followers
    )


def _followed(plan: Plan, goal: Goal) -> int | None:
    measure = measure_of(plan, goal)
    return None if measure is None else measure.kpi


def _last(readings: Iterator[Reading]) -> Reading | None:
    return max(readings, key=lambda reading: reading.date, default=None)
