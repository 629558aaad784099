"""I1: every link leads to a record, and what a record must have is there."""

from collections.abc import Iterator
from functools import cache

from itplanner.domain.change import Ref
from itplanner.domain.invariants.problem import Problem, short
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, FieldSpec, Reading, fields


@cache
def links_from(kind: str) -> tuple[FieldSpec, ...]:
    """Return the fields of a kind that link to other records."""
    return tuple(spec for spec in fields(KINDS[kind]).values() if spec.link is not None)


@cache
def links_to(kind: str) -> tuple[FieldSpec, ...]:
    """Return the fields of all kinds that link to a kind."""
    found = (spec for source in KINDS for spec in links_from(source))
    return tuple(spec for spec in found if spec.link is not None and spec.link.kind == kind)


def dangling(plan: Plan, ref: Ref) -> Iterator[Problem]:
    """Find links of a record to nothing, and links to it when it is gone."""
    row = plan.find(ref)
    if row is None:
        for spec in links_to(ref.kind):
            for number in plan.table(spec.kind).by(spec.name).get(ref.id, ()):
                yield _dangling(plan, Ref(spec.kind, number), spec, ref)
        return
    for spec in links_from(ref.kind):
        assert spec.link is not None
        target = getattr(row, spec.name)
        if target is not None and target not in plan.table(spec.link.kind):
            yield _dangling(plan, ref, spec, Ref(spec.link.kind, target))


def incomplete(plan: Plan, ref: Ref) -> Iterator[Problem]:
    """Find readings without a series or a value."""
    row = plan.find(ref)
    if not isinstance(row, Reading):
        return
    if (row.kpi is None) == (row.measure is None):
        message = f"{short(plan, ref)}: it belongs to a KPI or to a measure. Name one of the two."
        yield Problem("I1", ref, "kpi", message=message)
    if row.value is None and (row.numerator is None or not row.denominator):
        message = f"{short(plan, ref)}: it needs a value, or a numerator and a denominator that isn't 0."
        yield Problem("I11", ref, "value", message=message)


def _dangling(plan: Plan, ref: Ref, spec: FieldSpec, target: Ref) -> Problem:
    noun = KINDS[target.kind].noun
    code = f"{KINDS[target.kind].prefix}{target.id}"
    message = (
        f"{short(plan, ref)}: {spec.title} names {noun} {code}, which isn't in the plan. Choose another."
    )
    return Problem("I1", ref, spec.name, (target,), message)
