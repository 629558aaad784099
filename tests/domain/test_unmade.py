"""A table that is still columns says what a table of records says, whatever is asked first."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, added, removed
from itplanner.domain.plan import Plan, Table, difference
from itplanner.domain.records import KINDS, Reading, Record, assembled, fields, unmade
from itplanner.domain.records.checking import assembled_one
from itplanner.domain.records.unmade import Unmade
from tests.builders import DAYS, SEEDS, contents, random_record, reading

Question = Callable[[Table[Any]], object]
NUMBERS = range(12)


def questions(kind: str) -> list[Question]:
    """Return all that is asked of a table, for every field where it is asked of one."""
    names = [*fields(KINDS[kind]), "folded", "code"]
    return [
        len,
        list,
        lambda table: list(table.rows),
        lambda table: list(reversed(table.rows)),
        lambda table: list(table.rows.items()),
        lambda table: sorted(table.rows.keys() - {1, 2}),
        lambda table: [number in table for number in NUMBERS],
        lambda table: [table.get(number) for number in (*NUMBERS, None)],
        lambda table: [table.rows[number] for number in list(table.rows)[::2]],
        lambda table: [(table.by(name), list(table.by(name))) for name in names],
        lambda table: table.by(names[0], names[1], "folded"),
        lambda table: [table.by(names[1], name) for name in names],
        lambda table: [table.where(name, value) for name in names for value in table.by(name)],
        lambda table: [table.first(name, value) for name in names for value in (*table.by(name), "none")],
        lambda table: [
            table.last(name, value, "id") for name in names for value in (*table.by(name), "none")
        ],
        lambda table: table.changed({1: None, 7: None}).rows if {1, 7} <= set(table.rows) else None,
    ]


def both(kind: str, rows: list[Record]) -> tuple[Table[Any], Table[Any]]:
    """Return a table of records, and one of their columns without those that hold only the default."""
    values = {name: [getattr(row, name) for row in rows] for name in fields(KINDS[kind])}
    columns = {
        name: column
        for name, column in values.items()
        if name == "id" or any(value != fields(KINDS[kind])[name].default for value in column)
    }
    return Table({row.id: row for row in rows}), Table(Unmade(KINDS[kind], columns))


@st.composite
def tables(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(KINDS)) -> tuple[str, Table[Any], Table[Any]]:
    """Return both tables of random records of a kind."""
    random, kind = Random(draw(SEEDS)), draw(st.sampled_from(kinds))
    numbers = sorted(random.sample(NUMBERS[1:], random.randint(1, 11)))
    return kind, *both(kind, [random_record(random, kind, number) for number in numbers])


@given(tables(), st.data())
def test_it_answers_as_a_table_of_records_does(
    pair: tuple[str, Table[Any], Table[Any]], data: st.DataObject
) -> None:
    kind, made, unmade = pair
    for ask in data.draw(st.permutations(questions(kind))):
        assert ask(unmade) == ask(made)


def test_by_one_field_twice_the_values_stand_twice_whether_all_are_unset_or_not() -> None:
    for table in both("reading", [reading(1), reading(2)]):
        assert table.by("kpi", "kpi") == {(None, None): (1, 2)}
        assert table.by("id", "id") == {(1, 1): (1,), (2, 2): (2,)}


@given(tables(), st.data())
def test_a_record_stays_the_very_same_once_it_was_made(
    pair: tuple[str, Table[Any], Table[Any]], data: st.DataObject
) -> None:
    _kind, made, unmade = pair
    asked = data.draw(st.lists(st.sampled_from(list(made.rows))))
    first = [unmade.rows[number] for number in asked]
    assert all(row is unmade.rows[number] for number, row in zip(asked, first, strict=True))
    every = list(unmade)
    assert all(row is unmade.rows[row.id] for row in first)
    assert all(row is again for row, again in zip(every, unmade, strict=True))


@given(tables(("reading",)), SEEDS)
def test_a_plan_of_it_changes_as_any_other(pair: tuple[str, Table[Any], Table[Any]], seed: int) -> None:
    kind, made, unmade = pair
    random = Random(seed)
    for table in (made, unmade):
        table.by("kpi")
        table.by("measure", "date")
        table.last("kpi", None, "date")
    gone = random.sample(list(made), random.randint(0, len(made)))
    edits = [removed(row) for row in gone] + [added(random_record(random, kind, 20))]
    change = Change.of(edits, "A change")
    before, beside = Plan({kind: made}), Plan({kind: unmade})
    if random.random() < 0.5:
        beside.make()
    after = beside.apply(change)
    assert contents(after) == contents(before.apply(change))
    assert after[Reading].by("kpi") == before.apply(change)[Reading].by("kpi")
    for kpi, numbers in after[Reading].by("kpi").items():
        last = max(numbers, key=lambda number: (after[Reading].rows[number].date, number))
        assert after[Reading].last("kpi", kpi, "date") is after[Reading].rows[last]
    assert difference(beside, after).edits == change.edits
    assert difference(before, beside).edits == ()


@given(st.lists(st.tuples(st.sampled_from((None, 1, 2)), st.sampled_from(DAYS)), min_size=1, max_size=9))
def test_the_last_of_a_series_is_the_latest_and_of_one_day_the_one_with_the_highest_number(
    read: list[tuple[int | None, Any]],
) -> None:
    rows: list[Record] = [reading(number, kpi=kpi, date=day) for number, (kpi, day) in enumerate(read, 1)]
    for table in both("reading", rows):
        for kpi in (None, 1, 2, 3):
            series = sorted(table.where("kpi", kpi), key=lambda row: row.date)
            assert table.last("kpi", kpi, "date") == (series[-1] if series else None)
            assert table.first("kpi", kpi) == next(iter(table.where("kpi", kpi)), None)


def test_a_new_record_has_the_lowest_number_until_it_is_stored() -> None:
    stored, new = reading(5, kpi=1, date=DAYS[0]), reading(-1, kpi=1, date=DAYS[0])
    table: Table[Any] = Table({5: stored, -1: new})
    assert (table.first("kpi", 1), table.last("kpi", 1, "date")) == (new, stored)


def test_of_readings_only_those_are_made_that_somebody_asks_for() -> None:
    rows: list[Record] = [reading(number, measure=number % 5) for number in range(1, 50)]
    _made, table = both("reading", rows)
    assert table.last("measure", 3, "date") == rows[47]
    assert table.where("measure", 4)
    assert table.get(10) == rows[9]
    assert isinstance(table.rows, Unmade)
    assert sorted(table.rows._made) == [4, 9, 10, 14, 19, 24, 29, 34, 39, 44, 48, 49]


def test_a_record_is_one_also_where_all_are_made_while_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    _made, table = both("reading", [reading(1), reading(2)])
    rows = table.rows
    assert isinstance(rows, Unmade)

    def late(kind: type[Record], *place: Any) -> Record:
        assert len(rows.every) == 2
        return assembled_one(kind, *place)

    monkeypatch.setattr(unmade, "assembled_one", late)
    asked = rows[2]
    assert asked is rows.every[2]
    assert asked is rows[2]


def test_a_record_is_one_also_where_it_is_made_while_all_are(monkeypatch: pytest.MonkeyPatch) -> None:
    _made, table = both("reading", [reading(1), reading(2)])
    asked = []

    def slowly(kind: type[Record], columns: Any) -> list[Record]:
        found = assembled(kind, columns)
        asked.append(table.rows[2])
        return found

    monkeypatch.setattr(unmade, "assembled", slowly)
    assert list(table) == [reading(1), reading(2)]
    assert asked == [reading(2)]
    assert asked[0] is table.rows[2]


def test_once_a_plan_was_made_nothing_is_left_to_make() -> None:
    rows: list[Record] = [reading(number) for number in range(1, 5)]
    made, unmade = both("reading", rows)
    plan = Plan({"reading": unmade, "goal": made})
    first = plan[Reading].get(3)
    plan.make()
    assert isinstance(unmade.rows, Unmade)
    assert list(unmade.rows._made) == [1, 2, 3, 4]
    assert plan[Reading].get(3) is first
