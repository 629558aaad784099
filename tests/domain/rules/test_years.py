"""A plan has a fiscal calendar, a working year and a checklist for each year."""

import datetime

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.plan import Plan
from itplanner.domain.records import Organisation
from itplanner.domain.rules.years import calendar, checklist, checklist_year, working_year
from tests.builders import TODAY, goal, plan_of

EMPTY = Plan.of([])
ENDED = plan_of(
    Organisation(id=1, name="Acme", currency="EUR", fiscal_start=4, fiscal_label="start", year=2030)
)


def test_the_calendar_is_the_organisations() -> None:
    assert calendar(plan_of()) == FiscalCalendar(7, "end")
    assert calendar(ENDED) == FiscalCalendar(4, "start")
    assert calendar(EMPTY) == FiscalCalendar()


def test_the_working_year_is_the_one_that_was_set() -> None:
    assert working_year(ENDED, TODAY) == 2030
    assert working_year(EMPTY, TODAY) == 2026


def test_a_goal_stands_in_the_checklist_of_its_due_date_else_of_the_working_year() -> None:
    assert checklist_year(plan_of(), datetime.date(2028, 7, 1), TODAY) == 2029
    assert checklist_year(plan_of(), None, TODAY) == 2027


def test_a_checklist_has_the_years_annual_goals_in_order() -> None:
    rows = [
        goal(1, year=2027, rank="B"),
        goal(2, year=2027, rank="A"),
        goal(3, year=2028),
        goal(4, year=2027, horizon=3),
        goal(5, year=2027, rank="A"),
        goal(6),
    ]
    assert [row.id for row in checklist(plan_of(*rows), 2027)] == [2, 5, 1]
