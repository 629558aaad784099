"""A record's fields, each as its one declaration says it, and the validators of their values."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from itplanner.domain.records.base import (
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
    unit: str = ""

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
def fields(kind: type[Record]) -> Mapping[str, FieldSpec]:
    """Return the fields of a kind of record by name, its own first and the common ones last."""
    declared, common = _declared(kind), _declared(Record)
    own = [name for name in declared if name not in common]
    order = ["id", *own, *(name for name in common if name != "id")]
    return MappingProxyType({name: _spec(kind, name, declared[name]) for name in order})


def field_adapter(kind: type[Record], name: str) -> TypeAdapter[Any]:
    """Return the validator of one field's value, bounds included."""
    made = _field_adapters(kind)
    if name not in made:
        info = _declared(kind)[name]
        bare: Any = info.annotation
        made[name] = TypeAdapter(_annotated((bare, *info.metadata)) if info.metadata else bare)
    return made[name]


@by_kind
def _field_adapters(_kind: type[Record]) -> dict[str, TypeAdapter[Any]]:
    return {}


@by_kind
def list_adapter(kind: type[Record]) -> TypeAdapter[list[Any]]:
    """Return the validator that makes many records of a kind at once."""
    return TypeAdapter(list[kind])  # type: ignore[valid-type]  # the kind is known at run time only


def _declared(kind: type[Record]) -> dict[str, FieldInfo]:
    return cast("dict[str, FieldInfo]", kind.__pydantic_fields__)  # type: ignore[attr-defined]  # pydantic adds it


def _annotated(parts: tuple[Any, ...]) -> Any:
    return Annotated.__class_getitem__(parts)  # type: ignore[attr-defined]  # the type is put together at run time


def replaced(record: R, values: Mapping[str, object]) -> R:
    """Return the record with some values changed; the values are validated by the caller."""
    make: Callable[..., R] = type(record)
    known = {name: getattr(record, name) for name in fields(type(record))}
    return make(**{**known, **values})


def values_of(record: Record) -> dict[str, Any]:
    """Return a record's values by field name."""
    return {name: getattr(record, name) for name in fields(type(record))}


def _spec(kind: type[Record], name: str, info: FieldInfo) -> FieldSpec:
    marks = [*info.metadata, *(mark for part in get_args(info.annotation) for mark in _marks(part))]
    link = next((mark for mark in marks if isinstance(mark, Link)), None)
    leads = link or next((mark for mark in marks if isinstance(mark, AnyLink)), None)
    choices = _choices(info.annotation)
    return FieldSpec(
        kind=kind.kind,
        name=name,
        title=info.title or name.replace("_", " ").capitalize(),
        help=info.description or "",
        holds=_holds(info.annotation, marks, link, choices),
        required=info.is_required(),
        default=None if info.default is PydanticUndefined else info.default,
        annotation=info.annotation,
        choices=choices,
        link=link,
        leads_to=() if leads is None else (leads.kind,) if isinstance(leads, Link) else leads.kinds,
        part=leads is not None and leads.part,
        stays=STAYS in marks,
        merge=next((mark for mark in marks if isinstance(mark, Merge)), None),
        sealed=SEALED in marks,
        rare=RARE in marks,
        unit=next((mark.text for mark in marks if isinstance(mark, Unit)), ""),
    )


def _marks(part: Any) -> tuple[Any, ...]:
    return get_args(part)[1:] if get_origin(part) is Annotated else ()


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
