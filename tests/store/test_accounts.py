"""Other accounts at a plan: those of its group, strangers, and those who may only read."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from itplanner.errors import (
    NotAllowed,
)
from itplanner.store import doctor, files
from itplanner.store.store import Store
from tests.store.desk import YEAR, Desk, started

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as other accounts")

REPOSITORY = Path(__file__).parents[2]
NOBODY = 65534
GROUP = 1  # daemon's on every Unix; only its number matters

WRITES = """
import datetime, os, sys
from pathlib import Path
uid, gid, mask = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3], 8)
path, title = Path(sys.argv[4]), sys.argv[5]
import _strptime, itplanner.store.store, itplanner.store.database  # before the account loses sight of them
os.umask(mask)
os.setgroups([])
os.setegid(gid)
os.seteuid(uid)
from itplanner.domain.change import Change, Edit
from itplanner.domain.history import Actor
from itplanner.errors import PlannerError
at = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
try:
    with itplanner.store.store.Store.open(path) as store:
        plan = store.load()
        before = plan.table("goal").rows[2].title
        print("read only" if store.read_only else "writable", before)
        change = Change.of([Edit("goal", 2, "title", before, title)], "Title")
        store.commit(plan, change, by=Actor("x"), at=at)
        files = (each for each in sorted(path.parent.iterdir()) if each.is_file())
        print(*(oct(each.stat().st_mode & 0o7777) for each in files))
except PlannerError as error:
    print(type(error).__name__, error.message)
"""


def mode(path: Path) -> int:
    """Return the permission bits of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def as_account(uid: int, gid: int, mask: int, path: Path, title: str) -> list[str]:
    """Have another account open the plan and change a title; return what it says."""
    command = [sys.executable, "-c", WRITES, str(uid), str(gid), oct(mask), str(path), title]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=REPOSITORY)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def open_folders() -> Iterator[Path]:
    """Return a folder that other accounts may reach; pytest's own are private."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_two_accounts_of_one_group_both_write(open_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_group", lambda name: GROUP)
    path = open_folders / "shared" / "it.itplan"
    Store.create(path, group="planners").close()
    desk = Desk(path)
    path_of_model = open_folders / "model.itplan"
    started(path_of_model)
    desk.store.close()
    assert (mode(path.parent), mode(path)) == (0o2770, 0o660)
    assert (path.parent.stat().st_gid, path.stat().st_gid) == (GROUP, GROUP)
    path.write_bytes(path_of_model.read_bytes())
    desk = Desk(path)

    first = as_account(1001, GROUP, 0o077, path, "By the first")
    second = as_account(1002, GROUP, 0o022, path, "By the second")

    assert first[0] == "writable Two sites on fibre"
    assert second[0] == "writable By the first"
    assert set(first[1].split() + second[1].split()) == {"0o660"}
    desk.set(YEAR, "note", "a")
    assert desk[YEAR].title == "By the second"
    (backup,) = desk.store.backups()
    assert mode(backup.path) == 0o660
    assert mode(backup.path.parent) == 0o2770
    assert doctor.facts(path).warnings == ()
    desk.store.close()


def test_an_account_outside_the_group_sees_nothing(
    open_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_group", lambda name: GROUP)
    path = open_folders / "shared" / "it.itplan"
    Store.create(path, group="planners").close()

    said = as_account(1003, NOBODY, 0o022, path, "By a stranger")

    assert said == [f"NotAllowed You may not look into {path.parent}."]


def test_a_folder_of_another_group_is_refused_with_what_helps(
    open_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_group", lambda name: GROUP)

    with pytest.raises(NotAllowed, match="isn't shared by the group planners") as caught:
        Store.create(open_folders / "it.itplan", group="planners")

    assert "chmod 2770" in caught.value.hint
    assert not (open_folders / "it.itplan").exists()


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_a_plan_that_may_not_be_written_opens_read_only(
    open_folders: Path, model: bytes, file: int, folder: int
) -> None:
    home = open_folders / "home"
    home.mkdir()
    path = home / "it.itplan"
    path.write_bytes(model)
    path.chmod(file)
    home.chmod(folder)

    said = as_account(NOBODY, NOBODY, 0o022, path, "By nobody")

    assert said == ["read only Two sites on fibre", "ReadOnly This plan is read only for you."]
    assert path.read_bytes() == model


def test_a_read_only_account_sees_what_still_waits_in_the_log(open_folders: Path, model: bytes) -> None:
    home = open_folders / "home"
    home.mkdir()
    path = home / "it.itplan"
    path.write_bytes(model)
    path.chmod(0o644)
    desk = Desk(path)
    desk.set(YEAR, "title", "In the log")
    home.chmod(0o555)

    said = as_account(NOBODY, NOBODY, 0o022, path, "By nobody")

    assert said[0] == "read only In the log"
    desk.store.close()


def test_an_unreadable_plan_says_whom_to_ask(open_folders: Path, model: bytes) -> None:
    path = open_folders / "it.itplan"
    path.write_bytes(model)
    path.chmod(0o600)

    said = as_account(NOBODY, NOBODY, 0o022, path, "By nobody")

    assert said == [f"NotAllowed You may not open {path}."]


def test_a_log_that_can_not_be_read_is_not_passed_over(open_folders: Path, model: bytes) -> None:
    source = open_folders / "it.itplan"
    source.write_bytes(model)
    desk = Desk(source)
    desk.set(YEAR, "title", "In the log")
    home = open_folders / "copied"
    home.mkdir()
    for name in ("it.itplan", "it.itplan-wal"):
        (home / name).write_bytes((open_folders / name).read_bytes())
    desk.store.close()
    home.chmod(0o555)

    said = as_account(NOBODY, NOBODY, 0o022, home / "it.itplan", "By nobody")

    assert said == [f"NotAllowed You may not open {home / 'it.itplan'}."]
