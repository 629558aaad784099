"""Plans that ship as dated acts: a header line `DATE TIME person`, and below it, indented, what they did."""

import datetime
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace

from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.history import Actor
from itplanner.domain.records import Person
from itplanner.domain.values import dataclass
from itplanner.errors import PlannerError
from itplanner.service.acts import assigned, perform
from itplanner.service.counting import counted
from itplanner.service.planner import Planner
from itplanner.service.shifting import Shift, months_to, moved
from itplanner.service.shipped_tables import ShippedTables
from itplanner.service.when import When, zone
from itplanner.store.store import Store

_HEADER = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did on a day, in the words of the command line."""

    line: int
    at: datetime.datetime
    """Local time, without a zone."""
    person: str
    words: tuple[str, ...]
    shift: Shift | None = None
    """By how much it was moved."""

    def moved(self, shift: Shift) -> "Act":
        """Return the act as it would be some months later."""
        at = datetime.datetime.combine(moved(self.at.date(), shift.months), self.at.time())
        return replace(self, at=at, words=tuple(shift.word(word) for word in self.words), shift=shift)


def acts(text: str) -> tuple[Act, ...]:
    """Return the acts of a shipped plan; raises PlannerError naming the line that can't be read."""
    found: list[Act] = []
    header: tuple[datetime.datetime, str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            header = _header(number, line)
        elif header is None:
            raise _unreadable(number, line)
        else:
            found.append(Act(number, header[0], header[1], _words(number, line)))
    return tuple(found)


def shift_to(found: Sequence[Act], today: datetime.date) -> Shift:
    """Return the largest move by whole months after which the last act isn't ahead of today."""
    last = max((act.at.date() for act in found), default=today)
    return Shift(months_to(last, today), calendar_of(found))


def calendar_of(found: Sequence[Act]) -> FiscalCalendar:
    """Return the fiscal calendar that the acts give the organisation first."""
    said = _organisation(found)
    label = "start" if said.get("fiscal_label") == "start" else "end"
    return FiscalCalendar(int(said.get("fiscal_start", "1")), "start" if label == "start" else "end")


def replay(store: Store, found: Sequence[Act]) -> None:
    """Do the acts of a shipped plan in a new store, each as its header says who and when."""
    logins = _logins(found)
    here = zone(_organisation(found).get("time_zone", "UTC"))
    tables = ShippedTables(found[0].shift if found else None, here)
    with store.batch():
        planner = Planner(store, Actor(login=""))
        for act in found:
            person = _number(planner, act.person)
            login = logins.get(act.person, act.person.partition(" ")[0].lower())
            planner.actor = Actor(login=login, channel="command", person=person)
            at = act.at.replace(tzinfo=here).astimezone(datetime.UTC)
            _perform(planner, act, When(at, act.at.date()), tables)
    counted(store, planner.plan)


def replay_as(store: Store, found: Sequence[Act], actor: Actor, when: When) -> None:
    """Do the acts of a shipped plan in a new store, all of them now and as one's own."""
    with store.batch():
        planner = Planner(store, replace(actor, channel="command"))
        for act in found:
            _perform(planner, act, when)


def _perform(planner: Planner, act: Act, when: When, tables: ShippedTables | None = None) -> None:
    try:
        if tables is not None and act.words[0] == "import":
            tables.bring_in(planner, act.words[1:], when)
        else:
            perform(planner, act.words, when)
    except PlannerError as error:
        raise PlannerError(f"Line {act.line} of the shipped plan: {error.message}", error.hint) from error


def _header(number: int, line: str) -> tuple[datetime.datetime, str]:
    found = _HEADER.fullmatch(line.strip())
    if found is None:
        raise _unreadable(number, line)
    try:
        at = datetime.datetime.fromisoformat(f"{found[1]}T{found[2]}")
    except ValueError:
        raise _unreadable(number, line) from None
    return at, found[3].strip()


def _words(number: int, line: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(line))
    except ValueError:
        raise _unreadable(number, line) from None


def _unreadable(number: int, line: str) -> PlannerError:
    return PlannerError(
        f"Line {number} of the shipped plan can't be read: {line.strip()[:60]}",
        "A header is `2026-07-01 09:00 Ana Ruiz`; acts stand below it, indented.",
    )


def _organisation(found: Sequence[Act]) -> dict[str, str]:
    """Return what the acts first say of the organisation."""
    return next((said for said in _said(found, "organisation")), {})


def _logins(found: Sequence[Act]) -> dict[str, str]:
    """Return the logins of people by name, known before their records are."""
    return {
        said["name"]: said["login"] for said in _said(found, "person") if {"name", "login"} <= said.keys()
    }


def _said(found: Sequence[Act], kind: str) -> Iterator[dict[str, str]]:
    for act in found:
        if act.words[0] in {"add", "set"} and act.words[1:2] == (kind,):
            yield assigned(act.words[2:])


def _number(planner: Planner, name: str) -> int | None:
    return next((person.id for person in planner.plan[Person] if person.name == name), None)
