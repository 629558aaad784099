"""The order of a form's fields: the usual ones, the rare ones, and last what the record is part of."""

from itplanner.domain.lists import ListField, lists_of
from itplanner.domain.records import KINDS, FieldSpec, Holds, fields
from itplanner.tui.forms.reading import Field, field_of

HIDDEN = frozenset({"id", "carried_from"})
"""Fields that only acts set."""


def ordered(kind: str) -> tuple[str, ...]:
    """Return the fields that a form of a kind has; lists stand after the due date, else last."""
    own = [
        name
        for name, spec in fields(KINDS[kind]).items()
        if name not in HIDDEN and spec.holds is not Holds.RANK
    ]
    lists = lists_of(kind)
    after = own.index("due") + 1 if "due" in own else len(own)
    names = (*own[:after], *lists, *own[after:])
    return tuple(sorted(names, key=lambda name: _turn(field_of(kind, name))))


def below_the_line(declared: Field) -> bool:
    """Whether a field stands below the line that says `more`."""
    return any(_turn(declared))


def is_part(declared: Field) -> bool:
    """Whether a field says what its record is a part of."""
    return isinstance(declared, FieldSpec) and declared.part


def _turn(declared: Field) -> tuple[bool, bool]:
    """Parts behind all others, rare fields behind the usual ones."""
    if isinstance(declared, ListField):
        return False, fields(KINDS[declared.link])[declared.target].rare
    return is_part(declared), declared.rare
