"""A record's fields, each as its one declaration says it."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from dataclasses import MISSING
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from itplanner.domain.records.base import (
    AnyLink,
    Holds,
    Link,
    Merge,
    Past,
    Rare,
    Record,
    Sealed,
    Stays,
    Unit,
    by_kind,
)
from itplanner.domain.records.field import Field
from itplanner.domain.values import dataclass

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field's one declaration, as forms, tables, history and imports read it."""

    kind: str
    name: str
    title: str
    help: str
    holds: Holds
    required: bool
    default: Any
    annotation: Any
    plain: type
    """The Python type of a value, where there is one."""
    optional: bool
    """Whether the value may be None."""
    choices: tuple[str | int, ...] = ()
    link: Link | None = None
    leads_to: tuple[str, ...] = ()
    """The kinds of record that a value leads to; none where it is no link."""
    part: bool = False
    """Whether its record is a part of the one that a value leads to."""
    stays: bool = False
    """Whether it is true of that one only, so that no other one can take it over."""
    merge: Merge | None = None
    sealed: bool = False
    rare: bool = False
    """Whether few people fill it in."""
    past: bool = False
    """Whether it is the day of what happened, which can't lie after today."""
    backwards: bool = False
    """Whether a day that is typed without its year is the last such one."""
    unit: str = ""
    bounds: tuple[Field, ...] = ()
    """All that is declared of its values, also of their parts."""

    @property
    def words(self) -> str:
        """The title as it stands inside a sentence."""
        return inside(self.title)


def inside(title: str) -> str:
    """Return a title as it stands inside a sentence: `due`, but `KPI`."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


@by_kind
def fields(kind: type[Any]) -> Mapping[str, FieldSpec]:
    """Return the fields of a kind of record or fact by name, its own first and the common ones last."""
    declared, common = _declared(kind), set(_declared(Record))
    own = [name for name in declared if name not in common]
    order = [
        *(["id"] if "id" in declared else []),
        *own,
        *(name for name in declared if name in common - {"id"}),
    ]
    return MappingProxyType({name: _spec(kind, declared[name]) for name in order})


def _declared(kind: type[Any]) -> dict[str, dataclasses.Field[Any]]:
    return {field.name: field for field in dataclasses.fields(kind)}


def replaced(record: R, values: Mapping[str, object]) -> R:
    """Return the record with some values changed; the values are validated by the caller."""
    make: Callable[..., R] = type(record)
    known = {name: getattr(record, name) for name in fields(type(record))}
    return make(**{**known, **values})


def values_of(record: Record) -> dict[str, Any]:
    """Return a record's values by field name."""
    return {name: getattr(record, name) for name in fields(type(record))}


def _spec(kind: type[Any], field: dataclasses.Field[Any]) -> FieldSpec:
    annotation, said = _apart(field.type)
    parts = [_apart(part) for part in _alternatives(annotation)]
    marks = (*said, *(mark for _type, more in parts for mark in more))
    first: dict[type, Any] = {type(mark): mark for mark in reversed(marks)}
    bounds = tuple([mark for mark in marks if type(mark) is Field])
    bare = next(part for part, _marks in parts if part is not NoneType)
    origin = get_origin(bare)
    choices = get_args(bare) if origin is Literal else ()
    plain = type(choices[0]) if choices else origin or bare
    link = first.get(Link)
    leads = link or first.get(AnyLink)
    return FieldSpec(
        kind=kind.kind,
        name=field.name,
        title=next(each.title for each in bounds if each.title),
        help="".join([each.description for each in bounds]),
        holds=first.get(Holds) or (Holds.LINK if link else Holds.CHOICE if choices else _BY_TYPE[plain]),
        required=field.default is MISSING,
        default=None if field.default is MISSING else field.default,
        annotation=annotation,
        plain=plain,
        optional=len(parts) > 1,
        choices=choices,
        link=link,
        leads_to=() if leads is None else (leads.kind,) if isinstance(leads, Link) else leads.kinds,
        part=leads is not None and leads.part,
        stays=Stays in first,
        merge=first.get(Merge),
        sealed=Sealed in first,
        rare=Rare in first,
        past=first.get(Past) is Past.PAST,
        backwards=Past in first,
        unit=first[Unit].text if Unit in first else "",
        bounds=bounds,
    )


def _apart(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return the type in an annotation, and the marks on it."""
    marks = getattr(annotation, "__metadata__", ())
    return (annotation.__origin__ if marks else annotation), marks


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    """Return the types of which a value has one: a field's own, or none where it may be empty."""
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)


_BY_TYPE: Mapping[type, Holds] = {
    datetime.date: Holds.DATE,
    bool: Holds.YES,
    int: Holds.INTEGER,
    float: Holds.NUMBER,
    str: Holds.LINE,
}
"""What a field holds that is neither marked nor a choice."""
