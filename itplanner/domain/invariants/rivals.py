"""I1: what there may be only one of stands once: a name, a measure, a reading a day, a link."""

from collections.abc import Iterator
from operator import attrgetter

from itplanner.domain.change import Ref
from itplanner.domain.invariants.problem import Problem, name
from itplanner.domain.naming import one
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Record, fields

_ALONE = ("kind",)
"""Every record of a kind has the same one, so there is one record."""

ONCE: dict[str, tuple[tuple[str, ...], ...]] = {
    "organisation": (_ALONE,),
    "area": (("name",),),
    "department": (("name",),),
    "measure": (("goal",),),
    "reading": (("kpi", "date"), ("measure", "date")),
    "alignment": (("goal", "business_goal"),),
    "support": (("goal", "supported"),),
    "dependency": (("goal", "needs"),),
    "goal_kpi": (("goal", "kpi"),),
    "limit_phase": (("kpi", "start"),),
    "headcount": (("year", "period", "department"),),
    "project_goal": (("project", "goal"),),
    "project_baseline": (("project", "number"),),
    "service": (("name",),),
    "service_dependency": (("service", "needs"),),
    "phase": (("line", "period"),),
    "baseline": (("type", "year", "period", "name"),),
}
"""Fields of a kind that together stand once; names are compared without regard to case."""


def doubled(plan: Plan, ref: Ref) -> Iterator[Problem]:
    """Find the records that stand for the same thing as this one."""
    row = plan.find(ref)
    if row is None:
        return
    for rival, names in rivals(plan, row):
        yield _problem(plan, row, rival, names)


def rivals(plan: Plan, row: Record) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """Find the records that stand for the same thing as a record as it is, or as it would be; and by what."""
    for names in ONCE.get(row.kind, ()):
        if getattr(row, names[0]) is not None:
            yield from ((rival, names) for rival in _rivals(plan, row, names))


def _rivals(plan: Plan, row: Record, names: tuple[str, ...]) -> Iterator[Record]:
    same = ("folded",) if names == ("name",) else names
    table = plan.table(row.kind)
    numbers = table.by(*same).get(attrgetter(*same)(row), ())
    return (table.rows[number] for number in numbers if number != row.id)


def _problem(plan: Plan, row: Record, rival: Record, names: tuple[str, ...]) -> Problem:
    refs = (Ref(row.kind, row.id), Ref(rival.kind, rival.id))
    first, second = sorted(refs, key=lambda ref: (ref.id > 0, -abs(ref.id)))  # the newer one is at fault
    if names == _ALONE:
        message = f"A plan has one {row.noun}, {name(plan, second)}. Edit it instead."
        return Problem("I1", first, "id", (second,), message)
    words = [fields(KINDS[row.kind])[each].words for each in names]
    message = (
        f"There is already {one(row.kind)} with the same {' and '.join(words)}: {name(plan, second)}. "
        f"Change that one, or choose another {words[-1]}."
    )
    return Problem("I1", first, names[-1], (second,), message)
