"""I1: every link leads to a record, and what a record must have is there."""

from collections.abc import Iterator
from functools import cache

from itplanner.domain.change import Ref
from itplanner.domain.invariants.problem import Problem, short
from itplanner.domain.links import code, link_value, target
from itplanner.domain.naming import nouns_of
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, FieldSpec, Reading, fields


@cache
def links_from(kind: str) -> tuple[FieldSpec, ...]:
    """Return the fields of a kind that link to other records."""
    return tuple(spec for spec in fields(KINDS[kind]).values() if spec.leads_to)


@cache
def links_to(kind: str) -> tuple[FieldSpec, ...]:
    """Return the fields of all kinds that link to a kind."""
    found = (spec for source in KINDS for spec in links_from(source))
    return tuple(spec for spec in found if kind in spec.leads_to)


def dangling(plan: Plan, ref: Ref) -> Iterator[Problem]:
    """Find links of a record to nothing, and links to it when it is gone."""
    row = plan.find(ref)
    if row is None:
        for spec in links_to(ref.kind):
            for number in plan.table(spec.kind).by(spec.name).get(link_value(spec, ref), ()):
                yield _dangling(plan, Ref(spec.kind, number), spec, ref)
        return
    for spec in links_from(ref.kind):
        value = getattr(row, spec.name)
        leads = target(spec, value)
        if leads is not None and plan.find(leads) is None:
            yield _dangling(plan, ref, spec, leads)
        elif leads is None and value is not None:
            message = (
                f"{short(plan, ref)}: {spec.title} names {value}, which is no {nouns_of(spec.leads_to)}."
            )
            yield Problem("I1", ref, spec.name, message=f"{message} Choose another.")


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


def _dangling(plan: Plan, ref: Ref, spec: FieldSpec, gone: Ref) -> Problem:
    named = f"{KINDS[gone.kind].noun} {code(gone)}"
    message = f"{short(plan, ref)}: {spec.title} names {named}, which isn't in the plan. Choose another."
    return Problem("I1", ref, spec.name, (gone,), message)
