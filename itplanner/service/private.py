"""Private files of one account: written as a whole or not at all, read only where they are its own."""

import json
import os
import tempfile
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


class OwnFiles(Generic[T]):
    """The files of one kind that are one actor's alone, for one plan; what is of others is left alone."""

    def __init__(self, kind: type[T], folder: Path, plan_path: Path | str, actor_key: str) -> None:
        """`folder` is the actor's own state folder; the files get one inside it."""
        whose = sha256(f"{plan_path}\0{actor_key}".encode(errors="replace")).hexdigest()
        self.folder = folder / whose[:16]
        self._kind = kind
        self._owner = {"plan": _as_text(plan_path), "actor": _as_text(actor_key)}

    def write(self, name: str, content: T) -> None:
        """Write one file. Raises OSError."""
        kept = {**self._owner, self._key: self._adapter.dump_python(content, mode="json")}
        _write(self.folder / name, json.dumps(kept, separators=(",", ":")).encode())

    def read(self, name: str) -> T | None:
        """Return what a file holds; None where it can't be read, isn't of this kind, or is of others."""
        try:
            kept = json.loads(_read(self.folder / name) or b"null")
            ours = isinstance(kept, dict) and {key: kept.get(key) for key in self._owner} == self._owner
            return self._adapter.validate_python(kept.get(self._key)) if ours else None
        except (ValueError, RecursionError):
            return None

    @property
    def _key(self) -> str:
        return self._kind.__name__.lower()

    @cached_property
    def _adapter(self) -> "TypeAdapter[T]":
        from pydantic import TypeAdapter  # noqa: PLC0415 - with the first file

        return TypeAdapter(self._kind)


def _as_text(name: Path | str) -> str:
    """Return a path or a login as text that can be written, whatever bytes it is made of."""
    return os.fsencode(name).decode(errors="backslashreplace")


def _write(path: Path, content: bytes) -> None:
    """Write a private file; it need not survive a power cut. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _read(path: Path) -> bytes | None:
    """Return a file's content, or None where it can't be read or another account owns it."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            return file.read() if os.fstat(handle).st_uid == os.geteuid() else None
    except OSError:
        return None
