"""The order of siblings as text: a record moves by taking a rank between its new neighbours'."""

from string import ascii_lowercase, ascii_uppercase, digits

DIGITS = digits + ascii_uppercase + ascii_lowercase
"""Base 62 in ASCII order, so that ranks sort as plain text."""

_BASE = len(DIGITS)
_MIDDLE = DIGITS[_BASE // 2]


def natural(number: int) -> str:
    """The rank of a record that nobody moved: its number, so that newer ones stand after older ones.

    Temporary numbers, below 0, stand after all others.
    """
    written = _digits(abs(number))
    return f"{DIGITS[-1] if number < 0 else ''}{DIGITS[len(written)]}{written}{_MIDDLE}"


def _digits(number: int) -> str:
    written = ""
    while number:
        number, digit = divmod(number, _BASE)
        written = DIGITS[digit] + written
    return written or DIGITS[0]


def between(low: str | None, high: str | None) -> str:
    """A rank above `low` and below `high`; None is no bound. Never ends in the lowest digit.

    ValueError unless both are ranks and `low` is the lower.
    """
    for rank in (low, high):
        _check(rank)
    if high is None:
        return _above(low or "")
    if low is None:
        return _below(high)
    if low >= high:
        message = f"no rank lies between {low!r} and {high!r}"
        raise ValueError(message)
    return _inside(low, high)


def spread(count: int) -> list[str]:
    """That many increasing ranks, evenly apart and as short as can be."""
    width = 1
    while _BASE**width <= count:
        width += 1
    return [_written(place * _BASE**width // (count + 1), width) for place in range(1, count + 1)]


def _check(rank: str | None) -> None:
    if rank is not None and (not rank or rank.endswith(DIGITS[0]) or not set(rank) <= set(DIGITS)):
        message = f"{rank!r} is no rank"
        raise ValueError(message)


def _above(low: str) -> str:
    """The next rank up: one step at the first digit that has room, so that appending stays short."""
    for place, digit in enumerate(low):
        if digit != DIGITS[-1]:
            return low[:place] + DIGITS[DIGITS.index(digit) + 1]
    return low + _MIDDLE


def _below(high: str) -> str:
    """The next rank down."""
    place = next(place for place, digit in enumerate(high) if digit != DIGITS[0])
    digit = DIGITS.index(high[place])
    if digit > 1:
        return high[:place] + DIGITS[digit - 1]
    return high[: place + 1] if len(high) > place + 1 else high[:place] + DIGITS[0] + DIGITS[-1]


def _inside(low: str, high: str) -> str:
    """A rank half way between at the first digit that differs, `low` being continued with zeros."""
    place = next(
        place for place, digit in enumerate(high) if digit != low[place : place + 1].rjust(1, DIGITS[0])
    )
    floor = DIGITS.index(low[place]) if place < len(low) else 0
    ceiling = DIGITS.index(high[place])
    if ceiling - floor > 1:
        return high[:place] + DIGITS[(floor + ceiling) // 2]
    if len(high) > place + 1:
        return high[: place + 1]
    return high[:place] + DIGITS[floor] + _above(low[place + 1 :])


def _written(value: int, width: int) -> str:
    text = ""
    for _ in range(width):
        value, digit = divmod(value, _BASE)
        text = DIGITS[digit] + text
    return text.rstrip(DIGITS[0])
