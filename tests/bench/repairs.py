"""What the time to repair of 25,000 incidents takes on the screen, beside that of forty: `repairs.py`."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tests.bench import importing  # noqa: E402
from tests.bench.measure import SIXTEEN, SIZE, median, press, settle  # noqa: E402
from tests.e2e.desk import PROGRAM, environment  # noqa: E402
from tests.e2e.terminal import Terminal  # noqa: E402

FEW = 40
RUNS = 7
BUDGET = 1.2


def ratios(folder: Path, environ: Mapping[str, str]) -> tuple[float, float]:
    """Return what opening the KPI and explaining its value take of many incidents, as ratios to few."""
    plans = [_plan(folder, count, environ) for count in (importing.INCIDENTS, FEW)]
    runs = [[_opened(plan, environ) for plan in plans] for _run in range(RUNS + 1)][1:]
    many, few = ([median(each) for each in zip(*found, strict=True)] for found in zip(*runs, strict=True))
    return many[0] / few[0], many[1] / few[1]


def _plan(folder: Path, count: int, environ: Mapping[str, str]) -> Path:
    """Make a starter plan with so many incidents, of the same months."""
    file, plan = folder / f"repairs-{count}.csv", folder / f"repairs-{count}.plan"
    importing.write(file, count)
    for command in ([*PROGRAM, "new", str(plan), "--from", "starter"], importing.command(plan, file)):
        subprocess.run(command, env=dict(environ), check=True, capture_output=True)
    return plan


def _opened(plan: Path, environ: Mapping[str, str]) -> tuple[float, float]:
    """Return the seconds to the KPI with its chart, and from there to what its value is made of."""
    with Terminal([*PROGRAM, str(plan)], dict(environ), SIZE, frames=False) as terminal:
        terminal.wait_for(r"Overview(.|\n)*\? help")
        settle(terminal)
        opened = press(terminal, "5").last + press(terminal, "j j j j j j").last
        assert "K7" in terminal.text, terminal.text
        return opened, press(terminal, "=").last


def main() -> None:
    """Measure in a folder of its own and print it."""
    with tempfile.TemporaryDirectory(prefix="itplanner-bench-") as name:
        opened, explained = ratios(Path(name), environment(Path(name), **SIXTEEN))
        sys.stdout.write(f"the MTTR screen {opened:.2f}, = on it {explained:.2f} (budget {BUDGET})\n")


if __name__ == "__main__":
    main()
