"""What the rules look at: a plan on a day, for a fiscal year, and what several of them ask of it."""

import datetime
from functools import cached_property

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.rules.years import calendar
from itplanner.domain.smart.pack import Pack
from itplanner.domain.values import dataclass


@dataclass(frozen=True, eq=False)
class Study:
    """A plan as the rules see it."""

    plan: Plan
    today: datetime.date
    pack: Pack
    """The words by which goals are read."""
    year: int
    """The year that "this year" means."""
    alone: bool = False
    """Whether only the annual goals of that year are looked at."""

    @cached_property
    def calendar(self) -> FiscalCalendar:
        """The organisation's fiscal calendar."""
        return calendar(self.plan)

    @cached_property
    def label(self) -> str:
        """The year as written: `FY2027`."""
        return self.calendar.year_label(self.year)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals that are judged: those proposed or active, by number."""
        found = (goal for goal in self.plan[Goal] if goal.status in OPEN)
        return tuple(
            goal for goal in found if not self.alone or goal.horizon > 1 or goal.year in {self.year, None}
        )

    @cached_property
    def annual(self) -> tuple[Goal, ...]:
        """The judged goals of one year."""
        return tuple(goal for goal in self.goals if goal.horizon == 1)

    def in_year(self, goal: Goal) -> bool:
        """Whether a goal is worked on in the year, as its dates and its checklist say."""
        if goal.horizon == 1 and goal.year is not None:
            return goal.year == self.year
        first, last = self.calendar.first_day(self.year), self.calendar.last_day(self.year)
        return (goal.start is None or goal.start <= last) and (goal.due is None or goal.due >= first)
