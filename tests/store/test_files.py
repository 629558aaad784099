"""The plan as a file: modes, groups, read-only places, deleted and replaced files, network file systems."""

import os
import stat
from pathlib import Path

import pytest

from itplanner.domain.change import Edit
from itplanner.errors import (
    Damaged,
    Exists,
    Missing,
    NotAPlan,
    PlanError,
    PlannerError,
    ReadOnly,
    Replaced,
)
from itplanner.store import doctor, files
from itplanner.store.restoring import restore
from itplanner.store.store import Store
from tests.store.conftest import Sit
from tests.store.desk import YEAR, Desk, by_hand, started


def mode(path: Path) -> int:
    """Return the permission bits of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o000])
def test_a_plan_and_what_lies_beside_it_are_private_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        path = tmp_path / "new" / "it.itplan"
        started(path)
        desk = Desk(path)
        desk.set(YEAR, "note", "a")
        desk.store.backup(tmp_path / "copy.itplan")
    finally:
        os.umask(before)

    assert mode(path.parent) == 0o700
    assert {each.name: mode(each) for each in path.parent.iterdir()} == {
        "it.itplan": 0o600,
        "it.itplan-wal": 0o600,
        "it.itplan-shm": 0o600,
        "it.itplan.backups": 0o700,
    }
    (kept,) = desk.store.backups()
    assert (mode(kept.path), mode(tmp_path / "copy.itplan")) == (0o600, 0o600)
    desk.store.close()


def test_a_plan_may_have_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"b\xe4d.itplan")
    started(path)
    desk = Desk(path)
    desk.set(YEAR, "note", "a")
    desk.store.close()
    with Store.open(path) as again:
        assert again.load().revision


def test_a_new_plan_never_takes_a_place_that_is_taken(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(Exists):
        Store.create(path)

    assert path.read_bytes() == before


def test_a_plan_that_could_not_be_made_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_path: Path, *, network: bool) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("itplanner.store.database.create", fails)
    with pytest.raises(ZeroDivisionError):
        Store.create(tmp_path / "it.itplan")

    assert not (tmp_path / "it.itplan").exists()


def test_where_nothing_is_there_is_no_plan(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        Store.open(tmp_path / "none")
    with pytest.raises(Missing):
        Store.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"name;due\nA;B\n", b"SQLite format 3\x00" + b"\x00" * 200])
def test_another_kind_of_file_is_no_plan_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "some.csv"
    path.write_bytes(content)

    with pytest.raises(NotAPlan):
        Store.open(path)

    assert path.read_bytes() == content


def test_another_program_s_database_is_no_plan(tmp_path: Path) -> None:
    with by_hand(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE goal (id INTEGER)")

    with pytest.raises(NotAPlan):
        Store.open(tmp_path / "other.db")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alembic_version SET version_num = 'abc'",
        "UPDATE alembic_version SET version_num = '-1'",
        "UPDATE alembic_version SET version_num = '0'",
        "UPDATE alembic_version SET version_num = ' 1'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ],
)
def test_a_plan_that_says_no_schema_is_damaged_and_no_backup(
    path: Path, sit: Sit, tmp_path: Path, statement: str
) -> None:
    desk = sit()
    with by_hand(path) as db:
        db.execute(statement)

    for act in (lambda: Store.open(path), desk.store.load, lambda: desk.set(YEAR, "note", "a")):
        with pytest.raises(Damaged, match="damaged"):
            act()
    assert any("damaged" in line or "no such table" in line for line in doctor.facts(path).warnings)
    with pytest.raises(Damaged, match="no whole plan"):
        restore(tmp_path / "other", path)
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("name", ["it.itplan/within", "x" * 300])
def test_a_path_that_cannot_be_is_told(path: Path, name: str) -> None:
    wrong = path.parent / name
    for act in (lambda: Store.open(wrong), lambda: restore(path, wrong), lambda: doctor.facts(wrong)):
        with pytest.raises(PlanError, match="can't be used"):
            act()


def test_a_deleted_file_is_noticed_before_writing(ann: Desk, path: Path) -> None:
    path.unlink()

    with pytest.raises(Replaced, match="deleted"):
        ann.set(YEAR, "note", "a")
    with pytest.raises(Replaced):
        ann.store.moved()


def test_a_replaced_file_is_noticed_before_writing(ann: Desk, path: Path, tmp_path: Path) -> None:
    started(tmp_path / "other.itplan")
    (tmp_path / "other.itplan").replace(path)

    with pytest.raises(Replaced, match=r"replaced on disk at \d\d:\d\d"):
        ann.set(YEAR, "note", "a")

    assert ann.store._reading is not None
    assert Desk(path)[YEAR].note == ""


def test_a_file_replaced_while_the_lock_was_waited_for_is_noticed(
    ann: Desk, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(tmp_path / "other.itplan")
    back_up = ann.store._back_up

    def meanwhile(at: object) -> None:
        back_up(ann.at)
        (tmp_path / "other.itplan").replace(path)

    monkeypatch.setattr(ann.store, "_back_up", meanwhile)
    with pytest.raises(Replaced):
        ann.set(YEAR, "note", "a")


def test_a_plan_on_a_network_file_system_keeps_its_changes_in_a_rollback_journal(
    path: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "on_network", lambda path: True)

    desk = sit()
    other = sit("ben")
    desk.set(YEAR, "note", "a")
    other.set(YEAR, "title", "Three sites")

    assert desk.store.network
    assert doctor.facts(path).journal == "delete"
    assert not path.with_name(f"{path.name}-wal").exists()
    assert [each.revision.actor.login for each in desk.follow()] == ["ben"]


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/ann/it.itplan", True),
        ("/home/local/it.itplan", False),
        ("/srv/my plans/it.itplan", True),
        ("/homestead/it.itplan", False),
        ("/etc/it.itplan", False),
    ],
)
def test_the_deepest_mount_point_says_whether_it_is_a_network(path: str, network: bool) -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "filer:/home /home nfs4 rw 0 0\n"
        "/dev/sdb1 /home/local ext4 rw 0 0\n"
        "//win/plans /srv/my\\040plans cifs rw 0 0\n"
    )

    assert files.on_network(Path(path), mounts) is network


def test_the_later_of_two_mounts_on_one_point_counts() -> None:
    mounts = "filer:/x /tmp nfs rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n"

    assert not files.on_network(Path("/tmp/it.itplan"), mounts)


def test_a_group_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="There is no group nosuchgroup"):
        Store.create(tmp_path / "new" / "it.itplan", group="nosuchgroup")

    assert not (tmp_path / "new").exists()


def test_a_plan_in_a_folder_that_never_changes_is_followed_all_the_same(
    path: Path, ann: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.store.close()
    monkeypatch.setattr(files, "writable", lambda path: False)
    monkeypatch.setattr("itplanner.store.connection.reader", immutable)
    reading = Desk(path)
    assert reading.store.read_only
    assert not reading.store.moved()
    monkeypatch.undo()
    writing = Desk(path, "ben")
    writing.set(YEAR, "title", "Three sites")
    writing.store.close()

    monkeypatch.setattr("itplanner.store.connection.reader", immutable)
    assert reading.store.moved()
    reading.follow()

    assert reading[YEAR].title == "Three sites"
    with pytest.raises(ReadOnly):
        reading.do(Edit("goal", 2, "title", "Three sites", "Four sites"))
    reading.store.close()


def immutable(path: Path) -> tuple[object, bool]:
    """Open a database as SQLite must where the folder forbids to make files."""
    from itplanner.store.connection import connect  # noqa: PLC0415 - not the patched one

    return connect(path, mode="immutable"), True
