"""What the doctor says of a plan file."""

from pathlib import Path

from itplanner.store import doctor
from tests.store.desk import YEAR, Desk


def test_the_doctor_warns_of_what_others_may_write(path: Path) -> None:
    assert doctor.facts(path).warnings == ()
    path.chmod(0o666)

    everybody, group = doctor.facts(path).warnings

    assert everybody.startswith(f"Everybody on this host may write to {path}.")
    assert "its folder isn't that group's" in group


def test_the_doctor_says_what_is_there(path: Path, ann: Desk) -> None:
    ann.set(YEAR, "note", "a")
    facts = doctor.facts(path)

    assert (facts.mode, facts.revisions, facts.edits, facts.journal) == (0o600, 2, 6, "wal")
    assert facts.shape == facts.newest_shape
    assert facts.writable
    assert [backup.ok for backup in facts.backups] == [True]


def test_the_doctor_looks_at_a_damaged_plan_too(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])

    facts = doctor.facts(path)

    assert facts.shape is None
    assert facts.warnings
