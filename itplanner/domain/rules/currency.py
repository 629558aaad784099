"""What the organisation's currency may become while the plan holds amounts in it."""

from itplanner.domain.change import Ref
from itplanner.domain.invariants.problem import short
from itplanner.domain.money import CURRENCIES, decimals
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Holds, fields
from itplanner.domain.wrong import Wrong


def changed_currency(plan: Plan, old: str, new: str) -> Wrong | None:
    """Return why one currency can't follow another: amounts are minor units, 100 to a euro and 1 to a yen."""
    if decimals(old) == decimals(new):
        return None
    holding = amounts(plan)
    if not holding:
        return None
    where = ", ".join(f"{short(plan, ref)} {name}" for ref, name in holding[:3])
    usual = ("USD", "EUR", "JPY", "KWD", *sorted(CURRENCIES))
    like = next(code for code in usual if code != old and decimals(code) == decimals(old))
    return Wrong(
        f"The currency can't become {new} ({_decimals(new)}) while amounts are in {old} ({_decimals(old)}), "
        f"as in {where}{' …' if len(holding) > 3 else ''}: empty them first, "
        f"or choose a currency with {_decimals(old)}, for example {like}."
    )


def amounts(plan: Plan) -> list[tuple[Ref, str]]:
    """Return the fields that hold an amount, by kind and number; nothing is nothing in every currency."""
    return [
        (Ref(kind, row.id), spec.words)
        for kind in KINDS
        for spec in fields(KINDS[kind]).values()
        if spec.holds is Holds.MONEY
        for row in plan.table(kind)
        if getattr(row, spec.name)
    ]


def _decimals(currency: str) -> str:
    return f"{decimals(currency) or 'no'} decimals"
