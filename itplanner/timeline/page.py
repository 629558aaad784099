"""A whole timeline as lines of text: who and when, the heads, and under each group its goals."""

from collections.abc import Iterator, Sequence
from datetime import date

from itplanner.domain.dates import full_day
from itplanner.domain.numbers import percent
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.rules.coverage import holes
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.years import calendar, working_year
from itplanner.domain.text import cells, shown
from itplanner.timeline.bars import bar_of, drawn, today_alone
from itplanner.timeline.groups import By, groups
from itplanner.timeline.heads import heads
from itplanner.timeline.pieces import Meaning, Piece
from itplanner.timeline.scale import Scale

Line = Sequence[Piece]

CUT = "…"

ROOMY = 100
"""From so many columns on a goal's percentage stands beside its bar."""


def title_cells(width: int) -> int:
    """How many cells goals have for their titles, so that the bars have the most."""
    return 15 if width < 70 else 22 if width < ROOMY else 25 + max(width - 120, 0) // 4


def page(plan: Plan, today: date, years: int, by: By, width: int) -> list[Line]:
    """Return the timeline of a plan's goals from its working year on, every line in so many columns."""
    code = max((len(goal.code) for goal in plan[Goal]), default=0)
    title, share = title_cells(width), 5 if width >= ROOMY else 0
    before = 1 + code + 1 + title + 1 + share
    first = working_year(plan, today)
    room = max(width - before, 1)
    scale = Scale.within(calendar(plan), first, years, room)
    lines: list[Line] = [_heading(plan, today, scale, by)]
    lines += [(Piece(" " * before, Meaning.BLANK), *head) for head in heads(scale, first, today, room)]
    for group in groups(plan, plan[Goal], by):
        lines.append((*_fitted(group.name, before), *today_alone(scale, today, room)))
        for goal in group.goals:
            said = percent(progress(plan, goal, today).share)
            lines.append(
                (
                    Piece(f" {goal.code:<{code}} ", Meaning.LABEL),
                    *_fitted(goal.title, title),
                    Piece(f" {said:>4} " if share else " ", Meaning.LABEL),
                    *drawn(bar_of(plan, goal, today), scale, today, room),
                )
            )
    return lines


def _heading(plan: Plan, today: date, scale: Scale, by: By) -> Line:
    organisation = plan.organisation
    last = scale.calendar.year_label(scale.year + scale.years - 1)
    span = scale.calendar.year_label(scale.year) + (f" to {last}" if scale.years > 1 else "")
    said = f"Roadmap {span} by {by}, on {full_day(today)}"
    missing = len(holes(plan, today))
    if missing:
        said += ", 1 hole" if missing == 1 else f", {missing} holes"
    name = () if organisation is None else (Piece(f"{shown(organisation.name)}: ", Meaning.NAME),)
    return (*name, Piece(said, Meaning.LABEL))


def _fitted(text: str, width: int) -> Iterator[Piece]:
    """A text in exactly so many cells, with a mark where it lost its end."""
    whole, kept = shown(text), ""
    if cells(whole) <= width:
        yield Piece(whole + " " * (width - cells(whole)), Meaning.NAME)
        return
    room = width - 1
    for char in whole:
        room -= cells(char)
        if room < 0:
            break
        kept += char
    kept = kept.rstrip()
    yield Piece(kept, Meaning.NAME)
    yield Piece(CUT + " " * (width - 1 - cells(kept)), Meaning.LABEL)
