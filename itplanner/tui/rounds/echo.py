"""What is understood of the text that is being typed in a round: two short lines beside its field."""

from textwrap import wrap

from itplanner.domain.kpis.course import Point
from itplanner.domain.kpis.path import expected
from itplanner.domain.kpis.periods import period_of
from itplanner.domain.kpis.words import plain, target_text, value_text
from itplanner.domain.records import KPI, Measure
from itplanner.domain.rules.progress import reached, reading_value
from itplanner.domain.rules.round import Item
from itplanner.domain.rules.status import colour
from itplanner.domain.verbs.answers import offered, reading_texts, ticked, typed_value
from itplanner.domain.wrong import Wrong
from itplanner.tui import glyphs
from itplanner.tui.formatting import basis, percent, short_day
from itplanner.tui.roles import Role
from itplanner.tui.rounds.lacks import lack_echo
from itplanner.tui.rounds.state import RoundState
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Part

Line = tuple[Part, ...]

MARKS = {
    "green": (glyphs.GREEN, Role.OK),
    "amber": (glyphs.AMBER, Role.WARN),
    "red": (glyphs.RED, Role.BAD),
    "grey": (glyphs.NOTHING, Role.MUTED),
}
"""The glyph and role of a colour."""


def echo(state: RoundState, width: int) -> tuple[Line, ...]:
    """Return at most two lines of some width: what is wrong, else what the text would mean."""
    item = state.current
    if item is None:
        return ()
    if state.wrong:
        return tuple(
            (Part(line, Role.BAD, typed=True),) for line in wrap(f"! {state.wrong}", max(width, 1))[:2]
        )
    if item.lack is not None:
        said = lack_echo(state.view, item, item.lack, state.text, state.note)
        return tuple((Part(line, Role.MUTED, typed=True),) for line in wrap(said, max(width, 1))[:2])
    if item.series is None:
        return _steps(item, state.text, width)
    texts = reading_texts(item, state.text, state.view.context)
    if isinstance(texts, Wrong):
        return ()
    value = typed_value(item, texts, state.view.context)
    if value is None:
        return ()
    if isinstance(item.series, KPI):
        first = _of_kpi(state.view, item, item.series, texts, value)
    else:
        first = (Part(_of_measure(state.view, item, item.series, value), Role.MUTED),)
    second = _against_last(item, item.series, value, state.text)
    return (first, (Part(second, Role.MUTED),)) if second else (first,)


def _steps(item: Item, text: str, width: int) -> tuple[Line, ...]:
    refs = ticked(item, text)
    if isinstance(refs, Wrong) or not item.steps:
        return ()
    if not refs:
        return ((Part("nothing new", Role.MUTED),),)
    done = {ref.id for ref in refs}
    names = [step.text for step in item.steps if step.id in done]
    lines: list[Line] = [
        (Part(f"{glyphs.DONE} ", Role.OK), Part(name[: width - 2], Role.MUTED, typed=True))
        for name in names[:2]
    ]
    if len(names) > 2:
        lines[1] = (Part(f"{glyphs.DONE} ", Role.OK), Part(f"and {len(names) - 1} more", Role.MUTED))
    return tuple(lines)


def _of_kpi(view: View, item: Item, kpi: KPI, texts: object, value: float) -> Line:
    found = colour(kpi, value)
    mark, role = MARKS[found]
    target = target_text(kpi, expected(view.plan, kpi, item.on))
    said = [f"{value_text(kpi, value)}", *([target] if target != glyphs.NOTHING else [])]
    if isinstance(texts, dict) and "denominator" in texts:
        above, below = (float(texts[name]) for name in ("numerator", "denominator"))
        period = period_of(item.on, kpi.cadence, view.calendar)
        said.insert(1, basis(kpi, Point(period, value, above, below)))
    return Part(f"{mark} {found}", role), Part(f", {', '.join(said)}", Role.MUTED)


def _of_measure(view: View, item: Item, measure: Measure, value: float) -> str:
    """`84%, 46 of 55 done, 9 to go`: how far, how many where things are counted, what is missing."""
    share, start, target = reached(measure, value), measure.start_value, measure.target
    if share is None or target is None:
        return value_text(measure, value)
    if start is None or measure.direction in {"at_least", "at_most", "within"}:
        return f"{value_text(measure, value)}, {'kept' if share else 'not kept'}"
    said = [percent(share)]
    if min(start, target) == 0 and all(float(each).is_integer() for each in (start, target, value)):
        said.append(f"{plain(measure, abs(value - start))} of {plain(measure, abs(target - start))} done")
    if share < 1:
        late = getattr(item.row, "due", None)
        word = "short" if late is not None and late <= view.today else "to go"
        said.append(f"{plain(measure, abs(target - value))} {word}")
    return ", ".join(said)


def _against_last(item: Item, series: KPI | Measure, value: float, text: str) -> str:
    """Return how the value stands to the last one, where that says something."""
    if item.recorded is not None:
        stored = text.strip() == offered(item)
        return "recorded" if stored else f"replaces {offered(item)}"
    before = item.last
    if before is None:
        return "as at the start" if isinstance(series, Measure) and value == series.start_value else ""
    last, when = reading_value(before, series.unit), short_day(before.date)
    if last == value:
        return f"unchanged since {when}"
    if isinstance(series, Measure):
        then, now = reached(series, last), reached(series, value)
        if then is not None and now is not None and now < then:
            return f"further away than on {when}"
    return ""
