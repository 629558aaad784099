"""What may import what, beyond the contracts of import-linter: by reading the source, and by running it."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from itplanner import store
from itplanner.domain import verbs
from itplanner.tui import content, dialogs, forms, requests
from itplanner.tui.app import Workbench
from itplanner.tui.places import PLACE_NAMES

PACKAGE = Path(__file__).parents[1] / "itplanner"
SOURCES = {path.relative_to(PACKAGE.parent).as_posix(): path for path in PACKAGE.rglob("*.py")}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in SOURCES.items()}

ONLY_IN: dict[str, str | tuple[str, ...]] = {
    "alembic": "itplanner/store/",
    "click": "itplanner/cli/",
    "dateutil": "itplanner/domain/",
    "platformdirs": "itplanner/service/places.py",
    "plotext": "itplanner/charts/strokes.py",
    "rich": ("itplanner/tui/", "itplanner/charts/"),
    "sqlalchemy": "itplanner/store/",
    "sqlmodel": "itplanner/store/",
    "textual": "itplanner/tui/",
    "textual.drivers": "itplanner/tui/thin/driver.py",
}
"""Where a library may be imported."""

GIVES_WAY = {"itplanner/tui/thin/line.py"}
"""What turns itself off at any bug of its own, and tells why, rather than ever being wrong."""

HEAVY = {"alembic", "click", "pydantic", "rich", "sqlalchemy", "sqlmodel", "textual"}


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the full names that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, module: str) -> bool:
    """Whether a full name is a module or lies in it."""
    return f"{name}.".startswith(f"{module}.")


def loaded(code: str, *arguments: str) -> set[str]:
    """Return the top-level modules that are loaded once an interpreter has run some code."""
    return {name.partition(".")[0] for name in all_loaded(code, *arguments)}


def all_loaded(code: str, *arguments: str) -> set[str]:
    """Return the full names of all modules that are loaded once an interpreter has run some code."""
    program = f"{code}\nimport json, sys; print(); print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=PACKAGE.parent,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def loaded_by(*arguments: str) -> set[str]:
    """Return the top-level modules that a command line has loaded at its end."""
    return loaded(COMMAND_LINE, *arguments)


COMMAND_LINE = "import sys; from itplanner.__main__ import main; assert main(sys.argv[1:]) == 0"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of a starter plan."""
    path = str(tmp_path_factory.mktemp("architecture") / "plan.db")
    loaded_by("new", path, "--today", "2026-11-23")
    return path


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_in_its_own_place_only(library: str) -> None:
    importers = {name for name, tree in TREES.items() if any(within(each, library) for each in imports(tree))}
    assert {name for name in importers if not name.startswith(ONLY_IN[library])} == set()


def test_the_domain_imports_pydantic_and_the_standard_library_only() -> None:
    known = sys.stdlib_module_names | {"pydantic", "pydantic_core"}
    foreign = {
        f"{name}: {each}"
        for name, tree in TREES.items()
        if name.startswith("itplanner/domain/")
        for each in imports(tree)
        if each.partition(".")[0] not in known and not within(each, "itplanner.domain")
    }
    assert foreign == set()


def test_the_domain_reads_no_clock_no_file_and_no_environment() -> None:
    outside = (
        "io",
        "os",
        "pathlib",
        "random",
        "secrets",
        "socket",
        "subprocess",
        "tempfile",
        "threading",
        "time",
    )
    asked = {
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        if name.startswith("itplanner/domain/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in {"now", "open", "today", "utcnow"}
    }
    imported = {
        f"{name}: {each}"
        for name, tree in TREES.items()
        if name.startswith("itplanner/domain/")
        for each in imports(tree)
        if each.partition(".")[0] in outside
    }
    assert asked | imported == set()


def test_every_style_is_in_a_stylesheet() -> None:
    styled = {
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "DEFAULT_CSS" and isinstance(node.ctx, ast.Store))
        or (
            isinstance(node, ast.Attribute)
            and ".styles." in ast.unparse(node)
            and isinstance(node.ctx, ast.Store)
        )
    }
    assert styled == set()


def test_no_exception_is_caught_that_nobody_named() -> None:
    broad = {
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        if name not in GIVES_WAY
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not any(isinstance(each, ast.Raise) and each.exc is None for each in ast.walk(node))
    }
    assert broad == set()


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_no_library(option: str) -> None:
    assert loaded_by(option) & {*HEAVY, "platformdirs", "sqlite3"} == set()


