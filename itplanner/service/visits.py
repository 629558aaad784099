"""When a person was last in a plan, and what others changed since then."""

import datetime
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from itplanner.domain.plan import Plan
from itplanner.domain.rules.news import News, news
from itplanner.domain.values import dataclass
from itplanner.errors import PlannerError
from itplanner.service.planner import Planner

FIRST_LOOK: Final = datetime.timedelta(days=7)
"""So far back a first visit looks."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The end of a visit, or its beginning where nobody ended it: a dropped line, a kill."""

    revision: int
    """The last change that was seen."""
    at: datetime.datetime
    """In UTC."""


def last_visit(path: Path) -> Visit | None:
    """Return the visit that a file tells of; None where it is missing or can't be read."""
    try:
        match json.loads(path.read_bytes()):
            case {"revision": int(revision), "at": str(at)}:
                visit = Visit(revision, datetime.datetime.fromisoformat(at))
            case _:
                return None
    except (OSError, ValueError):
        return None
    return visit if visit.at.tzinfo is not None else None


def keep_visit(path: Path, visit: Visit) -> None:
    """Write a visit's file; where that isn't possible, the next visit is told as much as this one."""
    new = path.with_suffix(".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new.write_text(json.dumps({"revision": visit.revision, "at": visit.at.isoformat()}))
        new.replace(path)
    except OSError:
        return


class Visiting:
    """A visit to a plan, and the one before: one small file for each plan and account or person."""

    def __init__(self, planner: Planner, folder: Path, zone: datetime.tzinfo, today: datetime.date) -> None:
        """`folder` is the user's own; `zone` is where the organisation's clocks are."""
        self._planner = planner
        who = f"{planner.actor.login} {planner.actor.person or ''}"
        name = sha256(f"{planner.store.path}\0{who}".encode(errors="replace")).hexdigest()[:16]
        self._path = folder / f"{name}.json"
        visit = last_visit(self._path)
        # A plan restored from a backup may be older than what was seen of it.
        known = visit if visit is not None and visit.revision <= planner.plan.revision else None
        self._after = None if known is None else known.revision
        self._first = datetime.datetime.combine(today, datetime.time(), zone) - FIRST_LOOK
        self.before = None if known is None else known.at.astimezone(zone)
        """When the visit before ended, as the organisation's clocks say; None on the first one."""

    def news(self, plan: Plan) -> tuple[News, ...]:
        """Return what others changed since the visit before; on the first one, in the last days.

        Where the history can't be read nothing is told; `itplanner verify` says what is wrong with it.
        """
        try:
            if self._after is None:
                self._after = self._planner.store.revision_at(self._first)
            return news(plan, self._planner.touched(self._after), self._planner.actor)
        except PlannerError:
            return ()

    def last_changes(self) -> Mapping[int, datetime.date]:
        """Return by goal the day on which it or a part of it was last changed; none that can't be read."""
        try:
            return self._planner.changes.days(self._planner.plan)
        except PlannerError:
            return {}

    def keep(self, at: datetime.datetime) -> None:
        """Remember that all that is in the plan now has been seen."""
        keep_visit(self._path, Visit(self._planner.plan.revision, at))
