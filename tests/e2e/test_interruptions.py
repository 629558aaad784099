"""Sessions that end without asking: kill -9 at many moments, signals, a dropped line."""

import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from itplanner.tui.curtain import ENDING
from tests.e2e.desk import Desk, checklist
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

MOMENTS = 10
"""How often the scripted session is killed, each time a bit later in its course."""

HALF = "Half a thou"


class Session:
    """A scripted session that is killed once the program has sent so many bytes."""

    def __init__(self, desk: Desk, number: int) -> None:
        self.seen: dict[str, object] = {}
        """What the screen showed as saved: a query, and what it has to answer."""
        self._number = number
        self._budget: int | None = None
        kept = drafts(desk)
        self.terminal = desk.start(str(desk.plan()), size=(80, 60))
        if kept:
            self.terminal.wait_for(r"F8 discard(.|\n)*F8 discard")
            self.terminal.press("f8").wait_footer(r"F8 again throws away")
            self.terminal.press("f8 esc")
        checklist(self.terminal)
        self.terminal.wait_for(r"▸.*G4 (.|\n)*\? help")
        self._start = len(self.terminal.raw)

    def run(self, budget: int | None) -> int:
        """Work through the script, or until the budget of bytes is spent; kill; return the bytes sent."""
        self._budget = budget
        with suppress(Spent):
            self._edit()
        sent = len(self.terminal.raw) - self._start
        self.terminal.signal(signal.SIGKILL)
        assert self.terminal.exit_code() == -signal.SIGKILL
        return sent

    def _edit(self) -> None:
        terminal, name = self.terminal, f"Goal {self._number}"
        terminal.press("a")
        self._shown(r"Goal for Applications")
        for title in (f"{name} a", f"{name} b"):
            terminal.type_text(title).press("enter")
            self._shown(rf"G\d+ +{title}")
            self.seen[f"SELECT count(*) FROM goal WHERE title = '{title}'"] = 1
        terminal.press("esc")
        self._shown(r"\? help")
        terminal.press("A")
        self._shown(r"Step for G\d+")
        terminal.type_text(f"Step {name}").press("enter")
        self._shown(rf"○ +Step {name}")
        self.seen[f"SELECT count(*) FROM step WHERE text = 'Step {name}'"] = 1
        terminal.press("esc")
        self._shown(r"\? help")
        terminal.press("space")
        self._shown(rf"✓ +Step {name}")
        self.seen[f"SELECT done_on FROM step WHERE text = 'Step {name}' AND done"] = "2026-11-23"
        # From the key on until it is said, the step may be there or not.
        self.seen.pop(f"SELECT done_on FROM step WHERE text = 'Step {name}' AND done")
        self.seen.pop(f"SELECT count(*) FROM step WHERE text = 'Step {name}'")
        terminal.press("d")
        self._shown(r"eleted.* u brings it back")
        self.seen[f"SELECT count(*) FROM step WHERE text = 'Step {name}'"] = 0

    def _shown(self, pattern: str) -> None:
        terminal = self.terminal

        def spent() -> bool:
            return self._budget is not None and len(terminal.raw) - self._start >= self._budget

        terminal.until(lambda: re.search(pattern, terminal.text) or spent(), repr(pattern))
        if not re.search(pattern, terminal.text):
            raise Spent


class Spent(Exception):
    """The program has sent the bytes after which it is killed."""


def test_kill_9_at_many_moments_keeps_every_edit_that_was_shown_as_saved_and_no_half_one(desk: Desk) -> None:
    whole = Session(desk, 0).run(None)
    for moment in range(1, MOMENTS):
        session = Session(desk, moment)
        session.run(whole * moment // MOMENTS)
        assert {query: desk.value(query) for query in session.seen} == session.seen
        assert desk.value("PRAGMA integrity_check") == "ok"
        desk.command("verify")


def test_undo_goes_on_after_a_kill(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.press("a").wait_for(r"Goal for Applications")
    terminal.type_text("Short-lived").press("enter").wait_for(r"G31 +Short-lived")
    terminal.signal(signal.SIGKILL)
    terminal.exit_code()
    terminal = desk.workbench()
    terminal.press("u").wait_for(r"Undone: .*Short-lived")
    terminal.wait_gone(r"G31")
    assert desk.value("SELECT count(*) FROM goal WHERE title = 'Short-lived'") == 0


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_with_a_form_half_filled_restores_the_terminal_and_keeps_the_draft(
    desk: Desk, number: signal.Signals
) -> None:
    terminal = half_filled(desk)
    assert terminal.alternate
    assert terminal.cursor_hidden
    assert terminal.mouse
    terminal.signal(number)
    assert terminal.exit_code() == 128 + number
    assert terminal.restored
    offers_the_draft_back(desk)


def test_a_dropped_line_with_a_form_half_filled_ends_the_program_and_keeps_the_draft(desk: Desk) -> None:
    terminal = half_filled(desk)
    terminal.hang_up()
    assert terminal.exit_code() == 128 + signal.SIGHUP
    offers_the_draft_back(desk)


def test_a_kill_loses_nothing_of_a_form_that_was_kept_as_a_draft(desk: Desk) -> None:
    terminal = half_filled(desk)
    terminal.until(lambda: HALF in drafts(desk), "the draft on the disk")
    terminal.signal(signal.SIGKILL)
    terminal.exit_code()
    offers_the_draft_back(desk)


def test_a_draft_that_was_offered_back_can_be_saved_and_is_offered_only_once(desk: Desk) -> None:
    half_filled(desk).signal(signal.SIGTERM)
    terminal = desk.start()
    terminal.wait_for(rf"{HALF}(.|\n)*esc close")
    checklist(terminal.press("ctrl+s")).wait_for(rf"▸.*G4 +{HALF}")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert desk.value("SELECT title FROM goal WHERE id = 4") == HALF
    desk.workbench().wait_for(rf"▸.*G4 +{HALF}(.|\n)*\? help")


def test_a_line_that_was_being_typed_is_offered_back_too(desk: Desk) -> None:
    terminal = desk.workbench()
    terminal.press("a").wait_for(r"Goal for Applications")
    terminal.type_text(HALF).wait_for(HALF)
    terminal.signal(signal.SIGHUP)
    terminal.exit_code()
    desk.start().wait_for(rf"━ New goal(.|\n)*{HALF}")


def half_filled(desk: Desk, lead: tuple[str, ...] = (), environ: dict[str, str] | None = None) -> Terminal:
    terminal = desk.workbench(lead=lead, environ=environ)
    terminal.press("e").wait_for(r"━ Edit G4(.|\n)*esc close")
    terminal.type_text(HALF).wait_for(rf"▸ Goal +\[ +{HALF} +\]")
    return terminal


def offers_the_draft_back(desk: Desk) -> None:
    terminal = desk.start()
    terminal.wait_for(rf"(?s)━ Edit G4.*▸ Goal +\[ +{HALF} +\]")
    terminal.wait_for(r"DRAFT +of .*\d\d:\d\d restored: Edit G4, 1 field .*F8 discards it")
    assert desk.value("SELECT title FROM goal WHERE id = 4") == "Finance module live in 4 units"


def drafts(desk: Desk) -> str:
    """Return the drafts on the disk."""
    folder = Path(desk.home / "state" / "itplanner" / "drafts")
    return " ".join(path.read_text() for path in folder.rglob("*.json"))
