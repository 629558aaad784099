"""A plan of 10,000 goals, 100,000 readings, and registers as large, always the same: `generate.py PLAN`."""

import datetime
import random
import sys
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from itplanner.domain.change import Change, added
from itplanner.domain.history import Actor
from itplanner.domain.records import Area, Batch, Goal, Measure, Person, Reading, Record, Step
from itplanner.service.actor import account
from itplanner.service.counting import counted
from itplanner.service.shipped import create
from itplanner.service.when import When, now
from itplanner.store.facts import Beside
from itplanner.store.store import Store
from tests.bench import registers

GOALS, STEPS, READINGS = 10_000, 20_000, 100_000
READINGS_EACH = 20
"""Readings of each measure."""
AT_ONCE = 1_000
"""Goals of one change, with all that is theirs."""
YEARS = (2025, 2026, 2027, 2027, 2027, 2028)
"""The fiscal years of the annual goals; the working year has half of them."""
TODAY = datetime.date(2026, 11, 23)

_VERBS = ("Replace", "Move", "Train", "Test", "Close", "Publish", "Automate", "Certify")
_THINGS = ("file servers", "data links", "laptops", "backups", "reports", "contracts", "racks")


def generate(path: Path) -> None:
    """Make the plan file; its areas and people are the demo's."""
    actor, when = account("command"), now(today=TODAY)
    create(path, "demo", actor, when)
    with Store.open(path) as store:
        with store.batch():
            _fill(store, actor, when)
        counted(store, store.load())


def _fill(store: Store, actor: Actor, when: When) -> None:
    chance = random.Random(20261123)
    plan = store.load()
    areas, people = [area.id for area in plan[Area]], [person.id for person in plan[Person]]
    goals = GOALS - len(plan[Goal])
    measured = READINGS // READINGS_EACH
    for first in range(0, goals, AT_ONCE):
        numbers = count(-1, -1)
        records: list[Record] = []
        for place in range(first, min(first + AT_ONCE, goals)):
            goal = _goal(chance, next(numbers), place, chance.choice(areas), chance.choice(people))
            records.append(goal)
            records += islice(_steps(chance, goal, numbers), STEPS // GOALS)
            if place * measured // goals != (place + 1) * measured // goals:
                records += _measured(chance, goal, numbers)
        change = Change.of(map(added, records), f"Added {AT_ONCE} goals")
        plan, _stored = store.commit(plan, change, by=actor, at=when.at)
    change = Change.of(map(added, registers.records(chance, areas, people, TODAY)), "Filled the registers")
    plan, _stored = store.commit(plan, change, by=actor, at=when.at)
    batch = Batch(id=-1, facts="incidents", read=registers.INCIDENTS, added=registers.INCIDENTS)
    change = Change.of([added(batch)], f"Imported incidents: {registers.INCIDENTS} new")
    beside = Beside({batch.id: registers.incidents(chance, TODAY)})
    store.commit(plan, change, by=actor, at=when.at, beside=beside)


def _goal(chance: random.Random, number: int, place: int, area: int, owner: int) -> Goal:
    year = chance.choice(YEARS)
    start = datetime.date(year - 1, 7, 1)
    return Goal(
        id=number,
        title=f"{chance.choice(_VERBS)} {chance.randint(2, 90)} {chance.choice(_THINGS)} ({place})",
        area=area,
        horizon=1,
        year=year,
        owner=owner,
        start=start,
        due=start + datetime.timedelta(days=chance.randint(30, 364)),
        status="active",
    )


def _steps(chance: random.Random, goal: Goal, numbers: Iterator[int]) -> Iterator[Step]:
    for number in count(1):
        done = chance.random() < 0.4 and (goal.year or 0) <= 2027
        yield Step(
            id=next(numbers),
            goal=goal.id,
            text=f"Step {number} of {goal.title}",
            owner=goal.owner,
            due=goal.due,
            done=done,
            done_on=goal.start if done else None,
        )


def _measured(chance: random.Random, goal: Goal, numbers: Iterator[int]) -> Iterator[Record]:
    target = float(chance.randint(20, 400))
    number = next(numbers)
    yield Measure(
        id=number, goal=goal.id, unit="units done", direction="increase", start_value=0.0, target=target
    )
    for place in range(READINGS_EACH):
        yield Reading(
            id=next(numbers),
            measure=number,
            date=TODAY - datetime.timedelta(days=15 * (READINGS_EACH - place)),
            value=round(target * place / READINGS_EACH * chance.uniform(0.5, 1.0), 1),
        )


def main() -> None:
    """Make the plan that the command line names, and say how long it took."""
    path, began = Path(sys.argv[1]), time.perf_counter()
    generate(path)
    took = time.perf_counter() - began
    sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.0f} MB in {took:.0f} s\n")


if __name__ == "__main__":
    main()
