"""Drafts of open forms: what was typed, as text, in private files beside nothing but other drafts."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import field, replace
from hashlib import sha256
from pathlib import Path

from itplanner.domain.change import Ref
from itplanner.domain.records import KINDS
from itplanner.domain.values import dataclass
from itplanner.errors import PlannerError
from itplanner.service.private import OwnFiles

_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a form and not saved."""

    kind: str
    refs: tuple[Ref, ...]
    """The records that were edited; none for a new one."""
    texts: Mapping[str, tuple[str, str]]
    """By field: its text before, and as typed."""
    preset: Mapping[str, str] = field(default_factory=dict)
    """Of a new record: what it takes from where the cursor stood."""
    focus: str | None = None
    """The field with the cursor."""
    at: datetime.datetime | None = None
    """When it was kept, in UTC."""

    @property
    def key(self) -> str:
        """What it is a draft of; of new records there is one draft for each kind."""
        return f"{self.kind} {' '.join(str(ref.id) for ref in self.refs) or 'new'}"


class Drafts:
    """The drafts that one actor has of one plan."""

    def __init__(self, folder: Path, plan_path: Path | str, actor_key: str) -> None:
        """`folder` is the actor's own state folder; the drafts get one inside it that is theirs alone."""
        self._files = OwnFiles(Draft, folder, plan_path, actor_key)

    def save(self, draft: Draft, at: datetime.datetime) -> None:
        """Keep a draft in place of the one of the same form; one without texts is discarded.

        Raises PlannerError where the folder can't be written.
        """
        if not draft.texts:
            self.discard(draft)
            return
        try:
            self._files.write(_name(draft), replace(draft, at=at.astimezone(datetime.UTC)))
        except OSError as error:
            raise PlannerError(
                f"What you type can't be kept as a draft in {self._files.folder}: {error.strerror}.",
                "Save with ctrl+s before you leave.",
            ) from None

    def all(self) -> tuple[Draft, ...]:
        """Return the drafts, newest first; files that can't be read or were made by others are left out."""
        return tuple(sorted(self._found(), key=_kept_at, reverse=True))

    def like(self, kind: str, refs: tuple[Ref, ...], preset: Mapping[str, str]) -> Draft | None:
        """Return what was typed into the form of these records, or of a new one with this preset."""
        wanted = Draft(kind, refs, {}, preset)
        drafts = (each for each in self.all() if (each.key, each.preset) == (wanted.key, preset))
        return next(drafts, None)

    def discard(self, draft: Draft) -> None:
        """Throw a draft away; nothing happens when there is none."""
        with suppress(OSError):
            (self._files.folder / _name(draft)).unlink()

    def _found(self) -> Iterator[Draft]:
        with suppress(OSError):
            for path in self._files.folder.iterdir():
                draft = self._files.read(path.name) if path.suffix == _SUFFIX else None
                if draft is not None and _is_known(draft) and path.name == _name(draft):
                    yield draft


def _name(draft: Draft) -> str:
    return f"{sha256(draft.key.encode()).hexdigest()[:32]}{_SUFFIX}"


def _is_known(draft: Draft) -> bool:
    return draft.kind in KINDS and draft.at is not None and draft.at.tzinfo is not None


def _kept_at(draft: Draft) -> datetime.datetime:
    assert draft.at is not None
    return draft.at
