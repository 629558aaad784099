"""Timers that run out when a test says so, and never by themselves."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(eq=False, slots=True)
class Held:
    """A timer as the line uses one."""

    running: "Timers"
    seconds: float
    then: Callable[[], None]
    daemon: bool = False

    def start(self) -> None:
        assert self.daemon, "it would hold up the program's end"
        self.running.append(self)

    def cancel(self) -> None:
        if self in self.running:
            self.running.remove(self)


class Timers(list[Held]):
    """Those that run."""

    def __call__(self, seconds: float, then: Callable[[], None]) -> Held:
        """Make one."""
        return Held(self, seconds, then)

    def let_pass(self, seconds: float) -> None:
        """Let those run out that last no longer."""
        for each in [each for each in self if each.seconds <= seconds]:
            self.remove(each)
            each.then()
