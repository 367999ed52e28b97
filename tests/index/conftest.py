"""Articles cut the way an ingest cuts them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from index.passages import pack_passages
from index.sentences.split import cut, sentences_of
from index.store import Catalogue, LocalCatalogue, PreparedArticle
from index.types import Article

MakeArticle = Callable[..., Article]
Prepare = Callable[[Article], PreparedArticle]


@pytest.fixture(scope="session")
def make_article() -> MakeArticle:
    """Return a function that makes an article from a text, with a title unless one is given."""

    def make(id_: str, text: str, title: str = "A title", **facts: str | date | None) -> Article:
        return Article(id=id_, title=title, text=text, **facts)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def prepare() -> Prepare:
    """Return a function that cuts an article; a word counts as a token."""

    def prepared(article: Article) -> PreparedArticle:
        of_text = cut(article.text)
        sentences = sentences_of(article, of_text)
        passages = pack_passages(article, sentences, lambda text: len(text.split()), 60)
        return PreparedArticle(article, article.version, of_text.language, of_text.pieces, passages)

    return prepared


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue on disk."""
    opened = LocalCatalogue(tmp_path / "catalogue.sqlite3")
    yield opened
    opened.close()
