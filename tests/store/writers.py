"""Programs that write to a plan file while others do: run as a process by test_processes.py.

`random PATH SEED EDITS` edits at random and prints how many changes were stored.
`victims PATH SEED ROUNDS` has writers killed at random moments, and checks the file after each.
"""

import datetime
import os
import signal
import sys
from pathlib import Path
from random import Random

from itplanner.domain.change import Change, Edit, Ref, added, removed
from itplanner.domain.history import Actor
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Record, Step
from itplanner.errors import PlannerError
from itplanner.store import database  # before the first fork
from itplanner.store.store import Store

assert database is not None
AT = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)


def random_edits(random: Random, plan: Plan) -> list[Edit]:
    """Return a few edits that this plan allows by its single fields; not all are sound across records."""
    edits: dict[tuple[Ref, str | None], Edit] = {}
    for _ in range(random.randint(1, 3)):
        row: Record = random.choice([*plan[Goal], *plan[Step]] or list(plan[Goal]))
        ref = Ref(row.kind, row.id)
        match random.randrange(8):
            case 0:
                edits[Ref("step", -1), None] = added(Step(id=-1, goal=1, text=f"Step {random.random()}"))
            case 1 if row.kind == "step":
                edits = {key: edit for key, edit in edits.items() if key[0] != ref}
                edits[ref, None] = removed(row)
            case 2 | 3 if row.kind == "goal" and (ref, None) not in edits:
                due = datetime.date(2026 + random.randint(0, 4), 6, 30)
                edits[ref, "due"] = Edit(*ref, "due", plan[Goal].rows[row.id].due, due)
            case 4 if row.kind == "goal":
                parent = random.choice([*plan[Goal].rows, None])
                edits[ref, "parent"] = Edit(*ref, "parent", plan[Goal].rows[row.id].parent, parent)
            case 5 if (ref, None) not in edits:
                tags = tuple(sorted(random.sample(("dr", "lan", "wan"), random.randint(0, 3))))
                edits[ref, "tags"] = Edit(*ref, "tags", row.tags, tags)
            case _ if (ref, None) not in edits:
                edits[ref, "note"] = Edit(*ref, "note", row.note, f"{random.random()}")
    return list(edits.values())


def write_at_random(path: Path, seed: int, count: int) -> int:
    """Make so many attempts, some of them taking something back; return how many were stored."""
    random, stored = Random(seed), 0
    actor = Actor(f"writer {seed}")
    with Store.open(path) as store:
        plan = store.load()
        for _ in range(count):
            undoes = random.randint(2, plan.revision) if plan.revision > 2 and random.random() < 0.1 else None
            if undoes is None:
                change = Change.of(random_edits(random, plan), "At random")
            else:
                change = store.recorded(undoes).change.inverse("Undone")
            try:
                plan, recorded = store.commit(plan, change, by=actor, at=AT, undoes=undoes)
            except PlannerError:
                plan, _news = store.follow(plan)
            else:
                stored += recorded is not None
    return stored


def write_until_killed(path: Path, said: int) -> None:
    """Store changes of several records without end, and say each that is stored."""
    with Store.open(path) as store:
        plan = store.load()
        while True:
            edits = [
                Edit("goal", number, "note", plan[Goal].rows[number].note, f"{plan.revision} {'x' * 3000}")
                for number in plan[Goal].rows
            ]
            plan, _ = store.commit(
                plan,
                Change.of([*edits, added(Step(id=-1, goal=1, text="More"))], "More"),
                by=Actor("v"),
                at=AT,
            )
            os.write(said, plan.revision.to_bytes(8, "big"))


def kill_at_random(path: Path, seed: int, rounds: int) -> None:
    """Kill a writer after it said a few changes; what it said must be there, whole."""
    random = Random(seed)
    for _ in range(rounds):
        heard, said = os.pipe()
        victim = os.fork()
        if victim == 0:
            write_until_killed(path, said)
        os.close(said)
        last = 0
        for _each in range(random.randint(1, 12)):
            last = int.from_bytes(os.read(heard, 8), "big")
        for _busy in range(random.randint(0, 20_000)):  # somewhere in the middle of the next change
            pass
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        os.close(heard)
        with Store.open(path) as store:
            found = store.verify()
            assert found.ok, found.problems
            assert found.revisions >= last, (found.revisions, last)
            notes = {goal.note.partition(" ")[0] for goal in store.load()[Goal]}
            assert notes == {str(found.revisions - 1)}, notes


if __name__ == "__main__":
    what, where, first, second = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    if what == "random":
        sys.stdout.write(str(write_at_random(where, first, second)))
    else:
        kill_at_random(where, first, second)