@pytest.mark.parametrize(
    "arguments",
    [("list", "goals"), ("show", "AR1"), ("kpi", "list"), ("roadmap",), ("history",), ("where",)],
    ids=" ".join,
)
def test_reading_a_plan_loads_neither_textual_nor_sqlmodel(plan: str, arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments, "--plan", plan) & {"alembic", "sqlalchemy", "sqlmodel", "textual"} == set()


def test_writing_from_the_command_line_loads_no_textual(plan: str) -> None:
    assert loaded_by("set", "AR1", "note=seen", "--plan", plan) & {"alembic", "rich", "textual"} == set()


@pytest.mark.parametrize("arguments", [("list", "goals"), ("kpi", "record", "K1", "70")], ids=" ".join)
def test_a_list_and_a_new_value_study_no_kpi(plan: str, arguments: tuple[str, ...]) -> None:
    found = all_loaded(COMMAND_LINE, *arguments, "--plan", plan)
    assert {name for name in found if within(name, "itplanner.domain.kpis.analysis.study")} == set()


LATER = (content, dialogs, forms, requests, store, verbs)
"""Packages whose modules are imported when they are first asked for."""
FIRST_FRAME = """
import asyncio, sys
from pathlib import Path
from textual.app import App

async def painted(app):
    app._begin = lambda: None  # what is loaded after the first frame
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.screen is app.place and app.place.size.width == 120

App.run = lambda app, **_options: asyncio.run(painted(app))
from contextlib import nullcontext
from types import SimpleNamespace
from itplanner.cli import workbench
from itplanner.tui import ends
workbench.require_terminal = lambda: None
ends.ending = lambda _app: nullcontext(SimpleNamespace(code=0))
workbench.run(Path(sys.argv[1]))
"""
"""Opens the workbench as the command line does, without a terminal, until the plan is on the screen."""


def test_the_first_frame_waits_for_no_other_place_no_dialog_no_form_no_pydantic_and_no_sqlmodel(
    plan: str,
) -> None:
    found = all_loaded(FIRST_FRAME, plan)
    places = {f"itplanner.tui.screens.{name}" for _digit, name, _title in PLACE_NAMES}
    assert places & found == {f"itplanner.tui.screens.{Workbench.DEFAULT_MODE}"}
    assert {name for name in found if within(name, "itplanner.tui.dialogs")} == {
        "itplanner.tui.dialogs",
        "itplanner.tui.dialogs.form_messages",
        "itplanner.tui.dialogs.round_messages",
    }
    assert {name for name in found if within(name, "itplanner.tui.forms")} == {"itplanner.tui.forms"}
    waited = (
        "alembic",
        "plotext",
        "pydantic",
        "pydantic_core",
        "sqlalchemy",
        "sqlmodel",
        "itplanner.domain.facts.counting",
        "itplanner.domain.facts.kinds",
        "itplanner.domain.kpis.analysis",
        "itplanner.domain.kpis.closing",
        "itplanner.domain.kpis.trend",
        "itplanner.domain.kpis.verdict",
        "itplanner.domain.lint",
        "itplanner.domain.problems",
        "itplanner.domain.rules.coverage",
        "itplanner.domain.smart",
        "itplanner.exchange",
        "itplanner.store.restoring",
        "itplanner.tui.content.inspector",
        "itplanner.tui.rounds",
        *(f"{package.__name__}.{name}" for package in LATER for name in package.__all__),
    )
    assert {name for name in found if any(within(name, each) for each in waited)} == set()


@pytest.mark.parametrize("name", [name for _digit, name, _title in PLACE_NAMES])
def test_a_place_is_found_by_its_name(name: str) -> None:
    assert name == import_module(f"itplanner.tui.screens.{name}").PLACE.NAME


@pytest.mark.parametrize(
    ("package", "name"), [(package, name) for package in LATER for name in package.__all__]
)
def test_a_module_that_comes_later_is_found_when_it_is_asked_for(package: ModuleType, name: str) -> None:
    assert getattr(package, name) is import_module(f"{package.__name__}.{name}")


@pytest.mark.parametrize("package", LATER)
def test_what_no_package_has_is_told_as_python_tells_it(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match=f"module '{package.__name__}' has no attribute 'nothing'"):
        _ = package.nothing


@pytest.mark.parametrize(
    ("package", "name"), [(package, name) for package in (content, store, verbs) for name in package.__all__]
)
def test_a_module_that_comes_with_its_first_use_is_found_by_its_name(package: ModuleType, name: str) -> None:
    assert getattr(package, name) is sys.modules[f"{package.__name__}.{name}"]


@pytest.mark.parametrize("package", [content, dialogs, requests, store, verbs])
def test_nothing_else_is_found_by_name(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match="Nobody"):
        package.Nobody  # noqa: B018 - that is what is asked
