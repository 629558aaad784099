"""A person's machine for one test: a home folder, plans, terminals with the workbench, the command line."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from tests.e2e.terminal import Size, Terminal

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-23"
PROGRAM = (sys.executable, "-m", "itplanner")
THIN = os.environ.get("ITPLANNER_THIN") != "0"
"""Whether all runs over the thin line, as it does unless told otherwise."""
PLAIN = (80, 24)
WIDE = (120, 40)


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return a clean environment whose files all lie in one folder."""
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "USER": "ana",
        "LOGNAME": "ana",
        "ITPLANNER_TODAY": TODAY,
        **({} if THIN else {"ITPLANNER_THIN": "0"}),
        **more,
    }


def checklist(terminal: Terminal) -> Terminal:
    """Go from the Overview, with which the workbench opens, to the Checklist."""
    terminal.wait_for(r"1 Overview(.|\n)*\? help")
    return terminal.press("4")


class Desk:
    """Where one person works; everything that was started is ended by `close`."""

    def __init__(self, home: Path, demo: Path) -> None:
        self.home = home
        self._demo = demo
        self._open = ExitStack()

    def plan(self) -> Path:
        """Return this desk's own copy of the demo plan."""
        path = self.home / "it.plan"
        if not path.exists():
            shutil.copy(self._demo, path)
        return path

    def start(
        self,
        *words: str,
        size: Size = PLAIN,
        as_: str | None = "Ana Ruiz",
        environ: Mapping[str, str] | None = None,
        lead: Sequence[str] = (),
        late: float | None = 0.0,
    ) -> Terminal:
        """Start the program in a terminal; without words, on this desk's plan. `lead` is what starts it."""
        known = ("--as", as_) if as_ else ()
        command = [*lead, *PROGRAM, *(words or (str(self.plan()),)), *known]
        return self.terminal(command, size=size, environ=environ, late=late)

    def workbench(
        self, size: Size = PLAIN, environ: Mapping[str, str] | None = None, lead: Sequence[str] = ()
    ) -> Terminal:
        """Open the workbench on this desk's plan, go to the Checklist, and wait until its goals are there."""
        terminal = checklist(self.start(size=size, environ=environ, lead=lead))
        terminal.wait_for(r"[▸>] ?[-+ ].*G\d+ ")
        terminal.wait_footer(r"^ (space done|enter open  (?!e edit)).*\? help")
        return terminal

    def terminal(
        self,
        command: Sequence[str],
        *,
        size: Size = PLAIN,
        environ: Mapping[str, str] | None = None,
        late: float | None = 0.0,
    ) -> Terminal:
        """Start any command in a terminal."""
        there = {name: value for name, value in environment(self.home, **(environ or {})).items() if value}
        return self._open.enter_context(Terminal(command, there, size, late=late))

    def shell(self, late: float | None = 0.0) -> Terminal:
        """Start a shell with jobs, and wait for its prompt."""
        terminal = self.terminal(("sh", "-i"), environ={"PS1": "$ ", "ENV": ""}, late=late)
        terminal.wait_for(r"^\$")
        return terminal

    def command(self, *words: str, plan: Path | None = None, code: int = 0) -> str:
        """Run a command on this desk's plan; return what it printed. It must end with `code`."""
        done = self.popen(*words, plan=plan)
        out, err = done.communicate(timeout=60)
        assert done.returncode == code, f"{' '.join(words)} ended with {done.returncode}:\n{out}{err}"
        return out

    def popen(self, *words: str, plan: Path | None = None) -> subprocess.Popen[str]:
        """Start a command on this desk's plan."""
        return subprocess.Popen(
            [*PROGRAM, *words, "--plan", str(plan or self.plan())],
            env=environment(self.home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def value(self, sql: str, *values: object) -> object:
        """Return one value of the plan's file, read beside the program."""
        with closing(sqlite3.connect(self.plan(), timeout=30)) as db:
            found = db.execute(sql, values).fetchone()
        return None if found is None else found[0]

    def close(self) -> None:
        """End everything."""
        self._open.close()
