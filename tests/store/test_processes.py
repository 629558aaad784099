"""Several programs at one plan file, and programs that are killed."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

from itplanner.domain.problems import problems
from itplanner.store.store import Store

WRITERS = Path(__file__).with_name("writers.py")
ROOT = WRITERS.parents[2]


def start(what: str, path: Path, first: int, second: int) -> "subprocess.Popen[str]":
    """Start a program that writes to the plan."""
    command = [sys.executable, str(WRITERS), what, str(path), str(first), str(second)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)}
    )


def test_four_programs_that_edit_at_random_leave_a_sound_plan_and_its_whole_history(path: Path) -> None:
    programs = [start("random", path, seed, 250) for seed in range(4)]
    stored = []
    for program in programs:
        said, wrong = program.communicate(timeout=120)
        assert wrong == ""
        stored.append(int(said))

    with Store.open(path) as store:
        plan = store.load()
        found = store.verify()
        assert found.ok, found.problems
        assert found.revisions == 1 + sum(stored)
        assert min(stored) > 100
        assert Counter(revision.actor.login for revision in store.revisions())["writer 0"] == stored[0]
        assert not problems(plan)
        assert all(not len(table) for table in store.as_of(plan, 0).tables.values())
        numbers = [edit.ref for each in store.history() for edit in each.change if edit.adds]
        again = {edit.ref for each in store.history() if each.revision.undoes for edit in each.change}
        assert all(count == 1 for ref, count in Counter(numbers).items() if ref not in again)


def test_what_a_killed_program_had_stored_is_there_and_nothing_is_half_there(path: Path) -> None:
    program = start("victims", path, 1, 40)

    _said, wrong = program.communicate(timeout=120)

    assert wrong == ""
    assert program.returncode == 0
    with Store.open(path) as store:
        assert store.verify().revisions > 40
