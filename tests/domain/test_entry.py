"""What a field holds reads back equal from the text that is shown for it, and bad text is told apart."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.change import BadValue, entered
from itplanner.domain.entry import Context, echo, json_of, parse, text_of, words
from itplanner.domain.money import CURRENCIES
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Area, BusinessGoal, FieldSpec, Holds, Organisation, Person, fields
from itplanner.domain.records.base import LARGEST
from itplanner.domain.wrong import Wrong
from tests.builders import NOTATIONS, TODAY, goal, kpi, plan_of

NAMES = ("Ann", "ann", "Bo Lee", "Çelik", "PE2", "pe07", "organisation", "G1", "[b]Bold[/b]", "a, b")
PLAN = plan_of(
    *(Person(id=number, name=name) for number, name in enumerate(NAMES, start=1)),
    Area(id=1, name="Network"),
    Area(id=2, name="Service desk"),
    BusinessGoal(id=1, title="Grow"),
    goal(1),
    goal(12),
    kpi(1, name="Projects on time"),
)
CONTEXT = Context(PLAN, TODAY)
FEW = settings(max_examples=settings().max_examples // 4)
"""There are many fields, and each is tried."""

TYPED = [spec for kind in KINDS.values() for spec in fields(kind).values() if spec.holds is not Holds.RANK]

_VALUES: dict[Holds, st.SearchStrategy[Any]] = {
    Holds.LINE: st.text(),
    Holds.TEXT: st.text(),
    Holds.DATE: st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)),
    Holds.INTEGER: st.one_of(st.integers(0, 6), st.integers(-LARGEST, LARGEST)),
    Holds.NUMBER: st.one_of(st.floats(0, 1), st.floats(allow_nan=False, allow_infinity=False)),
    Holds.MONEY: st.integers(-LARGEST, LARGEST),
    Holds.PERCENT: st.integers(-LARGEST, LARGEST),
    Holds.WEIGHT: st.integers(1, LARGEST),
    Holds.YES: st.booleans(),
    Holds.WORDS: st.lists(st.text(min_size=1), max_size=4).map(tuple),
    Holds.POINTS: st.dictionaries(
        st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)),
        st.floats(allow_nan=False, allow_infinity=False),
        max_size=4,
    ).map(lambda points: tuple(points.items())),
    Holds.RECORD: st.sampled_from(["G1", "G12", "K1", "G99", "PE1", "", "G", "DL1"]),
    Holds.YEAR: st.integers(1900, 2300),
    Holds.MONTH: st.integers(1, 12),
    Holds.PERIOD: st.integers(1, 12),
    Holds.CHECK: st.sampled_from(["G001", "B004", "G12", ""]),
    Holds.CURRENCY: st.sampled_from(sorted(CURRENCIES)),
}


POINTS = ((datetime.date(2026, 12, 31), 8.5), (datetime.date(2027, 3, 31), 7.0))


def values(spec: FieldSpec) -> st.SearchStrategy[Any]:
    """Return values of a field's type, within its bounds and beyond."""
    if spec.link is not None:
        possible: st.SearchStrategy[Any] = st.sampled_from([*PLAN.table(spec.link.kind).rows, 99])
    elif spec.choices:
        possible = st.sampled_from(spec.choices)
    elif spec.holds is Holds.NOTATION:
        possible = st.one_of(st.sampled_from(NOTATIONS[spec.name]), st.text().filter(str.strip))
    else:
        possible = _VALUES[spec.holds]
    return st.one_of(st.none(), possible) if spec.optional else possible


@pytest.mark.parametrize("spec", TYPED, ids=lambda spec: f"{spec.kind}.{spec.name}")
def test_every_field_reads_back_what_it_shows(spec: FieldSpec) -> None:
    @FEW
    @given(values(spec))
    def reads_back(value: Any) -> None:
        try:
            held = entered(spec.kind, spec.name, value)
        except BadValue:
            assert isinstance(parse(spec, text_of(spec, value, PLAN), CONTEXT), Wrong)
            return
        text = text_of(spec, held, PLAN)
        person = () if "person" in spec.leads_to else ("PE1",)
        if held in (99, "G99", "DL1", *person) and spec.leads_to:
            assert isinstance(parse(spec, text, CONTEXT), Wrong)
        else:
            assert parse(spec, text, CONTEXT) == (spec.default if text == "" else held)

    reads_back()


@pytest.mark.parametrize("spec", TYPED, ids=lambda spec: f"{spec.kind}.{spec.name}")
def test_no_text_is_too_strange_to_be_told_what_is_wrong(spec: FieldSpec) -> None:
    @FEW
    @given(st.one_of(st.text(max_size=12), st.from_regex(r"[-+]?[0-9a-zA-Z /.,]{1,9}", fullmatch=True)))
    def answers(text: str) -> None:
        value = parse(spec, text, CONTEXT)
        if isinstance(value, Wrong):
            assert value.message.endswith((".", "?")) or "Try" in value.message
            assert "\x1b" not in value.message
        else:
            assert entered(spec.kind, spec.name, value) == value

    answers()


