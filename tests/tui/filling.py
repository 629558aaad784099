"""A plan whose goals are filled in, and the form of one of them or of several."""

import datetime

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.records import Alignment, Area, BusinessGoal, Person
from itplanner.tui.forms.model import form_of
from itplanner.tui.forms.state import FormState
from tests.builders import NETWORK, declaration, goal, kpi, plan_of

TODAY = datetime.date(2026, 11, 23)


DUE = datetime.date(2027, 3, 31)


PLAN = plan_of(
    NETWORK,
    Area(id=2, name="Security"),
    goal(1, due=DUE, owner=1, need=9_600_000, year=2027, title="Replace 9 copper links"),
    goal(2, title="Zoom Rooms", due=DUE),
    goal(3, title="Fibre", area=2),
    goal(10, title="One data centre", horizon=3),
    Person(id=1, name="Femi Adeyemi"),
    Person(id=2, name="Ana Ruiz"),
    BusinessGoal(id=2, title="Keep the 4 plants running"),
    BusinessGoal(id=4, title="Lower cost per order"),
    Alignment(id=1, goal=1, business_goal=2),
    kpi(1),
    declaration(1),
)


CONTEXT = Context(PLAN, TODAY)


def editing(focus: str = "title", *numbers: int) -> FormState:
    """Return the form of goal 1, or of some goals, with the cursor in a field."""
    refs = [Ref("goal", number) for number in numbers or (1,)]
    return FormState.of(form_of(PLAN, "goal", refs, focus=focus), CONTEXT)


def of(kind: str, number: int, focus: str) -> FormState:
    return FormState.of(form_of(PLAN, kind, [Ref(kind, number)], focus=focus), CONTEXT)
