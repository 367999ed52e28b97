"""Articles on their way in: sorted into batches, cut into sentences, packed into passages.

read -> unchanged? skip -> batch -> cut        (on a thread of their own, while the one before
                                                is packed)
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from time import monotonic

from index.ahead import made_ahead
from index.formats import ReadFailure, ReadItem, ReadWarning
from index.passages import pack_passages
from index.sentences.cutter import Cutter
from index.sentences.split import Cut, cut, sentences_of
from index.store import Catalogue, PreparedArticle
from index.store.edits import with_edits
from index.store.naming import Naming
from index.store.report import Batch
from index.types import Article, TokenCounter

BATCH_CHARACTERS = 500_000
"""Of the articles that are embedded and published together: enough that commits cost little, and
Chroma's rounds, of 10 ms each; and what a kill costs at most. Of twice as many a batch and those
on their way behind it take 20 MB more."""

BATCH_ARTICLES = 512
"""At most, however short they are, and those that have not changed among them."""

BATCH_SECONDS = 2.0
"""How long a batch is collected: documents take long to read, and how far it is should be told."""


class Preparation:
    """Makes what is read ready to be staged. Thread safe.

    Args:
        catalogue: What is published already.
        naming: Says which article a file is.
        count_tokens: Measures sentences against the budget.
        passage_tokens: The budget of a passage.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        naming: Naming,
        count_tokens: TokenCounter,
        passage_tokens: int,
    ) -> None:
        self._catalogue = catalogue
        self._naming = naming
        self._count_tokens = count_tokens
        self._passage_tokens = passage_tokens

    def batches(self, items: Iterable[ReadItem], named: set[str]) -> Generator[Batch, None, None]:
        """Yield the articles in batches, and add their ids to `named`. Close it after use."""
        with closing(Cutter()) as cutter:

            def cut(batch: Batch) -> tuple[Batch, list[Cut]]:
                return batch, cutter.cut([one.text for one in batch.changed])

            with closing(made_ahead(map(cut, self._gathered(items, named)), "cut")) as batches:
                for batch, cuts in batches:
                    yield self._packed(batch, cuts)

    def _gathered(self, items: Iterable[ReadItem], named: set[str]) -> Iterator[Batch]:
        batch, begun = Batch(), monotonic()
        newest: dict[str, str] = {}  # batches still on their way are not in the catalogue yet
        for item in items:
            if monotonic() - begun > BATCH_SECONDS:
                yield batch
                batch, begun = Batch(), monotonic()
            if isinstance(item, ReadWarning):
                batch.warnings.append(item)
                continue
            if isinstance(item, ReadFailure):
                batch.fail(item)
                continue
            article = self._naming.named(item)
            named.add(article.id)
            if article.id in batch.ids:
                # Two versions of one article must not be published by the same transaction.
                yield batch
                batch = Batch()
            if article.id != item.id and self._catalogue.published_version(article.id) is None:
                batch.beside.append(article.id)
            self._sort_in(article, batch, newest)
            if batch.characters >= BATCH_CHARACTERS or len(batch.ids) >= BATCH_ARTICLES:
                yield batch
                batch = Batch()
        yield batch

    def _sort_in(self, article: Article, batch: Batch, newest: dict[str, str]) -> None:
        batch.ids.add(article.id)
        before = newest.get(article.id) or self._catalogue.published_version(article.id)
        if before is not None and before != article.version:
            article = with_edits(article, self._catalogue)
        other = None if before is None else self._catalogue.collection_of(article.id)
        if other is not None and other != article.collection:
            where = f"in the collection {other!r}" if other else "in no collection"
            reason = f"is there already, {where}, as {article.id!r}. Remove it there first"
            name = article.place.path if article.place else article.id
            batch.refuse(ReadFailure(name, reason))
        elif before == article.version:
            batch.read.append(article.id)
            batch.unchanged.append(article)
        elif not article.text.strip():
            batch.refuse(ReadFailure(article.id, f"The article {article.id!r} holds no text."))
        else:
            newest[article.id] = article.version
            batch.read.append(article.id)
            batch.changed.append(article)
            batch.characters += len(article.text)

    def anew(self, prepared: PreparedArticle) -> PreparedArticle:
        """Return what was prepared, with what a reader has set by hand since then."""
        article = with_edits(prepared.article, self._catalogue)
        return (
            prepared if article is prepared.article else self._prepared(article, cut(article.text))
        )

    def _packed(self, batch: Batch, cuts: Sequence[Cut]) -> Batch:
        pairs = zip(batch.changed, cuts, strict=True)
        batch.prepared = [self._prepared(article, of_text) for article, of_text in pairs]
        batch.passages = sum(len(one.passages) for one in batch.prepared)
        return batch

    def _prepared(self, article: Article, of_text: Cut) -> PreparedArticle:
        sentences = sentences_of(article, of_text)
        passages = pack_passages(article, sentences, self._count_tokens, self._passage_tokens)
        return PreparedArticle(article, article.version, of_text.language, of_text.pieces, passages)
