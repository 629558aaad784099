"""Commands about the file: backup, restore, verify, doctor, where, and the way into the workbench."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from itplanner.tui.settings import Settings
from tests.cli.conftest import Run


def test_a_backup_is_made_once_and_put_back(run: Run, plan: Path) -> None:
    assert run("backup", "kept.db") == (0, "", "Copied to kept.db.\n")
    assert run("backup", "kept.db").code == 2
    run("set", "G1", "title=Changed")
    restored = run("restore", "kept.db")
    assert restored.code == 0
    assert "is kept" in restored.err
    assert "One network" in run("list", "goals").out
    assert len(list(plan.parent.glob("plan replaced *.db"))) == 1


def test_a_whole_plan_is_verified(run: Run) -> None:
    said = run("verify")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("The plan is whole: 13 changes")


def test_a_plan_that_was_written_to_by_hand_is_not_whole(run: Run, plan: Path) -> None:
    with closing(sqlite3.connect(plan)) as db:
        db.execute("UPDATE goal SET title = 'Forged' WHERE id = 1")
        db.commit()
    said = run("verify")
    assert said.code == 1
    assert "G1: the data and the history differ in title" in said.out


def test_a_history_that_was_written_to_by_hand_is_told_in_words(run: Run, plan: Path) -> None:
    with closing(sqlite3.connect(plan)) as db:
        db.execute("UPDATE revision SET at = 'soon' WHERE number = 5")
        db.commit()
    verified, history = run("verify"), run("history")
    assert (verified.code, verified.out) == (1, 'Change 5: its at "soon" can\'t be read\n')
    assert (history.code, history.out) == (3, "")
    assert "Error: Change 5 of the history can't be read.\nhint: `itplanner verify`" in history.err


def test_a_file_that_says_no_schema_is_told_in_words(run: Run, plan: Path, tmp_path: Path) -> None:
    run("backup", "kept.db")
    for path in (plan, tmp_path / "kept.db"):
        with closing(sqlite3.connect(path)) as db:
            db.execute("UPDATE alembic_version SET version_num = 'abc'")
            db.commit()
    for words, said in (
        (["list", "goals"], 'its schema is "abc"'),
        (["restore", "kept.db"], "is no whole plan, so nothing was touched"),
    ):
        found = run(*words)
        assert (found.code, found.out) == (3, "")
        assert said in found.err
    assert 'its schema is "abc"' in run("doctor").err


def test_doctor_tells_facts_also_without_a_plan(run: Run, plan: Path) -> None:
    assert "13 changes" in run("doctor").out
    plan.unlink()
    said = run("doctor")
    assert said.code == 0
    assert "python" in said.out
    assert "There is no plan" in said.err


def test_where_prints_the_plans_path_alone_on_stdout(run: Run, plan: Path, tmp_path: Path) -> None:
    assert run("where").out == f"{plan}\n"
    assert str(tmp_path / "state" / "itplanner") in run("where").err
    assert run("where", "-p", "other.db").out == "other.db\n"
    assert "There is no plan there yet" in run("where", "-p", "x" * 300).err


def test_the_keys_are_printed_by_place(run: Run) -> None:
    said = run("keys")
    assert said.code == 0
    assert said.out.splitlines()[0].split() == ["place", "keys", "what", "id"]


class Workbench:
    """Stands for the workbench, which needs a terminal."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path, dict[str, object]]] = []

    def __call__(self, path: Path, **options: object) -> int:
        self.opened.append((path, options))
        return 0


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    found = Workbench()
    monkeypatch.setattr("itplanner.cli.workbench.run", found)
    return found


def test_without_a_command_the_workbench_opens(run: Run, workbench: Workbench, plan: Path) -> None:
    assert run().code == 0
    assert run("--ascii", "own.db", "--as", "Ana").code == 0
    assert run("./list").code == 0
    assert [str(path) for path, _options in workbench.opened] == [str(plan), "own.db", "list"]
    assert workbench.opened[1][1]["ascii_only"] is True
    assert workbench.opened[1][1]["person"] == "Ana"


def test_the_demo_is_a_private_copy(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path, bool]] = []

    def worked(path: Path, _person: str, settings: Settings, _left: object) -> int:
        opened.append((path, settings.demo))
        return 0

    monkeypatch.setattr("itplanner.cli.workbench.require_terminal", lambda: None)
    monkeypatch.setattr("itplanner.cli.opening._worked", worked)
    assert run("--demo").code == 0
    ((path, demo),) = opened
    assert path.is_relative_to(tmp_path / "state" / "itplanner" / "demo")
    assert path.exists()
    assert demo
