"""Articles of one claim each, and the disagreement that is found among them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.checking.citations import CitationChecker
from assistant.answering.comparing.disagreement import DisagreementFinder
from assistant.answering.draft import Candidate
from assistant.types import Disagreement
from index.types import Article, SentenceHit, Span
from tests.catalogues import catalogue_of

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
    articles = [_article(number, report) for number, report in enumerate(reports)]
    with catalogue_of(folder, *articles) as catalogue:
        candidates = []
        for article, report in zip(articles, reports, strict=True):
            first = catalogue.sentences(article.id)[0]
            start = first.text.index(report.words)
            words = Span(start, start + len(report.words)) if report.words else None
            hit = SentenceHit(first, report.score, margin=report.margin)
            candidates.append(Candidate(hit, report.score, words))
        finder = DisagreementFinder(catalogue)
        return finder.find(question, candidates, CitationChecker(catalogue))


def _article(number: int, report: Report) -> Article:
    day = None if report.day is None else MARCH + datetime.timedelta(days=report.day)
    return Article(f"a{number}", report.title, report.text, date=day)
