"""Desks for people at the workbench; the demo plan is made once."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desk import PROGRAM, Desk, environment


def pytest_configure(config: pytest.Config) -> None:
    """Know the mark of the tests that drive the real program."""
    config.addinivalue_line("markers", "e2e: drives the real program in a pseudo-terminal")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo plan's file, to be copied."""
    home = tmp_path_factory.mktemp("demo")
    command = [*PROGRAM, "new", str(home / "demo.plan"), "--from", "demo"]
    subprocess.run(command, env=environment(home), check=True, capture_output=True, timeout=120)
    return home / "demo.plan"


@pytest.fixture
def desk(tmp_path: Path, demo: Path) -> Iterator[Desk]:
    """Return an own desk."""
    desk = Desk(tmp_path, demo)
    yield desk
    desk.close()
