"""The return on projects: the worked example of DOMAIN 1.5, years, realised benefits, soft ones."""

import pytest

from itplanner.domain.records import Benefit, Project, Record
from tests.domain.kpis.formulas.examples import day, found, project, variants

K = 100_000
"""A thousand, in cents."""


def returns() -> list[Record]:
    """Return the three projects of DOMAIN 1.5."""
    done = {"started_on": day("01-15")}
    a = [Benefit(id=n, project=1, type="cash_saving", year=2025 + n, amount=180 * K) for n in (1, 2, 3)]
    b = [Benefit(id=10 + n, project=2, type="revenue", year=2025 + n, amount=30 * K) for n in (1, 2, 3)]
    return [
        project(1, cost=400 * K, **done),
        project(2, cost=100 * K, **done),
        project(3, cost=50 * K, **done),
        *a,
        *b,
        Benefit(id=20, project=2, type="soft", year=2026, amount=999 * K),
    ]


def test_the_worked_example_of_returns() -> None:
    made = found("roi", *returns())
    assert made.value == 26.0
    assert (made.numerator, made.denominator) == (130_000, 500_000)
    assert made.figures["coverage"] == pytest.approx(90.91, abs=0.005)
    assert made.excluded == {"no_benefit": 1}
    assert made.figures["soft"] == 999 * K
    assert [(row.name, row.verdict) for row in made.counted] == [("P2", "loss"), ("P1", "gain")]


def test_each_project_alone_has_its_own_return_and_their_mean_is_not_the_portfolios() -> None:
    a, b = (found("roi", *returns(), only=frozenset({number})) for number in (1, 2))
    assert (a.value, b.value) == (35.0, -10.0)
    assert a.figures["payback"] == pytest.approx(2.22, abs=0.005)
    assert a.figures["npv"] == pytest.approx(47_633.36 * 100, abs=0.5)
    assert b.figures["payback"] is None
    assert found("roi", *returns()).value != 12.5


def test_running_costs_count_in_each_year_and_years_beyond_the_stated_ones_dont() -> None:
    rows = [
        Project(id=1, name="A", status="running", cost=100, running_cost=10, roi_years=2),
        *(Benefit(id=n, project=1, type="revenue", year=2025 + n, amount=90) for n in range(4)),
    ]
    made = found("roi", *rows)
    assert made.counted[0].promised == 120
    assert made.counted[0].happened == 180
    assert made.value == 50.0


def test_what_was_realised_of_one_type_leaves_what_is_planned_of_another() -> None:
    rows = [
        project(1, cost=100, started_on=day("02-01")),
        Benefit(id=1, project=1, type="revenue", year=2025, amount=100),
        Benefit(id=2, project=1, type="cash_saving", year=2025, amount=50),
        Benefit(id=3, project=1, type="cash_saving", year=2025, amount=40, stage="realised"),
    ]
    assert found("roi", *rows).counted[0].happened == 140


def test_a_realised_benefit_takes_the_place_of_the_planned_one_of_its_year() -> None:
    rows = [
        project(1, cost=100, started_on=day("02-01")),
        Benefit(id=1, project=1, type="revenue", year=2025, amount=100),
        Benefit(id=2, project=1, type="revenue", year=2026, amount=100),
        Benefit(id=3, project=1, type="revenue", year=2025, amount=40, stage="realised"),
    ]
    made = found("roi", *rows)
    assert made.value == 40.0
    assert variants(made) == {"original": 100.0}
    assert made.figures["unconfirmed"] == 40


def test_a_project_pays_in_its_stated_years_and_not_after_them() -> None:
    paying = project(1, cost=100, started_on=day("02-01", 2020))
    rows = [paying, Benefit(id=1, project=1, type="revenue", year=2022, amount=150)]
    assert found("roi", *rows, first=day("07-01", 2023), last=day("06-30", 2024)).value == 50.0
    after = found("roi", *rows, first=day("07-01", 2024), last=day("06-30"))
    assert (after.value, after.counted, after.left) == (None, (), ())


def test_a_project_without_any_cost_has_no_return() -> None:
    made = found("roi", project(1), Benefit(id=1, project=1, type="revenue", year=2025, amount=100))
    assert (made.value, dict(made.excluded)) == (None, {"no_cost": 1})
