"""Styles of cells as SGR parameters (ECMA-48, 8.3.117), and the fewest bytes from one to the next."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

RESET = "\x1b[m"

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""Bold, dim, italic, underline, reverse, strike: what switches each of them off."""
_ON_BLANK = frozenset({"4", "7", "9"})
"""Attributes that show where nothing is written."""
_COMPONENTS = {"5": 1, "2": 3}
"""The numbers that follow in a colour of the 256, and in one of 24 bits."""
_CUBE = ("0", "95", "135", "175", "215", "255")
_OF_256: Mapping[tuple[str, ...], str] = {
    **{rgb: str(number) for number, rgb in enumerate(product(_CUBE, repeat=3), 16)},
    **{(str(grey),) * 3: str(number) for number, grey in enumerate(range(8, 248, 10), 232)},
}
"""Colours of 24 bits that are also among the 256, but for the first 16, which everybody makes their own."""


class Unknown(Exception):
    """What was to be drawn isn't made of what this layer understands."""


class Style(NamedTuple):
    """A style, taken apart."""

    attributes: frozenset[str]
    ink: str
    """SGR parameters of the foreground; empty is the terminal's own."""
    ground: str
    """Those of the background."""

    @property
    def sgr(self) -> str:
        """The parameters in one order, so that equal styles are equal strings."""
        return ";".join(filter(None, (*sorted(self.attributes), self.ink, self.ground)))


@lru_cache(maxsize=4096)
def style_of(sgr: str) -> Style:
    """Take SGR parameters apart; raises Unknown where one of them isn't known."""
    attributes: set[str] = set()
    ink = ground = ""
    codes = iter(sgr.split(";") if sgr else ())
    for code in codes:
        if code in _OFF:
            attributes.add(code)
        elif _is_colour(code, "3", "9"):
            ink = _colour(code, codes)
        elif _is_colour(code, "4", "10"):
            ground = _colour(code, codes)
        else:
            raise Unknown(f"SGR {sgr}")
    return Style(frozenset(attributes), ink, ground)


def _is_colour(code: str, usual: str, bright: str) -> bool:
    tens, ones = code[:-1], code[-1:]
    return ones.isdigit() and (tens == usual or (tens == bright and ones < "8"))


def _colour(code: str, codes: Iterator[str]) -> str:
    if code.endswith("9"):
        return ""
    if not code.endswith("8"):
        return code
    kind = next(codes, "")
    numbers = list(islice(codes, _COMPONENTS.get(kind, 0)))
    if not numbers or len(numbers) != _COMPONENTS[kind] or not all(map(str.isdigit, numbers)):
        raise Unknown(f"SGR {code};{kind}")
    number = _OF_256.get(tuple(numbers))
    return f"{code};5;{number}" if number else ";".join((code, kind, *numbers))


@lru_cache(maxsize=4096)
def canonical(sgr: str) -> str:
    """Return the parameters in one order; raises Unknown."""
    return style_of(sgr).sgr


@lru_cache(maxsize=4096)
def on_blank(sgr: str) -> str:
    """Return what of a style can be seen where nothing is written."""
    style = style_of(sgr)
    return sgr if style.attributes & _ON_BLANK else style.ground


@lru_cache(maxsize=16384)
def change(before: str, after: str) -> str:
    """Return the shortest sequence that leads from one style to another."""
    if before == after:
        return ""
    steps = f"\x1b[{';'.join(_steps(style_of(before), style_of(after)))}m"
    return min(steps, afresh(after), key=len)


def afresh(after: str) -> str:
    """Return the sequence that leads to a style from any other."""
    return f"\x1b[;{after}m" if after else RESET


def _steps(before: Style, after: Style) -> Iterator[str]:
    off = {_OFF[code] for code in before.attributes - after.attributes}
    yield from sorted(off)
    # One parameter ends both bold and dim: the one that stays is switched on again.
    yield from sorted(code for code in after.attributes if code not in before.attributes or _OFF[code] in off)
    if before.ink != after.ink:
        yield after.ink or "39"
    if before.ground != after.ground:
        yield after.ground or "49"
