"""Amounts as other programs write them: credits in parentheses, decimals that a currency doesn't have."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from itplanner.domain.money import decimals
from itplanner.domain.numbers import plain_digits

_CREDIT = re.compile(r"\((.*)\)|([^-].*)-$")
_SIGN = re.compile(r"^([A-Z]{3})?\s*[€$£¥]\s*|\s*[€$£¥]$")
_COMMA = re.compile(r"-?(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,}))", re.ASCII)
"""Digits whose comma can only be the point of a decimal."""
_GROUPED = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""Digits whose point may part thousands: they aren't rounded, but refused where a currency has fewer."""
_LONGEST = 60


def plain_amount(text: str, currency: str) -> tuple[str, bool]:
    """Return an amount as it would be typed, and whether it was rounded to what the currency has.

    `(1,234.50)` and `1,234.50-` are credits, `1.234,50` has a decimal comma, and decimals that a currency
    doesn't have are rounded half to even. What is no amount comes back as it was.
    """
    if len(text) > _LONGEST:
        return text, False
    bare = _SIGN.sub(r"\1", text.strip())
    credit = _CREDIT.fullmatch(bare)
    bare = bare if credit is None else f"-{(credit[1] or credit[2]).strip()}"
    if _COMMA.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    digits = plain_digits(bare)
    if digits is None or _GROUPED.fullmatch(digits):
        return bare, False
    places = decimals(currency)
    whole, _point, fraction = digits.partition(".")
    if len(fraction.rstrip("0")) <= places:
        return f"{whole}.{fraction[:places]}".rstrip("."), False
    return f"{Decimal(digits).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN):f}", True


def rounded(count: int, column: str, currency: str) -> str:
    """Say that amounts of a column had more decimals than their currency has."""
    places = decimals(currency)
    amounts = f"{count:,} amounts" if count != 1 else "1 amount"
    return f"{amounts} of {column} had more than {places} decimals; rounded to those, half to even."
