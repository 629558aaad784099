"""The fiscal calendar of a plan, and which checklist a goal stands in."""

import datetime

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal


def calendar(plan: Plan) -> FiscalCalendar:
    """Return the organisation's fiscal calendar; the calendar year when there is no organisation yet."""
    organisation = plan.organisation
    if organisation is None:
        return FiscalCalendar()
    return FiscalCalendar(organisation.fiscal_start, organisation.fiscal_label)


def working_year(plan: Plan, today: datetime.date) -> int:
    """Return the fiscal year being worked on."""
    organisation = plan.organisation
    return calendar(plan).year_of(today) if organisation is None else organisation.year


def checklist_year(plan: Plan, due: datetime.date | None, today: datetime.date) -> int:
    """Return the checklist of an annual goal that doesn't name one: its due date's, else the working year."""
    return working_year(plan, today) if due is None else calendar(plan).year_of(due)


def checklist(plan: Plan, year: int) -> tuple[Goal, ...]:
    """Return the annual goals that stand in a year's checklist, in order."""
    found = (goal for goal in plan[Goal].where("year", year) if goal.horizon == 1)
    return tuple(sorted(found, key=lambda goal: goal.order))
