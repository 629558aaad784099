"""Money: whole minor units of an ISO 4217 currency, as typed and as printed."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from itplanner.domain.numbers import plain_digits, scaled
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

_CODES = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP "
    "GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
    "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
    "MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD "
    "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
CURRENCIES = frozenset(_CODES.split())
"""The currencies and funds of ISO 4217 list one as of January 2026, without metals and test codes."""

LARGEST = 2**62
"""The largest amount either way, in minor units."""

_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"
_DECIMALS = {
    **dict.fromkeys(_NO_DECIMALS.split(), 0),
    **dict.fromkeys(_THREE_DECIMALS.split(), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
_LONGEST = 60
_POWERS = {"tn": 12, "bn": 9, "m": 6, "k": 3, "": 0}
_AMOUNT = r"(?:([a-z]{3}) *)?([^a-z]+?) *(tn|bn|m|k)?(?: *([a-z]{3}))?"


def decimals(currency: str) -> int:
    """How many decimals the currency's minor unit has: 2 unless ISO 4217 says otherwise."""
    return _DECIMALS.get(currency, 2)


def parse_money(text: str, currency: str) -> int | Wrong:
    """Minor units: `12000`, `12,000`, `12 000.50`, `12k`, `1.2m`, `-13`, `USD 96,000`."""
    short = len(text) <= _LONGEST  # the pattern is slow on a long run of blanks
    match = re.fullmatch(_AMOUNT, text.strip(), re.IGNORECASE | re.ASCII) if short else None
    digits = plain_digits(match[2]) if match else None
    if match is None or digits is None:
        return _no_amount(text)
    named = {code.upper() for code in (match[1], match[4]) if code}
    if not named <= CURRENCIES:
        return _no_amount(text)
    if not named <= {currency}:
        other = min(named - {currency})
        return Wrong(f"{quoted(text)} is in {other}, the amount here is in {currency}. Try {currency} 12500")
    suffix = match[3] or ""
    places = decimals(currency) + _POWERS[suffix.lower()]
    minor = scaled(digits, places)
    if minor is None:
        return _too_fine(text, currency, digits[: digits.index(".") + places + 1].rstrip(".") + suffix)
    if abs(minor) > LARGEST:
        return Wrong(f"{quoted(text)} is more than an amount can hold. Try 12500, 12.5k, 1.2m")
    return minor


def _no_amount(text: str) -> Wrong:
    return Wrong(f"{quoted(text)} is no amount. Try 12500, 12.5k, 1.2m")


def _too_fine(text: str, currency: str, accepted: str) -> Wrong:
    count = decimals(currency)
    limit = f"at most {count} decimals" if count else "no decimals"
    return Wrong(f"{quoted(text)} is too fine: {currency} has {limit}. Try {accepted}")


def decimal_text(minor: int, currency: str) -> str:
    """The amount in major units with all its decimals, as files hold it: `12000.00`."""
    places = decimals(currency)
    digits = f"{abs(minor):0{places + 1}}"
    point = len(digits) - places
    return f"{'-' if minor < 0 else ''}{digits[:point]}{'.' if places else ''}{digits[point:]}"


def in_full(minor: int, currency: str) -> str:
    """The amount to the last unit, with its currency: `USD 96,000`; decimals only when it is not whole."""
    whole, _, fraction = decimal_text(abs(minor), currency).partition(".")
    rest = f".{fraction}" if fraction.strip("0") else ""
    return f"{currency} {'-' if minor < 0 else ''}{int(whole):,}{rest}"


def in_words(minor: int, currency: str) -> str:
    """The amount in three digits at most, for sentences: `450`, `96k`, `1.24m`."""
    exact = abs(Decimal(minor)).scaleb(-decimals(currency))
    amount = Context(prec=3, rounding=ROUND_HALF_EVEN).plus(exact)
    suffix = next((name for name, power in _POWERS.items() if amount >= 10**power), "")
    text = f"{amount.scaleb(-_POWERS[suffix]).normalize():,f}"
    return f"{'-' if minor < 0 else ''}{text}{suffix}"
