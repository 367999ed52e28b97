"""Citations, checked: nothing is shown whose quote is not the stored text at its offsets."""

from collections.abc import Iterable

from assistant.answering.draft import DraftSentence
from assistant.answering.neighbours import REACH, needed_beside
from assistant.types import AnswerSentence, Citation, Verdict
from index.errors import CitationError, NotFoundError
from index.store import Catalogue
from index.types import Article, Sentence


class CitationChecker:
    """Turns the sources of one answer into citations, reading each article once.

    Make one for each answer: an article that is replaced meanwhile must not be half old.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._articles: dict[str, Article] = {}

    def checked(self, draft: DraftSentence) -> AnswerSentence | None:
        """Return the sentence with the citations that hold, or None if none does.

        A sentence that is one of its quotes word for word is supported; others get no verdict here.
        """
        citations = tuple(self.valid(draft.sources))
        if not citations:
            return None
        verbatim = any(citation.quote == draft.text for citation in citations)
        verdict = Verdict.SUPPORTED if verbatim else None
        return AnswerSentence(draft.text, citations, verdict, answer=draft.answer)

    def valid(self, sentences: Iterable[Sentence]) -> Iterable[Citation]:
        """Yield a citation for every sentence that still stands in its article."""
        for sentence in sentences:
            try:
                yield self.citation(sentence)
            except (CitationError, NotFoundError):
                continue

    def citation(self, sentence: Sentence) -> Citation:
        """Return the citation of a sentence.

        Raises:
            CitationError: The stored text at its offsets is not what it says, or its version is
                no longer the published one.
            NotFoundError: Its article is gone.
        """
        article = self.article(sentence.article_id)
        if article.version != sentence.version:
            raise CitationError(f"Article {article.id!r} was replaced; ask again.")
        if sentence.span.of(article.text) != sentence.text:
            raise CitationError(
                f"The text of {article.id!r} at {sentence.span} is not what was to be quoted."
            )
        return Citation(
            article_id=article.id,
            version=sentence.version,
            start=sentence.span.start,
            end=sentence.span.end,
            quote=sentence.text,
            title=article.title,
            source=article.source,
            url=article.url,
            date=article.date,
            page=article.page(sentence.span.start),
        )

    def naming(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence nearby that names whom a sentence means by "he" or "it", if any."""
        first = max(sentence.number - REACH, 0)
        around = self._catalogue.sentences(sentence.article_id, first, sentence.number + 1)
        return needed_beside(sentence, around)

    def article(self, article_id: str) -> Article:
        """Return the article as it was when this answer first needed it.

        Raises:
            NotFoundError: It is gone.
        """
        if article_id not in self._articles:
            self._articles[article_id] = self._catalogue.article(article_id)
        return self._articles[article_id]
