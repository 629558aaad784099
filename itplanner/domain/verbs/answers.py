"""What is typed in a monthly round, read as a reading or as the steps that are done."""

import re
from collections.abc import Mapping

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context
from itplanner.domain.kpis.words import plain
from itplanner.domain.numbers import number_text
from itplanner.domain.records import KPI, Measure, Reading
from itplanner.domain.rules.progress import reading_value
from itplanner.domain.rules.round import Item
from itplanner.domain.text import quoted
from itplanner.domain.verbs.readings import VALUES, value_texts
from itplanner.domain.verbs.values import read
from itplanner.domain.wrong import Wrong


def offered(item: Item) -> str:
    """Return the text that stands in the field before anything is typed: the last value."""
    if item.lack is not None:
        return item.lack.offered
    if item.series is None:
        return ""
    value = _last_value(item, item.series)
    return "" if value is None else plain(item.series, value, grouped=False)


def reading_texts(item: Item, text: str, context: Context) -> Mapping[str, str] | Wrong:
    """Return the fields of the reading that a text means; the text that was offered means the last one."""
    assert item.series is not None
    typed = text.strip()
    if not typed:
        return Wrong(f"Type a value, for example {_example(item.series)}")
    if typed == offered(item):
        return _same(item, item.series)
    texts = value_texts(typed)
    _values, wrong = read(Reading.kind, texts, context)
    if wrong:
        return next(iter(wrong.values()))
    if typed_value(item, texts, context) is None:
        return Wrong(f"{quoted(typed)} divides by 0. Try {_example(item.series)}")
    return texts


def typed_value(item: Item, texts: Mapping[str, str], context: Context) -> float | None:
    """Return what the fields of a reading come to in the unit of its series."""
    assert item.series is not None
    values, _wrong = read(Reading.kind, texts, context)
    return reading_value(Reading(id=-1, date=item.on, **values), item.series.unit)


def ticked(item: Item, text: str) -> tuple[Ref, ...] | Wrong:
    """Return the steps whose numbers were typed, as they are listed from 1 on; none where nothing was."""
    known = {str(number): Ref(step.kind, step.id) for number, step in enumerate(item.steps, start=1)}
    numbers = [number.lstrip("0") for number in re.findall(r"[0-9]+", text)]
    if re.fullmatch(r"[0-9\s,]*", text) is None or not known.keys() >= {*numbers}:
        example = "1" if len(known) == 1 else "1 2"
        return Wrong(f"{quoted(text.strip())} names no step here. Type the numbers of those done: {example}")
    return tuple(known[number] for number in dict.fromkeys(numbers))


def _last_value(item: Item, series: KPI | Measure) -> float | None:
    if item.last is not None:
        return reading_value(item.last, series.unit)
    return series.start_value if isinstance(series, Measure) else None


def _same(item: Item, series: KPI | Measure) -> Mapping[str, str]:
    """Return all that was entered last time, a fraction too."""
    if item.last is None:
        value = _last_value(item, series)
        return {} if value is None else {"value": number_text(value)}
    entered = {name: getattr(item.last, name) for name in VALUES}
    return {name: number_text(value) for name, value in entered.items() if value is not None}


def _example(series: KPI | Measure) -> str:
    return "72.5 or 9/12" if series.unit == "%" else "12"
