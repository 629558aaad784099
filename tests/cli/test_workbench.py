"""The workbench is refused in words where it couldn't be seen, or nobody could type."""

import sys
from unittest.mock import Mock

import pytest

from itplanner.cli.workbench import require_terminal
from itplanner.errors import PlannerError


@pytest.mark.parametrize(("keyboard", "screen"), [(True, False), (False, True), (None, True), (True, None)])
def test_it_needs_a_keyboard_and_a_screen(
    monkeypatch: pytest.MonkeyPatch, keyboard: bool | None, screen: bool | None
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, terminal in (("__stdin__", keyboard), ("__stderr__", screen)):
        stream = None if terminal is None else Mock(isatty=Mock(return_value=terminal))
        monkeypatch.setattr(sys, name, stream)
    with pytest.raises(PlannerError, match="needs a terminal"):
        require_terminal()
