"""The plan as a file: its mode, its group, whether it may be written, which file it is, where it lies."""

import grp
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from itplanner.domain.values import dataclass
from itplanner.errors import Exists, Missing, NotAllowed, PlanError, PlannerError

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
GROUP_FILE, GROUP_FOLDER = 0o660, 0o2770

NETWORK_TYPES = frozenset(
    {"9p", "afs", "ceph", "cifs", "coda", "fuse.glusterfs", "fuse.rclone", "fuse.sshfs", "gfs2", "glusterfs"}
    | {"lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb2", "smb3", "smbfs"}
)
"""File systems on which several hosts have no memory to share, which WAL needs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which file it is, whatever it is called."""

    device: int
    inode: int


def place(path: Path) -> Place | None:
    """Return which file a path leads to, or None when there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return Place(found.st_dev, found.st_ino)


def make_plan_file(path: Path, group: str | None) -> None:
    """Make an empty file with its mode, and its folder where there is none.

    Private (0600 in 0700), or for a Unix group (0660 in 2770). Raises Exists, Missing, NotAllowed.
    """
    folder = path.parent
    if group is None:
        if not folder.exists():
            make_folder(folder)
        _make_plan(path, PRIVATE_FILE)
        return
    gid = _group(group)
    if not folder.exists():
        make_folder(folder, gid)
    found = folder.stat()
    if found.st_gid != gid or found.st_mode & GROUP_FOLDER != GROUP_FOLDER:
        raise NotAllowed(
            f"The folder {folder} isn't shared by the group {group}.",
            f"Name a folder that doesn't exist yet, or run: chgrp {group} {folder}; chmod 2770 {folder}",
        )
    _make_plan(path, GROUP_FILE)


def _make_plan(path: Path, mode: int) -> None:
    try:
        make_file(path, mode)
    except FileExistsError:
        raise Exists(f"There is already a file {path}.", "Choose another name, or open that one.") from None


def make_file(path: Path, mode: int) -> None:
    """Make an empty file that has its mode from the first moment; raises FileExistsError."""
    with _exact_modes():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, mode))


def make_folder(folder: Path, gid: int | None = None) -> None:
    """Make a folder, and the folders above it: private, or once it has its group, that group's."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _exact_modes():
        folder.mkdir(PRIVATE_FOLDER)
    if gid is not None:
        os.chown(folder, -1, gid)
        folder.chmod(GROUP_FOLDER)


def like(path: Path, model: Path) -> None:
    """Make an empty file with the mode and the owners of another one, as far as this account may."""
    known = model.stat()
    ours = _is_ours(known.st_gid)
    make_file(path, stat.S_IMODE(known.st_mode) & (0o666 if ours else 0o606) | 0o600)
    if os.geteuid() == 0:
        os.chown(path, known.st_uid, known.st_gid)
    elif ours and path.stat().st_gid != known.st_gid:
        os.chown(path, -1, known.st_gid)


def writing_group(path: Path) -> int | None:
    """Return the group that writes to a file together with this account, None when none does."""
    known = path.stat()
    return known.st_gid if known.st_mode & stat.S_IWGRP and _is_ours(known.st_gid) else None


def writable(path: Path) -> bool:
    """Whether this account may write to the file and to its folder; SQLite needs both."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(each, os.W_OK, effective_ids=effective) for each in (path, path.parent))


def on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether a file lies on a network file system, as /proc/mounts says; elsewhere it is unknown, so no."""
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(errors="surrogateescape")
        except OSError:
            return False
    real = path.resolve()
    above = {str(each) for each in (real, *real.parents)}
    found = {point: kind for point, kind in _mount_points(mounts) if point in above}  # the last one counts
    return bool(found) and found[max(found, key=len)] in NETWORK_TYPES


def _mount_points(mounts: str) -> Iterator[tuple[str, str]]:
    for line in mounts.splitlines():
        _device, point, kind, *_rest = line.split(" ")
        for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
            point = point.replace(code, character)
        yield point, kind


def _group(name: str) -> int:
    try:
        gid = grp.getgrnam(name).gr_gid
    except KeyError:
        raise PlannerError(f"There is no group {name} on this host.", "`getent group` lists them.") from None
    if not _is_ours(gid):
        raise NotAllowed(f"You aren't in the group {name}.", "Ask an administrator to add you to it.")
    return gid


def _is_ours(gid: int) -> bool:
    """Whether this account may give a file to a group."""
    return os.geteuid() == 0 or gid in {os.getegid(), *os.getgroups()}


@contextmanager
def _exact_modes() -> Iterator[None]:
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def require_file(path: Path) -> None:
    """Raise PlanError unless a file is there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise Missing(f"There is no plan at {path}.", f"Make one with: itplanner new {path}") from None
    except PermissionError:
        raise NotAllowed(f"You may not look into {path.parent}.", "Ask its owner for access.") from None
    except OSError as error:
        raise PlanError(f"{path} can't be used: {error.strerror}.", "Name another place.") from None
    if not stat.S_ISREG(found.st_mode):
        raise Missing(f"{path} is no file.", "Name the plan file itself.")
