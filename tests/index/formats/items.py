"""What reading gives, taken apart: articles' texts, or the one failure."""

from collections.abc import Iterable
from pathlib import Path

from index.formats import ReadFailure
from index.types import Article

Items = Iterable[Article | ReadFailure]


def texts(items: Items) -> list[str]:
    """Return the articles' texts; fails on a failure."""
    found = []
    for item in items:
        assert isinstance(item, Article), item
        found.append(item.text)
    return found


def failure(items: Items) -> ReadFailure:
    """Return the only item, which is a failure."""
    [item] = items
    assert isinstance(item, ReadFailure)
    assert item.reason
    assert len(item.reason.splitlines()) == 1
    return item


def write(path: Path, content: str | bytes = "words") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
