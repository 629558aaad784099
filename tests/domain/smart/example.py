"""The rewritten goal of the source text, to be judged with some fields changed beside some records."""

import datetime
from typing import Any

from itplanner.domain.records import (
    Alignment,
    BusinessGoal,
    Goal,
    Person,
    Record,
)
from itplanner.domain.smart.smart import Smart, judge
from itplanner.service.packs import pack
from tests.builders import TODAY, goal, measure, plan_of

REWRITTEN = (
    "Replace 55 obsolete PCs (20 desktops, 35 laptops; > 5 years old) in the 4 business units by 2026-09-30"
)
"""The example of DOMAIN 3.2, with what its fields hold in the text left out."""

DUE = datetime.date(2027, 5, 31)
OWNER = Person(id=1, name="J. Diaz", capacity_hours=80)
AIM = BusinessGoal(id=2, title="Productivity")
LINK = Alignment(id=1, goal=1, business_goal=2)
COUNTED = measure(unit="PCs older than 5 years", direction="decrease", start_value=55, target=0)


def example(**values: Any) -> Goal:
    """Return the example with some fields changed."""
    usual: dict[str, Any] = {
        "title": REWRITTEN,
        "owner": 1,
        "year": 2027,
        "start": datetime.date(2026, 7, 1),
        "due": datetime.date(2026, 9, 30),
        "need": 6_100_000,
        "effort_hours": 120,
    }
    return goal(1, **{**usual, **values})


def found(*records: Record, **values: Any) -> Smart:
    """Judge the example with some fields changed, beside some records."""
    kinds = {record.kind for record in records}
    usual = (row for row in (OWNER, AIM, LINK, COUNTED) if row.kind not in kinds)
    plan = plan_of(example(**values), *usual, *records)
    return judge(plan, plan[Goal].rows[1], TODAY, pack())
