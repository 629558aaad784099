"""Backups: made on the first write of a day, kept for days and weeks, put back."""

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.change import Ref
from itplanner.domain.records import Step
from itplanner.errors import AnotherHistory, Damaged, Exists, Missing
from itplanner.store import backups
from itplanner.store.backups import to_keep
from itplanner.store.restoring import restore
from itplanner.store.store import Store
from tests.store.conftest import Sit
from tests.store.desk import NOON, YEAR, Desk, records_of

DAY = datetime.timedelta(days=1)
TODAY = NOON.date()


def test_the_first_write_of_a_day_keeps_the_plan_as_it_was(ann: Desk) -> None:
    ann.set(YEAR, "note", "first")
    ann.set(YEAR, "note", "second")
    ann.at = NOON + DAY
    ann.set(YEAR, "note", "third")

    first, second = ann.store.backups()

    assert (first.when, second.when) == (NOON, NOON + DAY)
    assert (first.ok, second.ok) == (True, True)
    assert {each.name for each in first.path.parent.iterdir()} == {first.path.name, second.path.name}
    assert first.path.parent.name == "it.itplan.backups"
    assert [records_of(each.path)[YEAR].note for each in (first, second)] == ["", "second"]


def test_another_program_does_not_make_the_day_s_backup_again(ann: Desk, ben: Desk) -> None:
    ann.set(YEAR, "note", "a")
    ben.set(YEAR, "title", "b")

    assert len(ann.store.backups()) == 1


def test_a_plan_without_any_change_needs_no_backup(tmp_path: Path) -> None:
    Store.create(tmp_path / "it.itplan").close()
    desk = Desk(tmp_path / "it.itplan")
    desk.do()

    assert desk.store.backups() == []
    desk.store.close()


def test_old_backups_go_and_what_is_no_backup_stays(ann: Desk, path: Path) -> None:
    ann.set(YEAR, "note", "first")
    mine = backups.folder(path) / "before the audit.itplan"
    mine.touch()
    for number in range(1, 61):
        ann.at = NOON + number * DAY
        ann.set(YEAR, "note", str(number))

    days = {backup.when.date() for backup in ann.store.backups()}

    assert len(days) == 11
    assert days == to_keep((TODAY + number * DAY for number in range(61)), TODAY + 60 * DAY)
    assert mine.exists()


def test_seven_days_and_four_weeks_are_kept() -> None:
    monday = datetime.date(2026, 11, 23)
    days = [monday - number * DAY for number in range(60)]

    kept = sorted(to_keep(days, monday), reverse=True)

    assert kept[:7] == days[:7]
    assert kept[7:] == [monday - number * DAY for number in (7, 8, 15, 22)]


def test_days_without_work_do_not_cost_backups() -> None:
    days = [TODAY - number * 40 * DAY for number in range(5)]

    assert to_keep(days, TODAY) == frozenset(days)


@given(days=st.frozensets(st.dates(datetime.date(2024, 1, 1), datetime.date(2028, 12, 31))))
def test_the_newest_backups_always_stay_and_never_more_than_eleven_old_ones(
    days: frozenset[datetime.date],
) -> None:
    kept = to_keep(days, TODAY)
    past = sorted(day for day in days if day <= TODAY)

    assert kept <= days
    assert set(past[-7:]) <= kept
    assert len([day for day in kept if day <= TODAY]) <= 11
    assert {day for day in days if day > TODAY} <= kept


