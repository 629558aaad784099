"""Where things live."""

from pathlib import Path

import pytest

from itplanner.errors import PlannerError
from itplanner.service.places import VARIABLE, is_there, path_of, plan_path, state_folder


def test_a_named_plan_wins_over_the_environment_and_that_over_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert plan_path("here.db", {"ITPLANNER_PLAN": "/there.db"}) == Path("here.db")
    assert plan_path("", {"ITPLANNER_PLAN": "~/there.db"}) == tmp_path / "there.db"
    assert plan_path("", {}) == tmp_path / "itplanner" / "plan.db"


@pytest.mark.parametrize("given", ["~nosuchuser/x", "~nosuchuser"])
def test_a_home_folder_that_is_not_there_is_told(given: str) -> None:
    said = "names a home folder that isn't there"
    with pytest.raises(PlannerError, match=said):
        path_of(given)
    with pytest.raises(PlannerError, match=said):
        plan_path(given)
    with pytest.raises(PlannerError, match=said):
        plan_path("", {VARIABLE: given})


def test_a_path_that_cannot_be_looked_at_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert is_there(tmp_path / "file")
    for name in ("file/within", "x" * 300, "none"):
        assert not is_there(tmp_path / name)


def test_the_state_folder_follows_the_desktop_standard(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "itplanner"
