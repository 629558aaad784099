"""A record's fields, each as its one declaration says it."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from dataclasses import MISSING
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from itplanner.domain.records.base import (
    PAST,
    RARE,
    SEALED,
    STAYS,
    AnyLink,
    Holds,
    Link,
    Merge,
    Record,
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
    unit: str = ""
    bounds: tuple[Field, ...] = ()
    """All that is declared of its values, also of their parts."""

    @property
    def plain(self) -> type:
        """The Python type of a value, where there is one."""
        return _plain(self.annotation)

    @property
    def optional(self) -> bool:
        """Whether the value may be None."""
        return type(None) in get_args(self.annotation)

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
    marks = [*said, *(mark for part in get_args(annotation) for mark in _apart(part)[1])]
    told = [mark for mark in said if isinstance(mark, Field)]
    choices = _choices(annotation)
    link = next((mark for mark in marks if isinstance(mark, Link)), None)
    leads = link or next((mark for mark in marks if isinstance(mark, AnyLink)), None)
    return FieldSpec(
        kind=kind.kind,
        name=field.name,
        title=next(each.title for each in told if each.title),
        help="".join(each.description for each in told),
        holds=_holds(annotation, marks, link, choices),
        required=field.default is MISSING,
        default=None if field.default is MISSING else field.default,
        annotation=annotation,
        choices=choices,
        link=link,
        leads_to=() if leads is None else (leads.kind,) if isinstance(leads, Link) else leads.kinds,
        part=leads is not None and leads.part,
        stays=STAYS in marks,
        merge=next((mark for mark in marks if isinstance(mark, Merge)), None),
        sealed=SEALED in marks,
        rare=RARE in marks,
        past=PAST in marks,
        unit=next((mark.text for mark in marks if isinstance(mark, Unit)), ""),
        bounds=tuple(mark for mark in marks if isinstance(mark, Field)),
    )


def _apart(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return the type in an annotation, and the marks on it."""
    if get_origin(annotation) is not Annotated:
        return annotation, ()
    bare, *marks = get_args(annotation)
    return bare, tuple(marks)


def _plain(annotation: Any) -> type:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _plain(parts[0])
    if origin is Literal:
        return type(parts[0])
    if origin is tuple:
        return tuple
    if parts:
        return _plain(next(part for part in parts if part is not type(None)))
    assert isinstance(annotation, type)
    return annotation


def _choices(annotation: Any) -> tuple[str | int, ...]:
    for part in (annotation, *get_args(annotation)):
        if get_origin(part) is Literal:
            return get_args(part)
    return ()


def _holds(annotation: Any, marks: list[Any], link: Link | None, choices: tuple[str | int, ...]) -> Holds:
    said = next((mark for mark in marks if isinstance(mark, Holds)), None)
    if said is not None:
        return said
    if link is not None:
        return Holds.LINK
    if choices:
        return Holds.CHOICE
    plain = {get_args(part)[0] if get_origin(part) is Annotated else part for part in get_args(annotation)}
    plain = (plain - {type(None)}) or {annotation}
    by_type = {
        datetime.date: Holds.DATE,
        bool: Holds.YES,
        int: Holds.INTEGER,
        float: Holds.NUMBER,
        str: Holds.LINE,
    }
    return next(by_type[part] for part in plain)
