"""A catalogue of a few articles, without vectors, for tests of what reads nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.passages import pack_passages
from index.sentences.split import cut, sentences_of
from index.store import LocalCatalogue, PreparedArticle
from index.types import Article

PASSAGE_WORDS = 60


@contextmanager
def catalogue_of(folder: Path, *articles: Article) -> Iterator[LocalCatalogue]:
    """Open a catalogue that holds some English articles; closed at the end."""
    opened = LocalCatalogue(folder / "catalogue.sqlite3")
    prepared = []
    for article in articles:
        of_text = cut(article.text)
        sentences = sentences_of(article, of_text)
        passages = pack_passages(article, sentences, lambda text: len(text.split()), PASSAGE_WORDS)
        prepared.append(PreparedArticle(article, article.version, "en", of_text.pieces, passages))
    opened.stage(prepared)
    opened.publish(prepared)
    try:
        yield opened
    finally:
        opened.close()
