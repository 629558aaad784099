"""Restores killed at later and later lines, each beside a program that has the plan open.

`interrupted.py MODEL BACKUP`: goal 2 has the note "new" in MODEL, none in BACKUP. Prints how many died.
"""

import datetime
import os
import shutil
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from itplanner.domain.change import Change, Edit
from itplanner.domain.history import Actor
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.errors import PlannerError
from itplanner.store import database, restoring  # before the first fork
from itplanner.store.store import Store

assert database is not None
AT = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
STRIDE = 5
"""Lines from one kill to the next; most of them are those of a page that is copied."""
DONE, KILLED, REFUSED = 0, 9, 4


def note(plan: Plan) -> str:
    """Return what tells the plans from each other."""
    return plan[Goal].rows[2].note


def restore_until(path: Path, backup: Path, lines: int) -> None:
    """Restore, and end at that line of it as if killed."""
    left = [lines]

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        if frame.f_code.co_filename != restoring.__file__:
            return None
        if event == "line":
            left[0] -= 1
            if left[0] < 0:
                os._exit(KILLED)
        return trace

    sys.settrace(trace)
    restoring.restore(path, backup)
    os._exit(DONE)


def work_beside(path: Path, opened: int, go_on: int) -> None:
    """Have the plan open while it is restored, and change it afterwards."""
    with Store.open(path) as store:
        plan = store.load()
        os.write(opened, b"x")
        os.read(go_on, 1)
        edit = Edit("area", 1, "note", plan.table("area").rows[1].note, "beside")
        try:
            store.commit(plan, Change.of([edit], "Beside"), by=Actor("beside"), at=AT)
        except PlannerError:
            os._exit(REFUSED)
    os._exit(DONE)


def forked(act: Any, *arguments: Any) -> int:
    """Start a process that acts; return its number."""
    child = os.fork()
    if child == 0:
        try:
            act(*arguments)
        finally:
            os._exit(70)
    return child


def status(child: int) -> int:
    """Return how a process ended."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def once(path: Path, backup: Path, lines: int) -> bool:
    """Kill one restore at a line; return whether there was such a line."""
    heard, opened = os.pipe()
    waits, go_on = os.pipe()
    beside = forked(work_beside, path, opened, waits)
    os.read(heard, 1)
    ended = status(forked(restore_until, path, backup, lines))
    assert ended in {DONE, KILLED}, ended
    assert path.exists()
    os.write(go_on, b"x")
    refused = status(beside)
    for pipe in (heard, opened, waits, go_on):
        os.close(pipe)
    with Store.open(path) as store:
        found, plan = store.verify(), store.load()
        assert found.ok, (lines, found.problems)
    stored = plan.table("area").rows[1].note == "beside"
    assert (refused, stored, note(plan)) in {(DONE, True, "new"), (REFUSED, False, "")}, (lines, refused)
    if note(plan) == "":
        (aside,) = path.parent.glob(f"{path.stem} replaced *{path.suffix}")
        with Store.open(aside) as store:
            assert note(store.load()) == "new", lines
    return ended == KILLED


def main(model: Path, backup: Path) -> None:
    """Kill restores at later and later lines until one comes to its end."""
    lines = 0
    folder = model.with_name("killed")
    while True:
        folder.mkdir(mode=0o700)
        path = Path(shutil.copy(model, folder / model.name))
        killed = once(path, backup, lines)
        shutil.rmtree(folder)
        if not killed:
            break
        lines += STRIDE
    sys.stdout.write(str(lines // STRIDE))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
