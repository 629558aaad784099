"""A clash of two people's edits, told with who and when."""

from itplanner.domain.change import Edit
from itplanner.domain.history import Revision
from itplanner.domain.invariants.problem import name, short
from itplanner.domain.merge import Clash
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, fields
from itplanner.domain.telling import said, who
from itplanner.errors import Conflict


def conflict(clash: Clash, plan: Plan, by: Revision | None) -> Conflict:
    """Return the error that names both edits; `plan` is the newest one."""
    somebody = who(plan, by.actor) if by is not None else "Somebody"
    sentence = _sentence(clash.edit, clash.theirs, plan, somebody)
    return Conflict(sentence, clash.edit, clash.base, clash.theirs, by)


def _sentence(edit: Edit, theirs: object, plan: Plan, somebody: str) -> str:
    if edit.adds:
        return f"{name(plan, edit.ref)} is already there."
    if edit.removes:
        return f"{somebody} changed {name(plan, edit.ref)} meanwhile, so it was not deleted."
    assert edit.field is not None
    spec = fields(KINDS[edit.kind])[edit.field]
    code, title, yours = short(plan, edit.ref), spec.title.lower(), said(spec, edit.after, plan)
    if plan.find(edit.ref) is None:
        return f"{somebody} deleted {code} meanwhile, so your {title} {yours} was not saved."
    return f"{code} {title}: {somebody} made it {said(spec, theirs, plan)} meanwhile, you {yours}."
