"""Tallies as text, to be kept beside the plan, and the key they are kept under."""

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from types import MappingProxyType

from itplanner.domain.facts.tally import IncidentBasis, IncidentTally, SpendBasis, SpendTotal

VERSION = 1
"""Goes up when counting changes, so that what was kept before is counted again."""


def key_of(basis: IncidentBasis | SpendBasis, currency: str = "") -> str:
    """Return the key of what rests on a basis."""
    said = json.dumps([VERSION, type(basis).__name__, asdict(basis), currency], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def incidents_text(tallies: Mapping[datetime.date, IncidentTally]) -> str:
    """Return incidents by period as text."""
    return json.dumps(
        [
            [day.isoformat(), *(_plain(getattr(each, name)) for name in _FIELDS)]
            for day, each in tallies.items()
        ]
    )


_FIELDS = IncidentTally.__slots__


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def incidents_of(text: str) -> Mapping[datetime.date, IncidentTally]:
    """Return incidents by period, as they were before `incidents_text`."""
    return MappingProxyType(
        {
            datetime.date.fromisoformat(day): IncidentTally(*[*values[:-1], MappingProxyType(values[-1])])
            for day, *values in json.loads(text)
        }
    )


def spend_text(totals: Sequence[SpendTotal]) -> str:
    """Return sums of spend as text."""
    return json.dumps([[each.month.isoformat(), *astuple(each)[1:]] for each in totals])


def spend_of(text: str) -> tuple[SpendTotal, ...]:
    """Return sums of spend, as they were before `spend_text`."""
    return tuple(
        SpendTotal(datetime.date.fromisoformat(month), *values) for month, *values in json.loads(text)
    )
