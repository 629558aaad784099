"""What people type for a field, read and written back: forms, command line and tables all use it."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from itplanner.domain import dates, moments, money, numbers
from itplanner.domain.change import BadValue, entered
from itplanner.domain.links import link_value, target
from itplanner.domain.naming import NAMED, found_among, link_text
from itplanner.domain.plan import Plan
from itplanner.domain.points import parse_points, points_echo, points_text
from itplanner.domain.records import FieldSpec, Holds
from itplanner.domain.rules.years import calendar
from itplanner.domain.text import quoted
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a typed value needs to know."""

    plan: Plan
    today: datetime.date

    @property
    def currency(self) -> str:
        """The currency of amounts that don't name one."""
        organisation = self.plan.organisation
        return organisation.currency if organisation is not None else "EUR"

    @property
    def date_order(self) -> dates.Order:
        """How slashed dates are read."""
        organisation = self.plan.organisation
        return organisation.date_order if organisation is not None else "ymd"

    @property
    def zone(self) -> datetime.tzinfo:
        """Where times of day are at home."""
        organisation = self.plan.organisation
        return moments.zone(organisation.time_zone if organisation is not None else "UTC")


def parse(spec: FieldSpec, text: str, context: Context) -> Any | Wrong:
    """Return the value that was typed for a field, or what is wrong with it; empty text empties the field."""
    if not text.strip():
        return _empty(spec)
    value = parse_freely(spec, text if spec.holds is Holds.TEXT else text.strip(), context)
    if isinstance(value, Wrong):
        return value
    try:
        return entered(spec.kind, spec.name, value)
    except BadValue as error:
        return Wrong(f"{error.typed(text.strip())}.")


def parse_freely(spec: FieldSpec, text: str, context: Context) -> Any | Wrong:
    """Return the value of a text that isn't empty, whatever the field's bounds."""
    return _READERS[spec.holds](spec, text, context)


def text_of(spec: FieldSpec, value: Any, plan: Plan) -> str:
    """Return a field's value as text that reads back equal; nothing is the empty text."""
    if value is None:
        return ""
    writer = _WRITERS.get(spec.holds)
    return str(value) if writer is None else writer(spec, value, plan)


def json_of(spec: FieldSpec, value: Any, plan: Plan) -> Any:
    """Return a field's value for JSON: numbers as numbers, amounts as decimal text, links as typed."""
    if value is None:
        return None
    if spec.holds in {Holds.WEIGHT, Holds.PERCENT}:
        return float(text_of(spec, value, plan))
    if spec.holds is Holds.WORDS:
        return list(value)
    if spec.holds is Holds.POINTS:
        return [{"date": day.isoformat(), "value": number} for day, number in value]
    if spec.holds is Holds.TIME:
        return moments.iso_moment(value)
    if spec.holds in {Holds.DATE, Holds.MONEY, Holds.LINK, Holds.RECORD}:
        return text_of(spec, value, plan)
    return value


def echo(spec: FieldSpec, value: Any, context: Context) -> str:
    """Return what was understood, for the line beside the field; empty where the text says it all."""
    if value is None:
        return ""
    match spec.holds:
        case Holds.DATE:
            return dates.echo(value, today=context.today, calendar=calendar(context.plan))
        case Holds.MONEY:
            return money.in_full(value, context.currency)
        case Holds.LINK | Holds.RECORD:
            ref = target(spec, value)
            row = None if ref is None else context.plan.find(ref)
            return "" if row is None or row.kind in NAMED else row.label
        case Holds.POINTS:
            return points_echo(value)
        case Holds.NUMBER | Holds.INTEGER | Holds.CHOICE:
            return spec.unit
        case Holds.MONTH:
            return dates.MONTHS[value - 1]
        case Holds.PERIOD:
            return period_month(value, context.plan)
        case Holds.YEAR:
            year = calendar(context.plan)
            return f"{year.first_day(value)} to {year.last_day(value)}"
        case _:
            return ""


def _empty(spec: FieldSpec) -> Any | Wrong:
    if spec.required:
        helps = f"It is one of: {_all_choices(spec)}" if spec.choices else spec.help
        return Wrong(f"{spec.title} can't be empty.{f' {helps}.' if helps else ''}")
    return None if spec.optional else spec.default


def _link_text(spec: FieldSpec, value: Any, plan: Plan) -> str:
    ref = target(spec, value)
    return str(value) if ref is None else link_text(plan, ref)


_WRITERS: Mapping[Holds, Callable[[FieldSpec, Any, Plan], str]] = {
    Holds.TIME: lambda _spec, value, plan: moments.moment_text(value, Context(plan, datetime.date.min).zone),
    Holds.NUMBER: lambda _spec, value, _plan: numbers.number_text(value),
    Holds.MONEY: lambda _spec, value, plan: money.decimal_text(
        value, Context(plan, datetime.date.min).currency
    ),
    Holds.PERCENT: lambda _spec, value, _plan: numbers.percent_text(value),
    Holds.WEIGHT: lambda _spec, value, _plan: numbers.weight_text(value),
    Holds.YES: lambda _spec, value, _plan: "yes" if value else "no",
    Holds.WORDS: lambda _spec, value, _plan: " ".join(value),
    Holds.LINK: _link_text,
    Holds.RECORD: _link_text,
    Holds.POINTS: lambda _spec, value, _plan: points_text(value),
}
"""How values are written that aren't written as Python prints them."""

