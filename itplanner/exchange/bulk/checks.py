"""What holds of a row of facts as a whole, before it is stored."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from itplanner.domain.entry import Context
from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.incident import Incident
from itplanner.domain.facts.spend import Spend
from itplanner.domain.moments import moment_text
from itplanner.domain.money import CURRENCIES, parse_money
from itplanner.domain.records import fields
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.exchange.amounts import plain_amount


@dataclass
class Told:
    """What is worth telling of the rows that are kept."""

    rounded: int = 0
    foreign: dict[str, int] = field(default_factory=dict)
    """How many bookings are in another currency than the plan's, by currency."""


Check = Callable[[list[Any]], Wrong | None]
"""Returns why the values of a row can't be, with the field; it may complete them."""


def check(kind: type[Fact], context: Context, now: int, told: Told) -> Check:
    """Return the check of a kind of fact; `now` is the last moment at which something can have happened."""
    places = {name: place for place, name in enumerate(fields(kind))}
    makers: Mapping[type[Fact], Callable[[], Check]] = {
        Incident: lambda: _incident(places, context, now),
        Spend: lambda: _spend(places, context, told),
    }
    return makers[kind]()


def _incident(places: Mapping[str, int], context: Context, now: int) -> Check:
    began, ended, waited = places["detected"], places["restored"], places["pending"]

    def checked(values: list[Any]) -> Wrong | None:
        detected, restored = values[began], values[ended]
        if detected > now:
            return Wrong(f"Later than now, {moment_text(now, context.zone)}.", "detected")
        if values[waited] < 0:
            return Wrong("Hours can't be below 0.", "pending")
        if restored is None:
            return None
        if restored < detected:
            return Wrong(f"Before detected, {moment_text(detected, context.zone)}.", "restored")
        if restored > now:
            return Wrong(f"Later than now, {moment_text(now, context.zone)}.", "restored")
        return None

    return checked


def _spend(places: Mapping[str, int], context: Context, told: Told) -> Check:
    paid, named, booking = places["amount"], places["currency"], places["type"]
    begins, ends = places["service_from"], places["service_to"]
    own = context.currency

    def checked(values: list[Any]) -> Wrong | None:
        text = values[paid]
        code = values[named] or next((word for word in (text[:3], text[-3:]) if word in CURRENCIES), own)
        amount, rounded = plain_amount(text, code)
        minor = parse_money(amount, code)
        if isinstance(minor, Wrong):
            return Wrong(minor.message, "amount")
        if values[begins] and values[ends] and values[ends] < values[begins]:
            return Wrong(f"Before service_from, {values[begins]}.", "service_to")
        values[paid], values[named] = minor, code
        values[booking] = values[booking] or ("credit" if minor < 0 else "invoice")
        told.rounded += rounded
        if code != own:
            told.foreign[code] = told.foreign.get(code, 0) + 1
        return None

    return checked
