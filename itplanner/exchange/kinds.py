"""The kinds of record and their fields as people name them: singular or plural, any case, - or _."""

from difflib import get_close_matches

from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.lists import ListField, lists_of
from itplanner.domain.records import KINDS, FieldSpec, Holds, Record, fields
from itplanner.domain.text import quoted
from itplanner.domain.wrong import Wrong

_PLURALS = {
    "person": "people",
    "dependency": "dependencies",
    "service_dependency": "service-dependencies",
    "organisation": "organisation",
    "batch": "batches",
}
_ALIASES = {"kpi_reading": "reading", "kpi_readings": "reading", "organisations": "organisation"}


Kind = type[Record] | type[Fact]
"""Records and facts alike: what has fields and stands in tables."""


def plural(kind: str) -> str:
    """Return a kind as the command line names it: `business-goals`."""
    return _PLURALS.get(kind, f"{kind}s").replace("_", "-")


def kind_of(text: str) -> type[Record] | Wrong:
    """Return the kind that is meant, or why there is none."""
    names = {key(plural(kind)): kind for kind in KINDS} | {kind: kind for kind in KINDS} | _ALIASES
    found = names.get(key(text))
    if found is not None:
        return KINDS[found]
    near = get_close_matches(key(text), names, n=1)
    known = ", ".join([*(plural(kind) for kind in KINDS), *FACTS])
    hint = f"Did you mean {plural(names[near[0]])}?" if near else f"There are: {known}."
    return Wrong(f"There is no kind {quoted(text)}. {hint}")


def fact_of(text: str) -> str:
    """Return the name of the facts that are meant, singular or plural; empty where it is none of them."""
    wanted = key(text)
    return next((name for name, kind in FACTS.items() if wanted in {name, kind.kind, f"{kind.noun}s"}), "")


def key(text: str) -> str:
    """Return a typed name as the records spell theirs: lower case, underscores."""
    return text.strip().casefold().replace("-", "_").replace(" ", "_")


def shown_fields(kind: Kind) -> dict[str, FieldSpec]:
    """Return the fields that files and lists show: all but the number, which is the code, and the order."""
    hidden = {"id"} | {name for name, spec in fields(kind).items() if spec.holds is Holds.RANK}
    return {name: spec for name, spec in fields(kind).items() if name not in hidden}


def list_fields(kind: Kind) -> dict[str, ListField]:
    """Return the list fields of a kind."""
    return lists_of(kind.kind)


def columns(kind: Kind) -> list[str]:
    """Return the columns of a kind: the code, its own fields, its lists, and the common fields last."""
    own = list(shown_fields(kind))
    if issubclass(kind, Fact):
        return own
    common = [name for name in own if name in {"reference", "note", "tags"}]
    return ["code", *(name for name in own if name not in common), *list_fields(kind), *common]
