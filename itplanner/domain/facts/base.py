"""What every fact is: a row of an import, its fields declared once like those of a record."""

from typing import Annotated, ClassVar, TypeVar, dataclass_transform

from itplanner.domain.records.base import Holds
from itplanner.domain.values import dataclass

T = TypeVar("T")

Moment = Annotated[int, Holds.TIME]
"""Whole seconds since 1970-01-01 in UTC: a hundred thousand of them are read in no time, and subtracted."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def fact(cls: type[T]) -> type[T]:
    """Make a class a fact: frozen, slotted, keyword only; its values were checked when they were imported."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


class Fact:
    """A row that was imported. Of those with the same key the one of the latest batch counts."""

    __slots__ = ()

    kind: ClassVar[str] = ""
    noun: ClassVar[str] = ""
    key: ClassVar[tuple[str, ...]] = ()
    """The fields that together say which row of the source it is; where they are empty each row is one."""
