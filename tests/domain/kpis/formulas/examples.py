"""The projects of the worked examples of DOMAIN 1.2 to 1.5, for calendar 2025."""

import datetime
from typing import Any

from itplanner.domain.kpis.formulas.outcome import Outcome
from itplanner.domain.kpis.formulas.registry import outcome
from itplanner.domain.records import Project, ProjectBaseline, Record
from tests.builders import kpi, plan_of

FIRST, LAST = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)


def day(text: str, year: int = 2025) -> datetime.date:
    """Return the day of `03-31`."""
    return datetime.date.fromisoformat(f"{year}-{text}")


def project(number: int, **values: Any) -> Project:
    """Return a project that runs unless it says otherwise."""
    status = "finished" if "finished_on" in values else "cancelled" if "cancelled_on" in values else "running"
    return Project(**{"id": number, "name": f"P{number}", "status": status, **values})


def baseline(number: int, project: int, end: datetime.date, place: int = 1, **values: Any) -> ProjectBaseline:
    """Return a baseline of a project; later ones are approved by somebody."""
    who = {"approved_by": 1} if place > 1 else {}
    return ProjectBaseline(**{"id": number, "project": project, "number": place, "end": end, **who, **values})


def on_time() -> list[Project | ProjectBaseline]:
    """Return the eight projects of DOMAIN 1.2."""
    ends = ["03-31", "06-30", "09-30", "05-31", "12-01", "10-31", "02-28", "08-31"]
    return [
        project(1, finished_on=day("03-28")),
        project(2, finished_on=day("07-05")),
        project(3, finished_on=day("09-30")),
        project(4),
        project(5, cancelled_on=day("04-10"), cost=1_500_000),
        project(6, finished_on=day("12-10")),
        project(7),
        project(8, status="on_hold", hold_from=day("02-01"), hold_approved_on=day("02-01")),
        *(
            baseline(number, number, day(end, 2026 if number == 7 else 2025))
            for number, end in enumerate(ends, 1)
        ),
        baseline(9, 6, day("12-15"), 2, approved_on=day("09-01")),
    ]


def found(
    formula: str, *records: Record, first: datetime.date = FIRST, last: datetime.date = LAST, **more: Any
) -> Outcome:
    """Return what a formula comes to in 2025."""
    side, only = more.pop("side", ""), more.pop("only", None)
    row = kpi(formula=formula, unit="%", direction="at_least", **more)
    made = outcome(plan_of(row, *records), row, first, last, side=side, only=only)
    assert made is not None
    return made


def variants(made: Outcome) -> dict[str, float | None]:
    """Return the values of the other ways of counting."""
    return {each.key: each.value for each in made.variants}