def spec_of(where: str) -> FieldSpec:
    kind, name = where.split(".")
    return fields(KINDS[kind])[name]


@pytest.mark.parametrize(
    ("where", "text", "value"),
    [
        ("goal.horizon", "3 years", 3),
        ("goal.horizon", "3y", 3),
        ("goal.horizon", "10", 10),
        ("goal.status", "Act", "active"),
        ("kpi.direction", "at least", "at_least"),
        ("kpi.direction", "at-most", "at_most"),
        ("kpi.cadence", "half yearly", "half_yearly"),
        ("goal.area", "network", 1),
        ("goal.area", "ar2", 2),
        ("goal.owner", "ANN", None),
        ("goal.owner", "bo lee", 3),
        ("goal.parent", "g12", 12),
        ("goal.weight", "1.5", 15_000),
        ("goal.need", "12k", 1_200_000),
        ("goal.need", "EUR 12,500.50", 1_250_050),
        ("goal.year", "FY27", 2027),
        ("goal.year", "fy 2027", 2027),
        ("goal.tags", "wan, dr  wan", ("dr", "wan")),
        ("goal.due", "end fy27", datetime.date(2027, 6, 30)),
        ("kpi.path", "s curve", "s_curve"),
        ("kpi.points", "2027-03-31:7, 2026-12-31:8.5", POINTS),
        ("kpi.points", "31 mar 27 : 7; 31 dec:8.5,", POINTS),
        ("kpi.points", "eoy:1,200.5", ((datetime.date(2027, 6, 30), 1200.5),)),
        ("measure.points", "2026-12-31:1,200,2027-03-31:-7", ((POINTS[0][0], 1200.0), (POINTS[1][0], -7.0))),
        ("declaration.record", "g12", "G12"),
        ("declaration.record", "projects ON time", "K1"),
        ("step.done", "x", True),
        ("organisation.fiscal_start", "July", 7),
        ("organisation.fiscal_start", "jul", 7),
        ("headcount.period", "nov", 5),
        ("headcount.period", "July", 1),
        ("phase.period", "12", 12),
        ("organisation.currency", "usd", "USD"),
    ],
)
def test_what_people_type_is_understood(where: str, text: str, value: Any) -> None:
    understood = parse(spec_of(where), text, CONTEXT)
    if value is None:
        assert understood == Wrong('There are 2 called "ANN": PE1, PE2. Use the code.')
    else:
        assert understood == value


