"""Articles of one claim each, and the disagreement that is found among them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.checking.citations import CitationChecker
from assistant.answering.comparing.disagreement import DisagreementFinder
from assistant.answering.draft import Candidate
from assistant.types import Disagreement
from index.passages import pack_passages
from index.sentences.split import split_sentences
from index.store import LocalCatalogue, PreparedArticle
from index.types import Article, SentenceHit, Span

MARCH = datetime.date(2026, 3, 3)


@dataclass(frozen=True)
class Report:
    """An article whose first sentence answers, the words that answer, and when it appeared.

    `margin` is how sure the reader is of the words.
    """

    text: str
    words: str
    day: int | None = 0
    title: str = ""
    score: float = 5.0
    margin: float = 2.0


def found(folder: Path, question: str, reports: Sequence[Report]) -> Disagreement | None:
    catalogue = LocalCatalogue(folder / "catalogue.sqlite3")
    candidates = []
    for number, report in enumerate(reports):
        day = None if report.day is None else MARCH + datetime.timedelta(days=report.day)
        article = Article(f"a{number}", report.title, report.text, date=day)
        sentences = split_sentences(article)
        passages = pack_passages(article, sentences, lambda text: len(text.split()), 60)
        prepared = PreparedArticle(article, article.version, "en", sentences, passages)
        catalogue.stage([prepared])
        catalogue.publish([prepared])
        start = sentences[0].text.index(report.words)
        words = Span(start, start + len(report.words)) if report.words else None
        hit = SentenceHit(sentences[0], report.score, margin=report.margin)
        candidates.append(Candidate(hit, report.score, words))
    finder = DisagreementFinder(catalogue)
    disagreement = finder.find(question, candidates, CitationChecker(catalogue))
    catalogue.close()
    return disagreement
