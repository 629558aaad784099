"""Real projects that nobody here wrote: dates in several forms, amounts with too many decimals."""

import datetime
from pathlib import Path
from statistics import mean, median
from typing import Any

from itplanner.domain.plan import Plan
from itplanner.domain.records import Organisation, Project, ProjectBaseline, Record
from itplanner.exchange.importing import preview
from itplanner.exchange.preview import Options, Preview
from itplanner.exchange.tables import Sheet, decoded, read_table

DATA = Path(__file__).with_name("melbourne_capital_delivery.csv").read_bytes()
MAPPED = {"name": "ID", "source_id": "ID", "cost": "FFC", "started_on": "BCA", "finished_on": "Stage1"}
LATER = datetime.date(2034, 1, 1)
"""The identities were taken off the file, and its dates moved: some lie years ahead."""
EMPTY = Plan.of([Organisation(id=1, name="Water", currency="AUD", year=2034)])


def previewed(
    kind: type[Record], text: str, plan: Plan = EMPTY, today: datetime.date = LATER, **options: Any
) -> Preview:
    sheet = read_table(text)
    assert isinstance(sheet, Sheet)
    found = preview(plan, kind, sheet, Options(**options), today)
    assert isinstance(found, Preview), found
    return found


def real() -> str:
    text = decoded(DATA)
    assert isinstance(text, tuple)
    return text[0]


def test_all_of_a_real_portfolio_comes_in_and_its_sums_are_right() -> None:
    found = previewed(Project, real(), mapped=MAPPED)
    assert (found.counts.read, found.counts.added, found.rejected) == (445, 445, ())
    assert found.notes == ("249 amounts of FFC had more than 2 decimals; rounded to those, half to even.",)
    projects = list(EMPTY.apply(found.change)[Project])
    costs = [project.cost or 0 for project in projects]
    assert (sum(costs), median(costs)) == (511_365_915_250, 214_976_989)
    days = [
        (each.finished_on - each.started_on).days for each in projects if each.finished_on and each.started_on
    ]
    assert (len(days), median(days), min(days) >= 0) == (445, 436, True)
    # Counted from date to date; whole spans of 24 hours, for which the times of day are needed, are 583.3124.
    assert round(mean(days), 4) == 583.3551


def test_columns_that_mix_forms_are_decided_by_their_own_cells_and_empty_ones_stay_empty() -> None:
    for column, filled in (
        ("BNI", 443),
        ("PBC", 213),
        ("Tender Closed", 413),
        ("Stage2", 442),
        ("Stage3", 444),
    ):
        found = previewed(Project, real(), mapped={"name": "ID", "hold_from": column})
        assert (found.ambiguous, found.rejected) == ((), ())
        projects = EMPTY.apply(found.change)[Project]
        assert sum(project.hold_from is not None for project in projects) == filled


def test_projects_that_end_on_a_day_still_to_come_are_kept_and_told() -> None:
    found = previewed(Project, real(), today=datetime.date(2026, 11, 23), mapped=MAPPED)
    assert (found.counts.added, found.rejected) == (445, ())
    assert (
        found.notes[-1] == "45 projects hold days after today. They are kept, and count from those days on."
    )
    assert not previewed(Project, real(), mapped={"name": "ID"}).notes


def test_words_that_say_nothing_are_no_values_where_a_word_can_be_none() -> None:
    text = "name,area,cost,finished_on,status,severe_defects\nNA,Unknown,n/a,null,-,NULL\n"
    (project,) = EMPTY.apply(previewed(Project, text).change)[Project]
    assert (project.name, project.area, project.cost, project.finished_on) == ("NA", None, None, None)
    assert (project.status, project.severe_defects) == ("proposed", 0)


def test_baselines_find_their_project_by_its_number_elsewhere_and_are_counted() -> None:
    plan = Plan.of(
        [
            Project(id=1, name="Mail", source_id="Q7"),
            Project(id=2, name="Links", source_id="Q8"),
            *EMPTY[Organisation],
        ]
    )
    text = (
        'project,end,budget\nQ7,31/12/2026,"1,000.00"\nmail,31/03/2027,1200\nP2,30/06/2027,\nQ9,30/06/2027,\n'
    )
    found = previewed(ProjectBaseline, text, plan)
    baselines = plan.apply(found.change)[ProjectBaseline]
    assert [
        (each.project, each.number, each.budget) for each in sorted(baselines, key=lambda each: -each.id)
    ] == [
        (1, 1, 100_000),
        (1, 2, 120_000),
        (2, 1, None),
    ]
    assert [(row.row, row.field) for row in found.rejected] == [(5, "project")]
