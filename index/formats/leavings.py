"""Files that systems leave beside what people keep: they look like articles and hold none."""

_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
_NAMES = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini"})


def is_left_by_system(name: str) -> bool:
    """Whether a file is what macOS or Windows put there, by its name and its folders'.

    The names are those that these systems document; "._" stands before the name of the file that
    macOS keeps the properties of, where a disk or an archive has no other place for them.
    """
    *folders, own = name.replace("\\", "/").lower().split("/")
    return own in _NAMES or own.startswith("._") or not _FOLDERS.isdisjoint(folders)
