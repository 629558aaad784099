"""The plans that come with the program: starter, demo, and the empty one."""

import datetime
import hashlib
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

import itplanner
from itplanner.domain.entry import Context, parse
from itplanner.domain.fiscal import FiscalCalendar
from itplanner.domain.history import Actor
from itplanner.domain.plan import Plan
from itplanner.domain.records import Organisation, fields
from itplanner.domain.shapes import SHAPE
from itplanner.domain.wrong import Wrong
from itplanner.errors import BadInput
from itplanner.service.data import data
from itplanner.service.replay import Act, acts, calendar_of, replay, replay_as, shift_to
from itplanner.service.shifting import Shift
from itplanner.service.when import When
from itplanner.store.store import Store

Shipped = Literal["starter", "demo", "empty"]

SETTINGS = ("name", "currency", "fiscal_start", "year")
"""What a new plan is asked for."""

KEPT_DAYS = 7
"""Private copies of the demo that nobody used for so long are removed."""


def create(
    path: Path,
    source: Shipped,
    actor: Actor,
    when: When,
    *,
    settings: Mapping[str, str] | None = None,
    group: str | None = None,
) -> None:
    """Make a new plan from a shipped one; `settings` are typed values for the organisation.

    Raises BadInput for settings that can't be, Exists where there is a file; then nothing is made.
    """
    values = _checked(settings or {}, when.today)
    with Store.create(path, group=group) as store:
        try:
            _fill(store, source, actor, when, values)
        except BaseException:
            store.close()
            path.unlink()
            raise


def demo(state: Path, today: datetime.date) -> Path:
    """Return a private copy of the demo plan, up to today; it is made once a month and copied afterwards."""
    text = data("demo.plan")
    found = acts(text)
    shift = shift_to(found, today)
    known = hashlib.sha256(text.encode()).hexdigest()[:16]
    folder = state / "demo"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _tidy(folder)
    built = folder / f"{itplanner.__version__}-{SHAPE}-{known}{shift.months:+}.db"
    if not built.exists():
        _build(built, found, shift)
    copy = Path(tempfile.mkdtemp(prefix="copy-", dir=folder)) / "demo.db"
    shutil.copy(built, copy)
    return copy


def _build(target: Path, found: tuple[Act, ...], shift: Shift) -> None:
    """Make the demo beside its place and move it there whole, so that two programs may do so at once."""
    workplace = Path(tempfile.mkdtemp(prefix="build-", dir=target.parent))
    try:
        with Store.create(workplace / "demo.db") as store:
            replay(store, [act.moved(shift) for act in found])
            store.backup(workplace / "whole.db")
        (workplace / "whole.db").replace(target)
    finally:
        shutil.rmtree(workplace)


def _tidy(folder: Path) -> None:
    oldest = time.time() - KEPT_DAYS * 86_400
    for copy in folder.glob("copy-*"):
        with suppress(FileNotFoundError):
            if max(each.stat().st_mtime for each in (copy, *copy.iterdir())) < oldest:
                shutil.rmtree(copy)


def _fill(store: Store, source: Shipped, actor: Actor, when: When, values: Mapping[str, str]) -> None:
    if source == "demo":
        found = acts(data("demo.plan"))
        shift = shift_to(found, when.today)
        replay(store, [act.moved(shift) for act in found])
    elif source == "starter":
        replay_as(store, _started(acts(data("starter.plan")), values), actor, when)
    else:
        words = (f"{name}={text}" for name, text in values.items())
        only = Act(
            0, datetime.datetime.combine(when.today, datetime.time()), "", ("add", "organisation", *words)
        )
        replay_as(store, [only], actor, when)


def _started(found: tuple[Act, ...], values: Mapping[str, str]) -> list[Act]:
    """Return the starter's acts in this organisation's years: its working year goes where theirs is."""
    first = next(act for act in found if act.words[:2] == ("set", "organisation"))
    said = dict(word.split("=", 1) for word in first.words[2:])
    theirs = calendar_of(found)
    ours = FiscalCalendar(int(values["fiscal_start"]), theirs.label)
    start, end = theirs.first_day(int(said["year"])), ours.first_day(int(values["year"]))
    shift = Shift((end.year - start.year) * 12 + end.month - start.month, theirs)
    organisation = tuple(f"{name}={text}" for name, text in {**said, **values}.items())
    return [
        Act(act.line, act.at, act.person, ("set", "organisation", *organisation))
        if act is first
        else act.moved(shift)
        for act in found
    ]


def _checked(settings: Mapping[str, str], today: datetime.date) -> dict[str, str]:
    """Return the organisation's settings as they are stored, all of them; raises BadInput."""
    start = settings.get("fiscal_start") or "1"
    texts = {"name": "My organisation", "currency": "EUR", "fiscal_start": start, **settings}
    texts = {name: text for name, text in texts.items() if text.strip()}
    specs, context = fields(Organisation), Context(Plan.of([]), today)
    values = {name: parse(specs[name], text, context) for name, text in texts.items()}
    wrong = {name: value for name, value in values.items() if isinstance(value, Wrong)}
    if wrong:
        raise BadInput(wrong)
    stored = {name: str(value) for name, value in values.items()}
    stored.setdefault("year", str(FiscalCalendar(int(stored["fiscal_start"])).year_of(today)))
    return {name: stored[name] for name in SETTINGS}
