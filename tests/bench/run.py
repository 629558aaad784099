"""All budgets in one run, as ratios against `hello` and `floor`: `python tests/bench/run.py`.

`hello` is a bare Textual program that shows one line; `floor` is the same with sqlmodel imported first.
"""

import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    # Run by its name, Python looks beside this file and not at the project's top.
    sys.path.insert(0, str(ROOT))

from itplanner.tui.places import PLACE_NAMES  # noqa: E402
from tests.bench import importing, measure, repairs, slow  # noqa: E402
from tests.bench.generate import generate  # noqa: E402
from tests.bench.measure import SIXTEEN, SIZE, median, press, pressed, settle  # noqa: E402
from tests.e2e.desk import PROGRAM, environment  # noqa: E402
from tests.e2e.terminal import Terminal  # noqa: E402

RUNS = 7
TURNS = 3
IDLE = 60.0
"""Seconds of watching a program do nothing."""

LISTS = (
    ("1", "what needs you", "j j j j k k k k"),
    ("1 tab", "the Overview's KPIs", "j j j j j j"),
    ("2", "the Roadmap, its strip following", "j j j j j j"),
    ("3", "Areas, the inspector following", "j j j j j j"),
    ("4", "the Checklist, the inspector following", "j j j j j j"),
    ("5", "the KPIs, chart and readings following", "j j j j j j"),
    ("8 tab", "the register of projects", "j j j j j j"),
)
"""The lists of the places: keys to each, its name, keys to move in it."""

