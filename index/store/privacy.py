"""A data folder is its owner's only: its articles may be private, and so are their vectors.

Files of others in the same folder are left alone.
"""

from contextlib import suppress
from itertools import chain
from pathlib import Path

_OURS = (
    *("catalogue*", "vectors-*", "owner.*", "seal.json"),
    *("conversations*", "feedback*", "feeds.json*", "users*", "audit*"),
)


def keep_private(folder: Path) -> None:
    """Take everyone else's rights from what Citeline wrote, and from a folder that holds no more.

    Rights that cannot be changed stay as they are.
    """
    ours = set(chain.from_iterable(folder.glob(pattern) for pattern in _OURS))
    for path in ours:
        for one in chain([path], path.rglob("*") if path.is_dir() else ()):
            _restrict(one)
    with suppress(FileNotFoundError):  # somebody has removed it while it was in use
        if set(folder.iterdir()) <= ours:
            _restrict(folder)


def _restrict(path: Path) -> None:
    with suppress(OSError):
        mode = path.lstat().st_mode
        if mode & 0o077 and not path.is_symlink():
            path.chmod(mode & 0o700)
