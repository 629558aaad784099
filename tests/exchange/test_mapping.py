"""Columns and fields."""

import pytest

from itplanner.domain.records import Goal, Step
from itplanner.domain.wrong import Wrong
from itplanner.exchange.kinds import kind_of
from itplanner.exchange.mapping import mapped


def named(header: list[str], given: dict[str, str] | None = None) -> dict[str, str] | Wrong:
    found = mapped(Goal, header, given or {})
    return found if isinstance(found, Wrong) else {column.header: column.field for column in found}


def test_headers_match_names_and_titles_whatever_their_case() -> None:
    header = ["CODE", "Goal", "Area", "done WHEN", "Business-Goals", "Depends on", "Colour"]
    assert named(header) == {
        "CODE": "code",
        "Goal": "title",
        "Area": "area",
        "done WHEN": "acceptance",
        "Business-Goals": "business_goals",
        "Depends on": "depends_on",
        "Colour": "",
    }


def test_a_name_wins_over_a_title() -> None:
    found = mapped(Step, ["goal", "Step"], {})
    assert not isinstance(found, Wrong)
    assert [column.field for column in found] == ["goal", "text"]


def test_a_given_column_takes_its_field_from_the_one_of_that_name() -> None:
    assert named(["title", "What"], {"title": "what"}) == {"title": "", "What": "title"}


@pytest.mark.parametrize(
    ("header", "given", "said"),
    [
        (["a"], {"titel": "a"}, "Did you mean title?"),
        (["a", "b"], {"title": "c"}, "It has: a, b."),
        (["title", "Goal"], {}, "are both title"),
    ],
)
def test_what_cannot_be_matched_is_told(header: list[str], given: dict[str, str], said: str) -> None:
    wrong = named(header, given)
    assert isinstance(wrong, Wrong)
    assert said in wrong.message


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("goals", "goal"),
        ("Goal", "goal"),
        ("business-goals", "business_goal"),
        ("business_goal", "business_goal"),
        ("people", "person"),
        ("kpi-readings", "reading"),
        ("KPIs", "kpi"),
        ("organisation", "organisation"),
        ("dependencies", "dependency"),
    ],
)
def test_kinds_are_named_in_singular_and_plural(text: str, kind: str) -> None:
    found = kind_of(text)
    assert not isinstance(found, Wrong)
    assert found.kind == kind


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    assert kind_of("gaols") == Wrong('There is no kind "gaols". Did you mean goals?')
