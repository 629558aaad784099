"""A whole timeline as text."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.plan import Plan
from itplanner.domain.text import cells
from itplanner.timeline.groups import WAYS, By
from itplanner.timeline.page import page
from itplanner.timeline.pieces import text_of
from tests.builders import TODAY, goal, plan_of, plans


def lines(plan: Plan, years: int = 10, by: By = "area", width: int = 80) -> list[str]:
    return [text_of(line) for line in page(plan, TODAY, years, by, width)]


def test_a_page_says_who_and_when_and_has_a_line_for_each_group_and_goal() -> None:
    due = datetime.date(2027, 6, 30)
    plan = plan_of(
        goal(1, title="Replace 9 copper links with fibre", start=datetime.date(2026, 7, 1), due=due)
    )
    assert [line.rstrip() for line in lines(plan)] == [
        "Acme: Roadmap FY2027 to FY2036 by area, on 23 Nov 2026",
        "                           ├▼1──├3 years──├5 years──├10 years────────────────",
        "                           FY27 FY28 FY29 FY30 FY31 FY32 FY33 FY34 FY35 FY36",
        "Network                     │",
        " G1 Replace 9 copper link… ────◆ proposed",
    ]
    assert [line.rstrip() for line in lines(plan, years=1, width=120)][-1].startswith(
        " G1 Replace 9 copper links w…   0% ──────"
    )


def test_the_heading_counts_the_holes_and_the_bars_show_them() -> None:
    years = {"start": datetime.date(2026, 7, 1), "due": datetime.date(2031, 6, 30), "status": "active"}
    said = lines(plan_of(goal(1, horizon=5, **years)))
    assert said[0] == "Acme: Roadmap FY2027 to FY2036 by area, on 23 Nov 2026, 1 hole"
    assert "···· hole ·····─────────◆" in said[-1]
    assert lines(plan_of(*(goal(number, horizon=5, **years) for number in (1, 2))))[0].endswith(", 2 holes")


def test_a_plan_without_goals_has_its_heads() -> None:
    assert len(lines(plan_of())) == 3


@given(plans(), st.sampled_from((1, 3, 5, 10)), st.sampled_from(WAYS), st.integers(60, 200))
def test_below_the_heading_every_line_of_any_plan_has_the_width(
    plan: Plan, years: int, by: By, width: int
) -> None:
    assert {cells(line) for line in lines(plan, years, by, width)[1:]} == {width}


def test_a_title_of_marks_that_take_no_cell_is_cut_at_once() -> None:
    marks = "e" + "\u0301" * 90_000
    (line,) = lines(plan_of(goal(1, title=f"{marks} and {'more ' * 20}")), by="owner")[4:]
    assert cells(line) == 80
