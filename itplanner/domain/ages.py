"""How late, how long still, how old: spans of days in words, the same on screens, in print and on paper."""

from datetime import date


def lateness(due: date, today: date) -> str:
    """`late 23 d`, `due today`, `7 d left`; from 100 days on in the units of an age."""
    left = (due - today).days
    if left == 0:
        return "due today"
    span = f"{abs(left)} d" if abs(left) <= 99 else age(abs(left))
    return f"{span} left" if left > 0 else f"late {span}"


def age(days: int) -> str:
    """Whole units rounded down: `14 d`, weeks from 60 days, months from 26 weeks, years from 24 months.

    A year counts as 365 days and a month as its twelfth part.
    """
    months = days * 12 // 365
    if days < 60:
        return f"{days} d"
    if days < 26 * 7:
        return f"{days // 7} w"
    return f"{months} mo" if months < 24 else f"{months // 12} y"
