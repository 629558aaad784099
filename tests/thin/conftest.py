"""The demo plan, built once a run."""

from pathlib import Path

import pytest

from itplanner.service.shipped import demo
from tests.driving import TODAY


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo(tmp_path_factory.mktemp("state"), TODAY)
