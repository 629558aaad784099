"""Importing 25,000 incidents, beside reading them with csv.DictReader and inserting with executemany.

`python tests/bench/importing.py` prints it, and the memory that ten times as many take.
"""

import csv
import datetime
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tests.bench import measure  # noqa: E402
from tests.e2e.desk import PROGRAM, environment  # noqa: E402

INCIDENTS = 25_000
RUNS = 3
COLUMNS = (
    *("number", "opened_at", "closed_at", "priority", "type", "state", "service", "assignee", "group"),
    *("reopened", "short_description", "closed_by", "close_code", "updates", "made_sla"),
)
MAPPED = ("--map", "detected=opened_at", "--map", "restored=closed_at")

PLAIN = """
import csv, sqlite3, sys
db = sqlite3.connect(":memory:" if len(sys.argv) < 3 else sys.argv[2])
names = ("number", "opened_at", "closed_at", "priority", "type", "state", "service", "reopened")
db.execute(f"CREATE TABLE IF NOT EXISTS plain ({', '.join(names)})")
with open(sys.argv[1], newline="") as file:
    marks = ", ".join(f":{name}" for name in names)
    db.executemany(f"INSERT INTO plain VALUES ({marks})", csv.DictReader(file))
db.commit()
"""
WATCHED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def write(path: Path, count: int) -> None:
    """Write so many incidents as a desk's tool exports them, always the same."""
    chance, first = random.Random(20261123), datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(count):
            began = first + datetime.timedelta(minutes=chance.randint(0, 1_400_000))
            ended = began + datetime.timedelta(minutes=chance.randint(5, 9_000))
            closed = f"{ended:%d/%m/%Y %H:%M}" if chance.random() < 0.97 else ""
            writer.writerow(
                (
                    *(f"INC{number:07}", f"{began:%d/%m/%Y %H:%M}", closed, chance.randint(1, 4)),
                    *(chance.choice(("incident", "request")), "Closed", f"Service {chance.randint(1, 60)}"),
                    *(f"Person {chance.randint(1, 200)}", f"Group {chance.randint(1, 30)}"),
                    *(chance.choice("01"), "It doesn't work as it did yesterday, nobody knows why"),
                    *("resolver", "solved", chance.randint(0, 40), "true"),
                )
            )


def figures(folder: Path, environ: Mapping[str, str]) -> tuple[float, float, float]:
    """Return the seconds of reading and inserting plainly, of importing beyond starting, and of all of it."""
    many, one = folder / "many.csv", folder / "one.csv"
    write(many, INCIDENTS)
    write(one, 1)
    found = []
    for run in range(RUNS):
        plan = folder / f"import-{run}.plan"
        subprocess.run([*PROGRAM, "new", str(plan)], env=dict(environ), check=True, capture_output=True)
        plain = [sys.executable, "-c", PLAIN]
        commands = (
            [*plain, str(one), str(folder / f"one-{run}.db")],
            [*plain, str(many), str(folder / f"many-{run}.db")],
            command(plan, one),
            command(plan, many),
        )
        found.append([measure.took(each, environ) for each in commands])
    start, plainly, started, imported = (measure.median(each) for each in zip(*found, strict=True))
    return plainly - start, imported - started, imported


def command(plan: Path, file: Path) -> list[str]:
    """Return the command that imports a file."""
    return [*PROGRAM, "-p", str(plan), "import", "incidents", str(file), *MAPPED]


def memory(folder: Path, environ: Mapping[str, str], count: int) -> float:
    """Return the most megabytes that importing so many takes."""
    file, plan = folder / f"{count}.csv", folder / f"{count}.plan"
    write(file, count)
    subprocess.run([*PROGRAM, "new", str(plan)], env=dict(environ), check=True, capture_output=True)
    watched = [sys.executable, "-c", WATCHED, *command(plan, file)]
    done = subprocess.run(watched, env=dict(environ), check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def main() -> None:
    """Measure in a folder of its own and print it."""
    with tempfile.TemporaryDirectory(prefix="itplanner-bench-") as name:
        folder = Path(name)
        environ = environment(folder)
        plainly, imported, whole = figures(folder, environ)
        sys.stdout.write(
            f"{INCIDENTS:,} incidents: {imported:.3f} s beyond starting, {whole:.3f} s in all; "
            f"DictReader and executemany {plainly:.3f} s; ratio {imported / plainly:.2f} (budget 3)\n"
        )
        for count in (INCIDENTS, 10 * INCIDENTS):
            sys.stdout.write(f"{count:,}: {memory(folder, environ, count):.0f} MB at most\n")


if __name__ == "__main__":
    main()
