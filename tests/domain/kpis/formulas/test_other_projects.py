"""Projects on budget and on spec: the worked examples of DOMAIN 1.3 and 1.4."""

from typing import Any, Literal

import pytest

from itplanner.domain.records import Person, Record, Requirement
from tests.domain.kpis.formulas.examples import FIRST, LAST, baseline, day, found, project, variants

K = 100_000
"""A thousand, in cents."""


def budgets() -> list[Record]:
    """Return the six projects of DOMAIN 1.3."""
    ends, closed = day("06-30"), day("10-01")
    done = {"finished_on": day("06-30"), "costs_closed_on": closed}
    return [
        project(1, cost=96 * K, **done),
        project(2, cost=52 * K, **done),
        project(3, cost=80 * K, **done),
        project(4, cost=45 * K),
        project(6, cost=149 * K, **done),
        project(7, cost=30 * K),
        *(baseline(n, n, ends, budget=b * K) for n, b in [(1, 100), (2, 50), (3, 80), (4, 40), (6, 120)]),
        baseline(7, 7, day("06-30", 2026), budget=200 * K),
        baseline(8, 6, ends, 2, budget=150 * K, approved_on=day("05-01")),
    ]


def test_the_worked_example_of_budgets() -> None:
    made = found("projects_on_budget", *budgets())
    assert (made.value, made.numerator, made.denominator) == (60.0, 3, 5)
    assert variants(made) == {"original": 40.0, "completed": 75.0, "grace": 80.0}
    assert made.excluded == {"running": 1}
    assert [row.name for row in made.counted] == ["P4", "P2", "P3", "P6", "P1"]
    assert [row.verdict for row in made.counted[:3]] == ["over_overdue", "over", "within"]
    assert found("projects_on_budget", *budgets(), tolerance=10).value == 80.0


@pytest.mark.parametrize(("cost", "good"), [(5000, True), (5500, True), (5501, False)])
def test_a_cost_on_the_limit_is_within_it(cost: int, good: bool) -> None:
    rows = project(1, cost=cost, finished_on=day("06-30")), baseline(1, 1, day("06-30"), budget=5000)
    assert found("projects_on_budget", *rows, tolerance=10).counted[0].good is good


def test_open_costs_are_provisional_and_a_large_rest_is_marked() -> None:
    rows = project(1, cost=89, finished_on=day("06-30")), baseline(1, 1, day("06-30"), budget=100)
    made = found("projects_on_budget", *rows)
    assert made.counted[0].flags == ("provisional", "underspend")
    assert made.counted[0].good
    assert (made.figures["provisional"], made.figures["underspend"]) == (1, 1)
    closed = project(1, cost=90, finished_on=day("06-30"), costs_closed_on=day("07-01"))
    assert found("projects_on_budget", closed, rows[1]).counted[0].flags == ()


@pytest.mark.parametrize(
    ("values", "budget", "reason"),
    [
        ({"cancelled_on": day("05-01"), "cost": 50}, 100, "cancelled"),
        (
            {"status": "on_hold", "hold_from": day("05-01"), "hold_approved_on": day("05-01"), "cost": 500},
            100,
            "on_hold",
        ),
        ({"finished_on": day("05-01")}, 100, "no_cost"),
        ({"finished_on": day("05-01"), "cost": 5}, None, "no_budget"),
        ({"cost": 100}, 100, "running"),
    ],
)
def test_what_is_left_out_of_budgets(values: dict[str, Any], budget: int | None, reason: str) -> None:
    made = found("projects_on_budget", project(1, **values), baseline(1, 1, day("06-30"), budget=budget))
    assert dict(made.excluded) == {reason: 1}
    assert made.value is None


def test_a_cancelled_project_that_cost_more_is_a_failure() -> None:
    rows = project(1, cancelled_on=day("05-01"), cost=101), baseline(1, 1, day("06-30"), budget=100)
    assert found("projects_on_budget", *rows).value == 0.0


def spec(number: int, must: tuple[int, int], wishes: tuple[int, int] = (0, 0), **values: Any) -> list[Record]:
    """Return a project that was decided on, with so many of its requirements accepted."""
    rows: list[Record] = [
        project(
            number,
            finished_on=day("05-01"),
            **{"acceptance": "accepted", "accepted_on": day("06-01"), **values},
        )
    ]
    priorities: tuple[tuple[Literal["must", "should"], tuple[int, int]], ...]
    priorities = (("must", must), ("should", wishes))
    for priority, (met, of) in priorities:
        rows += [
            Requirement(
                id=number * 100 + len(rows) + place,
                project=number,
                text="x",
                priority=priority,
                accepted=place < met,
            )
            for place in range(of)
        ]
    return rows


def specs() -> list[Record]:
    """Return the five projects of DOMAIN 1.4."""
    return [
        *spec(1, (10, 10)),
        *spec(2, (12, 12), severe_defects=1),
        *spec(3, (8, 9)),
        *spec(6, (20, 20), (3, 5)),
        *spec(9, (0, 3), acceptance="pending", accepted_on=None),
    ]


def test_the_worked_example_of_specs() -> None:
    made = found("projects_on_spec", *specs())
    assert (made.value, made.numerator, made.denominator) == (50.0, 2, 4)
    assert made.excluded == {"pending": 1}
    assert (made.figures["pending"], made.figures["pending_long"]) == (1, 1)
    assert {row.name: row.verdict for row in made.counted} == {
        "P1": "on_spec",
        "P2": "defects",
        "P3": "missing",
        "P6": "on_spec",
    }
    assert [row.flags for row in made.counted if row.name == "P6"] == [("wishes 3/5",)]


def test_thirty_days_pending_are_no_warning_yet() -> None:
    rows = spec(1, (0, 0), acceptance="pending", accepted_on=None)
    first = found("projects_on_spec", *rows, last=day("05-31"))
    assert (first.figures["pending"], first.figures["pending_long"]) == (1, 0)
    assert found("projects_on_spec", *rows, last=day("06-01")).figures["pending_long"] == 1


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({"acceptance": "rejected"}, "rejected"),
        ({"manager": 1, "accepted_by": 1}, "own_word"),
        ({"manager": 1, "accepted_by": 2}, "on_spec"),
    ],
)
def test_the_users_decide_and_not_the_manager(values: dict[str, Any], verdict: str) -> None:
    people = [Person(id=1, name="Ann"), Person(id=2, name="Ben")]
    made = found("projects_on_spec", *people, *spec(1, (1, 1), **values))
    assert made.counted[0].verdict == verdict


def test_only_the_approved_scope_decides() -> None:
    rows = [
        *spec(1, (1, 1)),
        Requirement(id=900, project=1, text="later", scope_version="2"),
        baseline(1, 1, day("06-30"), scope_version="1"),
    ]
    assert found("projects_on_spec", *rows).value == 100.0
    assert (
        found(
            "projects_on_spec",
            *rows,
            baseline(2, 1, day("06-30"), 2, scope_version="2", approved_on=day("02-01")),
        ).value
        == 0.0
    )


def test_decisions_belong_to_the_window_they_were_made_in() -> None:
    assert found("projects_on_spec", *spec(1, (1, 1), accepted_on=day("12-31", 2024))).value is None
    assert found("projects_on_spec", *spec(1, (1, 1), accepted_on=FIRST)).value == 100.0
    assert found("projects_on_spec", *spec(1, (1, 1), accepted_on=LAST)).value == 100.0
    later = found("projects_on_spec", *spec(1, (1, 1), accepted_on=day("01-01", 2026)))
    assert dict(later.excluded) == {"pending": 1}
