"""Names of an article are listed once, as they are written in full."""

from pathlib import Path

import pytest

from assistant.answering.collection.listed_names import listed_names
from index.types import Article
from tests.catalogues import catalogue_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nora Vik met Per Lunde. Vik smiled.", ["Nora Vik", "Per Lunde"]),
        ("Nora Vik left. Despite Nora’s promise, nothing came of it.", ["Nora Vik"]),
        ("The Secretary of State Nora Vik spoke in Torland.", ["Nora Vik", "Torland"]),
        ("He flew to China. There he met many Chinese.", ["China"]),
        ("Ferries to Hask and Brekke, both late, wait for Danish officials.", ["Hask", "Brekke"]),
        ("On Monday the weather was fine in May.", []),
    ],
)
def test_each_name_is_listed_once(tmp_path: Path, text: str, names: list[str]) -> None:
    with catalogue_of(tmp_path, Article("one", "News", text)) as catalogue:
        assert list(listed_names(catalogue.sentences("one"))) == names
