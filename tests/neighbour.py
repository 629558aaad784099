"""Another workbench on the same plan, as far as it is counted: a process of its own."""

import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

AT_A_DESK = """
import os, sys
from pathlib import Path
from itplanner.store.presence import Presence
path, uid, gid = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
if uid:
    os.umask(0o077)
    os.setgroups([])
    os.setegid(gid)
    os.seteuid(uid)
presence = Presence(path)
presence.join()
while True:
    print(presence.count(), flush=True)
    if not sys.stdin.readline():
        break
"""


class Neighbour:
    """Somebody who has the plan open, under another account where one is named."""

    def __init__(self, path: Path, uid: int = 0, gid: int = 0) -> None:
        command = [sys.executable, "-c", AT_A_DESK, str(path), str(uid), str(gid)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        self.first = self._said()

    def count(self) -> int:
        """Ask how many it counts now."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self._said()

    def end(self, number: signal.Signals = signal.SIGKILL) -> None:
        """End it by a signal, and wait until it is gone."""
        self.process.send_signal(number)
        self.process.communicate()

    def _said(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())
