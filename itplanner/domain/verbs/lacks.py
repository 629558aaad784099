"""What is typed in a monthly round for computed KPIs, read as the fields of the record that keeps it."""

import datetime
from collections.abc import Mapping

from itplanner.domain.dates import full_day
from itplanner.domain.entry import Context
from itplanner.domain.records import Project
from itplanner.domain.rules.lacking import Lack
from itplanner.domain.text import quoted
from itplanner.domain.verbs.values import read
from itplanner.domain.wrong import Wrong

Texts = Mapping[str, str]


def lack_texts(lack: Lack, text: str, note: str, context: Context) -> Texts | Wrong | None:
    """Return the fields that a text and a note mean, or what is wrong; None where nothing is new.

    The text that was offered means the last one, which is stored for a new month.
    """
    typed = text.strip()
    if lack.wants == "project":
        texts = _project(lack, typed, context)
    elif lack.stored and typed == lack.offered:
        texts = {}
    else:
        texts = _headcount(typed, context) if lack.wants == "headcount" else _actual(typed, context)
    if isinstance(texts, Wrong):
        return texts
    if note.strip():
        before = "" if lack.present is None else lack.present.note
        texts = {**texts, "note": f"{before}\n{note}" if before else note}
    return texts or None


def _headcount(typed: str, context: Context) -> Texts | Wrong:
    users, stroke, posts = typed.partition("/")
    example = "Type users and full posts in support, for example 640/8"
    if not stroke:
        return Wrong(example)
    return _sound("headcount", {"users": users.strip(), "support_fte": posts.strip()}, context, example)


def _actual(typed: str, context: Context) -> Texts | Wrong:
    example = "Type what was booked, for example 12500 or 12.5k; 0 is nothing"
    return _sound("phase", {"actual": typed}, context, example) if typed else Wrong(example)


def _project(lack: Lack, typed: str, context: Context) -> Texts | Wrong:
    """What it cost so far, or the day on which it finished; unchanged it is still running."""
    if typed == lack.offered:
        return {}
    cost: Texts = {"cost": typed}
    if not read(Project.kind, cost, context)[1]:
        return cost
    day = _day(typed, context)
    if day is None:
        return Wrong(f"{quoted(typed)} is no amount and no date. Type the cost so far, or when it finished")
    if day > context.today:
        return Wrong(f"{full_day(day)} is still to come: a project finishes today or earlier")
    return {"finished_on": day.isoformat(), "status": "finished"}


def _day(typed: str, context: Context) -> datetime.date | None:
    """The day that is meant."""
    day: datetime.date | None = read(Project.kind, {"finished_on": typed}, context)[0].get("finished_on")
    return day


def _sound(kind: str, texts: Texts, context: Context, example: str) -> Texts | Wrong:
    _values, wrong = read(kind, texts, context)
    return Wrong(f"{next(iter(wrong.values())).message} {example}") if wrong else texts
