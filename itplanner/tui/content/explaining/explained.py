"""A KPI's value of a period explained: the fraction, which rows count, which don't, by what definition."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from itplanner.domain.dates import full_day
from itplanner.domain.kpis.course import Point, colour_of
from itplanner.domain.kpis.formulas.outcome import Behind, Counted, Outcome
from itplanner.domain.kpis.formulas.registry import outcome_of, window_of
from itplanner.domain.kpis.formulas.support_ratio import RATIO
from itplanner.domain.kpis.periods import Period
from itplanner.domain.kpis.versions import Version
from itplanner.domain.kpis.words import basis_text, judges_share, value_text
from itplanner.domain.links import code
from itplanner.domain.money import decimals, in_words
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI
from itplanner.domain.values import dataclass
from itplanner.tui.content.explaining.figures import also
from itplanner.tui.content.explaining.rows import counted_rows, day_of, left_rows, reading_rows, version_rows
from itplanner.tui.content.explaining.verdicts import Scale
from itplanner.tui.content.explaining.wording import WORDINGS, Wording, reason_text
from itplanner.tui.content.kpis import colour_parts
from itplanner.tui.content.limits import limit_words
from itplanner.tui.formatting import count, number, short_day
from itplanner.tui.forms.drawing import wrapped_by_item
from itplanner.tui.roles import Role
from itplanner.tui.view import View
from itplanner.tui.widgets.parts import Drawn, Part, mixed
from itplanner.tui.widgets.rows import Rows

LABEL = 12
"""Cells of the words before a sentence."""

FEW = 2
"""Of so many rows that were left out for one reason the codes are named."""

Facts = Callable[[KPI, Period], Behind]
"""The rows of facts behind a value, read when they are asked for."""


def no_facts(_kpi: KPI, _period: Period) -> Behind:
    """Return nothing: where no store is at hand."""
    return Behind()


@dataclass(frozen=True, slots=True)
class Explained:
    """What a dialog says of one value."""

    title: str
    window: str
    fraction: tuple[Part, ...]
    """The value and its colour."""
    limits: str
    """What makes the colour."""
    said: tuple[tuple[str, str], ...]
    """Sentences, each behind its label."""
    counted: Rows
    left: Rows
    defined: Rows
    foot: str

    def lines(self, width: int) -> list[Drawn]:
        """Return what stands over the rows, in lines of so many cells."""
        limits = Part(f" ({self.limits})", Role.MUTED)
        first = (Part(" "), *self.fraction)
        long = sum(len(part.text) for part in (*first, limits)) > width
        drawn: list[Drawn] = [first, limits] if long else [(*first, limits)]
        for label, text in self.said:
            for place, piece in enumerate(wrapped_by_item(text, width - LABEL - 1)):
                head = Part(f" {'' if place else label:{LABEL}}", Role.MUTED)
                drawn.append((head, *mixed(piece)))
        return drawn


def explained(
    view: View, kpi: KPI, point: Point, versions: Sequence[Version] = (), facts: Facts = no_facts
) -> Explained:
    """Return why a KPI came to a point's value."""
    found = outcome_of(view.plan, kpi, point.period)
    words = WORDINGS.get(kpi.formula)
    first, last = window_of(view.plan, kpi, point.period)
    defined = version_rows(view, versions)
    title = f"{kpi.code} {kpi.name} = {value_text(kpi, point.value)}"
    if point.readings or found is None or words is None:
        return _as_entered(view, kpi, point, found, title, defined, versions)
    scale = Scale(found.holds, currency_of(view.plan))
    behind = facts(kpi, point.period)
    counted, left = found.counted or behind.counted, found.left or behind.left
    known = found.n + sum(found.excluded.values())
    return Explained(
        title,
        window_text(point.period, first, last),
        (*mixed(fraction_text(view.plan, kpi, found, words)), *_judged(kpi, point)),
        _limits(kpi, point),
        tuple(_sentences(kpi, found, words, scale.currency)),
        counted_rows(counted, words, scale),
        left_rows(left, words, scale),
        defined,
        _foot(versions, f"computed today from {count(known, words.noun)}{_longest(found, counted)}"),
    )


def _as_entered(
    view: View,
    kpi: KPI,
    point: Point,
    found: Outcome | None,
    title: str,
    defined: Rows,
    versions: Sequence[Version],
) -> Explained:
    rows = reading_rows(view, kpi, point.readings)
    said = tuple(_entered(view.plan, kpi, point, found))
    foot = _foot(versions, f"{count(len(rows), 'reading')} in {point.period.label}")
    parts, label = _typed(kpi, point), point.period.label
    return Explained(title, label, parts, _limits(kpi, point), said, rows, Rows(()), defined, foot)


def _longest(found: Outcome, counted: Sequence[Counted]) -> str:
    """How many rows are listed, where not all are."""
    return f", the {len(counted)} longest listed" if 0 < len(counted) < found.n else ""


def window_text(period: Period, first: date, last: date) -> str:
    """Return which days a value looks at: `October 2026`, `12 months to 31 Oct 2026`."""
    if (first, last) == (period.first, period.last):
        return period.label
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return f"{count(months, 'month')} to {full_day(last)}"


