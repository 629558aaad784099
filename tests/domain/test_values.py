"""Our `dataclass` does what the standard one does, for the classes that it makes by its shorter way."""

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.values import dataclass

Make = Callable[..., Any]


def _class(make: Make) -> Any:
    @make(frozen=True, slots=True)
    class Sum:
        """An amount, and what was left out of it."""

        amount: float
        unit: str = "USD"
        left_out: dict[str, int] = field(default_factory=dict, compare=False)
        counted: tuple[int, ...] = field(default=(), repr=False)

    return Sum


OURS, STANDARD = _class(dataclass), _class(dataclasses.dataclass)

ARGUMENTS = st.one_of(
    st.tuples(st.floats()),
    st.tuples(st.integers(0, 2), st.sampled_from(["USD", "EUR"])),
    st.tuples(st.just(1.0), st.just("EUR"), st.just({"no day": 2}), st.lists(st.integers(0, 1)).map(tuple)),
)


@given(ARGUMENTS, ARGUMENTS)
def test_values_are_compared_hashed_and_shown_as_the_standard_ones(one: Any, other: Any) -> None:
    ours, standard = (OURS(*one), OURS(*other)), (STANDARD(*one), STANDARD(*other))
    assert (ours[0] == ours[1]) is (standard[0] == standard[1])
    assert [hash(value) for value in ours] == [hash(value) for value in standard]
    assert [repr(value) for value in ours] == [repr(value) for value in standard]
    assert dataclasses.astuple(ours[0]) == dataclasses.astuple(standard[0])
    assert replace(ours[0], unit="CHF") == OURS(*(one[0], "CHF", *one[2:]))


def test_another_kind_of_value_is_another_value() -> None:
    assert OURS(1) != STANDARD(1)
    assert OURS(1) != 1


def test_it_takes_what_the_standard_one_takes() -> None:
    assert OURS.__match_args__ == STANDARD.__match_args__
    assert OURS.__slots__ == STANDARD.__slots__
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'amount'"):
        OURS()
    assert OURS(1).left_out is not OURS(1).left_out


def test_it_stays_as_it_is() -> None:
    value = OURS(1)
    with pytest.raises(FrozenInstanceError, match="'amount'"):
        value.amount = 2
    with pytest.raises(FrozenInstanceError, match="'unit'"):
        del value.unit
    assert value == OURS(1)


def test_its_copy_is_equal() -> None:
    value = OURS(1, "EUR", {"no day": 2})
    assert copy.copy(value) == copy.deepcopy(value) == value
    assert copy.deepcopy(value).left_out == {"no day": 2}


def test_a_class_says_itself_what_it_wants_to_say_otherwise() -> None:
    @dataclass(frozen=True, slots=True)
    class Name:
        text: str

        def __post_init__(self) -> None:
            if not self.text:
                raise ValueError("a name has a letter")

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Name) and self.text.casefold() == other.text.casefold()

        def __hash__(self) -> int:
            return hash(self.text.casefold())

        def __repr__(self) -> str:
            return f"<{self.text}>"

    assert Name("Ana") == Name("ANA")
    assert len({Name("Ana"), Name("ANA")}) == 1
    assert repr(Name("Ana")) == "<Ana>"
    with pytest.raises(ValueError, match="a name has a letter"):
        Name("")


def test_a_value_may_inherit_from_another_or_hold_nothing() -> None:
    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    @dataclass(frozen=True, slots=True)
    class Word(Nothing):
        text: str

    @dataclass(frozen=True, slots=True)
    class Marked(Word):
        bold: bool = False

    assert Nothing() == Nothing() != Word("a")
    assert Marked("a", bold=True) == Marked("a", True)
    assert hash(Word("a")) == hash(("a",))


def test_a_plain_one_may_be_changed_and_has_no_hash() -> None:
    @dataclass
    class Count:
        rows: int = 0
        of: list[str] = field(default_factory=list)

    count = Count()
    count.rows = 3
    assert count == Count(rows=3) != Count(2)
    assert count.of is not Count().of
    assert repr(count).endswith("Count(rows=3, of=[])")
    with pytest.raises(TypeError, match=r"unhashable type: '.*Count'"):
        hash(count)


def test_a_frozen_one_without_slots_holds_what_it_works_out() -> None:
    @dataclass(frozen=True)
    class Row:
        code: str
        parts: tuple[str, ...] = ()

        @cached_property
        def width(self) -> int:
            return len(self.parts)

    row = Row("G1", ("a", "b"))
    assert row.width == 2
    assert copy.copy(row) == replace(row) == row
    assert hash(row) == hash(("G1", ("a", "b")))
    with pytest.raises(FrozenInstanceError):
        row.code = "G2"  # type: ignore[misc]  # that is what is tried


def test_one_may_be_told_from_another_by_identity() -> None:
    @dataclass(frozen=True, eq=False, slots=True)
    class Table:
        rows: dict[int, str]

    table = Table({1: "a"})
    assert table == table != Table({1: "a"})  # noqa: PLR0124 - that is what is asked
    assert len({table, Table({1: "a"})}) == 2


def test_fields_are_named_where_that_is_asked() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Bound:
        least: int = 0
        most: int

    assert Bound(most=3) == Bound(least=0, most=3)
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        Bound(3)  # type: ignore[call-arg]  # the same


def test_fields_that_are_named_stand_behind_those_that_are_not() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Bound:
        least: int = 0

    @dataclass(frozen=True, slots=True)
    class Line(Bound):
        unit: str

    assert Line("USD", least=2) == Line(unit="USD", least=2) != Line("USD")


def test_one_that_says_what_equals_it_is_hashed_by_its_fields() -> None:
    @dataclass(frozen=True, slots=True)
    class Name:  # noqa: PLW1641 - that is what is tried
        text: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Name) and self.text == other.text

    assert hash(Name("Ana")) == hash(("Ana",))


def test_fields_may_be_called_whatever_they_like() -> None:
    @dataclass(frozen=True, slots=True)
    class Copy:
        set_year: int
        default_year: int
        new_year: int
        year: list[int] = field(default_factory=list)

    assert Copy(1, 2, 3) == Copy(1, 2, 3, [])


@pytest.mark.parametrize("asked", [{"init": False, "default": 1}, {"hash": False}])
def test_a_field_that_it_would_make_otherwise_is_refused(asked: dict[str, Any]) -> None:
    class Odd:
        number: int = field(**asked)

    with pytest.raises(TypeError, match="only the standard"):
        dataclass(Odd)
    assert dataclasses.is_dataclass(dataclasses.dataclass(Odd))


def test_every_other_kind_is_made_by_the_standard_one() -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Version:
        number: int

    assert Version(1) < Version(2)
