"""Values as canonical JSON: the same value gives the same text, whoever writes it."""

import datetime
import json

from itplanner.domain.records import Record, values_of

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: object) -> str:
    """Return a value as JSON with sorted keys, no blanks, ISO dates, moments in UTC with `Z`."""
    return _ENCODER.encode(plain(value))


def plain(value: object) -> object:
    """Return a field's value or a record as what JSON knows; -0.0 becomes 0.0."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Record):
        return {name: plain(part) for name, part in values_of(value).items()}
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, float):
        return value + 0.0
    return value
