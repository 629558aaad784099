"""What the documentation promises is what the program has."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import itplanner
from docs.pictures import PICTURES
from docs.tables import with_tables
from itplanner.cli.directory import COMMANDS, help_text
from itplanner.cli.group import OPEN, load
from itplanner.cli.options import global_options
from itplanner.tui.keys import EVERYWHERE, FORM, KEYS, ROUND, groups, keys_of
from itplanner.tui.places import PLACE_NAMES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "itplanner").rglob("*.py"))

SCOPES = [*(groups(name) for _digit, name, _title in PLACE_NAMES), groups(FORM), groups(ROUND)]
"""The keys that count at the same time: those of a place with its list, of a form, and of the round."""

VARIABLE = re.compile(r"[A-Z]+(?:_[A-Z]+)+|COLORFGBG|COLORTERM|LANG|TERM")


def check_command() -> str:
    """Return the README's command that runs every check."""
    found = re.search(r"^<!-- every check -->\n```sh\n(.*?)\n```$", README, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command and the commands in it, by what a person types."""
    for name in [*COMMANDS, OPEN]:
        command = load(name)
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", each) for inner, each in command.commands.items())


def variables(source: Path) -> set[str]:
    """Return the names of environment variables that a module asks for."""
    text = source.read_text(encoding="utf-8")
    if "environ" not in text:
        return set()
    strings = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return {each for each in strings if isinstance(each, str) and VARIABLE.fullmatch(each)}


def test_the_readme_has_the_keys_and_commands_as_the_program_has_them() -> None:
    assert with_tables(README) == README, "run: python docs/tables.py"


@pytest.mark.parametrize("source", [pytest.param(each, id=each.stem) for each in SOURCES if variables(each)])
def test_the_readme_names_every_environment_variable(source: Path) -> None:
    assert {name for name in variables(source) if f"`{name}`" not in README} == set()


def test_the_search_for_environment_variables_finds_those_of_the_plan_and_the_day() -> None:
    found = set().union(*map(variables, SOURCES))
    assert {"ITPLANNER_PLAN", "ITPLANNER_TODAY", "NO_COLOR", "TERM"} <= found


def test_the_readme_names_every_option_that_all_commands_take() -> None:
    names = {name for option in global_options() for name in option.opts if name.startswith("--")}
    assert {name for name in names - {"--plan"} if f"`{name}" not in README} == set()


def test_every_key_has_an_id_of_its_own_and_words() -> None:
    assert [name for name, count in Counter(key.id for key in KEYS).items() if count > 1] == []
    assert [key.id for key in KEYS if not key.words.strip()] == []


@pytest.mark.parametrize("scope", SCOPES, ids=" ".join)
def test_no_key_means_two_things_at_once(scope: tuple[str, ...]) -> None:
    taken = Counter(name for key in keys_of(*scope) for name in key.keys)
    assert [name for name, count in taken.items() if count > 1] == []


def test_every_key_counts_somewhere() -> None:
    assert {key.place for key in KEYS} == {place for scope in SCOPES for place in scope}


def test_every_place_is_reached_by_its_digit() -> None:
    digits = {
        name: key.action for key in KEYS if key.place == EVERYWHERE for name in key.keys if name.isdigit()
    }
    assert digits == {digit: f"app.go('{name}')" for digit, name, _title in PLACE_NAMES}


@pytest.mark.parametrize(("name", "command"), [pytest.param(*each, id=each[0]) for each in commands()])
def test_a_command_and_its_options_have_help(name: str, command: click.Command) -> None:
    assert command.help
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_the_help_of_the_program_lists_every_command() -> None:
    assert {
        name for name, (_words, what) in COMMANDS.items() if not what or f"\n  {name} " not in help_text()
    } == set()


def test_every_command_has_its_file_and_every_file_its_command() -> None:
    files = {
        path.stem.removesuffix("_command") for path in (ROOT / "itplanner/cli/commands").glob("*_command.py")
    }
    assert files == {*COMMANDS, OPEN}


def test_the_changelog_names_the_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(itplanner.__version__)}\b", changes, re.MULTILINE)


def test_the_check_command_runs_every_check() -> None:
    tools = ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest")
    assert [tool for tool in tools if tool not in check_command()] == []


def test_ci_runs_the_check_command_and_nothing_of_its_own() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.count("exec sh -c") == 1
    printed = script.replace('exec sh -c "$command"', 'printf %s "$command"').replace('"$0"', "./.ci/run")
    done = subprocess.run(["sh", "-c", printed], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == check_command()


def test_the_links_and_pictures_of_the_readme_are_there() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert [name for name in PICTURES if f"docs/{name}.svg" not in targets] == []
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_of_the_program_and_fetches_nothing(name: str) -> None:
    picture = (ROOT / f"docs/{name}.svg").read_text(encoding="utf-8")
    assert [title for _digit, _name, title in PLACE_NAMES if title not in picture] == []
    assert re.findall(r"@font-face|url\((?!#)|href=", picture) == []
