"""What others changed, a row a record."""

import datetime

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.history import Actor, Revision, Touched
from itplanner.domain.rules.news import news, standing
from tests.builders import goal, kpi, measure, plan_of, reading, step

ME, BEN = Actor("ana", person=1), Actor("ben", person=2)
AT = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)
PLAN = plan_of(
    goal(1), goal(2), step(1), step(2, goal=2), measure(1), reading(1, measure=1), kpi(1), reading(2, kpi=1)
)


def touched(number: int, *refs: Ref, by: Actor = BEN, undoes: int | None = None) -> Touched:
    return Touched(Revision(number, AT, by, f"Change {number}", undoes, 3, ""), refs)


def told(*changes: Touched) -> list[tuple[Ref, int, Ref]]:
    return [(each.ref, each.revision.number, each.touched) for each in news(PLAN, changes, ME)]


G1, G2, K1 = Ref("goal", 1), Ref("goal", 2), Ref("kpi", 1)


def test_each_record_is_told_once_by_its_last_change_the_newest_first() -> None:
    assert told(touched(1, G1), touched(2, G2), touched(3, G1)) == [(G1, 3, G1), (G2, 2, G2)]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (Ref("step", 2), G2),
        (Ref("measure", 1), G1),
        (Ref("reading", 1), G1),
        (Ref("reading", 2), K1),
        (Ref("area", 1), Ref("area", 1)),
        (Ref("step", 9), Ref("step", 9)),
    ],
)
def test_a_part_is_told_of_what_it_belongs_to(part: Ref, whole: Ref) -> None:
    assert told(touched(1, part)) == [(whole, 1, part)]


def test_ones_own_changes_are_no_news_whichever_channel_they_came_by() -> None:
    mine = (Actor("ana", person=1, channel="workbench"), Actor("other", person=1), Actor("ana"))
    assert told(*(touched(number, G1, by=actor) for number, actor in enumerate(mine, start=1))) == []


def test_a_change_of_many_records_is_one_row_and_says_all_of_them() -> None:
    assert told(touched(1, G2), touched(2, G1, G2), touched(3, G1)) == [(G1, 3, G1), (G2, 2, G2)]
    assert told(touched(1, G2), touched(2, G1, G2)) == [(G1, 2, G1)]


def test_a_change_of_nothing_is_no_news() -> None:
    assert told(touched(1)) == []


@pytest.mark.parametrize(
    ("undoing", "left"),
    [
        ([], [1]),
        ([(2, 1)], []),
        ([(2, 1), (3, 2)], [1]),
        ([(2, 1), (3, 2), (4, 3)], []),
        ([(2, 0)], [1, 2]),
        ([(2, 0), (3, 2)], [1]),
    ],
)
def test_what_was_taken_back_is_no_news_and_what_was_done_again_is(
    undoing: list[tuple[int, int]], left: list[int]
) -> None:
    changes = [touched(1, G1), *(touched(number, G1, undoes=undone) for number, undone in undoing)]
    assert [each.revision.number for each in standing(changes)] == left
