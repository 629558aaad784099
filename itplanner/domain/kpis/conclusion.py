"""What a study says, in a manager's words: signal or routine, its limits, its season, its conclusion."""

from collections.abc import Iterator
from typing import Final

from itplanner.domain.kpis.analysis.behaviour import Behaviour
from itplanner.domain.kpis.analysis.signals import Signal
from itplanner.domain.kpis.analysis.study import Study
from itplanner.domain.kpis.analysis.xmr import ENOUGH, FEWEST
from itplanner.domain.kpis.course import last_valued
from itplanner.domain.kpis.figures import figure, limits_text, span
from itplanner.domain.kpis.outlook import backtest_sentence, no_return_sentence, outlook, short_outlook
from itplanner.domain.kpis.path import path_of
from itplanner.domain.kpis.periods import NOUNS
from itplanner.domain.kpis.standing import Standing
from itplanner.domain.kpis.verdict import gap_text, short_target, target_sentence
from itplanner.domain.kpis.words import basis_text, value_text
from itplanner.domain.plan import Plan
from itplanner.domain.records import KPI

SHORT: Final = 78
"""The cells of the line under a small chart."""

_LEVEL: Final = frozenset({"R2", "R3", "R4"})
"""Rules that tell of another level; a single point or a slope doesn't."""

_HOW: Final = {"R3": "far ", "R4": "clearly "}


def conclusion(plan: Plan, found: Standing, studied: Study) -> tuple[str, ...]:
    """Return the sentences under a chart: how the value stands and what changed, then what will be."""
    kpi = found.kpi
    now, change = target_sentence(plan, found), level_change(kpi, studied)
    if now and change:
        now = f"{now.removesuffix('.').partition(' (')[0]}; {change}."
    then = limits_sentence(kpi, studied) if studied.limits is None else outlook(kpi, studied)
    return tuple(sentence for sentence in (now, then) if sentence)


def short_conclusion(plan: Plan, found: Standing, studied: Study, room: int = SHORT) -> str:
    """Return what of it fits one line, sentence by sentence."""
    kpi = found.kpi
    then = limits_sentence(kpi, studied) if studied.limits is None else short_outlook(kpi, studied)
    line = short_target(plan, found)
    if path_of(plan, kpi) is None:  # then the line names the target itself
        then = then.replace(f", target {value_text(kpi, kpi.target)}.", ".")
    for sentence in (then, behaviour_sentence(kpi, studied)):
        joined = f"{line} {sentence}".strip()
        line = joined if len(joined) <= room else line
    return line


def remarks(kpi: KPI, studied: Study) -> Iterator[str]:
    """Yield what else there is to say, the most telling first."""
    sentences = (
        behaviour_sentence(kpi, studied),
        phase_sentence(kpi, studied),
        trajectory_sentence(kpi, studied),
        no_return_sentence(kpi, studied),
        season_sentence(kpi, studied),
        backtest_sentence(kpi, studied),
        limits_sentence(kpi, studied) if studied.limits is not None else "",
    )
    yield from (sentence for sentence in sentences if sentence)


def behaviour_sentence(kpi: KPI, studied: Study) -> str:
    """Return whether the last value is a signal, by which rule and since when, or routine."""
    last, verdict = last_valued(studied.points), studied.behaviour
    if last is None:
        return ""
    if studied.small:
        return f"n is small: {basis_text(kpi, last)}, no trend."
    if verdict is None or studied.limits is None:
        return ""
    if verdict.signal is None:
        if studied.used is studied.without:
            return f"Routine: {value_text(kpi, last.value)} is what the season lets expect."
        limits = limits_text(kpi, studied, studied.limits)
        return f"Routine: {value_text(kpi, last.value)} is within the natural limits ({limits})."
    return f"A signal: {_signal(kpi, studied, verdict, verdict.signal)}."


