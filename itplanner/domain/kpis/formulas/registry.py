"""The formulas by the name that a KPI gives them."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.formulas import population, projects_on_time, windows
from itplanner.domain.kpis.formulas.outcome import Asked, Outcome, Side
from itplanner.domain.kpis.formulas.windows import Window
from itplanner.domain.kpis.periods import Period
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI, Organisation, Project, ProjectBaseline, Record
from itplanner.domain.rules.years import calendar


@dataclass(frozen=True, slots=True)
class Formula:
    """How a KPI is computed, and from what."""

    outcome: Callable[[Plan, KPI, Asked], Outcome]
    window: Callable[[Period, FiscalCalendar], Window]
    """What the value of a period looks at."""
    begins: Callable[[Plan, KPI], datetime.date | None]
    """The first day with something to count; None without any."""
    reads: tuple[type[Record], ...]
    """The kinds of record that a value rests on, beside the KPI."""


_PROJECTS = (Project, ProjectBaseline, Organisation)


def _first_project(plan: Plan, _kpi: KPI) -> datetime.date | None:
    return population.first_day(plan)


FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        "projects_on_time": Formula(projects_on_time.outcome, windows.rolling, _first_project, _PROJECTS),
    }
)


def outcome(
    plan: Plan,
    kpi: KPI,
    first: datetime.date,
    last: datetime.date,
    *,
    side: Side = "",
    only: frozenset[int] | None = None,
    brief: bool = False,
) -> Outcome | None:
    """Return what a KPI comes to in a window, both days included; None where its values are entered.

    `side` asks for another way of counting projects, `only` for these records, `brief` leaves out
    other ways of counting.
    """
    formula = FORMULAS.get(kpi.formula)
    return None if formula is None else formula.outcome(plan, kpi, Asked(first, last, side, only, brief))


def window_of(plan: Plan, kpi: KPI, period: Period) -> Window:
    """Return the window that a KPI's value of a period looks at."""
    formula = FORMULAS.get(kpi.formula)
    return (
        windows.itself(period, calendar(plan)) if formula is None else formula.window(period, calendar(plan))
    )


def outcome_of(plan: Plan, kpi: KPI, period: Period, *, brief: bool = False) -> Outcome | None:
    """Return what a KPI comes to in a period."""
    return outcome(plan, kpi, *window_of(plan, kpi, period), brief=brief)