@pytest.mark.parametrize(
    ("where", "text", "message"),
    [
        (
            "goal.title",
            " ",
            "Goal can't be empty. What will be true, for example: Replace 9 copper links with fibre.",
        ),
        ("goal.horizon", "", "Horizon can't be empty. It is one of: 1, 3, 5, 10."),
        ("kpi.unit", "", "Unit can't be empty. For example: %."),
        ("goal.status", "a\x1b[2J", '"a\ufffd[2J" is none of: proposed, active, done, deferred, cancelled.'),
        ("goal.horizon", "2", '"2" is none of: 1, 3, 5, 10.'),
        ("kpi.direction", "up", '"up" is none of: increase, decrease, at least, at most, within.'),
        ("goal.year", "soon", '"soon" is no fiscal year. Try 2027, FY2027 or FY27.'),
        (
            "goal.year",
            "1066",
            'Fiscal year: "1066" is not possible; it has to be between 1900 and 2300.',
        ),
        ("organisation.fiscal_start", "13", '"13" is no month. Try 7 or July.'),
        ("organisation.fiscal_start", "ju", '"ju" is no month. Try 7 or July.'),
        ("headcount.period", "soon", '"soon" is no month. Try July, or 1 for the year\'s first one.'),
        (
            "organisation.currency",
            "euro",
            '"euro" is no currency. Use its three letters, for example EUR, USD or JPY.',
        ),
        ("goal.rank", "V", "Order is moved by a key, never typed."),
        ("goal.weight", "0", '"0" is no weight: it must be above 0. Try 1, 1.5, 0.25'),
        ("kpi.points", "8.5", '"8.5" is no date with its value. Try 2026-12-31:8.5, 2027-03-31:7'),
        ("kpi.points", "eoy:", '"eoy:" is no date with its value. Try 2026-12-31:8.5, 2027-03-31:7'),
        ("kpi.points", "2026-12-31:8, 31 dec 26:7", "31 Dec 2026 stands twice. Each date has one value."),
        ("kpi.points", "2026-12-31:many", '"many" is no number. Try 99.95, 12000, -3'),
        ("kpi.points", "31/02/2027:8", "31 Feb 2027 doesn't exist: February 2027 has 28 days"),
        ("declaration.record", "G99", "There is no goal G99 in the plan."),
        (
            "declaration.record",
            "AR1",
            "AR1 is an area; a goal, a KPI or a project has a code like G1, K1 or P1.",
        ),
        (
            "declaration.record",
            "Projcts on time",
            'No goal, KPI or project "Projcts on time". Projects on time?',
        ),
        ("kpi.decimals", "9", 'Decimals: "9" is not possible; it has to be between 0 and 6.'),
    ],
)
def test_what_cannot_be_understood_is_told_with_what_can(where: str, text: str, message: str) -> None:
    assert parse(spec_of(where), text, CONTEXT) == Wrong(message)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("goal.due", None),
        ("goal.status", "proposed"),
        ("goal.weight", 10_000),
        ("goal.tags", ()),
        ("goal.note", ""),
    ],
)
def test_empty_text_empties_the_field(where: str, value: Any) -> None:
    assert parse(spec_of(where), "  ", CONTEXT) == value


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        ("goal.weight", 15_000, 1.5),
        ("goal.need", 1_200_000, "12000.00"),
        ("goal.need", None, None),
        ("goal.due", TODAY, "2026-11-23"),
        ("goal.area", 1, "Network"),
        ("goal.parent", 12, "G12"),
        ("goal.tags", ("dr",), ["dr"]),
        ("goal.horizon", 3, 3),
        ("step.done", True, True),
        ("reading.value", 99.95, 99.95),
        (
            "kpi.points",
            POINTS,
            [{"date": "2026-12-31", "value": 8.5}, {"date": "2027-03-31", "value": 7.0}],
        ),
        ("declaration.record", "G12", "G12"),
    ],
)
def test_json_has_numbers_as_numbers_and_amounts_as_decimal_text(where: str, value: Any, said: Any) -> None:
    assert json_of(spec_of(where), value, PLAN) == said


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        ("goal.due", None, ""),
        ("goal.need", 1_200_000, "EUR 12,000"),
        ("goal.parent", 12, "Goal 12"),
        ("goal.area", 1, ""),
        ("goal.effort_hours", 3.0, "h"),
        ("goal.horizon", 3, "years"),
        ("organisation.fiscal_start", 7, "July"),
        ("headcount.period", 5, "November"),
        ("goal.year", 2027, "2026-07-01 to 2027-06-30"),
        ("goal.title", "Fibre", ""),
        ("kpi.points", POINTS, "31 Dec 2026 8.5 · 31 Mar 2027 7"),
        ("declaration.record", "K1", "Projects on time"),
        ("declaration.record", "K9", ""),
    ],
)
def test_the_echo_says_what_was_understood(where: str, value: Any, said: str) -> None:
    assert echo(spec_of(where), value, CONTEXT) == said


def test_amounts_have_the_organisations_currency() -> None:
    yen = plan_of(Organisation(id=1, name="Acme", currency="JPY", year=2027))
    assert text_of(spec_of("goal.need"), 12_000, yen) == "12000"
    assert parse(spec_of("goal.need"), "12000", Context(yen, TODAY)) == 12_000
    assert Context(Plan.of([]), TODAY).currency == "EUR"


@pytest.mark.parametrize(
    "where",
    ["project.finished_on", "project_baseline.approved_on", "recovery_test.tested_on", "reading.date"],
)
def test_a_day_of_what_happened_is_the_last_one(where: str) -> None:
    assert parse(spec_of(where), "30 sep", CONTEXT) == datetime.date(2026, 9, 30)
    assert parse(spec_of("goal.due"), "30 sep", CONTEXT) == datetime.date(2027, 9, 30)


@pytest.mark.parametrize(
    "where", ["kpi.start_on", "measure.start_on", "kpi.limits_from", "limit_phase.start", "person.joined"]
)
def test_a_day_since_when_something_counts_is_the_last_one_but_may_lie_ahead(where: str) -> None:
    assert parse(spec_of(where), "31 mar", CONTEXT) == datetime.date(2026, 3, 31)
    assert parse(spec_of(where), "31 mar 2027", CONTEXT) == datetime.date(2027, 3, 31)
    assert not spec_of(where).past


def test_slashed_dates_are_read_in_the_organisations_order() -> None:
    british = plan_of(Organisation(id=1, name="Acme", currency="EUR", year=2027, date_order="dmy"))
    assert parse(spec_of("goal.due"), "03/04/2027", Context(british, TODAY)) == datetime.date(2027, 4, 3)
    assert Context(Plan.of([]), TODAY).date_order == "ymd"


def test_a_fixed_value_is_said_in_words() -> None:
    assert words("at_least") == "at least"
