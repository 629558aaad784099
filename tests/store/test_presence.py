"""Workbenches on one plan count each other, and a program that ended is gone whatever ended it."""

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from itplanner.store import files
from itplanner.store.presence import Presence
from tests.neighbour import Neighbour

NOBODY = 65534
GROUP = 1  # daemon's on every Unix; only its number matters


class Desks:
    """Neighbours that are ended when the test is over."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def __call__(self, path: Path, uid: int = 0, gid: int = 0) -> Neighbour:
        desk = Neighbour(path, uid, gid)
        self._stack.callback(desk.end)
        return desk


@pytest.fixture
def sit_down() -> Iterator[Desks]:
    """Return what lets somebody open the plan in a process of its own."""
    with ExitStack() as stack:
        yield Desks(stack)


@pytest.fixture
def here(path: Path) -> Iterator[Presence]:
    """Return this process's own presence at the small plan."""
    presence = Presence(path)
    presence.join()
    yield presence
    presence.leave()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that other accounts may reach; pytest's own are private."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_workbenches_count_each_other_and_one_that_was_killed_is_gone(
    path: Path, here: Presence, sit_down: Desks
) -> None:
    assert here.count() == 1
    ben, eva = sit_down(path), sit_down(path)
    assert (ben.first, eva.first) == (2, 3)
    assert (here.count(), ben.count()) == (3, 3)
    ben.end()
    assert (here.count(), eva.count()) == (2, 2)
    here.leave()
    assert (here.count(), eva.count()) == (1, 1)


def test_many_are_counted_wherever_they_sit(path: Path, here: Presence, sit_down: Desks) -> None:
    desks = [sit_down(path) for _ in range(6)]
    for desk in desks[::2]:
        desk.end()
    assert here.count() == 4
    assert sit_down(path).first == 5


def test_the_file_stays_empty_and_has_the_plans_mode(path: Path, here: Presence) -> None:
    beside = path.with_name(f"{path.name}.here")
    assert here.count() == 1
    assert (beside.stat().st_size, stat.S_IMODE(beside.stat().st_mode)) == (0, 0o600)


def test_who_only_looks_at_the_plan_is_counted_nowhere(path: Path) -> None:
    presence = Presence(path)
    assert presence.count() == 1
    presence.leave()
    assert not path.with_name(f"{path.name}.here").exists()


@pytest.mark.parametrize("call", ["lockf", "fcntl"])
def test_where_locks_cannot_be_had_each_is_alone(
    path: Path, sit_down: Desks, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    sit_down(path)

    def refused(*_words: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, call, refused)
    presence = Presence(path)
    presence.join()
    assert presence.count() == 1
    presence.leave()


def test_on_a_network_disk_nobody_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "on_network", lambda _path: True)
    presence = Presence(path)
    presence.join()
    assert presence.count() == 1
    assert not path.with_name(f"{path.name}.here").exists()


def test_a_folder_that_is_gone_is_no_failure(tmp_path: Path) -> None:
    presence = Presence(tmp_path / "nowhere" / "it.itplan")
    presence.join()
    assert presence.count() == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as other accounts")
def test_two_accounts_of_one_group_count_each_other(
    open_folder: Path, sit_down: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_group", lambda name: GROUP)
    path = open_folder / "shared" / "it.itplan"
    files.make_plan_file(path, "planners")
    first = sit_down(path, 1001, GROUP)
    assert sit_down(path, 1002, GROUP).first == 2
    assert first.count() == 2
    beside = path.with_name(f"{path.name}.here").stat()
    assert (stat.S_IMODE(beside.st_mode), beside.st_gid) == (0o660, GROUP)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as other accounts")
def test_an_account_that_may_only_read_counts_itself_alone(open_folder: Path, sit_down: Desks) -> None:
    path = open_folder / "it.itplan"
    path.touch(mode=0o644)
    owner = sit_down(path)
    assert sit_down(path, NOBODY, NOBODY).first == 1
    assert owner.count() == 1