def currency_of(plan: Plan) -> str:
    """Return the currency that the plan counts in."""
    return "" if plan.organisation is None else plan.organisation.currency


def _judged(kpi: KPI, point: Point) -> Iterator[Part]:
    """The colour, and what is judged where that isn't the value."""
    yield Part("     ")
    yield from colour_parts(colour_of(kpi, point))


def _limits(kpi: KPI, point: Point) -> str:
    """What makes the colour, and what is judged where that isn't the value."""
    limits = ", ".join(limit_words(kpi)) or "no limits are set"
    if point.share is None or not judges_share(kpi):
        return limits
    return f"{point.share:.1f}% within the maximum; {limits.replace(' in time', '')}"


def fraction_text(plan: Plan, kpi: KPI, found: Outcome, words: Wording) -> str:
    """Return the fraction with its numbers and its words: `8 on time / 11 due = 72.7%`."""
    if found.value is None:
        return f"No data: nothing {words.below or 'to compare'} in the period"
    above, below = (_amount(kpi, each, currency_of(plan)) for each in (found.numerator, found.denominator))
    names = (words.above.format(unit=kpi.unit), words.below)
    if kpi.formula == "ratio" and len(found.counted) == 2:
        names = (found.counted[0].name, found.counted[1].name)
    if kpi.formula == "support_ratio" and kpi.unit != RATIO:
        names = names[::-1]
    return f"{above} {names[0]} / {below} {names[1]} = {value_text(kpi, found.value)}"


def _amount(kpi: KPI, value: float | None, currency: str) -> str:
    if kpi.formula in {"roi", "spend_vs_plan"} and value is not None:
        return in_words(round(value * 10 ** decimals(currency)), currency)
    return number(None if value is None else round(value, 2))


def _sentences(kpi: KPI, found: Outcome, words: Wording, currency: str) -> Iterator[tuple[str, str]]:
    """What counts, what of it is good, what was left out, and what other ways of counting come to."""
    yield "Counts", _counts(kpi, words)
    yield words.label, f"{words.good}{_tolerance(kpi, found)}"
    if found.excluded:
        yield "Left out", left_text(found)
    if found.variants:
        ways = (f"{each.label} {value_text(kpi, each.value)}" for each in found.variants)
        yield "Other ways", ", ".join(ways)
    if text := also(kpi, found, currency):
        yield "Also", text


def _counts(kpi: KPI, words: Wording) -> str:
    if kpi.cohort == "completed" and kpi.formula in {"projects_on_time", "projects_on_budget"}:
        return "finished projects only, whose end lies in the period"
    if kpi.formula == "mttr":
        return f"{words.counts}, by {'working hours' if kpi.clock == 'business' else 'all hours'}"
    return words.counts


def _tolerance(kpi: KPI, found: Outcome) -> str:
    """How much is let pass, and of a repair the maxima."""
    if kpi.formula == "mttr":
        return f": {kpi.maximum}" if kpi.maximum else "; none is set"
    let = found.figures.get("tolerance")
    if let is None:
        return ""
    unit = "%" if kpi.formula == "projects_on_budget" else f" day{'' if let == 1 else 's'}"
    return f", {number(let)}{unit} let pass" if let else ", no grace"


def left_text(found: Outcome) -> str:
    """Return how many rows were left out and why: `7 of 18: 5 not due yet, 1 cancelled (P13)`."""
    total = sum(found.excluded.values())
    pieces = []
    for reason, many in found.excluded.items():
        refs = [row.ref for row in found.left if row.reason == reason and row.ref is not None]
        codes = f" ({', '.join(map(code, refs))})" if 0 < len(refs) <= FEW else ""
        pieces.append(f"{many} {reason_text(reason)}{codes}")
    return f"{total} of {found.n + total}: {', '.join(pieces)}"


def _typed(kpi: KPI, point: Point) -> tuple[Part, ...]:
    """The value as it was typed, and its colour."""
    basis = basis_text(kpi, point)
    said = f"{basis} = {value_text(kpi, point.value)}" if point.denominator else value_text(kpi, point.value)
    text = said if point.value is not None else f"No data: nothing was recorded for {point.period.label}"
    return (*mixed(text), *_judged(kpi, point))


def _entered(plan: Plan, kpi: KPI, point: Point, found: Outcome | None) -> Iterator[tuple[str, str]]:
    """What is meant, where the number comes from, and what the formula would say instead."""
    yield "Counts", kpi.definition or "nobody has written down what is counted; e writes it"
    how = sorted({row.source for row in point.readings})
    if how:
        last = point.readings[-1]
        yield "Entered", f"{' and '.join(how)}; the reading of {short_day(last.date)} counts"
    elif kpi.formula == "entered":
        yield "Entered", "r records the value"
    if kpi.source:
        yield "Source", kpi.source
    if found is not None and found.value is not None:
        said = fraction_text(plan, kpi, found, WORDINGS[kpi.formula])
        yield "Computed", f"{said}; a reading counts before what is computed"


def _foot(versions: Sequence[Version], made: str) -> str:
    """By which definition, and from what."""
    if not versions:
        return made
    return f"Definition {versions[-1].number} since {day_of(versions[-1])} · {made}"
