"""What feeds were when they were read last, so that an unchanged one does not come again."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

NAME = "feeds.json"


class FeedStates:
    """The marks of feeds, in a file of the data folder. What was noted is kept by `save`.

    Args:
        folder: The data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._marks = _read(self._path)

    def marks(self, url: str) -> Mapping[str, str]:
        """Return the marks of a feed; empty if it was never read."""
        return self._marks.get(url, {})

    def note(self, url: str, marks: Mapping[str, str]) -> None:
        """Note what a feed is by now."""
        self._marks[url] = dict(marks)

    def save(self) -> None:
        """Write what was noted, all at once, for the owner of the folder only."""
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=NAME)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(self._marks, file, indent=1)
        Path(name).replace(self._path)


def _read(path: Path) -> dict[str, dict[str, str]]:
    """Return what was noted; nothing where that cannot be read: feeds then come again."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {
        str(url): {str(name): str(value) for name, value in marks.items()}
        for url, marks in (found.items() if isinstance(found, dict) else ())
        if isinstance(marks, dict)
    }
