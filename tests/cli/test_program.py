"""The program as a whole: help, version, wrong words, exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from itplanner import __version__
from itplanner.cli import run as running
from itplanner.cli.directory import COMMANDS
from itplanner.cli.group import Group
from itplanner.errors import PlannerError
from tests.cli.conftest import Run

HEAVY = ("click", "pydantic", "sqlmodel", "textual", "sqlite3", "platformdirs")


@pytest.mark.parametrize("words", [["--version"], ["-p", "x.db", "--version"], ["list", "--version"]])
def test_the_version_is_printed_wherever_it_is_asked_for(run: Run, words: list[str]) -> None:
    said = run(*words)
    if words[0] == "list":
        assert said.code == 2
    else:
        assert said == (0, f"itplanner {__version__}\n", "")


def test_help_names_every_command_the_fast_way_and_the_slow_one(run: Run) -> None:
    fast, slow = run("--help"), run("--today", "2026-01-01", "--help")
    assert fast.code == slow.code == 0
    assert fast.out.split() == slow.out.split()
    for name in COMMANDS:
        assert f"  {name} " in fast.out


@pytest.mark.parametrize("name", [*COMMANDS, "kpi list", "kpi show", "kpi record"])
def test_every_command_has_help(run: Run, name: str) -> None:
    said = run(*name.split(), "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Usage: itplanner {name}")
    if name != "kpi":
        assert "--plan" in said.out


def test_every_command_is_in_the_directory_and_in_a_file() -> None:
    folder = Path(running.__file__).parent / "commands"
    files = {path.stem.removesuffix("_command") for path in folder.glob("*_command.py")}
    assert files == {*COMMANDS, "open"}
    assert Group().list_commands(
        Group().make_context("itplanner", [], obj=None, resilient_parsing=True)
    ) == list(COMMANDS)


def test_version_and_help_import_nothing_heavy() -> None:
    lines = (
        "import sys",
        "from itplanner.__main__ import main",
        "main(['--version']); main(['--help'])",
        f"print([name for name in {HEAVY!r} if name in sys.modules])",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["lst", "goals"], 2, 'Error: There is no command "lst". Did you mean list?\n'),
        (["exprot"], 2, 'Error: There is no command "exprot". Did you mean export?\n'),
        (["frobnicate", "goals"], 2, 'Error: There is no command "frobnicate". `itplanner --help` lists'),
        (["list"], 2, "Error: Missing argument 'KIND'"),
        (["kpi"], 2, "Error: Missing command.\n"),
        (["kpi", "lst"], 2, "Error: No such command 'lst'. Did you mean 'list'?\n"),
        (["list", "goals", "--formt", "json"], 2, "Error: No such option '--formt'"),
        (["list", "gaols"], 2, 'Error: There is no kind "gaols". Did you mean goals?\n'),
        (["--today", "soonish", "list", "goals"], 2, '--today: "soonish" is no date'),
        (["--today", "9999-12-31", "add", "goal", "due=+3m"], 2, "outside the years 1900 to 2200"),
        (["undo", "9" * 23], 2, f"Error: There is no change {'9' * 23}.\n"),
        (["list", "goals", "--as-of", "9" * 23], 2, f"Error: There is no change {'9' * 23} yet.\n"),
        (["show", "G1", "--as-of", "9" * 5000], 2, "is no date"),
        (["show", "G1", "--as-of", "²"], 2, '"²" is no date'),
        (["diff", "9" * 23], 2, f"Error: There is no change {'9' * 23} yet.\n"),
        (["diff", "1", "9" * 23], 2, f"Error: There is no change {'9' * 23} yet.\n"),
        (
            ["list", "goals", "-p", "~nosuchuser/x"],
            2,
            '"~nosuchuser/x" names a home folder that isn\'t there',
        ),
        (["new", "~nosuchuser/x"], 2, "names a home folder"),
        (["import", "goals", "~nosuchuser/x"], 2, "names a home folder"),
        (["export", "goals", "~nosuchuser/x.csv"], 2, "names a home folder"),
        (["backup", "~nosuchuser/x"], 2, "names a home folder"),
        (["restore", "~nosuchuser/x"], 2, "names a home folder"),
        (["-p", "x" * 300, "list", "goals"], 3, "can't be used: File name too long"),
        (["-p", "letter.txt/plan.db", "list", "goals"], 3, "can't be used: Not a directory"),
        (["--as", "Nobody", "list", "goals"], 2, 'Error: No person "Nobody"'),
        (["-p", "nowhere.db", "list", "goals"], 3, "Error: There is no plan at nowhere.db"),
        (["-p", ".", "list", "goals"], 3, "is no file"),
        (["--demo", "plan.db"], 2, "--demo opens a copy of its own"),
    ],
)
def test_wrong_words_are_told_in_a_sentence_on_stderr(
    run: Run, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    (tmp_path / "letter.txt").touch()
    found = run(*words)
    assert (found.code, found.out) == (code, "")
    assert said in found.err
    assert "Traceback" not in found.err
    assert found.err.count("Error: ") == 1


def test_a_file_that_is_no_plan_is_told_with_a_hint_on_its_own_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana, " * 200)
    found = run("-p", "letter.txt", "list", "goals")
    assert found.code == 3
    assert found.err.splitlines()[0].startswith("Error: ")
    assert found.err.splitlines()[1].startswith("hint: ")


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ITPLANNER_TODAY", "9999-12-31", 'ITPLANNER_TODAY: "9999" is outside the years 1900 to 2200'),
        ("ITPLANNER_TODAY", "0001-01-01", 'ITPLANNER_TODAY: "0001" is outside the years'),
        ("ITPLANNER_TODAY", "soonish", 'ITPLANNER_TODAY: "soonish" is no date'),
        ("ITPLANNER_PLAN", "~nosuchuser/x", "names a home folder"),
    ],
)
def test_wrong_words_in_the_environment_are_told_too(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    found = run("add", "goal", "title=x", "area=Network", "horizon=1", "due=+3m")
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_today_is_read_in_one_way_wherever_it_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITPLANNER_TODAY", "30 sep 2026")
    run("set", "G1", "review_on=today")
    run("--today", "1 oct 2026", "set", "G1", "wake_on=today")
    found = run("show", "G1").out
    assert "2026-09-30" in found
    assert "2026-10-01" in found


def test_global_options_stand_before_or_after_the_command(run: Run, plan: Path) -> None:
    plan.rename(plan.with_name("other.db"))
    other = str(plan.with_name("other.db"))
    assert run("-p", other, "list", "goals").out == run("list", "goals", "--plan", other).out
    assert run("kpi", "list", "-p", other).code == 0


def test_messages_cannot_send_control_characters_to_the_terminal(run: Run) -> None:
    found = run("show", "G\x1b[2J1")
    assert found.code == 2
    assert "\x1b" not in found.err


def test_a_bug_is_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("itplanner.cli.commands.list_command.kind_named", broken)
    with pytest.raises(ZeroDivisionError):
        run("list", "goals")


def test_a_reader_that_went_away_is_no_reason_to_complain(plan: Path) -> None:
    program = f"{sys.executable} -m itplanner list goals --format json"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program} | true; echo $?"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(running.__file__).parents[2],
    )
    assert done.stderr == ""
    assert done.stdout.strip() in {"0", "141"}


def test_an_error_says_what_helps(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_text: str) -> None:
        raise PlannerError("It is so.", "This helps.")

    monkeypatch.setattr("itplanner.cli.commands.list_command.kind_named", failing)
    assert run("list", "goals") == (2, "", "Error: It is so.\nhint: This helps.\n")
