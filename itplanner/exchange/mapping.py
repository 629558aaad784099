"""Which column of a table is which field."""

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from itplanner.domain.text import quoted, shown
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.exchange.kinds import Kind, columns, key, list_fields, shown_fields


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its field is empty where it isn't used."""

    place: int
    header: str
    field: str


def mapped(
    kind: Kind,
    header: Sequence[str],
    given: Mapping[str, str],
    more: Sequence[str] = (),
    left_out: Collection[str] = (),
) -> tuple[Column, ...] | Wrong:
    """Return the columns with their fields: those given as field to column, else by field name or title.

    A column that is given to several fields stands once for each.
    `more` are columns that only the import knows, those `left_out` hold no field unless it is given.
    """
    said: dict[int, list[str]] = {}
    for name, column in given.items():
        place = _place(header, column)
        field = key(name)
        if field not in columns(kind) and field not in more:
            return _no_field(kind, name)
        if place is None:
            known = ", ".join(shown(each) for each in header)
            return Wrong(f"The file has no column {quoted(column)}. It has: {known}.")
        said.setdefault(place, []).append(field)
    taken = {field for each in said.values() for field in each}
    found = tuple(
        Column(place, name, field)
        for place, name in enumerate(header)
        for field in said.get(place) or ["" if name in left_out else _by_name(kind, name, taken)]
    )
    return _doubled(found) or found


def _by_name(kind: Kind, header: str, taken: Collection[str]) -> str:
    """Return the field of that name, else of that title, unless it was given another column."""
    field = key(header)
    if field not in columns(kind):
        field = _titles(kind).get(header.strip().casefold(), "")
    return "" if field in taken else field


def _titles(kind: Kind) -> dict[str, str]:
    titles = {spec.title.casefold(): name for name, spec in shown_fields(kind).items()}
    return {listed.title.casefold(): name for name, listed in list_fields(kind).items()} | titles


def _place(header: Sequence[str], column: str) -> int | None:
    wanted = column.strip().casefold()
    return next((place for place, name in enumerate(header) if name.strip().casefold() == wanted), None)


def _no_field(kind: Kind, name: str) -> Wrong:
    near = get_close_matches(key(name), columns(kind), n=1)
    hint = f"Did you mean {near[0]}?" if near else f"It has: {', '.join(columns(kind))}."
    return Wrong(
        f"{'An' if kind.noun[0] in 'aeiou' else 'A'} {kind.noun} has no field {quoted(name)}. {hint}"
    )


def _doubled(found: Sequence[Column]) -> Wrong | None:
    for place, first in enumerate(found, start=1):
        for other in found[place:]:
            if first.field and first.field == other.field:
                return Wrong(
                    f"Columns {quoted(first.header)} and {quoted(other.header)} are both {first.field}. "
                    f"Say which one with --map {first.field}=COLUMN, and rename the other."
                )
    return None
