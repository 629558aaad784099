"""The registers of a large plan: projects, services, budget lines, head counts, and incidents."""

import datetime
import random
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from itplanner.domain.records import (
    Benefit,
    BudgetLine,
    Headcount,
    Phase,
    Project,
    ProjectBaseline,
    Record,
    RecoveryTest,
    Requirement,
    Service,
)

PROJECTS, SERVICES, LINES, INCIDENTS = 500, 60, 600, 25_000
MONTHS = 36
"""Of head counts, and of incidents."""
YEARS = (2025, 2026, 2027)
PERIODS = 12


def records(
    chance: random.Random, areas: Sequence[int], people: Sequence[int], today: datetime.date
) -> Iterator[Record]:
    """Give the records, new ones, each after those that it names."""
    numbers = count(-1, -1)
    for place in range(PROJECTS):
        yield from _project(chance, numbers, f"Project {place}", chance.choice(areas), people, today)
    for place in range(SERVICES):
        yield from _service(chance, numbers, f"Service {place + 1} of many", today)
    for place in range(LINES):
        line = BudgetLine(
            id=next(numbers),
            title=f"Line {place}",
            year=YEARS[place % len(YEARS)],
            area=chance.choice(areas),
            gl_account=str(6000 + place % 40),
        )
        yield line
        for period in range(1, PERIODS + 1):
            plan = 1_000 * chance.randint(1, 40)
            actual = round(plan * chance.uniform(0.8, 1.2)) if line.year < YEARS[-1] or period < 5 else None
            yield Phase(id=next(numbers), line=line.id, period=period, plan=plan, actual=actual)
    for year in YEARS[:-1]:
        for period in range(1, PERIODS + 1):
            fte, users = chance.uniform(6, 10), chance.randint(580, 660)
            yield Headcount(
                id=next(numbers), year=year, period=period, support_fte=round(fte, 1), users=users
            )


def _project(
    chance: random.Random,
    numbers: Iterator[int],
    name: str,
    area: int,
    people: Sequence[int],
    today: datetime.date,
) -> Iterator[Record]:
    start = today - datetime.timedelta(days=chance.randint(0, 1_500))
    end = start + datetime.timedelta(days=chance.randint(60, 400))
    over = end + datetime.timedelta(days=chance.randint(-60, 60))
    finished = over if over <= today else None
    budget = 1_000 * chance.randint(10, 200)
    manager, *others = chance.sample(people, 3)
    project = Project(
        id=next(numbers),
        name=name,
        area=area,
        manager=manager,
        status="running" if finished is None else "finished",
        started_on=start,
        finished_on=finished,
        cost=round(budget * chance.uniform(0.7, 1.2)),
        costs_closed_on=finished,
        acceptance="pending" if finished is None else chance.choice(("accepted", "accepted", "rejected")),
        accepted_by=None if finished is None else others[0],
        accepted_on=finished,
    )
    yield project
    yield ProjectBaseline(
        id=next(numbers),
        project=project.id,
        number=1,
        start=start,
        end=end,
        budget=budget,
        approved_by=others[1],
        approved_on=start,
    )
    for place in range(5):
        accepted = finished is not None and chance.random() < 0.9
        yield Requirement(
            id=next(numbers), project=project.id, text=f"Requirement {place} of {name}", accepted=accepted
        )
    for year in (2027, 2028):
        yield Benefit(id=next(numbers), project=project.id, type="cash_saving", year=year, amount=budget)


def _service(
    chance: random.Random, numbers: Iterator[int], name: str, today: datetime.date
) -> Iterator[Record]:
    rto = float(chance.randint(2, 24))
    service = Service(id=next(numbers), name=name, tier=chance.randint(1, 4), rto=rto)
    yield service
    for _test in range(4):
        rta = round(rto * chance.uniform(0.5, 1.3), 1)
        yield RecoveryTest(
            id=next(numbers),
            service=service.id,
            tested_on=today - datetime.timedelta(days=chance.randint(1, 900)),
            type="full",
            rta=rta,
            outcome="passed" if rta <= rto else "failed",
        )


def incidents(chance: random.Random, today: datetime.date) -> Iterator[tuple[Any, ...]]:
    """Give rows of incidents as the store takes them: their number in the file, then the fields in order."""
    last = int(datetime.datetime.combine(today, datetime.time(), datetime.UTC).timestamp())
    for row in range(1, INCIDENTS + 1):
        restored = last - chance.randint(0, MONTHS * 30 * 86_400)
        detected = restored - 60 * chance.randint(5, 3_000)
        service, priority = f"Service {chance.randint(1, SERVICES)} of many", str(chance.randint(1, 4))
        yield row, f"LG{row:07}", service, priority, "", detected, restored, 0.0, False, ""
