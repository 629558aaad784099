"""Numbers, percentages, weights and yes or no, as typed and as printed."""

import re
from decimal import Decimal
from math import isfinite

from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

WIDEST_INTEGER = 2**63 - 1
"""What SQLite stores in an integer column."""

NOTHING = "–"
"""Where there is no value: never an empty cell, never 0."""

_LONGEST = 60
_GROUPED = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+"
_NUMBER = rf"([+-]?)({_GROUPED}|[0-9]*)(\.[0-9]+)?"
_EXPONENT = r"([+-]?[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]{1,4})"
_BLANKS_AND_MINUS = {0xA0: " ", 0x2009: " ", 0x202F: " ", 0x2212: "-"}

_YES = frozenset({"yes", "y", "true", "x", "1"})
_NO = frozenset({"no", "n", "false", "", "0"})


def plain_digits(text: str) -> str | None:
    """The number as `-12000.50`, without separators; None unless it is one, grouped by threes or not."""
    spelled = text.translate(_BLANKS_AND_MINUS).strip()
    match = re.fullmatch(_NUMBER, spelled) if len(spelled) <= _LONGEST else None
    if match is None or not (match[2] or match[3]):
        return None
    whole = re.sub("[ ,]", "", match[2])
    return f"{match[1].strip('+')}{whole or 0}{match[3] or ''}"


def scaled(digits: str, places: int) -> int | None:
    """Plain digits times ten to the power of `places`, exactly; None if they have more decimals than that."""
    whole, _, fraction = digits.partition(".")
    return int(whole + fraction.ljust(places, "0")) if len(fraction) <= places else None


def parse_number(text: str) -> float | Wrong:
    """A finite float: `99.95`, `-3`, `1,234.5`, `1e21`."""
    digits = plain_digits(text)
    if digits is None and re.fullmatch(_EXPONENT, text.strip().lower()):
        digits = text.strip()
    if digits is None:
        return _no_number(text)
    value = float(digits) + 0.0  # -0.0 becomes 0.0
    return value if isfinite(value) else Wrong(f"{quoted(text)} is too large. Try 99.95, 12000, -3")


def _no_number(text: str) -> Wrong:
    before_unit = re.fullmatch(r"([^a-z%°]*[0-9]) *[a-z%°][^0-9 ]*", text.strip().lower())
    digits = plain_digits(before_unit[1]) if before_unit else None
    if digits is not None:
        return Wrong(f"{quoted(text)} names a unit; the field has its own. Try {digits}")
    return Wrong(f"{quoted(text)} is no number. Try 99.95, 12000, -3")


def number_text(value: float) -> str:
    """The shortest text that reads back equal: `5`, `99.95`; an exponent only from 1e21 and below 1e-7."""
    if value == 0:
        return "0"
    text = repr(float(value)).removesuffix(".0")
    return format(Decimal(text), "f") if "e" in text and 1e-7 <= abs(value) < 1e21 else text


def parse_integer(text: str) -> int | Wrong:
    """A whole number that SQLite can store: `12`, `1,200`, `-3`."""
    digits = plain_digits(text)
    value = scaled(digits, 0) if digits is not None else None
    if value is None:
        return Wrong(f"{quoted(text)} is no whole number. Try 12, 1200, -3")
    return value if abs(value) <= WIDEST_INTEGER else Wrong(f"{quoted(text)} is too large. Try 12, 1200, -3")


def parse_percent(text: str) -> int | Wrong:
    """A percentage in basis points: `60`, `60%` and `12.5 %` are 6000, 6000 and 1250."""
    digits = plain_digits(text.strip().removesuffix("%"))
    if digits is None:
        return Wrong(f"{quoted(text)} is no percentage. Try 60, 60%, 12.5%")
    points = scaled(digits, 2)
    if points is None:
        return Wrong(f"{quoted(text)} is finer than 0.01%. Try {digits[: digits.index('.') + 3]}")
    return points if abs(points) <= WIDEST_INTEGER else Wrong(f"{quoted(text)} is too large. Try 60, 12.5%")


def percent_text(points: int) -> str:
    """Basis points as a percentage without its sign: `60`, `12.5`."""
    return _unscaled(points, 2)


def parse_weight(text: str) -> int | Wrong:
    """A weight above 0 in ten-thousandths: `1.5` is 15000."""
    digits = plain_digits(text)
    if digits is None:
        return Wrong(f"{quoted(text)} is no weight. Try 1, 1.5, 0.25")
    weight = scaled(digits, 4)
    if weight is None:
        return Wrong(f"{quoted(text)} is finer than 0.0001. Try {digits[: digits.index('.') + 5]}")
    if weight <= 0:
        return Wrong(f"{quoted(text)} is no weight: it must be above 0. Try 1, 1.5, 0.25")
    return weight if weight <= WIDEST_INTEGER else Wrong(f"{quoted(text)} is too large. Try 1, 1.5, 0.25")


def weight_text(weight: int) -> str:
    """Ten-thousandths as a number: `1`, `1.5`."""
    return _unscaled(weight, 4)


def _unscaled(value: int, places: int) -> str:
    whole, rest = divmod(abs(value), 10**places)
    fraction = f"{rest:0{places}}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' if fraction else ''}{fraction}"


def parse_yes(text: str) -> bool | Wrong:
    """Yes or no: `yes`, `y`, `true`, `x`, `1`; `no`, `n`, `false`, `0` or nothing at all."""
    word = text.strip().lower()
    if word in _YES | _NO:
        return word in _YES
    return Wrong(f"{quoted(text)} is neither yes nor no. Try yes, no")


def percent(ratio: float | None) -> str:
    """`44%`, rounded half to even; 100% only from 1 on, 0% only for 0."""
    if ratio is None or not isfinite(ratio):
        return NOTHING
    whole = round(Decimal(repr(float(ratio))) * 100)
    if whole == 0 and ratio:
        whole = 1 if ratio > 0 else -1
    elif whole >= 100 and ratio < 1:
        whole = 99
    return f"{whole:,}%"
