"""Tables that come with a shipped plan: `import projects demo-projects.csv`, said among its acts."""

import csv
import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, Final

from itplanner.domain.change import Change, added
from itplanner.domain.facts.incident import Incident
from itplanner.domain.records import Batch, fields
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError
from itplanner.exchange.importing import preview
from itplanner.exchange.preview import Options
from itplanner.exchange.tables import read_table
from itplanner.service.acts import kind_named
from itplanner.service.data import data
from itplanner.service.planner import Planner
from itplanner.service.shifting import Shift, moved
from itplanner.service.when import When
from itplanner.store.facts import Beside, rows_hash

INCIDENTS: Final = "incidents"


class ShippedTables:
    """The tables of one shipped plan, their days moved as its acts are."""

    def __init__(self, shift: Shift | None, here: datetime.tzinfo) -> None:
        self._shift, self._here = shift, here
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}

    def bring_in(self, planner: Planner, words: Sequence[str], when: When) -> None:
        """Import a table by the words of an act, the kind and the file; of incidents those closed by then."""
        kind, name = words
        if kind == INCIDENTS:
            self._incidents(planner, name, when)
        else:
            self._records(planner, kind, name, when)

    def _records(self, planner: Planner, kind: str, name: str, when: When) -> None:
        text = data(name)
        sheet = read_table(text if self._shift is None else self._shift.text(text))
        found = (
            sheet
            if isinstance(sheet, Wrong)
            else preview(planner.plan, kind_named(kind), sheet, Options(), when.today)
        )
        if isinstance(found, Wrong):
            raise PlannerError(f"{name}: {found.message}")
        for row in found.rejected:
            raise PlannerError(f"{name}, line {row.row}: {row.field}: {row.reason}")
        planner.save(found.change, when)

    def _incidents(self, planner: Planner, name: str, when: When) -> None:
        """Bring in what the desk's tool exported then: what was closed and isn't in the plan yet."""
        if name not in self._waiting:
            self._waiting[name] = sorted(self._read(name), key=itemgetter(_RESTORED))
        rows = self._waiting[name]
        place = bisect_left(rows, int(when.at.timestamp()), key=itemgetter(_RESTORED))
        closed, self._waiting[name] = sorted(rows[:place]), rows[place:]
        many = len(closed)
        batch = Batch(
            id=-1, facts=INCIDENTS, file=name, content_hash=rows_hash(closed), read=many, added=many
        )
        change = Change.of([added(batch)], f"Imported incidents: {many} new")
        planner.save(change, when, beside=Beside({-1: closed}))

    def _read(self, name: str) -> Iterator[tuple[Any, ...]]:
        header, *lines = csv.reader(data(name).splitlines())
        empty: list[Any] = [0, *(int(each) if isinstance(each, bool) else each for each in _DEFAULTS)]
        places = [list(fields(Incident)).index(column) + 1 for column in header]
        for number, line in enumerate(lines, start=2):
            row = empty.copy()
            row[0] = number
            for place, text in zip(places, line, strict=True):
                row[place] = text
            row[_DETECTED], row[_RESTORED] = self._times(row[_DETECTED], row[_RESTORED])
            yield tuple(row)

    def _times(self, detected: str, restored: str) -> tuple[int, int]:
        """Return both moments, moved with the plan: the day of the later one, and so much time before it."""
        first, last = (
            datetime.datetime.fromisoformat(text).replace(tzinfo=self._here) for text in (detected, restored)
        )
        began, ended = int(first.timestamp()), int(last.timestamp())
        if self._shift is None or self._shift.months == 0:
            return began, ended
        day = moved(last.date(), self._shift.months)
        later = int(datetime.datetime.combine(day, last.timetz()).timestamp())
        return later - (ended - began), later


_DEFAULTS = tuple(spec.default for spec in fields(Incident).values())
_DETECTED, _RESTORED = (list(fields(Incident)).index(name) + 1 for name in ("detected", "restored"))
"""Where a row, which begins with its number, has its moments."""
