"""What Core writes is what sqlite3 reads, for every kind; a damaged cell is found and named."""

import datetime
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Change, Edit, Ref, added
from itplanner.domain.history import Actor
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, FieldSpec, Goal, Holds, Record, fields
from itplanner.domain.records.base import BASIS, LARGEST
from itplanner.errors import ReadOnly
from itplanner.store import reader
from itplanner.store.columns import held
from itplanner.store.reader import read_plan
from itplanner.store.store import Store
from tests.builders import NOTATIONS, SMALL
from tests.store.conftest import Sit
from tests.store.desk import NOON, YEAR, by_hand
from tests.store.test_columns import STORED

HOSTILE = "Zoë ‑ naïve 日本語 🧭 [bold]'\"; DROP TABLE goal; -- %s \\ {x}"
LEAST = {
    Holds.LINE: HOSTILE,
    Holds.TEXT: f"{HOSTILE}\nsecond\tline",
    Holds.PERCENT: 0,
    Holds.RANK: "0V",
    Holds.CURRENCY: "AAA",
    Holds.CHECK: "G001",
    Holds.DATE: datetime.date(1, 1, 1),
    Holds.INTEGER: 0,
    Holds.NUMBER: 5e-324,
    Holds.MONEY: 0,
    Holds.WEIGHT: 1,
    Holds.YES: False,
    Holds.WORDS: ("", HOSTILE, '["x"]'),
    Holds.POINTS: ((datetime.date(1, 1, 1), -1.5), (datetime.date(2027, 3, 31), 5e-324)),
    Holds.RECORD: "G1",
    Holds.YEAR: 1900,
    Holds.MONTH: 1,
    Holds.PERIOD: 1,
}
MOST = LEAST | {
    Holds.TEXT: "ü" * 100_000,
    Holds.DATE: datetime.date(9999, 12, 31),
    Holds.INTEGER: 6,
    Holds.NUMBER: 1.7976931348623157e308,
    Holds.MONEY: LARGEST,
    Holds.PERCENT: BASIS,
    Holds.WEIGHT: LARGEST,
    Holds.YES: True,
    Holds.WORDS: (),
    Holds.POINTS: (),
    Holds.RECORD: f"K{10**18 - 1}",
    Holds.YEAR: 2300,
    Holds.MONTH: 12,
    Holds.PERIOD: 12,
}
AT_MOST_ONE = 1.0


def extreme(kind: str, number: int, values: dict[Holds, object], choice: int) -> Record:
    """Return a record whose every field holds its kind's first extreme value that the field takes."""
    own: dict[str, Any] = {
        name: value(spec, values, choice) for name, spec in fields(KINDS[kind]).items() if name != "id"
    }
    if kind == "reading":
        own["measure"] = None
    return KINDS[kind](id=number, **own)


def value(spec: FieldSpec, values: dict[Holds, object], choice: int) -> object:
    """Return an extreme value of a field."""
    if spec.link is not None:
        return 1
    if spec.choices:
        return spec.choices[choice]
    if spec.holds is Holds.NOTATION:
        return NOTATIONS[spec.name][choice]
    if spec.name in SMALL:
        return 1
    if spec.name == "fte":
        return AT_MOST_ONE
    return values[spec.holds]


def empty(kind: str, number: int) -> Record:
    """Return a record of a kind with nothing in it but what must be there."""
    own: dict[str, Any] = {
        name: value(spec, LEAST, 0) if spec.required else spec.default
        for name, spec in fields(KINDS[kind]).items()
        if name != "id"
    }
    return KINDS[kind](id=number, **own)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_reads_back_equal(kind: str, tmp_path: Path) -> None:
    records = [extreme(kind, 1, LEAST, 0), extreme(kind, 2, MOST, -1), empty(kind, 3)]
    path = tmp_path / "plan"
    Store.create(path).close()
    from itplanner.store.database import Database  # noqa: PLC0415 - as the store does

    database = Database(path)
    with by_hand(path) as db:
        db.execute("PRAGMA foreign_keys = OFF")
    with database.writing() as written:
        written.rows.execute("PRAGMA defer_foreign_keys = ON")
        for each in KINDS:
            if each != kind:
                written.write(Change((added(empty(each, 1)),), ""))
        written.write(Change(tuple(added(each) for each in records), ""))
    database.close()

    with Store.open(path) as store:
        plan = store.load()
        assert store.damage == []
    assert list(plan.table(kind)) == records
    for row, known in zip(plan.table(kind), records, strict=True):
        for name in fields(KINDS[kind]):
            assert type(getattr(row, name)) is type(getattr(known, name)), name


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_is_guarded_and_changed_whatever_it_holds(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "plan"
    first, second = extreme(kind, 1, LEAST, 0), extreme(kind, 1, MOST, -1)
    steps = [(empty(kind, 1), first), (first, second), (second, empty(kind, 1))]
    Store.create(path).close()
    from itplanner.store.database import Database  # noqa: PLC0415 - as the store does

    database = Database(path)
    with database.writing() as written:
        for each in KINDS:
            written.write(Change((added(empty(each, 1)),), ""))
        for before, after in steps:
            edits = [
                Edit(kind, 1, name, getattr(before, name), getattr(after, name))
                for name in fields(KINDS[kind])
                if getattr(before, name) != getattr(after, name)
            ]
            written.write(Change(tuple(edits), ""))
    database.close()

    with Store.open(path) as store:
        assert list(store.load().table(kind)) == [empty(kind, 1)]


def test_a_column_is_read_once_a_single_row_fills_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LOOKED_AT", 1)
    asked: list[str] = []
    with by_hand(path) as db:
        db.set_trace_callback(asked.append)
        plan, damage = read_plan(db)
        assert [goal.tags for goal in plan[Goal]] == [(), ()]
        whole = next(each for each in asked if 'FROM "goal"' in each and each.endswith("INDEXED ORDER BY id"))
        assert '"tags"' not in whole

        db.execute("""UPDATE goal SET tags = '["cable"]' WHERE id = 1""")
        plan, damage = read_plan(db)
        assert [goal.tags for goal in plan[Goal]] == [("cable",), ()]
        assert damage == []


@given(st.data())
def test_a_table_is_read_the_same_wherever_its_columns_are_filled(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(KINDS)))
    cells = data.draw(st.sampled_from([sound_cells, any_cells]))(kind)
    rows = data.draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=12))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make_tables(db)
        for number, row in enumerate(rows, 1):
            values = {"id": 3 * number, **row}
            names, places = ", ".join(map('"{}"'.format, values)), ", ".join("?" * len(values))
            db.execute(f'INSERT INTO "{kind}" ({names}) VALUES ({places})', list(values.values()))
        in_one, damage = read_plan(db)
        with pytest.MonkeyPatch.context() as patch:
            for name in ("LOOKED_AT", "FEW"):
                patch.setattr(reader, name, data.draw(st.integers(1, 6)))
            in_parts, damaged = read_plan(db)
    assert list(in_parts.table(kind)) == list(in_one.table(kind))
    assert damaged == damage
    assert len(in_one.table(kind)) + len(damage) == len(rows)


