"""How long the plan linter takes, rule by rule: `check.py PLAN`; `generate.py PLAN` makes a large plan."""

import datetime
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from itplanner.domain.lint.findings import checked
from itplanner.domain.lint.registry import RULES
from itplanner.domain.lint.rule import Rule
from itplanner.domain.lint.study import Study
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.rules.years import working_year
from itplanner.service.packs import pack
from itplanner.store.store import Store

TODAY = datetime.date(2026, 11, 23)
RUNS = 5


def _milliseconds(path: Path, what: Callable[[Plan], object]) -> float:
    """Return the median of some runs, each on a plan that was just read: without any index."""
    times = []
    for _run in range(RUNS):
        with Store.open(path) as store:
            plan = store.load()
        began = time.perf_counter()
        what(plan)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _check(rule: Rule, year: int, plan: Plan) -> object:
    return list(rule.check(Study(plan, TODAY, pack(), year)))


def main() -> None:
    """Check the plan that the command line names, and print how long it took."""
    path = Path(sys.argv[1])
    with Store.open(path) as store:
        plan = store.load()
    year, out = working_year(plan, TODAY), sys.stdout
    began = time.perf_counter()
    found = len(checked(plan, TODAY, pack()).findings)
    first = 1000 * (time.perf_counter() - began)
    for rule in RULES.values():
        each = len(list(rule.check(Study(plan, TODAY, pack(), year))))
        took = _milliseconds(path, partial(_check, rule, year))
        out.write(f"{rule.code} {took:6.0f} ms  {each:6,} found\n")
    took = _milliseconds(path, lambda fresh: checked(fresh, TODAY, pack()))
    out.write(f"all  {took:6.0f} ms  {found:6,} found in {len(plan[Goal]):,} goals; ")
    out.write(f"the first time, every word read, {first:.0f} ms\n")


if __name__ == "__main__":
    main()
