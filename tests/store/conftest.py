"""A small plan file, and terminals that are closed again."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.store.desk import Desk, started

Sit = Callable[..., Desk]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a small plan, made once."""
    path = tmp_path_factory.mktemp("model") / "it.itplan"
    started(path)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, model: bytes) -> Path:
    """Return the path of a small plan."""
    folder = tmp_path / "plans"
    folder.mkdir(mode=0o700)
    path = folder / "it.itplan"
    path.touch(mode=0o600)
    path.write_bytes(model)
    return path


@pytest.fixture
def sit(path: Path) -> Iterator[Sit]:
    """Return what opens the small plan for somebody."""
    with ExitStack() as desks:

        def _sit(login: str = "ann") -> Desk:
            desk = Desk(path, login)
            desks.callback(desk.store.close)
            return desk

        yield _sit


@pytest.fixture
def ann(sit: Sit) -> Desk:
    """Return Ann's terminal."""
    return sit("ann")


@pytest.fixture
def ben(sit: Sit) -> Desk:
    """Return Ben's terminal."""
    return sit("ben")
