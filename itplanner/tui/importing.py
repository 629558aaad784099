"""Files brought in: read beside the screen, shown, read again as asked, and stored when that is asked for."""

import asyncio
from collections.abc import Callable, Hashable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from textual import on, work

from itplanner.domain.records import KINDS
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.service.places import path_of
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.tui import content, dialogs, requests
from itplanner.tui.dialogues import Dialogues
from itplanner.tui.messages import ImportRequested
from itplanner.tui.screens.asking import Question

if TYPE_CHECKING:
    from pathlib import Path

    from itplanner.service.importing import Reading, Shown
    from itplanner.tui.dialogs.preview import Answer

PATIENCE = 0.4
"""Seconds of reading after which it is shown how far it is."""
STEP = 5
"""Percent after which that is said again."""


class Stopped(Exception):
    """Reading was stopped."""


class Importing(Dialogues):
    """The dialogues, and those about files and pasted tables."""

    def action_import_file(self) -> None:
        """Ask for a file and what it holds."""
        ask = Question(self._file_named)
        self.place.ask("Import which file (csv, tsv, xlsx, ods)?", "enter goes on, esc gives up", ask)

    def _file_named(self, text: str) -> None:
        try:
            path = path_of(text)
        except PlannerError as error:
            self.tell(error)
            return
        if not text.strip() or not path.is_file():
            self.say(f"There is no file {path}" if text.strip() else "No file was named")
            return
        from itplanner.service.importing import is_workbook  # noqa: PLC0415 - with the first import

        if is_workbook(path):
            self._ask_sheet(path)
        else:
            self._ask_kind(path, "")

    @work(group="import", exclusive=True)
    async def _ask_sheet(self, path: "Path") -> None:
        """Ask which sheet of a workbook is meant, where it has several."""
        from itplanner.service.importing import sheets_of  # noqa: PLC0415 - the same

        try:
            names = await asyncio.to_thread(sheets_of, path)
        except PlannerError as error:
            self.tell(error)
            return

        def chosen(name: Hashable) -> None:
            if isinstance(name, str):
                self._ask_kind(path, name)

        if len(names) < 2:
            self._ask_kind(path, "")
        else:
            find = partial(content.importing.sheet_rows, names)
            self.push_screen(dialogs.pick.Pick(f"Which sheet of {path.name}?", find, verb="take it"), chosen)

    def _ask_kind(self, path: "Path", sheet: str) -> None:
        """Ask what a file holds, and read it."""
        from itplanner.service.importing import Reading  # noqa: PLC0415 - the same

        def chosen(kind: Hashable) -> None:
            if isinstance(kind, str):
                self._read_file(Reading(kind, path, sheet), 0, anew=True)

        title = f"What does {sheet or path.name} hold?"
        self.push_screen(dialogs.pick.Pick(title, content.importing.kind_rows, verb="read it"), chosen)

    @work(group="import", exclusive=True)
    async def _read_file(self, reading: "Reading", at: int, *, anew: bool = False) -> None:
        """Read a file beside the screen, at first as the last one was, and show what importing would do."""
        stop, loop, told = Event(), asyncio.get_running_loop(), 0
        waiting = dialogs.preview.ReadingDialog(f"Reading {reading.path.name}", stop.set)
        timer = self.set_timer(PATIENCE, partial(self.push_screen, waiting))

        def tick(read: int, size: int) -> None:
            nonlocal told
            if stop.is_set():
                raise Stopped
            percent = min(100, 100 * read // max(size, 1))
            if percent >= told + STEP:
                told = percent
                loop.call_soon_threadsafe(waiting.progress, percent)

        try:
            reading, found = await asyncio.to_thread(
                _tried, reading, self.planner, self.when, tick, anew=anew
            )
        finally:
            stop.set()
            timer.stop()
            if waiting.is_attached:
                waiting.dismiss(None)
        if found is None:
            self.say("Stopped. Nothing was imported")
        elif isinstance(found, PlannerError):
            self.tell(found)
        else:
            self._preview(reading, found, at)

    def _preview(self, reading: "Reading", found: "Shown", at: int) -> None:
        title = " · ".join(
            filter(None, (f"Import {reading.kind.replace('-', ' ')}", reading.path.name, reading.sheet))
        )
        asked = dialogs.preview.PreviewDialog(title, found, order=reading.order, at=at)
        self.push_screen(asked, partial(self._previewed, reading, found))

    def _previewed(self, reading: "Reading", found: "Shown", answer: "Answer | None") -> None:
        if answer is None:
            self.say("Nothing was imported")
        elif answer.how == "save":
            self.request(requests.plan.KeepRequested(found.found))
        elif answer.how == "order":
            order = content.importing.other_order(found, reading.order)
            self._read_file(reading.with_order(order), answer.place)
        elif answer.how == "rejected":
            self._write_rejected(reading, found)
        else:
            self._ask_field(reading, found, answer.place)

    def _write_rejected(self, reading: "Reading", found: "Shown") -> None:
        from itplanner.service.importing import write_rejected  # noqa: PLC0415 - the same

        try:
            self.say(f"Written to {write_rejected(found.found, reading.path)}")
        except PlannerError as error:
            self.tell(error)
        self._preview(reading, found, 0)

    def _ask_field(self, reading: "Reading", found: "Shown", place: int) -> None:
        column = found.found.columns[place]

        def chosen(name: Hashable) -> None:
            if isinstance(name, str):
                self._read_file(
                    reading.with_field(column, "" if name == content.importing.NOT_USED else name), place
                )
            else:
                self._preview(reading, found, place)

        find = partial(content.importing.field_rows, reading.fields())
        self.push_screen(dialogs.pick.Pick(f"{column.header} becomes", find), chosen)

    @on(ImportRequested)
    def _pasted(self, request: ImportRequested) -> None:
        if self.guarded():
            return
        from itplanner.service.importing import Shown, effects_of  # noqa: PLC0415 - few paste tables
        from itplanner.service.pasting import pasted  # noqa: PLC0415

        found = pasted(self.planner.plan, request.kind, request.text, request.preset, self.when.today)
        if isinstance(found, Wrong):
            self.say(found.message)
            return

        def answered(answer: "Answer | None") -> None:
            if answer is not None:
                self.request(requests.plan.KeepRequested(found))

        title = f"Paste {KINDS[request.kind].noun}s"
        said = Shown(found, effects=effects_of(self.planner, found, self.when))
        self.push_screen(dialogs.preview.PreviewDialog(title, said, from_file=False), answered)


def _tried(
    reading: "Reading", planner: Planner, when: When, tick: Callable[[int, int], None], *, anew: bool
) -> "tuple[Reading, Shown | PlannerError | None]":
    """Return how a file was read and what it holds, or why it can't be read; None where that was stopped."""
    try:
        if anew:
            reading = reading.as_before(planner.plan)
        return reading, reading.read(planner, when, tick)
    except Stopped:
        return reading, None
    except PlannerError as error:
        return reading, error
