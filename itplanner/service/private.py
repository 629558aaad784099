"""Private files of one account: written as a whole or not at all, read only where they are its own."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path


def own_folder(folder: Path, plan_path: Path | str, actor_key: str) -> Path:
    """Return the folder that is one actor's alone, for one plan."""
    return folder / sha256(f"{plan_path}\0{actor_key}".encode(errors="replace")).hexdigest()[:16]


def as_text(name: Path | str) -> str:
    """Return a path or a login as text that can be written, whatever bytes it is made of."""
    return os.fsencode(name).decode(errors="backslashreplace")


def write_private(path: Path, content: bytes) -> None:
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


def read_private(path: Path) -> bytes | None:
    """Return a file's content, or None where it can't be read or another account owns it."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            return file.read() if os.fstat(handle).st_uid == os.geteuid() else None
    except OSError:
        return None