@pytest.mark.parametrize("number", [-LARGEST - 1, LARGEST + 1])
@pytest.mark.parametrize("looked_at", [1, 256])
def test_a_number_that_is_too_large_is_damage_first_and_last(
    number: int, looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LOOKED_AT", looked_at)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        make_tables(db)
        for each in (number, 1, 2):
            db.execute(
                "INSERT INTO step (id, goal, text, done, milestone, weight, rank, evidence, reference, "
                "note, tags) VALUES (?, 1, 'Order', 0, 0, 10000, '', '', '', '', '[]')",
                (each,),
            )
        plan, damage = read_plan(db)
    assert list(plan.table("step").rows) == [1, 2]
    assert damage == [f"step {number}: id holds {number}"]


def sound_cells(kind: str) -> dict[str, st.SearchStrategy[object]]:
    """Return by field what a cell may hold, its default most of all."""
    return {name: st.sampled_from(cells) for name, (cells, _all) in _cells(kind).items()}


def any_cells(kind: str) -> dict[str, st.SearchStrategy[object]]:
    """Return the same with what somebody else may have left in a cell."""
    return {name: st.sampled_from(cells) for name, (_sound, cells) in _cells(kind).items()}


@cache
def _cells(kind: str) -> dict[str, tuple[list[object], list[object]]]:
    found: dict[str, tuple[list[object], list[object]]] = {}
    for name, spec in fields(KINDS[kind]).items():
        if name != "id":
            usual = [] if spec.required else ["[]" if spec.default == () else spec.default]
            sound = [each for each in (*STORED, *spec.choices) if held(spec, (each,)) is not None]
            cells = usual * len(sound) + sound
            found[name] = (cells or usual or list(STORED), usual * len(STORED) + sound + list(STORED))
    return found


def make_tables(db: sqlite3.Connection) -> None:
    """Make the tables that are read, without any of the guards of a plan file."""
    for kind in KINDS:
        columns = ", ".join(f'"{name}"' for name in fields(KINDS[kind]) if name != "id")
        db.execute(f'CREATE TABLE "{kind}" (id INTEGER PRIMARY KEY, {columns})')
    db.execute("CREATE TABLE revision (number, digest)")


def test_a_damaged_cell_is_named_and_the_rest_of_the_plan_opens_read_only(path: Path, sit: Sit) -> None:
    with by_hand(path) as db:
        db.execute("UPDATE goal SET horizon = 'soon' WHERE id = 2")
        db.execute("UPDATE area SET tags = '[' WHERE id = 1")

    desk = sit()

    assert YEAR not in {Ref("goal", row.id) for row in desk.plan.table("goal")}
    assert len(desk.plan.table("goal")) == 1
    assert desk.store.damage == ["area 1: a list in it can't be read", "goal 2: horizon holds 'soon'"]
    assert desk.store.read_only
    with pytest.raises(ReadOnly, match="2 values can't be read"):
        desk.store.commit(Plan({}), Change((), ""), by=Actor("ann"), at=NOON)


READING = """
import sys
from pathlib import Path
from itplanner.store.store import Store
store = Store.open(Path(sys.argv[1]))
plan = store.load()
assert len(plan.table('goal')) == 2
"""
HISTORY = "store.follow(plan), store.moved(), store.history(), store.as_of(plan, 0), store.verify()\n"
DATABASE = {"sqlmodel", "sqlalchemy", "alembic"}


def test_a_plan_is_read_without_pydantic(path: Path) -> None:
    assert not loaded(READING, path) & {"pydantic", "pydantic_core", "textual", *DATABASE}


def test_history_is_read_without_a_database_library(path: Path) -> None:
    libraries = loaded(READING + HISTORY, path)
    assert "pydantic" in libraries
    assert not libraries & DATABASE


def loaded(code: str, path: Path) -> set[str]:
    """Return the packages that are imported once a program has done something with a plan."""
    code += "print(*{name.partition('.')[0] for name in sys.modules})\n"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    return set(done.stdout.split())
