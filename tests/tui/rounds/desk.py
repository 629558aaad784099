"""A round over a small plan, and what is drawn of it as text."""

import datetime
from typing import Any

from itplanner.domain.plan import Plan
from itplanner.domain.records import Person, Record
from itplanner.service.rounds import Round
from itplanner.tui.rounds.drawing import sheet
from itplanner.tui.rounds.state import RoundState
from itplanner.tui.view import View
from tests.builders import goal, kpi, measure, plan_of, reading, step

TODAY = datetime.date(2026, 11, 30)


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


def active(number: int, **values: Any) -> Record:
    return goal(number, **{"status": "active", "year": 2027, **values})


PCS = (
    active(23, title="Replace 55 obsolete PCs", owner=10, due=TODAY),
    measure(
        19, goal=23, unit="PCs older than 5 years in use", direction="decrease", start_value=55, target=0
    ),
    *(
        reading(number, measure=19, date=on, value=value)
        for number, (on, value) in enumerate(
            ((day(8, 31), 47), (day(9, 30), 38), (day(10, 31), 22), (day(11, 23), 14)), 1
        )
    ),
)
PEOPLE = (Person(id=10, name="Jon Diaz"), Person(id=5, name="Eva Lind"))
SMALL = plan_of(
    *PEOPLE,
    *PCS,
    kpi(1, name="On time", owner=5, decimals=1, target=80, green_min=80, amber_min=60),
    reading(9, kpi=1, date=day(10, 31), value=72.7273, numerator=8, denominator=11),
    active(17, title="One login", owner=10),
    step(1, goal=17, text="Payroll"),
    step(2, goal=17, text="Plants"),
    active(24, title="Train 640 users on Workspace", owner=5),
)
"""K1, then G17 with two steps, G23 that is measured, G24 with nothing to say."""


def begun(plan: Plan = SMALL, kept: Round | None = None, today: datetime.date = TODAY) -> RoundState:
    return RoundState.of(View(plan, today, 2027), kept or Round(today))


def at(code: str, state: RoundState | None = None) -> RoundState:
    state = state or begun()
    return state.showing([item.code for item in state.items].index(code))


def drawn(state: RoundState, width: int = 72) -> list[str]:
    item = state.current
    assert item is not None
    return ["".join(part.text for part in line).rstrip() for line in sheet(state, item, width).lines]
