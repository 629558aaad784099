"""A round that was left goes on in its month, for the same person and plan only."""

import datetime
import os
import stat
from pathlib import Path

import pytest

from itplanner.errors import PlannerError
from itplanner.service.rounds import Round, Rounds

BEGUN = datetime.date(2026, 11, 28)
LEFT = Round(BEGUN).asking("K1", "G17", "G23").saying("G17").postponing("K1").typing("G23", ("9", "Plant 3"))


def rounds(folder: Path, actor: str = "ana 1") -> Rounds:
    return Rounds(folder, "/plans/plan.db", actor)


def test_a_round_that_was_left_goes_on_in_the_same_month(tmp_path: Path) -> None:
    rounds(tmp_path).save(LEFT)
    assert rounds(tmp_path).of(datetime.date(2026, 11, 30)) == LEFT


@pytest.mark.parametrize("today", [datetime.date(2026, 12, 1), datetime.date(2027, 11, 28)])
def test_a_new_month_begins_a_new_round(tmp_path: Path, today: datetime.date) -> None:
    rounds(tmp_path).save(LEFT)
    assert rounds(tmp_path).of(today) == Round(today)


def test_another_person_or_plan_has_another_round(tmp_path: Path) -> None:
    rounds(tmp_path).save(LEFT)
    assert rounds(tmp_path, "ben 2").of(BEGUN) == Round(BEGUN)
    assert Rounds(tmp_path, "/plans/other.db", "ana 1").of(BEGUN) == Round(BEGUN)


def test_a_plan_whose_name_is_no_text_has_a_round_too(tmp_path: Path) -> None:
    odd = Rounds(tmp_path, Path(os.fsdecode(b"/plans/b\xe4d.db")), "ana 1")
    odd.save(LEFT)
    assert odd.of(BEGUN) == LEFT


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"plan": 1}', b"[" * 100_000])
def test_a_file_that_is_no_round_begins_a_new_one(tmp_path: Path, content: bytes) -> None:
    rounds(tmp_path).save(LEFT)
    (file,) = tmp_path.rglob("*.json")
    file.write_bytes(content)
    assert rounds(tmp_path).of(BEGUN) == Round(BEGUN)


def test_it_is_private(tmp_path: Path) -> None:
    rounds(tmp_path).save(LEFT)
    (file,) = tmp_path.rglob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PlannerError, match="can't be kept"):
        rounds(tmp_path / "file").save(LEFT)


def test_an_answer_takes_back_what_was_skipped_or_typed() -> None:
    now = Round(BEGUN).postponing("G17").typing("G17", ("1", "")).saying("G17")
    assert (now.later, now.texts, now.said) == ((), {}, ("G17",))
