"""What is installed: a wheel that is whole, from any folder, and exact versions for all of it."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import itplanner

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = [
    line
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
VERSIONS = {
    str(canonicalize_name(name)): version for name, _, version in (line.partition("==") for line in PINS)
}


def needed() -> dict[str, list[Requirement]]:
    """Return what the program and its checks require, and what that requires in turn, by name."""
    waiting = [Requirement(text) for text in PROJECT["dependencies"]]
    waiting += [Requirement(text) for text in PROJECT["optional-dependencies"]["check"]]
    found: dict[str, list[Requirement]] = {}
    while waiting:
        requirement = waiting.pop()
        known = found.setdefault(canonicalize_name(requirement.name), [])
        if requirement not in known:
            known.append(requirement)
            waiting += inner(requirement)
    return found


def inner(requirement: Requirement) -> list[Requirement]:
    """Return what an installed package requires here, with the extras that are asked of it."""
    found = [Requirement(text) for text in requires(requirement.name) or ()]
    extras = requirement.extras or {""}
    return [
        each
        for each in found
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras)
    ]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of a program that finds the unpacked wheel before the source tree."""
    site = tmp_path_factory.mktemp("site")
    with ZipFile(wheel) as archive:
        archive.extractall(site)
    return {**os.environ, "PYTHONPATH": str(site)}


def run(environment: dict[str, str], *arguments: str) -> str:
    """Return what the program in an environment prints, started in the root folder."""
    command = [sys.executable, "-m", "itplanner", *arguments]
    done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_carries_all_that_is_not_python(wheel: Path) -> None:
    inside = {str(path.relative_to(ROOT)) for path in (ROOT / "itplanner").rglob("*.tcss")}
    expected = {*inside, *(f"itplanner/{path.relative_to(ROOT)}" for path in (ROOT / "data").iterdir())}
    assert expected | {"itplanner/py.typed"} <= set(ZipFile(wheel).namelist())


def test_the_wheel_carries_every_module_and_nothing_else(wheel: Path) -> None:
    carried = {
        name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name and name.endswith(".py")
    }
    assert carried == {str(path.relative_to(ROOT)) for path in (ROOT / "itplanner").rglob("*.py")}
    assert not [name for name in ZipFile(wheel).namelist() if name.startswith(("tests/", "docs/"))]


def test_the_installed_program_is_the_one_in_the_wheel(installed: dict[str, str]) -> None:
    where = [sys.executable, "-c", "import itplanner; print(itplanner.__file__)"]
    done = subprocess.run(where, cwd="/", env=installed, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(installed["PYTHONPATH"])


@pytest.mark.parametrize("source", ["starter", "demo", "empty"])
def test_the_installed_program_makes_and_reads_a_plan_from_any_folder(
    installed: dict[str, str], tmp_path: Path, source: str
) -> None:
    plan = str(tmp_path / "plan.db")
    assert run(installed, "new", plan, "--from", source, "--today", "2026-11-23") == f"{plan}\n"
    assert "fiscal_start" in run(installed, "show", "organisation", "-p", plan)


def test_the_wheel_says_what_it_needs_and_how_it_is_called(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        info = f"itplanner-{itplanner.__version__}.dist-info"
        metadata = archive.read(f"{info}/METADATA").decode()
        scripts = archive.read(f"{info}/entry_points.txt").decode()
    assert "Requires-Python: >=3.11" in metadata
    assert "itplanner = itplanner.__main__:main" in scripts


def test_an_older_python_is_told_in_one_sentence() -> None:
    code = "import sys; sys.version_info = (3, 9, 2, 'final', 0); import itplanner"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "itplanner needs Python 3.11 or newer; this is Python 3.9.\n"


def test_the_constraints_are_names_and_exact_versions_only() -> None:
    assert [line for line in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []
    assert sorted(PINS, key=lambda line: line.partition("==")[0].casefold()) == PINS


def test_the_constraints_hold_all_that_is_needed_and_nothing_else() -> None:
    assert set(VERSIONS) == set(needed())


def test_the_constraints_are_within_the_ranges_that_the_packages_ask_for() -> None:
    outside = {
        f"{requirement} is not {VERSIONS[name]}"
        for name, requirements in needed().items()
        for requirement in requirements
        if not requirement.specifier.contains(VERSIONS[name])
    }
    assert outside == set()
