"""A line that has answered once; no timer runs by itself."""

import pytest

from tests.thin.timers import Timers
from tests.thin.wire import Wire


@pytest.fixture(autouse=True)
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    running = Timers()
    monkeypatch.setattr("itplanner.tui.thin.line.Timer", running)
    return running


@pytest.fixture
def wire() -> Wire:
    found = Wire()
    found.draw("start")
    found.line.answered()
    return found
