"""What is wrong across records: a change is refused for the problems that it adds."""

from collections.abc import Callable, Iterable, Iterator

from itplanner.domain.change import Ref
from itplanner.domain.invariants import dates, graphs, horizons, references, rivals
from itplanner.domain.invariants.problem import Problem
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS

Rule = Callable[[Plan, Ref], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    references.dangling,
    references.incomplete,
    graphs.circles,
    horizons.cascade,
    dates.backwards,
    rivals.doubled,
)


def problems(plan: Plan, touched: Iterable[Ref] | None = None) -> frozenset[Problem]:
    """Return the problems around the touched records, their parents, parts and rivals; else all."""
    refs = everything(plan) if touched is None else touched
    return frozenset(problem for ref in refs for rule in RULES for problem in rule(plan, ref))


def added_problems(old: Plan, new: Plan, touched: Iterable[Ref]) -> frozenset[Problem]:
    """Return the problems of a plan that weren't in an older one, from which only these records differ.

    The older plan is also asked about the records that a problem names: where a circle only grew, it isn't
    new.
    """
    near = frozenset(touched)
    found = problems(new, near)
    return found - problems(old, near | {problem.ref for problem in found}) if found else found


def everything(plan: Plan) -> Iterator[Ref]:
    """Return a reference to every record of a plan."""
    return (Ref(kind, number) for kind in KINDS for number in plan.table(kind).rows)


__all__ = ["Problem", "added_problems", "everything", "problems"]
