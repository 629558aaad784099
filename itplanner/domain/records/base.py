"""What every record is: frozen, numbered, its fields declared once with title and help."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import Enum
from functools import wraps
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Literal, TypeVar, dataclass_transform

from itplanner.domain.rank import natural
from itplanner.domain.records.field import Field
from itplanner.domain.values import dataclass, kept, refilled

T = TypeVar("T")

BASIS = 10_000
"""Shares, weights and percentages are whole ten-thousandths, so that sums are exact."""

LONGEST_TEXT = 100_000
LARGEST = 2**62
"""Integers stay below what SQLite can hold, with room for sums."""


class Holds(Enum):
    """What a field's value is to the person who types it; storage follows from the Python type."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    NOTATION = "text in a notation of its own, which the field's help shows"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    WEIGHT = "weight"
    YES = "yes or no"
    CHOICE = "choice"
    LINK = "link"
    RECORD = "link to a record of several kinds"
    WORDS = "words"
    POINTS = "points"
    YEAR = "fiscal year"
    MONTH = "month"
    PERIOD = "month of the fiscal year, by its number in it"
    CURRENCY = "currency"
    CHECK = "code of a check"
    RANK = "rank"


class Merge(Enum):
    """How two people's edits of one value are brought together; fields without it clash."""

    SET = "set"


class Sealed(Enum):
    """Marks the fields that an approval freezes (GLOSSARY section 7)."""

    SEALED = "sealed"


SEALED = Sealed.SEALED


class Rare(Enum):
    """Marks the fields that few people fill in; forms have them last, below a line."""

    RARE = "rare"


RARE = Rare.RARE


class Past(Enum):
    """Marks the days on which something happened, so none lies after today, or since when it counts."""

    PAST = "past"
    SINCE = "since"


PAST = Past.PAST
SINCE = Past.SINCE
"""Such a day may lie ahead, but without a year the last one is meant."""


class Stays(Enum):
    """Marks the links that are true of that very record only: no other one can take them over."""

    STAYS = "stays"


STAYS = Stays.STAYS


@dataclass(frozen=True, slots=True)
class Link:
    """Says that a field holds the id of another record; `part` makes this record a part of that one.

    `signs` says that a person stands for it by name: an approval has no worth without them, so they stay.
    """

    kind: str
    part: bool = False
    signs: bool = False


@dataclass(frozen=True, slots=True)
class AnyLink:
    """Says that a field holds the code of a record of one of some kinds.

    It is stored as it is typed and printed, `G12`: a number alone wouldn't say of which kind, and two
    columns could be changed apart. Until the store has numbered a new record its code is `G-1`. A kind may
    join later; the code's form stays.
    """

    kinds: tuple[str, ...]
    part: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that is shown beside a number."""

    text: str


Line = Annotated[str, Holds.LINE, Field(max_length=LONGEST_TEXT)]
Text = Annotated[str, Holds.TEXT, Field(max_length=LONGEST_TEXT)]
Whole = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
Money = Annotated[int, Holds.MONEY, Field(ge=-LARGEST, le=LARGEST)]
Weight = Annotated[int, Holds.WEIGHT, Field(gt=0, le=LARGEST)]
Year = Annotated[int, Holds.YEAR, Field(ge=1900, le=2300)]
Number = Annotated[float, Field(finite=True)]
Rank = Annotated[str, Holds.RANK, Field(max_length=LONGEST_TEXT)]
Direction = Literal["increase", "decrease", "at_least", "at_most", "within"]
Path = Literal["linear", "step", "s_curve", "points"]
Code = Annotated[str, Holds.RECORD, Field(pattern="^[A-Z]{1,2}-?[1-9][0-9]{0,17}$")]
Point = tuple[datetime.date, Number]


def _in_order(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return points by date, of which there is one each."""
    if len({day for day, _value in points}) != len(points):
        raise ValueError("a date stands twice")
    return tuple(sorted(points))


Points = Annotated[tuple[Point, ...], Holds.POINTS, Field(check=_in_order)]


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class a record: frozen, slotted, keyword only, every field checked by itself.

    How it is compared, shown and kept from change is `Record`'s own: to have that made for each kind takes
    longer than reading its table.
    """
    return dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)


@record
class Record:
    """Anything in the plan that a person edits."""

    kind: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    noun: ClassVar[str] = ""
    """The kind as it is called on screen."""
    names_by: ClassVar[str] = ""
    """The field whose value names the record in a sentence."""
    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    id: Annotated[int, Field(title="Number", ge=-LARGEST, le=LARGEST)]
    reference: Annotated[Line, RARE, Field(title="Reference", description="Your own number for it")] = ""
    note: Annotated[Text, Field(title="Note", description="Anything worth keeping")] = ""
    tags: Annotated[
        tuple[str, ...],
        Merge.SET,
        Holds.WORDS,
        RARE,
        Field(title="Tags", description="Words to find it by"),
    ] = ()

    def __init__(self, **values: object) -> None:
        """Take values by field, each checked; raises pydantic's ValidationError."""
        _filling(type(self))(self, values)

    def __eq__(self, other: object) -> bool:
        """Whether another record is of the same kind and has the same values."""
        if type(self) is not type(other):
            return NotImplemented
        values = _values(type(self))
        return self is other or bool(values(self) == values(other))

    def __hash__(self) -> int:
        """Return a number that equal records share."""
        return hash(_values(type(self))(self))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: another value is another record."""
        kept(self, name)

    def __delattr__(self, name: str) -> None:
        """Refuse as well."""
        kept(self, name)

    def __setstate__(self, state: tuple[None, dict[str, object]]) -> None:
        """Take the values of a copy."""
        refilled(self, state)

    def __repr__(self) -> str:
        """Return the kind and all values."""
        names = (field.name for field in fields(self))
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({said})"

    @property
    def code(self) -> str:
        """Prefix and number, as `G12`; `new` until the store has numbered it."""
        return f"{self.prefix}{self.id}" if self.id > 0 else "new"

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands among its own: by its rank, or by its number where nobody moved it."""
        return (getattr(self, "rank", "") or natural(self.id), self.id)

    @property
    def label(self) -> str:
        """The words that name it in lists and sentences."""
        return str(getattr(self, self.names_by)) if self.names_by else self.noun

    @property
    def folded(self) -> str:
        """The label as names are compared: without regard to case."""
        return self.label.casefold()


def by_kind(make: "Callable[[type[Any]], T]") -> "Callable[[type[Any]], T]":
    """Remember one answer per kind; to the type checker a class is no argument for functools.cache."""
    made: dict[str, T] = {}

    def remembered(kind: type[Any]) -> T:
        if kind.kind not in made:
            made[kind.kind] = make(kind)
        return made[kind.kind]

    return wraps(make)(remembered)


@by_kind
def _values(kind: type[Record]) -> Callable[[Record], tuple[object, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


@by_kind
def _filling(kind: type[Record]) -> Callable[[Record, dict[str, object]], None]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - pydantic comes with the first record that is made
    from pydantic_core import ArgsKwargs  # noqa: PLC0415 - the same

    check = TypeAdapter(kind).validator.validate_python

    def fill(row: Record, values: dict[str, object]) -> None:
        check(ArgsKwargs((), values), self_instance=row)

    return fill
