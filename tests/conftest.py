"""The same surroundings for every test: no real home, a fixed zone and language, today not set."""

import itertools
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

HOMES = itertools.count()

FIXED = {
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "TEXTUAL_ANIMATIONS": "none",
    "TZ": "UTC",
}
UNSET = ("COLORFGBG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY")
KEPT = ("ITPLANNER_THIN",)
"""What the tests of the whole program are run with and without."""
HOME = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}

# Textual reads its variables when it is imported, which the test files do before any fixture runs.
os.environ.update(FIXED)

# What is checked before a change lands draws alike every time: it must fail for the change, not by chance.
settings.register_profile(
    "quick", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("quick"), derandomize=False, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session", autouse=True)
def surroundings() -> Iterator[None]:
    """Fix zone, language and terminal, here and in the programs that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        ours = [name for name in os.environ if name.startswith("ITPLANNER_") and name not in KEPT]
        for name in [*UNSET, *ours]:
            patch.delenv(name, raising=False)
        for name, value in FIXED.items():
            patch.setenv(name, value)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo plan as it stands on the tests' day, made once a run."""
    from itplanner.service.shipped import demo  # noqa: PLC0415 - only where it is asked for
    from tests.driving import TODAY  # noqa: PLC0415 - this imports Textual

    return demo(tmp_path_factory.mktemp("state"), TODAY)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home of this test's own, which isn't there until something is written to it."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(HOMES))
    for name, folder in HOME.items():
        monkeypatch.setenv(name, str(home / folder))
    return home
