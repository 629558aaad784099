"""Older plans: upgraded wholly or not at all, their history told in the present shape."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from itplanner.domain.change import Edit, Ref
from itplanner.domain.records import BASIS, KPI, Declaration, Goal, Measure, Person, Reading, Step, Waiver
from itplanner.domain.shapes import SHAPE
from itplanner.errors import Damaged, Newer, ReadOnly
from itplanner.store import backups, files
from itplanner.store.migrations import lifting
from itplanner.store.store import Store
from tests.store.desk import NOON, Desk, by_hand


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return the path of a plan as the first release left it."""
    return left_by(1, tmp_path)


def left_by(shape: int, folder: Path) -> Path:
    """Return the path of a plan as the release of a shape left it."""
    path = folder / f"shape_{shape}.itplan"
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(Path(__file__).with_name(f"shape_{shape}.sql").read_text(encoding="utf-8"))
    return path


def schema(path: Path) -> Mapping[str, object]:
    """Return what each table and index is, without quoting, blanks and the order of its columns."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    plain = {name: re.sub(r"\s+", " ", sql.replace('"', "")) for name, sql in rows}
    return {name: sorted(split(sql)) for name, sql in plain.items()}


def split(sql: str) -> list[str]:
    """Return what a table is called, each of its columns and each of its constraints."""
    first, *constraints = (part.removesuffix(" )").strip() for part in sql.split(", CONSTRAINT "))
    head, _, columns = first.partition("( ")
    return [head, *columns.split(", "), *constraints]


@pytest.mark.parametrize("shape", range(1, SHAPE))
def test_an_upgraded_plan_has_the_tables_of_a_new_one(shape: int, tmp_path: Path) -> None:
    old = left_by(shape, tmp_path)
    Store.open(old).close()
    Store.create(tmp_path / "new.itplan").close()

    assert schema(old) == schema(tmp_path / "new.itplan")
    assert counted(old) == counted(tmp_path / "new.itplan")


def counted(path: Path) -> set[str]:
    """Return the kinds whose records are counted."""
    with closing(sqlite3.connect(path)) as db:
        return {kind for (kind,) in db.execute("SELECT kind FROM counter")}


def test_an_upgrade_lifts_the_data_and_says_so_in_an_empty_revision(old: Path) -> None:
    desk = Desk(old)

    assert desk.plan[Step].rows[2].text == "Dig permits for Lakeside and Mill"
    assert desk.plan[Step].rows[2].weight == 2 * BASIS
    assert desk.plan[Goal].rows[1].tags == ("fibre", "sites")
    assert {person.login for person in desk.plan[Person]} == {""}
    newest = desk.store.history(limit=1)[0]
    assert (newest.revision.number, newest.revision.sentence) == (9, f"Upgraded to shape {SHAPE}")
    assert newest.revision.shape == SHAPE
    assert newest.change.edits == ()
    assert desk.store.verify().ok
    desk.store.close()


def test_the_plan_before_the_upgrade_is_kept_as_it_was(old: Path) -> None:
    before = old.read_bytes()

    with Store.open(old) as store:
        (backup,) = store.backups()

    assert backup.ok
    assert backup.path.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(backup.path)) as kept, closing(sqlite3.connect(":memory:")) as known:
        known.deserialize(before)
        assert list(kept.iterdump()) == list(known.iterdump())


def test_as_of_goes_back_across_the_upgrade(old: Path) -> None:
    desk = Desk(old)

    third = desk.store.as_of(desk.plan, 3)
    assert {step.id: (step.text, step.weight) for step in third[Step]} == {
        1: ("Order the 9 lines", BASIS),
        2: ("Dig permit for Lakeside", 3 * BASIS),
        3: ("Old wiring out", BASIS),
    }
    assert third[Goal].rows[1].population is None
    assert 2 not in third[Goal]
    assert desk.store.as_of(desk.plan, 7)[Goal].rows[1].weight == 4 * BASIS
    assert all(not len(table) for table in desk.store.as_of(desk.plan, 0).tables.values())
    desk.store.close()


def test_what_was_done_before_the_upgrade_can_be_undone_after_it(old: Path) -> None:
    desk = Desk(old)

    desk.undo(5)
    desk.undo(4)

    assert desk.plan[Step].rows[3].text == "Old wiring out"
    assert (desk.plan[Step].rows[2].text, desk.plan[Step].rows[2].weight) == (
        "Dig permit for Lakeside",
        3 * BASIS,
    )
    assert desk.store.verify().ok
    desk.store.close()


def test_series_of_the_second_shape_gain_a_straight_path_also_in_the_past(tmp_path: Path) -> None:
    desk = Desk(left_by(2, tmp_path))

    assert (desk.plan[KPI].rows[1].path, desk.plan[KPI].rows[1].points) == ("linear", ())
    assert (desk.plan[Measure].rows[1].path, desk.plan[Measure].rows[1].points) == ("linear", ())
    assert desk.plan[Reading].rows[1].value == 48
    sixth = desk.store.as_of(desk.plan, 6)
    assert (sixth[KPI].rows[2].path, sixth[KPI].rows[2].tags) == ("linear", ("desk",))
    assert desk.store.as_of(desk.plan, 4)[KPI].rows[1].target == 24
    desk.undo(7)
    assert desk.plan[KPI].rows[2].name == "Tickets"
    assert desk.store.verify().ok
    desk.store.close()


def test_what_the_third_shape_brought_is_undone_and_remembered(tmp_path: Path) -> None:
    desk = Desk(left_by(2, tmp_path))
    day = NOON.date()
    points = ((day, 30.0), (day.replace(year=2027), 24.0))
    desk.set(Ref("kpi", 1), "points", points)
    declared = Declaration(id=-1, record="K1", colour="amber", person=1, given_on=day, expires=day)
    assert desk.add(declared) == [1]

    desk.undo(9)

    assert desk.plan[KPI].rows[1].points == ()
    assert desk.store.as_of(desk.plan, 9)[KPI].rows[1].points == points
    assert desk.store.as_of(desk.plan, 9)[Declaration].get(1) is None
    assert desk.store.load()[Declaration].rows[1].record == "K1"
    desk.store.close()


def test_what_the_fourth_shape_brought_is_undone_and_remembered(tmp_path: Path) -> None:
    desk = Desk(left_by(3, tmp_path))
    day = NOON.date()
    waived = Waiver(id=-1, rule="G001", record="G1", person=1, reason="Post open", given_on=day, expires=day)
    assert desk.add(waived) == [1]

    desk.undo(5)

    assert desk.plan[Declaration].rows[1].reason == "New tool from January"
    assert desk.plan[KPI].rows[1].points[0][1] == 40
    assert desk.store.as_of(desk.plan, 6)[Waiver].get(1) is None
    assert desk.store.load()[Waiver].rows[1].record == "G1"
    assert desk.store.verify().ok
    desk.store.close()


def test_the_last_edit_of_a_renamed_field_is_found(old: Path) -> None:
    with Store.open(old) as store:
        found = store.last_edit(Ref("step", 2), "text")

    assert found is not None
    assert found.number == 4


def test_an_upgrade_that_fails_leaves_the_old_plan_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object) -> None:
        raise ZeroDivisionError

    before = schema(old)
    monkeypatch.setattr(lifting, "_row", lambda kind, row, number: row if kind != "step" else fails())
    with pytest.raises(ZeroDivisionError):
        Store.open(old)

    assert schema(old) == before
    monkeypatch.undo()
    desk = Desk(old)
    assert desk.plan[Step].rows[1].text == "Order the 9 lines"
    assert [revision.number for revision in desk.store.revisions()] == list(range(1, 10))
    desk.store.close()


def test_a_plan_with_links_to_nothing_is_not_upgraded(old: Path) -> None:
    with by_hand(old) as db:
        db.execute("DELETE FROM area")
    before = schema(old)

    with pytest.raises(Damaged, match="links to nothing"):
        Store.open(old)

    assert schema(old) == before


def test_an_older_plan_that_may_not_be_written_says_what_helps(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "writable", lambda path: False)

    with pytest.raises(ReadOnly, match="written by an older itplanner"):
        Store.open(old)

    assert backups.kept(old) == []


def upgraded_by_a_newer_program(path: Path) -> None:
    """Leave a file as a newer program leaves it after its upgrade."""
    with by_hand(path) as db:
        db.execute("UPDATE alembic_version SET version_num = ?", (str(SHAPE + 1),))


def test_a_newer_plan_is_refused(path: Path) -> None:
    upgraded_by_a_newer_program(path)

    with pytest.raises(Newer) as caught:
        Store.open(path)

    said = f"This plan was written by a newer itplanner (schema {SHAPE + 1}, yours reads {SHAPE})."
    assert caught.value.message == said
    assert caught.value.exit_code == 3


def test_an_older_program_that_is_still_open_is_refused_at_its_next_commit(ann: Desk, path: Path) -> None:
    upgraded_by_a_newer_program(path)

    with pytest.raises(Newer):
        ann.do(Edit("area", 1, "name", "Network", "Net"))
    with pytest.raises(Newer):
        ann.store.load()
    with pytest.raises(Newer):
        ann.follow()
