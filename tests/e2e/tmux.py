"""The real program in tmux, whose own screen tells what it understood."""

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.e2e.terminal import Size
from tests.emulator import Emulator
from tests.ink import Ink


class Tmux:
    """A server of our own; each of its sessions is a terminal."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def start(self, name: str, command: Sequence[str], environ: Mapping[str, str], size: Size) -> None:
        """Start a program in a session."""
        there = ["env", "-i", *(f"{key}={value}" for key, value in environ.items()), *command]
        sized = ["-x", str(size[0]), "-y", str(size[1])]
        self._do("new-session", "-d", "-s", name, *sized, shlex.join(there))
        self._do("set-option", "-t", name, "status", "off")
        # Without the status line there is a row more; a terminal that nobody looks at keeps its size.
        self.resize(name, size)

    def send(self, name: str, data: bytes) -> None:
        """Put bytes on the line to a program."""
        self._do("send-keys", "-t", name, "-H", *(f"{byte:02x}" for byte in data))

    def resize(self, name: str, size: Size) -> None:
        """Give a session another size."""
        self._do("resize-window", "-t", name, "-x", str(size[0]), "-y", str(size[1]))

    def screen(self, name: str, size: Size) -> list[list[Ink]]:
        """Return the cells of a session's screen, as they can be seen."""
        rows = self._do("capture-pane", "-t", name, "-p", "-e", "-N").split("\n")[: size[1]]
        screen = Emulator(*size)
        for y, row in enumerate(rows, 1):
            screen.feed(f"\x1b[{y};1H{row}")
        return [screen.seen(y) for y in range(size[1])]

    def cursor(self, name: str) -> str:
        """Return where the cursor is, and whether it is shown."""
        return self._do("display-message", "-t", name, "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}")

    def close(self) -> None:
        """End the server and all in it."""
        subprocess.run(self._command("kill-server"), check=False, capture_output=True)

    def _command(self, *words: str) -> list[str]:
        return ["tmux", "-S", str(self._socket), "-f", "/dev/null", *words]

    def _do(self, *words: str) -> str:
        environ = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        done = subprocess.run(
            self._command(*words), check=True, capture_output=True, text=True, env=environ, timeout=30
        )
        return done.stdout
