"""The one declaration of a field: its title, what helps to fill it in, and what bounds its values."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Literal

from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Stands in a field's annotation, which may have several: a bound holds wherever it is said.

    Pydantic reads it as a group of bounds (the protocol of annotated_types), once values are checked: the
    records are declared without it, since importing it takes as long as drawing the first screen.
    """

    title: str = ""
    description: str = ""
    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    finite: bool = False
    check: Callable[[Any], Any] | None = None
    """Returns a value as it is kept; raises ValueError."""

    __is_annotated_types_grouped_metadata__: ClassVar[Literal[True]] = True

    def __iter__(self) -> Iterator[Any]:
        """Give the bounds as pydantic has them."""
        import pydantic  # noqa: PLC0415 - see above

        yield from pydantic.Field(
            ge=self.ge,
            gt=self.gt,
            le=self.le,
            min_length=self.min_length,
            max_length=self.max_length,
            pattern=self.pattern,
            allow_inf_nan=False if self.finite else None,
        ).metadata
        if self.check is not None:
            yield pydantic.AfterValidator(self.check)