def _signal(kpi: KPI, studied: Study, verdict: Behaviour, signal: Signal) -> str:
    first, last = (studied.points[place] for place in (signal.points[0], signal.points[-1]))
    side = {"good": "better than", "bad": "worse than", "neither": signal.side, "routine": ""}[verdict.sense]
    season = " without its season" if studied.used is studied.without else ""
    count, noun = len(signal.points), NOUNS[kpi.cadence]
    if signal.rule == "R1":
        return f"{value_text(kpi, last.value)} in {last.period.label} is {side} {_past(kpi, studied)}{season}"
    since = f"{season}, since {first.period.label}"
    if signal.rule == "R5":
        way = {"above": "higher than", "below": "lower than"}[signal.side]
        way = way if verdict.sense == "neither" else side
        return f"{count} {noun} in a row each {way} the one before{since}"
    if signal.rule == "R2":
        return f"{count} {noun} in a row {side} the mean{_mean(kpi, studied)}{since}"
    lately = signal.points[-1] - signal.points[0] + 1
    some = f"{count} of" if count < lately else "each of"
    how = f"{_HOW[signal.rule]}{side}"
    return f"{some} the last {lately} {noun} {how} the mean{_mean(kpi, studied)}{since}"


def _past(kpi: KPI, studied: Study) -> str:
    """The limits, with their figures where they are those of the plain values."""
    if studied.used is studied.without or studied.limits is None:
        return "the natural limits"
    return f"the natural limits ({limits_text(kpi, studied, studied.limits)})"


def _mean(kpi: KPI, studied: Study) -> str:
    if studied.used is studied.without or studied.limits is None:
        return ""
    return f" ({figure(kpi, studied, studied.limits.centre)})"


def phase_sentence(kpi: KPI, studied: Study) -> str:
    """Return how limits begin anew, where several points show that the level is another one."""
    signal = None if studied.behaviour is None else studied.behaviour.signal
    if signal is None or signal.rule not in _LEVEL or studied.used is studied.without:
        return ""
    first = studied.points[signal.points[0]].period.label
    return f"If the cause is known, a limit phase of {kpi.code} from {first} begins the limits anew."


def limits_sentence(kpi: KPI, studied: Study) -> str:
    """Return how many values the natural limits still lack; nothing once they are locked."""
    if not studied.plain.stretches:
        return ""
    part, noun = studied.plain.stretches[-1], NOUNS[kpi.cadence]
    if part.limits is not None:
        return "" if part.limits.locked else f"The limits are provisional: {part.counted} of {ENOUGH} {noun}."
    if part.counted >= FEWEST:
        return f"No natural limits: no two {noun} in a row have a value."
    return f"No natural limits yet: {part.counted} of {FEWEST} {noun}."


def trajectory_sentence(kpi: KPI, studied: Study) -> str:
    """Return how far it is on its way: `46% of the way from 9.5 to 6.0 h; its path is at 34%: on track`."""
    found = studied.trajectory
    if found is None or found.start == found.target:
        return ""
    way = span(kpi, studied, found.start, found.target)
    state = "on track" if found.on_track else "behind"
    return f"{found.share:.0%} of the way from {way}; its path is at {found.expected:.0%}: {state}."


def level_change(kpi: KPI, studied: Study) -> str:
    """Return what the last new level did: `the level fell from 9.6 to 8.3 h`; nothing without one."""
    if len(studied.plain.stretches) < 2:
        return ""
    before, now = (part.limits for part in studied.plain.stretches[-2:])
    if before is None or now is None or before.centre == now.centre:
        return ""
    way = "fell" if now.centre < before.centre else "rose"
    start = figure(kpi, studied, before.centre).removesuffix(f" {kpi.unit}")
    return f"the level {way} from {start} to {figure(kpi, studied, now.centre)}"


def season_sentence(kpi: KPI, studied: Study) -> str:
    """Return that the year repeats itself, and how the value stands to that of a year before."""
    if not studied.misleads:
        return ""
    pair = studied.year_before()
    said = "The year repeats itself, so plain limits mislead"
    if pair is None or pair[0].value is None or pair[1].value is None:
        return f"{said}."
    change = pair[0].value - pair[1].value
    if change == 0:
        return f"{said}: {pair[0].period.label} is as {pair[1].period.label} was."
    side = "over" if change > 0 else "under"
    return f"{said}: {pair[0].period.label} is {gap_text(kpi, abs(change))} {side} {pair[1].period.label}."