THIN = {
    "first paint": 10_000,
    "switching places": 7_000,
    "cursor move with what follows": 600,
    "cursor move in the list alone": 400,
    "dialog opened": 3_000,
    "dialog closed": 2_500,
    "scroll by one row": 1_000,
    "a page": 4_500,
}
"""Bytes over the thin line."""
PLAIN = {
    "first paint": 40_000,
    "switching places": 25_000,
    "cursor move with what follows": 2_500,
    "cursor move in the list alone": 700,
    "dialog opened": 50_000,
    "dialog closed": 50_000,
    "scroll by one row": 9_500,
    "a page": 10_000,
}
"""Bytes without it."""

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello")
Hello().run()
"""
FLOOR = f"import sqlmodel\n{HELLO}"


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Bench:
    """Plans, programs, and the table of what was found."""

    def __init__(self, folder: Path) -> None:
        self.environ = environment(folder)
        self.sixteen = environment(folder, **SIXTEEN)
        self.plain = {**self.sixteen, "ITPLANNER_THIN": "0"}
        self.demo, self.big = folder / "demo.plan", folder / "big.plan"
        self.missed: list[str] = []
        made = [*PROGRAM, "new", str(self.demo), "--from", "demo"]
        subprocess.run(made, env=self.environ, check=True, capture_output=True)
        generate(self.big)

    def all(self) -> None:
        """Measure everything and print it."""
        say(f"{'what':<62} {'found':>12} {'budget':>12}")
        self.starting()
        self.commands()
        self.repairs()
        self.keys()
        self.idling()
        self.sending()
        self.costs()
        self.holding()
        say(f"\n{len(self.missed)} missed" + "".join(f"\n  {what}" for what in self.missed))

    def row(self, what: str, found: float, budget: float, unit: str = "x") -> None:
        """Print one line of the table."""
        digits = 2 if unit in {"x", "%", "s"} else 0
        late = found > budget
        if late:
            self.missed.append(what)
        shown = f"{found:.{digits}f} {unit}", f"{budget:.{digits}f} {unit}"
        say(f"{what:<62} {shown[0]:>12} {shown[1]:>12}{'  MISSED' if late else ''}")

    def starting(self) -> None:
        """From the start to the frame and to the data, and the memory then."""
        programs = (
            ([sys.executable, "-c", HELLO], "hello"),
            ([sys.executable, "-c", FLOOR], "hello"),
            (self.opening(self.demo), "Late: "),
            (self.opening(self.big), "Late: "),
        )
        found = measure.starts(programs, self.environ, RUNS)
        for name, each in zip(("hello", "floor", "demo plan", "large plan"), found, strict=True):
            seconds = f"{each.first:.3f} s to the frame, {each.ready:.3f} s to the data"
            say(f"  {name}: {seconds}, {each.memory:.0f} MB")
        hello, floor, demo, big = found
        self.row("frame on the screen / hello", demo.first / hello.first, 1.15)
        self.row("first screen with the demo plan's data / floor", demo.ready / floor.ready, 0.75)
        self.row("the same with 10,000 goals, 25,000 incidents / demo plan", big.ready / demo.ready, 2)
        self.row("resident memory, demo plan / floor", demo.memory / floor.memory, 1.35)

    def opening(self, plan: Path) -> list[str]:
        """Return the command that opens the workbench on a plan."""
        return [*PROGRAM, str(plan), "--as", "Ana Ruiz"]

    def commands(self) -> None:
        """The command line, from start to end."""
        record = ("-m", "itplanner", "-p", str(self.demo), "kpi", "record", "K1", "71")
        words = (("-c", "pass"), ("-c", "import sqlmodel"), ("-m", "itplanner", "--version"))
        commands = [[sys.executable, *each] for each in (*words, ("-m", "itplanner", "--help"), record)]
        bare, sqlmodel, version, helped, recorded = measure.seconds(commands, self.environ, RUNS)
        say(f"  bare interpreter {bare:.3f} s, with sqlmodel {sqlmodel:.3f} s")
        self.row("itplanner --version / bare interpreter", version / bare, 3)
        self.row("itplanner --help / bare interpreter", helped / bare, 3)
        self.row("itplanner kpi record / import sqlmodel", recorded / sqlmodel, 1.4)
        plainly, imported, whole = importing.figures(self.demo.parent, self.environ)
        say(f"  DictReader and executemany {plainly:.3f} s; itplanner import, start to end {whole:.3f} s")
        self.row("importing 25,000 incidents, beyond starting / plainly", imported / plainly, 3)

    def repairs(self) -> None:
        """The time to repair of many incidents, beside that of few."""
        opened, explained = repairs.ratios(self.demo.parent, self.sixteen)
        self.row("MTTR screen with 25,000 incidents / with forty", opened, repairs.BUDGET)
        self.row("= on it, likewise", explained, repairs.BUDGET)

    def keys(self) -> None:
        """From a key to the last byte of what it led to."""
        with self.workbench(self.big, self.sixteen) as terminal:
            terminal.press("3").wait_for(r"\[3 Areas\]")
            settle(terminal)
            down = pressed(terminal, "j " * 20).last
            self.row("cursor down in 10,000 rows, the inspector following", down * 1000, 20, "ms")
        with self.workbench(self.big, self.sixteen, (90, 40)) as terminal:
            terminal.press("3").wait_for(r"\[3 Areas\]")
            settle(terminal)
            down = pressed(terminal, "j " * 20).last
            self.row("cursor down in 10,000 rows", down * 1000, 20, "ms")
        with self.workbench(self.demo, self.sixteen) as terminal:
            pressed(terminal, "1 2 3 4 5 8")
            for digit, _place, title in PLACE_NAMES:
                back = "4" if digit != "4" else "3"
                switched = [(pressed(terminal, back), press(terminal, digit))[1].last for _run in range(4)]
                self.row(f"switching to {title}", median(switched) * 1000, 80, "ms")
            for keys, what, moves in LISTS:
                pressed(terminal, keys)
                self.row(f"cursor move, {what}", pressed(terminal, moves).last * 1000, 20, "ms")
            pressed(terminal, "4")
            pressed(terminal, "right j")
            edit = pressed(terminal, "space space space space space space")
            self.row("an edit, key to screen, stored durably", edit.last * 1000, 100, "ms")

    def idling(self) -> None:
        """What is sent and used while nothing happens; Textual itself looks for keys ten times a second."""
        with Terminal([sys.executable, "-c", HELLO], self.sixteen, SIZE, frames=False) as terminal:
            terminal.wait_for("hello")
            _sent, bare = measure.idle(terminal, IDLE)
        with self.workbench(self.demo, self.sixteen) as terminal:
            sent, used = measure.idle(terminal, IDLE)
        self.row(f"bytes sent in {IDLE:.0f} s of idling", sent, 0, "B")
        self.row("processor while idling, beyond hello's", (used - bare) * 100, 0.1, "%")

    def sending(self) -> None:
        """Bytes at 120x40 in 16 colours: over the thin line, and without it."""
        for name, environ, budgets in (("thin", self.sixteen, THIN), ("plain", self.plain, PLAIN)):
            found = self.bytes(environ)
            for what, sent in found.items():
                self.row(f"{name}: {what}", sent, budgets[what.partition(",")[0]], "B")

    def bytes(self, environ: dict[str, str]) -> dict[str, float]:
        """Return the bytes of what a person does, by what it is."""
        found: dict[str, float] = {}
        with self.workbench(self.demo, environ, place="") as terminal:
            found["first paint"] = len(terminal.raw)
            for digit, _place, title in PLACE_NAMES[1:]:
                found[f"switching places, to {title}, first"] = press(terminal, digit).size
            for digit, _place, title in PLACE_NAMES:
                found[f"switching places, to {title}, again"] = press(terminal, digit).size
            for keys, what, moves in LISTS:
                pressed(terminal, keys)
                found[f"cursor move with what follows, {what}"] = pressed(terminal, moves).size
            press(terminal, "4")
            for what, key in (("a form", "e"), ("the palette", "ctrl+p"), ("help", "?"), ("the round", "m")):
                found[f"dialog opened, {what}"] = press(terminal, key).size
                found[f"dialog closed, {what}"] = press(terminal, "esc").size
        with self.workbench(self.demo, environ, (90, 40)) as terminal:
            found["cursor move in the list alone"] = pressed(terminal, "j j j j j j").size
        with self.workbench(self.big, environ) as terminal:
            terminal.press("j " * SIZE[1])
            settle(terminal)
            found["scroll by one row"] = pressed(terminal, "j j j j j j").size
            found["a page"] = pressed(terminal, "pgdn pgdn pgdn pgdn").size
        return found

    def costs(self) -> None:
        """What the thin line costs itself: processor time and memory, medians of turns with and without."""
        turns = [[self.used(environ) for environ in (self.sixteen, self.plain)] for _turn in range(TURNS)]
        times = median(thin[0] / plain[0] for thin, plain in turns)
        self.row("processor time of moves and scrolling, thin / plain", times, 1.3)
        self.row("memory, thin - plain", median(thin[1] - plain[1] for thin, plain in turns), 3, "MB")

    def used(self, environ: dict[str, str]) -> tuple[float, float]:
        """Return the processor time that moving, scrolling and paging take, and the memory afterwards."""
        with self.workbench(self.big, environ) as terminal:
            before = measure.processor(terminal.pid)
            pressed(terminal, "j " * 100 + "pgdn pgup " * 10)
            return measure.processor(terminal.pid) - before, measure.memory(terminal.pid)

    def holding(self) -> None:
        """How long a list runs on after `j` was held on a slow line."""
        rows = (("thin", self.sixteen, slow.PHASES, 0.3), ("plain", self.plain, slow.ONCE, math.inf))
        for name, environ, phases, budget in rows:
            there = {key: value for key, value in environ.items() if value}
            on, sent = slow.held_down(self.big, there, slow.SPEED, slow.ROUND_TRIP, phases)
            self.row(f"{name}: j held for {slow.HELD:g} s at 16 kB/s, 100 ms, runs on for", on, budget, "s")
            self.row(f"{name}: bytes of it", sent, 40_000 if name == "thin" else math.inf, "B")

    @contextmanager
    def workbench(
        self, plan: Path, environ: dict[str, str], size: tuple[int, int] = SIZE, place: str = "4"
    ) -> Iterator[Terminal]:
        """Run the workbench on a plan until it is ready for keys, in another place than the Overview."""
        there = {name: value for name, value in environ.items() if value}
        with Terminal(self.opening(plan), there, size, frames=False) as terminal:
            terminal.wait_for(r"Late: ")
            settle(terminal)
            if place:
                press(terminal, place)
            yield terminal


def main() -> None:
    """Measure everything in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="itplanner-bench-"))
    try:
        Bench(folder).all()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
