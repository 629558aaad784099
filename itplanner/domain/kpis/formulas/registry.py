"""The formulas by the name that a KPI gives them."""

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.kpis.formulas import (
    mttr,
    population,
    projects_on_budget,
    projects_on_spec,
    projects_on_time,
    ratio_of_two,
    recovery_attainment,
    roi,
    spend_vs_plan,
    support_ratio,
    windows,
)
from itplanner.domain.kpis.formulas.outcome import Asked, Outcome, Side
from itplanner.domain.kpis.formulas.windows import Window
from itplanner.domain.kpis.periods import Period
from itplanner.domain.plan import Plan
from itplanner.domain.records import (
    KPI,
    Batch,
    Benefit,
    BudgetLine,
    Department,
    Headcount,
    Organisation,
    Phase,
    Project,
    ProjectBaseline,
    Record,
    RecoveryTest,
    Requirement,
    Service,
)
from itplanner.domain.rules.years import calendar
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """How a KPI is computed, and from what."""

    outcome: Callable[[Plan, KPI, Asked], Outcome]
    window: Callable[[Period, FiscalCalendar], Window]
    """What the value of a period looks at."""
    begins: Callable[[Plan, KPI], datetime.date | None]
    """The first day with something to count; None without any."""
    reads: tuple[type[Record], ...] = ()
    """The kinds of record that a value rests on, beside the KPI; none is the whole plan."""


_PROJECTS = (Organisation, Project, ProjectBaseline)


def _first_project(plan: Plan, _kpi: KPI) -> datetime.date | None:
    return population.first_day(plan)


def _first_headcount(plan: Plan, _kpi: KPI) -> datetime.date | None:
    years = calendar(plan)
    return min((years.period_start(row.year, row.period) for row in plan[Headcount]), default=None)


def _first_test(plan: Plan, _kpi: KPI) -> datetime.date | None:
    return min((row.tested_on for row in plan[RecoveryTest]), default=None)


FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        "projects_on_time": Formula(projects_on_time.outcome, windows.rolling, _first_project, _PROJECTS),
        "projects_on_budget": Formula(
            projects_on_budget.outcome, windows.rolling, _first_project, (*_PROJECTS, Batch)
        ),
        "projects_on_spec": Formula(
            projects_on_spec.outcome, windows.rolling, _first_project, (*_PROJECTS, Requirement)
        ),
        "roi": Formula(
            roi.outcome,
            windows.rolling,
            lambda plan, _kpi: roi.first_day(plan),
            (*_PROJECTS, Benefit, Batch),
        ),
        "spend_vs_plan": Formula(
            spend_vs_plan.outcome,
            windows.year_to_date,
            lambda plan, _kpi: spend_vs_plan.first_day(plan),
            (Organisation, BudgetLine, Phase, Batch),
        ),
        "support_ratio": Formula(
            support_ratio.outcome, windows.itself, _first_headcount, (Organisation, Headcount, Department)
        ),
        "mttr": Formula(mttr.outcome, windows.itself, mttr.first_day, (Organisation, Batch)),
        "recovery_attainment": Formula(
            recovery_attainment.outcome, windows.rolling, _first_test, (Service, RecoveryTest)
        ),
        "ratio": Formula(ratio_of_two.outcome, windows.itself, ratio_of_two.first_day),
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
