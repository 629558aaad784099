"""The change: an immutable set of edits with a sentence, the only way from one plan to another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from itplanner.domain.accepted import accepted
from itplanner.domain.records import KINDS, FieldSpec, Holds, Record, field_adapter, fields, replaced
from itplanner.domain.text import entered_line, entered_text, quoted
from itplanner.domain.values import dataclass


class Ref(NamedTuple):
    """Which record: its kind and its number; new records have negative numbers until stored."""

    kind: str
    id: int


class BadValue(ValueError):
    """A value that its field can't hold; says which field, and what it accepts."""

    def __init__(self, title: str, value: str, accepts: str) -> None:
        reason = f"{quoted(value)} is not possible; {accepts}" if value else "it can't be empty"
        super().__init__(f"{title}: {reason}")
        self.title, self.accepts = title, accepts

    def typed(self, text: str) -> "BadValue":
        """Return the same about the text that stands for the value."""
        return BadValue(self.title, text, self.accepts)


@dataclass(frozen=True, slots=True)
class Edit:
    """One field's value before and after; without a field, a whole record added or removed."""

    kind: str
    id: int
    field: str | None
    before: Any
    after: Any

    @property
    def ref(self) -> Ref:
        """The record that is edited."""
        return Ref(self.kind, self.id)

    @property
    def adds(self) -> bool:
        """Whether it adds a whole record."""
        return self.field is None and self.before is None

    @property
    def removes(self) -> bool:
        """Whether it removes a whole record."""
        return self.field is None and self.after is None

    def inverse(self) -> "Edit":
        """Return the edit that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """A set of edits, one per field at most and none on a record it adds or removes."""

    edits: tuple[Edit, ...]
    sentence: str

    @classmethod
    def of(cls, edits: Iterable[Edit], sentence: str) -> "Change":
        """Make a change: every new value is cleaned and validated, and the set's rule is enforced.

        Raises BadValue for a value its field can't hold, ValueError for two edits of one field.
        """
        checked = tuple(sorted((_checked(edit) for edit in edits), key=_order))
        _require_set(checked)
        return cls(checked, entered_line(sentence))

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    def __len__(self) -> int:
        return len(self.edits)

    @property
    def touched(self) -> frozenset[Ref]:
        """The records it edits, adds or removes."""
        return frozenset(edit.ref for edit in self.edits)

    def inverse(self, sentence: str) -> "Change":
        """Return the change that takes this one back."""
        return Change(tuple(edit.inverse() for edit in self.edits), sentence)

    def only(self, edits: Iterable[Edit]) -> "Change":
        """Return the same change with these edits instead; they were checked before."""
        return replace(self, edits=tuple(edits))


def entered(kind: str, name: str, value: object) -> Any:
    """Return a value as its field stores it: text cleaned, the type validated.

    Raises BadValue naming the field and what it accepts.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - with the first value that is typed

    spec = fields(KINDS[kind])[name]
    value = _clean(spec, value)
    try:
        return field_adapter(KINDS[kind], name).validate_python(value)
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        raise BadValue(spec.title, "" if value is None else str(value), accepted(spec, found)) from None


def added(record: Record) -> Edit:
    """Return the edit that adds a record."""
    return Edit(record.kind, record.id, None, None, record)


def removed(record: Record) -> Edit:
    """Return the edit that removes a record."""
    return Edit(record.kind, record.id, None, record, None)


def _checked(edit: Edit) -> Edit:
    if edit.field is not None:
        return replace(edit, after=entered(edit.kind, edit.field, edit.after))
    record = edit.after
    if record is None:
        return edit
    # A record was validated when it was made; only what is still to be cleaned is validated again.
    texts = ((spec, getattr(record, spec.name)) for spec in _texts(edit.kind))
    clean = {
        spec.name: entered(edit.kind, spec.name, text) for spec, text in texts if _clean(spec, text) != text
    }
    return replace(edit, after=replaced(record, clean)) if clean else edit


@cache
def _texts(kind: str) -> tuple[FieldSpec, ...]:
    holds = {Holds.LINE, Holds.TEXT, Holds.WORDS}
    return tuple(spec for spec in fields(KINDS[kind]).values() if spec.holds in holds)


def _clean(spec: FieldSpec, value: object) -> object:
    if isinstance(value, str):
        text = entered_text(value) if spec.holds is Holds.TEXT else entered_line(value)
        return text if text.strip() else ""
    if isinstance(value, tuple | list) and spec.holds is Holds.WORDS:
        line = entered_line(" ".join(map(str, value)))
        return tuple(sorted({word for word in re.split(r"[,\s]+", line) if word}))
    return value


def _order(edit: Edit) -> tuple[str, int, str]:
    return (edit.kind, edit.id, edit.field or "")


def _require_set(edits: tuple[Edit, ...]) -> None:
    seen = {(edit.kind, edit.id, edit.field) for edit in edits}
    whole = {(kind, number) for kind, number, field in seen if field is None}
    if len(seen) != len(edits):
        raise ValueError("a change edits each field once")
    if any(edit.field == "id" for edit in edits):
        raise ValueError("a record keeps its number")
    if any((edit.kind, edit.id) in whole for edit in edits if edit.field is not None):
        raise ValueError("a change can't edit a record that it adds or removes")