def test_a_backup_never_takes_a_place_that_is_taken(ann: Desk, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")

    with pytest.raises(Exists):
        ann.store.backup(taken)
    with pytest.raises(Missing):
        ann.store.backup(tmp_path / "none" / "copy.itplan")

    assert taken.read_text() == "mine"


def test_a_backup_is_one_file_with_everything_in_it(ann: Desk, tmp_path: Path) -> None:
    ann.set(YEAR, "note", "In the log still")
    ann.store.backup(tmp_path / "copy.itplan")

    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["copy.itplan"]
    assert records_of(tmp_path / "copy.itplan")[YEAR] == ann[YEAR]


def test_a_restored_plan_is_the_backup_and_the_present_one_is_kept(ann: Desk, path: Path) -> None:
    ann.set(YEAR, "note", "first")
    ann.set(YEAR, "note", "second")
    (backup,) = ann.store.backups()
    before = records_of(path)

    aside = restore(path, backup.path)

    assert aside is not None
    assert aside.parent == path.parent
    assert records_of(path)[YEAR].note == ""
    assert records_of(aside) == before
    assert backup.path.exists()
    assert path.stat().st_mode & 0o777 == 0o600
    with Store.open(path) as store:
        assert store.verify().ok


def test_a_plan_restored_under_a_running_program_is_noticed(ann: Desk, path: Path) -> None:
    ann.set(YEAR, "note", "first")
    (backup,) = ann.store.backups()

    aside = restore(path, backup.path)

    assert ann.store.moved()
    with pytest.raises(AnotherHistory):
        ann.set(YEAR, "note", "second")
    with pytest.raises(AnotherHistory):
        ann.follow()
    assert aside is not None
    assert records_of(aside)[YEAR].note == "first"
    assert records_of(path)[YEAR].note == ""


def test_a_file_rolled_back_in_place_is_noticed_though_its_numbers_go_on(
    ann: Desk, sit: Sit, path: Path, tmp_path: Path
) -> None:
    ann.store.backup(tmp_path / "copy.itplan")
    ann.set(YEAR, "note", "first")
    with closing(sqlite3.connect(tmp_path / "copy.itplan")) as old, closing(sqlite3.connect(path)) as present:
        old.backup(present)
    other = sit("ben")
    other.set(YEAR, "title", "Another history")
    assert other.plan.revision == ann.plan.revision

    with pytest.raises(AnotherHistory):
        ann.set(YEAR, "note", "second")
    with pytest.raises(AnotherHistory):
        ann.follow()
    assert ann.store.moved()
    ann.plan = ann.store.load()
    ann.set(YEAR, "note", "second")
    assert ann.store.verify().ok


def test_no_code_is_given_out_again_after_a_restore(ann: Desk, path: Path) -> None:
    ann.set(YEAR, "note", "a")
    (backup,) = ann.store.backups()
    ann.add(Step(id=-1, goal=2, text="On somebody's paper as ST1"))

    restore(path, backup.path)

    again = Desk(path)
    assert Ref("step", 1) not in records_of(path)
    assert again.add(Step(id=-1, goal=2, text="Another one")) == [2]
    again.store.close()


def test_a_damaged_backup_is_not_put_back(ann: Desk, path: Path, tmp_path: Path) -> None:
    ann.set(YEAR, "note", "a")
    (backup,) = ann.store.backups()
    content = backup.path.read_bytes()
    backup.path.write_bytes(content[: len(content) // 2])
    before = path.read_bytes()

    assert [each.ok for each in ann.store.backups()] == [False]
    with pytest.raises(Damaged, match="nothing was touched"):
        restore(path, backup.path)
    with pytest.raises(Missing):
        restore(path, tmp_path / "none")

    assert path.read_bytes() == before


def test_a_plan_that_was_lost_can_be_restored(ann: Desk, path: Path) -> None:
    ann.set(YEAR, "note", "a")
    (backup,) = ann.store.backups()
    ann.store.close()
    path.unlink()

    assert restore(path, backup.path) is None
    assert records_of(path)[YEAR].note == ""
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_plan_names_the_newest_whole_backup(ann: Desk, path: Path) -> None:
    ann.set(YEAR, "note", "a")
    (whole,) = ann.store.backups()
    ann.at = NOON + DAY
    ann.set(YEAR, "note", "b")
    ann.store.close()
    broken = ann.store.backups()[-1].path
    broken.write_bytes(broken.read_bytes()[:5000])
    path.write_bytes(path.read_bytes()[:9000])

    with pytest.raises(Damaged) as caught:
        records_of(path)

    assert caught.value.hint == f"The backup of 2026-11-23 12:00 UTC is whole: itplanner restore {whole.path}"
    aside = restore(path, whole.path)
    assert aside is not None
    assert aside.stat().st_size == 9000
    assert records_of(path)[YEAR].note == ""


def test_a_plan_emptied_on_disk_is_damaged_rather_than_no_plan(ann: Desk, path: Path) -> None:
    ann.set(YEAR, "note", "a")
    ann.store.close()
    path.write_bytes(b"")

    with pytest.raises(Damaged):
        Store.open(path)
