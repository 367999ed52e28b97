"""What systems leave beside articles is told by its name, and not read in folders."""

from pathlib import Path

import pytest

from index.formats import read_paths
from index.formats.files import other_formats
from index.formats.leavings import is_left_by_system
from index.types import Article


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("__MACOSX/._zoo.txt", True),
        ("a/__MACOSX/zoo.txt", True),
        ("a\\._zoo.txt", True),
        ("a/.DS_Store", True),
        ("THUMBS.DB", True),
        ("desktop.ini", True),
        ("$RECYCLE.BIN/a.txt", True),
        ("a/zoo.txt", False),
        ("thumbs.db/a.txt", False),
        ("_zoo.txt", False),
        (".zoo.txt", False),
        ("__MACOSX.txt", False),
    ],
)
def test_names(name: str, expected: bool) -> None:
    assert is_left_by_system(name) is expected


def test_in_a_folder_they_are_neither_read_nor_told_of(tmp_path: Path) -> None:
    names = ("zoo.txt", "._zoo.txt", "__MACOSX/zoo.txt", "$RECYCLE.BIN/old.txt", "in/Thumbs.db")
    for name in names:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"This is {name}.")
    read = list(read_paths(tmp_path))
    assert [one.text for one in read if isinstance(one, Article)] == ["This is zoo.txt."]
    assert len(read) == 1
    assert not other_formats([tmp_path])
