"""What others changed since one's last visit, as rows: who, code, what."""

import re
from collections.abc import Hashable, Sequence
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.dates import MONTHS, WEEKDAYS
from itplanner.domain.kpis.words import plain, value_text
from itplanner.domain.links import code
from itplanner.domain.records import KINDS, KPI, Goal, Measure, Reading
from itplanner.domain.rules.news import News
from itplanner.domain.rules.progress import kpi_readings, reading_value, readings_of
from itplanner.tui.content.lazily import Lazily
from itplanner.tui.content.left import left_of
from itplanner.tui.formatting import short_day
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.columns import Column
from itplanner.tui.widgets.parts import Part, mixed
from itplanner.tui.widgets.rows import Cell, Row

_NAMED: Final = re.compile(r"\b(?:PE|AR|DP)\d+ (?=\w)")
"""Codes of what has its name right behind them."""


def news_of(view: View) -> Lazily:
    """Return a row for each record that others changed, the newest first."""
    found = {each.ref: each for each in view.news}
    width = max((len(code(ref)) for ref in found), default=0)
    columns = (
        Column("who", "", 6),
        Column("code", "", width),
        Column("what", "", 20, flexible=True),
    )

    def make(key: Hashable) -> Row:
        assert isinstance(key, Ref)
        return _row(view, found[key])

    return Lazily(columns, list(found), make)


def since_parts(view: View) -> Sequence[Part]:
    """Return since when: `Fri 20 Nov 17:05`; on the first visit how far back is looked."""
    at = view.visited
    when = (
        "the last 7 days" if at is None else f"{WEEKDAYS[at.weekday()][:3]} {short_day(at.date())} {at:%H:%M}"
    )
    if view.news:
        return (Part(when),)
    return (Part("nothing new", leaves=None), Part(f" {'in' if at is None else 'since'} {when}", leaves=0))


def _row(view: View, each: News) -> Row:
    actor = each.revision.actor
    who = view.who(actor.person) if actor.person is not None else actor.login
    cells = {
        "who": Cell(who, Role.INFO, typed=True),
        "code": Cell(code(each.ref), cut="never"),
        "what": Cell(parts=mixed(_what(view, each))),
    }
    return Row(each.ref, cells)


def _what(view: View, each: News) -> str:
    """The change's sentence without the code of the row; of a reading, what it came to and was before."""
    read = _reading(view, each)
    own, part = f"{code(each.ref)} ", f"{code(each.touched)} "
    sentence = read or _NAMED.sub("", each.revision.sentence).removeprefix(own)
    if each.touched != each.ref and sentence.startswith(part):
        sentence = f"{KINDS[each.touched.kind].noun} {sentence.removeprefix(part)}"
    word = sentence.partition(" ")[0]
    return sentence if word.isupper() or word in MONTHS else f"{sentence[:1].lower()}{sentence[1:]}"


def _reading(view: View, each: News) -> str:
    """What a goal or KPI stands at since its last reading; nothing where something else was changed."""
    row, reading = view.plan.find(each.ref), view.plan.find(each.touched)
    if not isinstance(reading, Reading):
        return ""
    series = view.plan[Measure].get(reading.measure) or view.plan[KPI].get(reading.kpi)
    if series is None:
        return ""
    readings = (
        kpi_readings(view.plan, series.id) if isinstance(series, KPI) else readings_of(view.plan, series)
    )
    if readings[-1].id != reading.id:
        return ""
    value, before = (reading_value(each, series.unit) for each in (readings[-1], readings[-2:][0]))
    now = left_of(view, row) if isinstance(row, Goal) else value_text(series, value)
    return now if before == value else f"{now}, was {plain(series, before)}"
