"""A goal as a bar: done, planned, overrun, holes, its milestones, its end, and a word behind it."""

from collections.abc import Iterator
from datetime import date

from itplanner.domain.ages import lateness
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Step
from itplanner.domain.rules.coverage import Hole, holes_of
from itplanner.domain.rules.progress import progress
from itplanner.domain.rules.state import State, state, step_late
from itplanner.domain.values import dataclass
from itplanner.timeline.pieces import Canvas, Meaning, Piece
from itplanner.timeline.scale import Scale

NO_DATES = "no dates"
NO_DUE = "no due date"
HOLE = " hole "


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn of a goal."""

    start: date | None
    due: date | None
    share: float = 0.0
    """How much of its length is done, 0 to 1."""
    word: str = ""
    late: bool = False
    milestones: tuple[tuple[date, Meaning], ...] = ()
    holes: tuple[Hole, ...] = ()


def bar_of(plan: Plan, goal: Goal, today: date) -> Bar:
    """Return the bar of a goal as it stands on a day."""
    found = state(plan, goal, today)
    return Bar(
        goal.start,
        goal.due,
        progress(plan, goal, today).share,
        word_of(found, goal, today),
        found.standing == "late",
        tuple(_milestones(plan, goal, today)),
        holes_of(plan, goal, today),
    )


def word_of(found: State, goal: Goal, today: date) -> str:
    """Return the word behind a bar; none where the goal is on track and has both dates to draw."""
    if found.standing in {"late", "soon"} and goal.due is not None:
        return lateness(goal.due, today)
    if found.standing != "on_track":
        return found.standing
    return "" if goal.due is not None else NO_DATES if goal.start is None else NO_DUE


def drawn(bar: Bar, scale: Scale, today: date, width: int) -> tuple[Piece, ...]:
    """Return a bar in exactly so many cells."""
    canvas = Canvas(width)
    now = _draw_today(canvas, scale, today)
    end = _draw_span(canvas, bar, scale, today)
    _draw_word(canvas, bar.word, end, now)
    return canvas.pieces()


def today_alone(scale: Scale, today: date, width: int) -> tuple[Piece, ...]:
    """Return a line with nothing but today in it, for the rows between the bars."""
    canvas = Canvas(width)
    _draw_today(canvas, scale, today)
    return canvas.pieces()


def _milestones(plan: Plan, goal: Goal, today: date) -> Iterator[tuple[date, Meaning]]:
    steps = (step for step in plan[Step].where("goal", goal.id) if step.milestone)
    for step in steps:
        if step.due is not None:
            late = Meaning.MISSED if step_late(step, today) else Meaning.AHEAD
            yield step.due, Meaning.REACHED if step.done else late


def _draw_today(canvas: Canvas, scale: Scale, today: date) -> int:
    """Draw the line of today, and return its cell; -1 where the window doesn't hold it."""
    now = scale.cell(today)
    if not 0 <= now < scale.cells:
        return -1
    canvas.put(now, Meaning.TODAY)
    return now


def _draw_span(canvas: Canvas, bar: Bar, scale: Scale, today: date) -> int:
    """Draw the bar from its start to its end and on to today when late; return the last cell drawn."""
    days = [day for day in (bar.start, bar.due) if day is not None]
    if not days:
        return -2
    first, last = scale.cell(days[0]), scale.cell(days[-1])
    end = max(last, scale.cell(today)) if bar.late else last
    done = first + _done(bar.share, last - first + 1)
    for cell in range(max(first, 0), min(end, scale.cells - 1) + 1):
        canvas.put(cell, _meaning(cell, done, last))
    for hole in bar.holes:
        _draw_hole(canvas, hole, scale, (first, last))
    for day, meaning in sorted(bar.milestones, key=lambda each: _WEIGHT[each[1]]):
        if 0 <= scale.cell(day) < scale.cells:
            canvas.put(scale.cell(day), meaning)
    if bar.due is not None and 0 <= last < scale.cells:
        canvas.put(last, Meaning.DUE)
    if first < 0:
        canvas.put(0, Meaning.BEFORE)
    if last >= scale.cells:
        canvas.put(scale.cells - 1, Meaning.AFTER)
    return min(max(end, 0), scale.cells - 1)


def _draw_hole(canvas: Canvas, hole: Hole, scale: Scale, bar: tuple[int, int]) -> None:
    """Dot the years of a hole as far as the bar and the window go, with its word where there is room."""
    years = scale.cell(scale.calendar.first_day(hole.first)), scale.cell(scale.calendar.last_day(hole.last))
    first, last = max(years[0], bar[0], 0), min(years[1], bar[1], scale.cells - 1)
    cells = last - first + 1
    for cell in range(first, last + 1):
        canvas.put(cell, Meaning.HOLE)
    if cells >= len(HOLE) + 2:
        canvas.put(first + (cells - len(HOLE)) // 2, Meaning.HOLE, HOLE)


_WEIGHT = {Meaning.REACHED: 0, Meaning.AHEAD: 1, Meaning.MISSED: 2}
"""Which milestone is seen where several fall into one cell: the highest."""


def _meaning(cell: int, done: int, last: int) -> Meaning:
    return Meaning.OVERRUN if cell > last else Meaning.DONE if cell < done else Meaning.PLANNED


def _done(share: float, cells: int) -> int:
    """How many cells of a bar are done: none only for nothing, all only for all."""
    if share <= 0 or share >= 1:
        return 0 if share <= 0 else cells
    return min(max(round(share * cells), 1), max(cells - 1, 1))


def _draw_word(canvas: Canvas, word: str, end: int, now: int) -> None:
    """Write a word a blank behind the bar and clear of today's line; without room there, into the bar."""
    if not word:
        return
    cell = end + 2
    if cell - 1 <= now <= cell + len(word):
        cell = now + 2
    if canvas.has_only({Meaning.BLANK}, cell - 1, cell + len(word) - 1):
        canvas.put(cell, Meaning.WORD, word)
        return
    line = {Meaning.DONE, Meaning.PLANNED, Meaning.OVERRUN}
    inside = range(end - len(word) - 3, -1, -1)
    place = next((at for at in inside if canvas.has_only(line, at, at + len(word) + 2)), None)
    if place is not None:
        canvas.put(place + 1, Meaning.WORD, f" {word} ")
