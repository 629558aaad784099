"""Shipped plans as dated acts."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from itplanner.domain.records import Area, Organisation, Person, Reading
from itplanner.errors import PlannerError
from itplanner.service.replay import acts, replay, shift_to
from itplanner.store.store import Store

TEXT = """\
# A small plan.
2026-06-30 09:00 Ana Ruiz
  set organisation name="Northwind Foods" currency=USD fiscal_start=7 year=2027 time_zone=Europe/Berlin
  add area name=Network
  add person name="Ana Ruiz" login=ana area=Network

2026-09-30 17:30 Ana Ruiz
  add kpi name="Time to repair" unit=h direction=at_most note="See minutes#7 of 2026-09-30"
  record K1 7 on=2026-08-31

2026-10-15 08:00 Ben
  # a remark between acts
  set K1 target=6
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "plan.db") as store:
        yield store


def test_acts_have_their_line_moment_person_and_words() -> None:
    found = acts(TEXT)
    assert [act.line for act in found] == [3, 4, 5, 8, 9, 13]
    assert found[1].words == ("add", "area", "name=Network")
    assert found[3].at == datetime.datetime(2026, 9, 30, 17, 30)  # noqa: DTZ001 - local time, by definition
    assert found[5].person == "Ben"


@pytest.mark.parametrize(
    "text", ["2026-06-30 Ana\n", "  set G1 note=x\n", '2026-06-30 09:00 A\n  add area name="x\n']
)
def test_a_line_that_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(PlannerError, match=r"Line \d of the shipped plan can't be read"):
        acts(text)


def test_everything_is_done_by_whom_and_when_the_headers_say(store: Store) -> None:
    found = acts(TEXT)
    replay(store, found)
    plan, revisions = store.load(), store.revisions()
    assert len(revisions) == 6
    assert [each.actor.login for each in revisions] == ["ana"] * 5 + ["ben"]
    assert [each.actor.person for each in revisions] == [None, None, None, 1, 1, None]
    assert {each.actor.channel for each in revisions} == {"command"}
    assert revisions[3].at == datetime.datetime(2026, 9, 30, 15, 30, tzinfo=datetime.UTC)
    assert [each.name for each in plan[Person]] == ["Ana Ruiz"]
    assert store.verify().ok


def test_a_shifted_plan_keeps_month_ends_and_its_fiscal_year(store: Store) -> None:
    found = acts(TEXT)
    shift = shift_to(found, datetime.date(2027, 3, 14))
    assert shift.months == 4
    replay(store, [act.moved(shift) for act in found])
    plan = store.load()
    (organisation,) = plan[Organisation]
    assert (organisation.fiscal_start, organisation.year) == (11, 2027)
    assert [each.date for each in plan[Reading]] == [datetime.date(2026, 12, 31)]
    assert plan.table("kpi").rows[1].note == "See minutes#7 of 2027-01-31"
    assert store.revisions()[-1].at.date() == datetime.date(2027, 2, 15)


def test_an_act_that_cannot_be_done_names_its_line_and_leaves_nothing(store: Store) -> None:
    broken = TEXT.replace("direction=at_most", "direction=sideways")
    with pytest.raises(PlannerError, match="Line 8 of the shipped plan: direction"):
        replay(store, acts(broken))
    assert store.revisions() == []
    assert len(store.load()[Area]) == 0