Reader = Callable[[FieldSpec, str, Context], Any]


def _date(spec: FieldSpec, text: str, context: Context) -> datetime.date | Wrong:
    return dates.parse_date(
        text,
        today=context.today,
        calendar=calendar(context.plan),
        order=context.date_order,
        past=spec.backwards,
    )


def _points(spec: FieldSpec, text: str, context: Context) -> Any:
    return parse_points(text, lambda typed: _date(spec, typed, context))


def _choice(spec: FieldSpec, text: str, _context: Context) -> Any:
    wanted = text.casefold().replace(" ", "_").replace("-", "_")
    wanted = re.sub(r"^(\d+)_?y.*$", r"\1", wanted)
    for choice in spec.choices:
        if str(choice) == wanted:
            return choice
    started = [choice for choice in spec.choices if str(choice).startswith(wanted)]
    if len(started) == 1:
        return started[0]
    return Wrong(f"{quoted(text)} is none of: {_all_choices(spec)}.")


def _all_choices(spec: FieldSpec) -> str:
    return ", ".join(words(choice) for choice in spec.choices)


def _link(spec: FieldSpec, text: str, context: Context) -> Any:
    found = found_among(context.plan, spec.leads_to, text)
    return found if isinstance(found, Wrong) else link_value(spec, found)


def _year(_spec: FieldSpec, text: str, _context: Context) -> Any:
    found = re.fullmatch(r"(?:fy\s*)?(\d{4}|\d{2})", text.strip().casefold())
    if not found:
        return Wrong(f"{quoted(text)} is no fiscal year. Try 2027, FY2027 or FY27.")
    return int(found[1]) + (2000 if len(found[1]) == 2 else 0)


def period_month(period: int, plan: Plan) -> str:
    """The name of a fiscal year's month by its number in it: `July`."""
    return dates.MONTHS[(calendar(plan).start_month + period - 2) % len(dates.MONTHS)]


def _period(spec: FieldSpec, text: str, context: Context) -> Any:
    """A month of the fiscal year, by its name or its number in it."""
    named = None if text.isdecimal() else _month(spec, text, context)
    if isinstance(named, int):
        return (named - calendar(context.plan).start_month) % len(dates.MONTHS) + 1
    if text.isdecimal():
        return numbers.parse_integer(text)
    first = period_month(1, context.plan)
    return Wrong(f"{quoted(text)} is no month. Try {first}, or 1 for the year's first one.")


def _month(_spec: FieldSpec, text: str, _context: Context) -> Any:
    for number, month in enumerate(dates.MONTHS, start=1):
        if text == str(number) or (len(text) > 2 and month.casefold().startswith(text.casefold())):
            return number
    return Wrong(f"{quoted(text)} is no month. Try 7 or July.")


def _currency(_spec: FieldSpec, text: str, _context: Context) -> Any:
    if text.upper() in money.CURRENCIES:
        return text.upper()
    return Wrong(f"{quoted(text)} is no currency. Use its three letters, for example EUR, USD or JPY.")


_READERS: Mapping[Holds, Reader] = {
    Holds.LINE: lambda _spec, text, _context: text,
    Holds.TEXT: lambda _spec, text, _context: text,
    Holds.DATE: _date,
    Holds.TIME: lambda _spec, text, context: moments.parse_moment(text, context.zone),
    Holds.INTEGER: lambda _spec, text, _context: numbers.parse_integer(text),
    Holds.NUMBER: lambda _spec, text, _context: numbers.parse_number(text),
    Holds.MONEY: lambda _spec, text, context: money.parse_money(text, context.currency),
    Holds.PERCENT: lambda _spec, text, _context: numbers.parse_percent(text),
    Holds.WEIGHT: lambda _spec, text, _context: numbers.parse_weight(text),
    Holds.YES: lambda _spec, text, _context: numbers.parse_yes(text),
    Holds.CHOICE: _choice,
    Holds.LINK: _link,
    Holds.RECORD: _link,
    Holds.POINTS: _points,
    Holds.WORDS: lambda _spec, text, _context: (text,),
    Holds.YEAR: _year,
    Holds.MONTH: _month,
    Holds.PERIOD: _period,
    Holds.CURRENCY: _currency,
    Holds.NOTATION: lambda _spec, text, _context: " ".join(text.split()),
    Holds.CHECK: lambda _spec, text, _context: text.upper(),
    Holds.RANK: lambda spec, _text, _context: Wrong(f"{spec.title} is moved by a key, never typed."),
}


def words(choice: str | int) -> str:
    """Return a fixed value as a screen says it: `at_least` is "at least"."""
    return str(choice).replace("_", " ")
